extension Preferences {
  /// A `config.yaml` with every setting, what it is for and what holds without it; each is commented out.
  public static let documented = """
    # Broadsheet's settings: $XDG_CONFIG_HOME/broadsheet/config.yaml. What is not set is as shown here.
    # broadsheet doctor says what is wrong with a file.

    # The theme, as broadsheet themes lists them: one, or one for the light and one for the dark. by: terminal goes by what the
    # terminal says of its colors, and changes with them; by: time by the time of day.
    #theme: newsprint
    #theme: {light: newsprint, dark: midnight, by: terminal}
    #theme: {light: newsprint, dark: midnight, by: time, from: 07:00, until: 19:00}   # light from, and until

    # Where the panes stand. Where nothing is set, the screen decides; narrow screens stack what has no room. F2 in the reader
    # shows and changes these settings, those of the page, and the size of the text.
    #layout:
    #  measure: 66              # columns of an article's lines, 30 to 140
    #  menu: auto               # the section menu: columns, 14 to 80, or a part of the screen, 5% to 40%
    #  rail: auto               # the lists beside an article and the front page: columns, 20 to 120, or 10% to 50%
    #  rail-side: right         # right or left
    #  show-rail: true          # v shows and hides it
    #  rail-lists: [related, ranked, reporter, links]   # in this order, and no others; "ranked: Most read" is one by its title

    # How an article looks.
    #page:
    #  align: ragged            # or justified
    #  hyphenate: true          # words may be taken apart at the ends of lines
    #  korean: word             # Korean lines end by word or by syllable
    #  pictures: true
    #  headlines: drawn         # or written; where there is room, a lead's headline is drawn in large letters

    # How feeds are fetched.
    #fetch:
    #  connections: 64            # requests at a time, 1 to 512
    #  connections-per-host: 4    # to one server, 1 to 512
    #  timeout: 30                # seconds for a request, 1 to 3600
    #  connect-timeout: 10        # seconds until a connection is made, 1 to 3600
    #  size-limit: 32             # megabytes of a feed, unpacked, 1 to 1024
    #  redirects: 10              # that are followed, 0 to 50
    #  interval: 60               # minutes until a feed is due again, 1 to 43200
    #  full-texts: 100            # stories that one fetch completes from their pages, 0 to 10000
    #  proxy: http://localhost:3128   # as the environment says where it is not set; "" for none

    # How long articles are kept, looked at after every fetch; without a rule for ever. What was saved, put in the
    # queue or noted on is always kept. broadsheet store trim --dry-run says what would go.
    #keep:
    #  days: 365                # those that appeared in so many days, 1 to 36500
    #  per-feed: 500            # the latest of each feed
    #  megabytes: 500           # the latest of which the store has so much
    #  unread: false            # whether what was not read is kept whatever the rules say

    # Keys, in the place of those that a command ships with; broadsheet config --commands lists commands and keys.
    # Several keys typed one after the other stand with spaces between them; [] leaves a command to the palette alone.
    #keys:
    #  first: [g g, HOME]
    #  open-in-browser: [o, C-o]
    #  remove: []

    # What is printed on.
    #print:
    #  paper: a4                  # a4, a5, letter or legal
    #  margin: 20                 # millimeters on each side, 5 to 40
    #  printer: office            # as lp -d knows it; without it the usual printer
    #  font: C059, Nimbus Roman   # of a PDF: the first that is there, and others for letters that it lacks

    # Where copied text goes: auto (wl-copy, xclip, xsel or pbcopy where one fits the session, else osc52), osc52 (the
    # terminal), tool, off.
    #clipboard: auto

    # The server that Mastodon's line of the share menu leads to.
    #share:
    #  mastodon: mastodon.example

    # Commands of your own, in the share menu (S). run is a program and its arguments, read by no shell; {url}, {title} and
    # {file} (a file with the story's text) stand for what the story has, each as a whole argument.
    #commands:
    #  - name: Film
    #    key: v                   # one letter or digit, which works on the page too where nothing else has it
    #    run: [mpv, "{url}"]
    #    input: none              # or text: the story's text on standard input
    #    in: terminal             # or background: beside the reader
    #    pause: false             # whether Enter is waited for before the page comes back

    # How text is made larger.
    #text-size:
    #  method: auto               # auto, sized (by the terminal, where it can), drawn, spacing, terminal (its own font)
    #  level: 0                   # -2 to 5, at the start; where it is not set, what was used last
    #  packing: auto              # letters are drawn with quadrants, sextants, octants, half-blocks, or what is known to be whole
    #  faces: [10, 12, 16, 12]    # pixels of the drawn letters at +2, +3, +4 and +5: 10, 12 or 16
    #  drop-caps: true            # whether a story in drawn letters begins with one as high as two lines
    #  osc66: probe               # whether the terminal makes letters larger itself: on, off, or probe to try it
    #  command: [kitty, "@", set-font-size, "{points}"]   # for method: terminal; {level} is -2 to 5; no shell reads it
    #  points: 12                 # the font's usual size, for method: terminal; a quarter more for each level

    # What the terminal does with text by itself. Characters that are ambiguous (UAX #11: accented letters, Greek, Cyrillic,
    # dashes and quotes, rules and blocks) take one column, or two in a terminal set up for East Asian fonts, such as
    # xterm -cjk_width. There rules are drawn in ASCII, pictures are coarser, and letters cannot be drawn larger.
    #ambiguous-width: narrow       # or wide

    # Who puts letters that run from right to left into their order and joins those of Arabic: ours for the reader, which
    # tells a terminal that would do it too not to; terminal for one that does it better, such as mlterm or Konsole.
    #bidi: ours                    # or terminal

    # What holds for single feeds. Secrets stand only here.
    #feeds:
    #  - url: https://harbor.example/members.xml
    #    user: ada                # for basic authentication
    #    password: "..."
    #    cookie: "session=..."
    #    headers:
    #      Accept-Language: ko
    #    private: false           # whether its server may be in a private network
    #    full-text: auto          # stories fetched whole from their pages: auto (teasers), always, short, off
    #  - name: tides              # a feed that a command writes; no shell reads the command
    #    exec: [tide-table, --rss, Incheon]
    #    title: Tides
    #    section: National/Weather

    """
}
