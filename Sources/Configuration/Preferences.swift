// What a person sets in `config.yaml`. Every value is optional; what is wrong is told with file, line and reason, and all
// the rest holds. Secrets stand only here: not in the store, and in no list of subscriptions.

/// The settings of a configuration folder.
public struct Preferences: Hashable, Sendable {
  /// How feeds are fetched.
  public var fetching = FetchSettings()
  /// What is set for single feeds.
  public var feeds: [FeedSettings] = []
  /// How long articles are kept.
  public var keeping = KeepSettings()
  /// The keys of commands that have others than they ship with.
  public var keys: [KeySettings] = []
  /// How text is made larger.
  public var textSize = TextSizeSettings()
  /// What is printed on.
  public var printing = PrintSettings()
  /// Whether the terminal gives ambiguous characters two columns (UAX #11, class A).
  public var hasWideAmbiguous = false
  /// Whether the terminal orders and joins letters that run from right to left itself.
  public var leavesBidi = false
  /// Where copied text goes.
  public var clipboard = ClipboardWay.auto
  /// The host of the person's Mastodon server.
  public var mastodon: String?
  /// Commands of the person's own.
  public var commands: [CommandSettings] = []
  /// How the page looks, as it is written: what it may be, the reader knows.
  public var page: [PageValue] = []

  /// Nothing set.
  public init() {}
}

/// How feeds are fetched; nil where the program decides.
public struct FetchSettings: Hashable, Sendable {
  /// Requests at a time.
  public var connections: Int?
  /// Requests at a time to one host.
  public var connectionsPerHost: Int?
  /// Seconds for a request.
  public var timeout: Int?
  /// Seconds until a connection is made.
  public var connectTimeout: Int?
  /// Megabytes that a feed may have, unpacked.
  public var sizeLimit: Int?
  /// Redirects that are followed.
  public var redirects: Int?
  /// Minutes after which a feed is due again.
  public var interval: Int?
  /// Stories that one fetch completes from their pages; 0 for none.
  public var fullTexts: Int?
  /// The proxy's address; empty for none, whatever the environment says.
  public var proxy: String?
}

/// How long articles are kept; without a rule for ever. What was saved, queued or noted on is always kept.
public struct KeepSettings: Hashable, Sendable {
  /// Days that an article is kept.
  public var days: Int?
  /// Articles that are kept of each feed.
  public var perFeed: Int?
  /// Megabytes that the store may have.
  public var megabytes: Int?
  /// Whether what was not read is kept.
  public var keepsUnread = false
}

/// The keys that a command is given in the place of those it ships with.
public struct KeySettings: Hashable, Sendable {
  /// The command's name.
  public var command: String
  /// The keys; each may be several typed one after the other, with spaces between them.
  public var keys: [String]
  /// The line of the file that says so, from 1.
  public var line: Int
}

/// A setting of the page as the file has it.
public struct PageValue: Hashable, Sendable {
  /// The mapping that it stands in: `layout`.
  public var group: String
  /// Its name in the mapping: `measure`.
  public var name: String
  /// The value, or those of a list.
  public var words: [String]
  /// Whether it is a list.
  public var isList: Bool
  /// The line of the file that says so, from 1.
  public var line: Int
}

/// How text is made larger.
public struct TextSizeSettings: Hashable, Sendable {
  /// The way: `auto`, `sized`, `drawn`, `spacing`, `terminal`.
  public var method = Choice.auto
  /// The step on the scale that the program starts with, -2 to 5; nil for the one used last.
  public var level: Int?
  /// The pixels of the letters' faces at the steps from +2 to +5.
  public var faces: [Int]?
  /// Whether the terminal makes letters larger itself (OSC 66); nil where it is to be tried.
  public var isSized: Bool?
  /// A program and its arguments that change the font of the terminal; empty where the terminal itself is asked to.
  public var command: [String] = []
  /// The usual size of the terminal's font; nil where it is not told.
  public var points: Int?
  /// The characters that letters are drawn with, as `DotPacking` spells them; nil where the terminal decides.
  public var packing: String?

  /// Whether a story in drawn letters begins with one as high as two lines.
  public var dropsCaps = true

  /// A way to make text larger.
  public enum Choice: String, CaseIterable, Hashable, Sendable {
    /// What the terminal can do best.
    case auto
    /// Letters that the terminal makes larger, where it knows how; else drawn ones.
    case sized
    /// Letters drawn in the terminal's cells.
    case drawn
    /// Only the spacing grows.
    case spacing
    /// The terminal's own font, where the terminal lets it be changed; else as `auto`.
    case terminal
  }

  /// The packings that can be named.
  static let packings = ["quadrants", "sextants", "octants", "half-blocks"]
  /// The pixels of the faces there are.
  static let faceSizes = [10, 12, 16]
}

/// What is printed on; nil where the program decides.
public struct PrintSettings: Hashable, Sendable {
  /// The sheet, as `Paper.Size` spells it.
  public var paper: String?
  /// The margin in millimeters.
  public var margin: Int?
  /// The printer's name, as `lp -d` knows it.
  public var printer: String?

  /// The faces of a PDF, the first that is there, apart by commas.
  public var font: String?

  /// The sheets that can be named.
  static let papers = ["a4", "a5", "letter", "legal"]
}

/// What is set for one feed.
public struct FeedSettings: Hashable, Sendable {
  /// The feed's address; `exec:NAME` for a command.
  public var url: String
  /// The command that writes the feed, and its arguments; empty for a feed that is fetched.
  public var command: [String] = []
  /// What the feed is called; nil for its own title.
  public var title: String?
  /// The section that a command's stories go to.
  public var sectionPath: [String] = []
  /// Further header lines.
  public var headers: [Header] = []
  /// The name for basic authentication.
  public var user: String?
  /// The password to it.
  public var password: String?
  /// The `Cookie` line.
  public var cookie: String?
  /// Whether its host may be in a private network, though its name does not say so.
  public var isPrivate = false
  /// Which of its stories are fetched whole: `off`, `always`, `short` or `auto`; nil for what was set with `feeds full-text`.
  public var fullText: String?
  /// What `fullText` may be.
  public static let fullTextRules = ["off", "always", "short", "auto"]

  /// A header line.
  public struct Header: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its value.
    public var value: String
  }

  init(url: String) { self.url = url }
}

/// What is wrong in a configuration file.
public struct PreferencesError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file.
  public let path: String
  /// Counted from 1; nil where it is about the whole file.
  public let line: Int?
  /// What is wrong there, and what would be right.
  public let reason: String

  /// An error in a file.
  public init(path: String, line: Int?, reason: String) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  /// All of it in a line.
  public var description: String { "\(path):\(line.map { "\($0):" } ?? "") \(reason)" }
}
