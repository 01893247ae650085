// All that the reader knows. `update` is the only place where it changes; `paint` only reads it.

import Articles
public import Print
public import Screen
public import Themes
public import Typesetting

/// A part of the screen that can have the focus.
public enum Pane: Hashable, Sendable {
  case menu, main, rail
}

/// All that the reader knows.
public struct ReaderState: Sendable {
  /// The size of the screen.
  public var screen: Size
  /// How many colors the terminal has; decides how pictures are drawn.
  public var depth: ColorDepth
  /// The theme in use.
  public var theme: Theme
  /// The theme that was asked for last, whether or not it could be read.
  var askedTheme: String?
  /// Whether the terminal's colors are light or dark ones: by what it told, the last time it did.
  var appearance: Theme.Appearance?
  /// Whether it told so in these words, and not only by its background.
  var tellsPreference = false
  /// The terminal's own background, where it told.
  var background: Color?
  /// How the terminal can show larger letters.
  public var letters = LetterTraits()
  /// What the terminal does with text by itself: all that is set and painted goes by it.
  public var habits = TerminalHabits()
  /// Whether drawn letters are written as words, for those who cannot see them.
  public var showsWords = false
  /// The time.
  public var clock: Clock
  /// The keys.
  public var keymap = Keymap()
  /// Keys that were typed and are the beginning of a longer row.
  var begunKeys: [Key] = []
  /// Takes words apart at the ends of lines; nil leaves all whole.
  public var hyphenator: Hyphenator?
  /// What is printed on.
  public var paper = Paper()
  /// How stories are shared, and commands of the person's own.
  public var sharing = SharingSettings()
  /// What config.yaml sets of the page, as it is remembered.
  public var fileSettings: [Setting: String] = [:]
  /// What is remembered from day to day.
  public var settings = Settings()

  /// Where the person is.
  public var place = Place.front(FrontState())
  var history = History()
  /// Which pane has the keys.
  public var focus = Pane.main

  /// The section menu, the front page and the galleries as last loaded.
  var sections: [Section] = []
  var counts = MenuCounts()
  var galleries: [GalleryTeaser] = []
  var front = FrontPage()
  var frontLayout = FrontLayout()
  /// Searches that stand in the menu, and how many unread stories each finds.
  var savedSearches: [String] = []
  var searchCounts: [String: Int] = [:]
  /// The search entered last.
  var lastSearch = ""
  /// The photo of the story that leads the front page.
  var leadPhoto: Photo?
  /// The words of the story that leads the front page, as many as a page can show.
  var leadText = ""
  var isFrontLoaded = false

  var menu = MenuState()
  /// What lies over the page and has the keys.
  var overlay: Overlay?
  /// What the status line says until the next key.
  var notice: Notice?
  var pictures = PictureShelf()
  /// The title of the list closed last, for undo.
  var lastHiddenList: String?
  /// How far the refresh under way has come; nil while there is none.
  var refresh: Refresh?
  /// The address of a story that is opened when it has come.
  var awaited: String?
  /// The number being typed in the list of links.
  var typedNumber: Int?
  /// The pane divider under the mouse while it is dragged.
  var drag: Divider?

  /// A reader on an empty front page; `start` asks for what it needs.
  public init(screen: Size, theme: Theme, depth: ColorDepth = .trueColor, clock: Clock) {
    self.screen = screen
    self.theme = theme
    self.depth = depth
    self.clock = clock
  }

  /// What to load for the first screen.
  public func start() -> [Effect] { [.loadFrontPage, .loadSections] }

  /// The pane whose keys hold.
  var scope: Command.Scope {
    if focus == .menu { return .menu }
    if focus == .rail { return .rail }
    switch place {
    case .front: return .front
    case .list: return .list
    case .article: return .article
    case .gallery: return .gallery
    case .feeds: return .feeds
    }
  }
}

/// A line on the status line.
struct Notice: Hashable, Sendable {
  var text: String
  var isError: Bool
}

/// The section menu: a cursor over the unfolded rows of the tree.
struct MenuState: Sendable {
  var selected = 0
  var top = 0
  /// Whether it lies over the page, on screens too narrow to keep it beside the page.
  var isOpen = false
  var unfolded: Set<SectionID> = []
}

/// What is being looked for in an article.
public struct FindState: Hashable, Sendable {
  /// The words, or the pattern.
  public var needle: String
  /// Whether it is a regular expression.
  public var isPattern = false
  /// Where they stand.
  var matches: [Match] = []
  /// Why the pattern cannot be looked for, as it stands.
  var problem: PatternError?
  /// Index of the match that was jumped to.
  var current = 0
}

/// Pictures at hand, the latest asked for first, so that an evening of galleries does not fill the memory.
struct PictureShelf: Sendable {
  private var rasters: [String: Raster] = [:]
  private var order: [String] = []
  private var missing: Set<String> = []

  subscript(url: String) -> Raster? { rasters[url] }
  func isKnown(_ url: String) -> Bool { rasters[url] != nil || missing.contains(url) }

  mutating func put(_ raster: Raster?, url: String) {
    guard let raster else {
      missing.insert(url)
      return
    }
    if rasters.updateValue(raster, forKey: url) == nil { order.append(url) }
    while order.count > 24 { rasters[order.removeFirst()] = nil }
  }
}

/// The edge between two panes.
enum Divider: Hashable, Sendable {
  case menu, rail
}
