// Everything a person can ask for. The table in `Command+Table.swift` is the single source: keys, the help page, the
// palette and the manual are made from it.

/// Something a person can ask the reader to do.
public struct Command: Hashable, Sendable {
  /// The name that keys are bound to and the palette finds; the raw value is how it is spelt in configuration.
  public enum Name: String, CaseIterable, Hashable, Sendable {
    case cursorDown = "cursor-down"
    case cursorUp = "cursor-up"
    case cursorLeft = "cursor-left"
    case cursorRight = "cursor-right"
    case pageDown = "page-down"
    case pageUp = "page-up"
    case halfPageDown = "half-page-down"
    case halfPageUp = "half-page-up"
    case first
    case last
    case open
    case unfold
    case fold
    case back
    case forward
    case close
    case quit
    case nextPane = "next-pane"
    case previousPane = "previous-pane"
    case toggleMenu = "toggle-menu"
    case toggleRail = "toggle-rail"
    case readingView = "reading-view"
    case frontPage = "front-page"
    case openSection = "open-section"
    case toggleFold = "toggle-fold"
    case nextList = "next-list"
    case previousList = "previous-list"
    case hideList = "hide-list"
    case nextArticle = "next-article"
    case previousArticle = "previous-article"
    case nextUnread = "next-unread"
    case previousUnread = "previous-unread"
    case nextMatch = "next-match"
    case previousMatch = "previous-match"
    case find
    case search
    case keepSearch = "keep-search"
    case save
    case queue
    case nextInQueue = "next-in-queue"
    case tagStory = "tag"
    case noteStory = "note"
    case toggleRead = "toggle-read"
    case markAllRead = "mark-all-read"
    case remove
    case undo
    case changeOrder = "change-order"
    case openInBrowser = "open-in-browser"
    case fetchStory = "fetch-story"
    case fullText = "full-text"
    case copyAddress = "copy-address"
    case copyText = "copy-text"
    case selectLines = "select-lines"
    case followLink = "follow-link"
    case share
    case pipe
    case openByline = "open-byline"
    case openPhotos = "open-photos"
    case printPreview = "print-preview"
    case textLarger = "text-larger"
    case textSmaller = "text-smaller"
    case textNormal = "text-normal"
    case measureWider = "measure-wider"
    case measureNarrower = "measure-narrower"
    case toggleHeadlines = "toggle-headlines"
    case toggleJustified = "toggle-justified"
    case toggleHyphenation = "toggle-hyphenation"
    case toggleLineBreak = "toggle-line-break"
    case codeLeft = "code-left"
    case codeRight = "code-right"
    case togglePictures = "toggle-pictures"
    case chooseLettering = "choose-lettering"
    case chooseTheme = "choose-theme"
    case settings
    case keepSettings = "keep-settings"
    case refresh
    case feedList = "feed-list"
    case catalogue
    case addFeed = "add-feed"
    case renameFeed = "rename-feed"
    case moveFeed = "move-feed"
    case removeFeed = "remove-feed"
    case retryFeed = "retry-feed"
    case fullTextRule = "full-text-rule"
    case nextFailingFeed = "next-failing-feed"
    case previousFailingFeed = "previous-failing-feed"
    case palette
    case help
    case redraw
    case suspend
  }

  /// Where a command applies: the focused pane, or everywhere.
  public enum Scope: String, CaseIterable, Hashable, Sendable {
    case front = "Front page"
    case list = "Lists"
    case article = "Article"
    case rail = "Rail"
    case menu = "Section menu"
    case gallery = "Gallery"
    case feeds = "Feeds"
  }

  /// The heading it stands under in help.
  public enum Group: String, CaseIterable, Hashable, Sendable {
    case moving = "Moving"
    case going = "Going round"
    case stories = "Stories"
    case feeds = "Feeds"
    case page = "The page"
    case program = "The program"
  }

  /// Its name.
  public var name: Name
  /// What it does, in a few words, for help and palette.
  public var title: String
  /// The heading it stands under.
  public var group: Group
  /// Its keys as shipped, as `Keymap` spells them.
  public var keys: [String]
  /// The panes it applies to.
  public var scopes: Scopes

  init(_ name: Name, _ title: String, _ group: Group, _ keys: String, in scopes: Scopes = .everywhere) {
    self.name = name
    self.title = title
    self.group = group
    self.keys = keys.split(separator: " ").map(String.init)
    self.scopes = scopes
  }
}
