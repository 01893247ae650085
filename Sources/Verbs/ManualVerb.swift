// The manual page, made from the same table as the keys in the reader, so that the two cannot differ.

internal import Reader

/// `broadsheet(1)` in troff.
func manualPage() -> String {
  var lines = [
    ".TH BROADSHEET 1", ".SH NAME", "broadsheet \\- a newspaper for the terminal", ".SH SYNOPSIS", ".nf",
  ]
  let help = helpText.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
  lines += help.map { escaped(String($0)) }
  lines += [".fi", ".SH KEYS"]
  for group in Command.Group.allCases {
    lines += [".SS " + group.rawValue]
    for command in Command.table where command.group == group {
      let scopes = Command.Scope.allCases.filter { command.scopes.contains($0) }.map(\.rawValue)
      let place = scopes.count == Command.Scope.allCases.count ? "" : " (\(scopes.joined(separator: ", ")))"
      lines += [".TP", escaped(command.keys.joined(separator: ", ")), escaped(command.title + place + ".")]
    }
  }
  lines +=
    [".SH FETCHING", ".nf"]
    + fetchingText.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }
  lines += [".fi", ".SH TEXT SIZE"] + paragraphs(textSizeText)
  lines += [".SH PRINTING"] + paragraphs(printingText)
  lines += [".SH LINKS AND SHARING"] + paragraphs(sharingText)
  lines += [".SH SETTINGS"] + paragraphs(settingsText)
  lines += [
    ".SH FILES", ".TP", "$XDG_DATA_HOME/broadsheet/store.sqlite", "The store.", ".TP",
    "$XDG_DATA_HOME/broadsheet/store.sqlite.search",
    "The index that the store is searched by. It can be removed, and is made again.", ".TP",
    "$XDG_CONFIG_HOME/broadsheet/config.yaml",
    "Every setting; broadsheet config --defaults documents them.", ".TP", "$XDG_CONFIG_HOME/broadsheet/themes/*.yaml",
    "The user's own themes.", ".SH ENVIRONMENT", ".TP", "BROWSER",
    "The program that o opens an address with; %s stands for the address.", ".TP", "SHELL",
    "The shell that | gives its line to.", ".TP", "NO_COLOR",
    "Set to anything: no colors.",
  ]
  return lines.joined(separator: "\n")
}

/// How the page is set, and where that is kept; each line a paragraph.
private let settingsText = """
  F2 lists the settings of the page: the arrows change one, Enter types it, Backspace sets it as shipped, and config.yaml \
  holds it at once. What keys such as t, + or a change is remembered; where config.yaml sets it, the file holds again at the \
  next start, and ; writes what differs into it. Only the value's own place in the file changes: comments, order and line \
  endings stay. What cannot be changed alone is refused in a line.
  .PP
  In config.yaml, theme: is a name, or holds light: and dark: with by: terminal (what the terminal says of its colors, by OSC \
  11 and mode 2031) or by: time with from: and until:. layout: holds measure:, menu: and rail: (columns, or a part of the \
  screen such as 15%), rail-side:, show-rail: and rail-lists: (related, ranked, reporter, links, or ranked: TITLE). page: \
  holds align:, hyphenate:, korean:, pictures: and headlines:.
  """

/// How text is made larger; each line a paragraph.
private let textSizeText = """
  + and - make the text of an article larger and smaller, 0 sets it as usual. At +1 only the spacing grows; from +2 to \
  +5 letters are drawn, each several cells high, in Latin, Greek, Cyrillic and all syllables of Hangul. What has no picture \
  is written in its line's middle row. A size is offered where at least a dozen letters and three lines fit.
  .PP
  Letters are drawn with quadrants, and with the finer sextants or octants in terminals that draw them without seams, which \
  are asked for their name: kitty, VTE 0.70, and of newer ones foot 1.20, ghostty 1.2. Behind tmux, screen and zellij it is \
  always quadrants. T shows a line of each to choose from. The Linux console has none of them: there setfont loads a larger \
  font.
  .PP
  A terminal that makes letters larger itself (the text sizing protocol, OSC 66) does so at +2 to +5 and for headlines. It \
  is asked after the first screen, and must answer exactly as the protocol says.
  .PP
  In config.yaml, text-size: holds method: (auto, sized, drawn, spacing, which draws nothing, or terminal), level: (the step \
  at the start), packing: (auto, quadrants, sextants, octants, half-blocks), faces: (the pixels of the letters at +2 to +5: \
  10, 12 or 16), drop-caps: (whether a story in drawn letters begins with one as high as two lines; true) and osc66: \
  (probe, on, off).
  .PP
  With method: terminal the terminal's own font grows instead, and all that is on the screen with it: that of xterm with \
  TrueType fonts, where its resource allowFontOps is true (the window grows and keeps its columns), and that of others by \
  command:, a program with its arguments in which {level} and {points} stand for the step and the size. On leaving, the font \
  is as it was.
  .PP
  broadsheet --print-screen --text gives the words of drawn letters.
  .PP
  In config.yaml, ambiguous-width: is narrow, or wide for a terminal that gives ambiguous characters (UAX #11) two columns, \
  such as xterm -cjk_width: rules are then drawn in ASCII, and no letters are. bidi: is ours, or terminal for one that orders \
  and joins letters that run from right to left itself. Files and pipes get them as they are written.
  """

/// How stories get on paper and into files; each line a paragraph.
private let printingText = """
  P shows what is on the page, a story, a list or the front page, on sheets of paper: with the nameplate and the day, the \
  page's number, and at the foot of each page the addresses of its links. Space and b turn pages, ] and [ sheets, O takes \
  other paper, < and > another margin. Enter hands the sheets to lp, as text at 10 characters and 6 lines to the inch, or as a \
  PDF where they have letters that printers of text lack, such as Hangul; w writes a file, in the form that its ending says.
  .PP
  broadsheet export does the same for scripts. It never writes over a file without --force. A PDF is set in real type by \
  pango and cairo, in columns, with the photos that the store has; an HTML file has its pictures inside.
  .PP
  In config.yaml, print: holds paper: (a4, a5, letter, legal), margin: (millimeters), printer: (as lp -d knows it) and \
  font: (faces of a PDF, apart by commas).
  """

/// How stories leave the reader; each line a paragraph.
private let sharingText = """
  f puts letters on the links of an article. Typing them shows where a link leads; Enter opens it in the browser, d fetches \
  the story and opens it in the reader, y copies the address. A link whose words name another host, whose host mixes scripts \
  or only looks like Latin letters, or that has a name before its host, is shown in the same way before it is opened, \
  whatever opened it, with its punycode where letters may deceive. A number typed in the rail's list of links goes to that link.
  .PP
  S shares a story: copies its address, opens mail or a place's own page with it, draws it as a QR code, which i inverts, or runs \
  a command of your own. c copies a paragraph; V chooses lines, which y copies with their source. | pipes the article's text to a line that \
  you type, which $SHELL runs.
  .PP
  In config.yaml, clipboard: is auto (wl-copy, xclip, xsel or pbcopy where one fits the session, else OSC 52), osc52, tool or \
  off; share: holds mastodon: with the name of a server; commands: is a list, each with name:, key:, run: (a list of a program \
  and its arguments), input: (none or text), in: (terminal or background) and pause:. In run, {url}, {title} and {file} are \
  whole arguments. A command in which what a story says would be part of a word, a line for a shell or a program is refused.
  """

/// How fetching is set up.
private let fetchingText = """
  A feed is due an hour after it was read, or later where it or its server asks for
  that. For cron:

    */15 * * * * broadsheet fetch 2>/dev/null >/dev/null

  After the feeds, stories of which they give only a teaser are fetched whole from
  their pages: as many as full-texts says, a few of each newspaper, for a minute at
  most; the others at the next fetch. An entry is a teaser where it is shorter than
  500 bytes or breaks off. feeds full-text sets another rule for a feed: always,
  short (by length alone) or off; what config.yaml says comes first. A page that does
  not come, breaks off for subscribers, or tells something else, takes nothing from
  the teaser; it is tried six times in all, later and later. A story over several
  pages, up to ten, is joined. What stands on four or more pages of a newspaper, word
  for word, is left out of the next.

  For systemd, in ~/.config/systemd/user/broadsheet-fetch.service:

    [Service]
    Type=oneshot
    ExecStart=%h/.local/bin/broadsheet fetch
    SuccessExitStatus=2

  and in broadsheet-fetch.timer beside it:

    [Timer]
    OnStartupSec=2min
    OnUnitInactiveSec=15min
    [Install]
    WantedBy=timers.target

  config.yaml:

    fetch:
      connections: 64            # requests at a time
      connections-per-host: 4
      timeout: 30                # seconds
      connect-timeout: 10
      size-limit: 32             # megabytes, unpacked
      redirects: 10
      interval: 60               # minutes
      full-texts: 100            # stories that one fetch completes from their pages
      proxy: http://proxy.example:3128
    feeds:
      - url: https://paper.example/feed
        user: reader
        password: secret
        cookie: session=1
        headers: {X-Token: abc}
        private: true            # its host may be in a private network
        full-text: always        # off, always, short, or auto: its teasers
      - name: harbor             # subscribed to as exec:harbor
        exec: [harbor-feed, --rss]
        title: Harbor log
        section: Sea/Harbor
  """

/// Lines of text, apart where `.PP` stands on one of its own.
private func paragraphs(_ text: String) -> [String] {
  text.split(separator: "\n").map { $0 == ".PP" ? ".PP" : escaped(String($0)) }
}

/// Text that troff prints as it is.
private func escaped(_ text: String) -> String {
  var result = text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" : ""
  for character in text {
    switch character {
    case "\\": result += "\\e"
    case "-": result += "\\-"
    default: result.append(character)
    }
  }
  return result
}
