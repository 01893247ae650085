// The command line: which verb does what. No verb opens the reader.

internal import App
internal import Glibc

/// Runs the program with the words after its name, and gives its exit code.
public func run(arguments: [String]) -> ExitCode {
  // Only what letters are is asked of the locale: the rest would be a dozen files to open before the first screen.
  _ = setlocale(LC_CTYPE, "")
  // A reader of our output that goes away ends the writing, not the program in the middle of something.
  signal(SIGPIPE, SIG_IGN)
  do {
    var arguments = try Arguments(arguments)
    if arguments.has("--version") {
      try say("broadsheet \(version)")
      return .done
    }
    let folders = Folders(store: arguments.value("--store"), config: arguments.value("--config"))
    let verb = arguments.takeVerb()
    if arguments.has("--help") || verb == "help" {
      try say(helpText)
      return .done
    }
    switch verb {
    case nil: return try read(arguments, folders)
    case "import": return try importFiles(arguments, folders)
    case "list": return try list(arguments, folders)
    case "read": return try readArticle(arguments, folders)
    case "search": return try search(arguments, folders)
    case "fetch": return try fetch(arguments, folders)
    case "feeds": return try feeds(arguments, folders)
    case "export": return try export(arguments, folders)
    case "config": return try config(arguments, folders)
    case "doctor": return try doctor(folders)
    case "themes": return try themes(arguments, folders)
    case "store": return try store(arguments, folders)
    case "debug": return try debug(arguments)
    case "manual":
      try say(manualPage())
      return .done
    case .some(let other):
      throw UsageError("there is no verb “\(other)”; broadsheet --help lists them")
    }
  } catch {
    complain(String(describing: error))
    return .failed
  }
}

/// The program's version.
let version = "0.1"

/// What `--help` prints.
let helpText = """
  Broadsheet, a newspaper for the terminal.

  broadsheet                       opens the reader; ? in it shows the keys
  broadsheet import PATH|URL...    takes in RSS, Atom and JSON Feed files, saved pages (HTML), OPML, folders of them and
                                   what is at addresses; files may be gzipped; ninjs and NewsML-G2 too.
                                   --url URL: the address of a saved page  --text: a page copied as plain text
  broadsheet import newsboat [DIR]   newsboat's urls file, and from cache.db its stories with what was read and flagged
  broadsheet list                  articles, newest first.  --section NAME  --limit N  --json
  broadsheet read ID               one article, set in lines.  --width N  --format text|markdown|html|json|ninjs
  broadsheet search WORDS          the whole store.  --limit N  --json
  broadsheet fetch                 asks for the feeds that are due; --all: for all.  --json: an array with a row a feed,
                                   each on a line as it is stored: url, title, state (updated, unchanged, failed, retired,
                                   waiting), new, changed, error, since, seconds.  --stream: the same as JSON lines with
                                   an event (start, feed, readable, texts, whole, end) first
                                   --no-full-text: teasers are not completed from their pages
  broadsheet fetch --story ID      the whole text of one story, from its page
  broadsheet feeds list            subscriptions with their state.  --json
  broadsheet feeds add ADDRESS     subscribes to a feed, or to that of a page.  --section A/B  --title TITLE
                                   --full-text RULE: as feeds full-text
  broadsheet feeds catalogue [WORD]  newspapers to subscribe to, by country, subject, name or language.  --json
  broadsheet feeds full-text ADDRESS off|always|short|auto
                                   which of a feed's stories are fetched whole; auto: its teasers
  broadsheet feeds remove ADDRESS  ends a subscription; its stories stay
  broadsheet feeds import FILE     takes subscriptions from OPML
  broadsheet feeds export          writes them as OPML.  --with-passwords: with those that stand in addresses
  broadsheet export [ID...]        articles, or the front page (--front).  --section NAME  --search WORDS  --saved
                                   --limit N  --format pdf|html|markdown|text|json|ninjs  --width N  --title TITLE
                                   --out FILE: into a new file, whose ending may say the form; a folder: named by headline
                                   --force: also over one that is there  --paper a4|a5|letter|legal  --margin MM: text on
                                   sheets of paper  --print, --printer NAME: to lp, as text, or as a PDF where it has
                                   letters that printers of text lack
  broadsheet config                what is wrong with config.yaml; --defaults: every setting, documented;
                                   --commands: every command and its keys
  broadsheet doctor                whether all that the program needs is there and in order
  broadsheet themes                the themes.  --check FILE looks through one
  broadsheet store check|backup FILE|restore FILE|compact
  broadsheet store trim            lets go of what config.yaml's keep, or these, do not keep.  --days N  --per-feed N
                                   --megabytes N  --keep-unread  --dry-run
  broadsheet manual                the manual page, in troff: broadsheet manual | man -l -

  --store PATH   another store than $XDG_DATA_HOME/broadsheet/store.sqlite
  --config DIR   another folder than $XDG_CONFIG_HOME/broadsheet
  --size 80x24 --keys "j*3 ENTER SPACE TAB + q" --print-screen
                 the reader without a terminal: keys in, the last screen out (--color ansi: with its colors;
                 --now 2026-11-23T09:00:00Z: at that time; --theme NAME; --text: letters that would be drawn as words)

  Exit codes: 0 all done, 1 nothing done, 2 done in part (each failure told on standard error, one line).
  """
