public import Articles
public import Screen
public import Themes

/// The time as the reader is told it: it never looks at a clock itself.
public struct Clock: Hashable, Sendable {
  /// Now.
  public var now: Timestamp
  /// The reader's own zone, in seconds east of UTC.
  public var zoneOffset: Int

  /// Today, here.
  public var date: CivilDate { now.components(offset: zoneOffset).date }

  /// The day that `moment` falls on here, in days since 1970.
  func day(_ moment: Timestamp) -> Int { moment.components(offset: zoneOffset).date.daysSinceEpoch }

  /// Minutes since midnight here.
  var minuteOfDay: Int { Int((now.seconds + Int64(zoneOffset)) / 60 % 1_440 + 1_440) % 1_440 }

  /// A clock that shows `now`.
  public init(now: Timestamp, zoneOffset: Int = 0) {
    self.now = now
    self.zoneOffset = zoneOffset
  }
}

/// What the section menu counts beside sections.
public struct MenuCounts: Hashable, Sendable {
  /// Unread stories in all.
  public var unread = 0
  /// Saved stories.
  public var saved = 0
  /// Stories to be read later.
  public var queued = 0
  /// The tags of saved stories.
  public var tags: [TagCount] = []

  /// Nothing to count.
  public init() {}
}

/// All that can happen to the reader.
public enum Event: Sendable {
  /// A key, the mouse, a new size.
  case terminal(TerminalEvent)
  /// Time has passed.
  case tick(Clock)
  /// The section menu with its counts, and the galleries.
  case sections([Section], galleries: [GalleryTeaser], MenuCounts)
  /// A story on which the reader wants to write.
  case inscription(StoredArticle, Inscription)
  /// The queue, after one of its stories is done with.
  case queue(Page, after: ArticleID?)
  /// What stands on the front page, and the story that leads it, whole.
  case frontPage(FrontPage, lead: StoredArticle?)
  /// The next rows of a list.
  case page(Listing, ListOrder, after: Cursor?, Page)
  /// An article that was asked for, with what stands beside it.
  case article(StoredArticle, rails: [RailList])
  /// The article that is being read, as it is now.
  case reread(StoredArticle)
  /// What stands beside the article.
  case rails(ArticleID, [RailList])
  /// The article under the selection of a list.
  case preview(StoredArticle)
  /// A gallery that was asked for.
  case gallery(Int64, Gallery)
  /// A picture that was asked for; nil where the store has none.
  case picture(url: String, Raster?)
  /// The themes to choose from, and what is wrong with files that could not be read.
  case themes([Theme], problems: [String])
  /// Settings were to be kept in config.yaml.
  case kept(Set<Setting>, KeptSettings)
  /// The theme that was asked for by its name.
  case theme(Theme)
  /// How many unread stories each of the kept searches finds, up to 1,000.
  case searchCounts([String: Int])
  /// The names that a condition of a search can be given and that begin so.
  case searchNames(field: String, begun: String, [String])
  /// The subscriptions with their history.
  case feeds([FeedState])
  /// The catalogue of newspapers.
  case catalogue([CatalogueFeed])
  /// A page turned out to have several feeds, one of which is to be chosen.
  case feedChoices([CatalogueFeed])
  /// How far a refresh has come.
  case refresh(Refresh)
  /// The stories that are to be printed.
  case printable(PrintSubject, [StoredArticle])
  /// The story at an address that was sent for has come, and calls these addresses its own.
  case fetched(String, addresses: [String])
  /// The story that was looked for; nil where the store does not hold it.
  case found(ArticleID?)
  /// The QR code of a text.
  case code(DotCode, of: String)
  /// The story whose text a command wants.
  case forCommand(StoredArticle, UserCommand)
  /// The file that was to be written is there already.
  case fileExists(PrintJob)
  /// Articles changed elsewhere: by undo, by an import in another window.
  case storeChanged
  /// Something to say on the status line.
  case notice(String)
  /// Something went wrong; one line.
  case failure(String)
}

/// All that the reader can ask for.
public enum Effect: Hashable, Sendable {
  case loadSections
  case loadFrontPage
  case loadPage(Listing, ListOrder, after: Cursor?)
  /// The first `count` rows anew, after something changed.
  case reloadPage(Listing, ListOrder, count: Int)
  case loadArticle(ArticleID)
  /// What stands beside an article, without the article.
  case loadRail(ArticleID)
  case loadPreview(ArticleID)
  case loadGallery(Int64)
  case loadPicture(url: String)
  case loadThemes
  /// Asks for the theme of a name.
  case loadTheme(String)
  /// An article was opened to be read: it is read now, and stands in the history.
  case visit(ArticleID)
  case setRead(ArticleID, Bool)
  case setSaved(ArticleID, Bool)
  case setQueued(ArticleID, Bool)
  case setTags(ArticleID, [String])
  case setNote(ArticleID, String)
  /// Asks for what the reader wrote on a story, to change it.
  case loadInscription(ArticleID, Inscription)
  /// Asks for the queue; `done` leaves it before.
  case playQueue(done: ArticleID?)
  case savePosition(ArticleID, ReadingPosition)
  case markAllRead(Listing)
  case remove(ArticleID)
  case undo
  /// Asks how many unread stories searches find.
  case countSearches([String])
  /// Asks for the names that a condition of a search can be given and that begin so.
  case findNames(field: String, begun: String)
  case loadFeeds
  case loadCatalogue
  /// Asks for the feeds that are due, beside the reader.
  case refresh
  /// Subscribes to the feed at an address, or to that of the page there.
  case addFeed(String)
  case subscribe(Subscription)
  case removeFeed(String)
  /// Gives a feed another name; nil for the one it has of its own.
  case renameFeed(String, String?)
  case moveFeed(String, [String])
  /// A feed that is no longer asked for is asked for again.
  case reviveFeed(String)
  /// Which stories of a feed are fetched whole.
  case setFullText(String, FullTextRule)
  case saveSetting(Setting, String)
  /// Writes settings of the page into config.yaml, which says `over` so far.
  case keepSettings([Setting: String], over: [Setting: String])
  /// To the clipboard.
  case copy(String)
  /// Opens a `mailto:` address in what writes mail.
  case mail(String)
  /// Asks for the QR code of a text.
  case drawCode(String)
  /// Asks for a story whose text a command wants.
  case loadForCommand(ArticleID, UserCommand)
  /// Runs a command of the person's own.
  case run(Errand)
  /// Opens an http(s) address in the browser.
  case browse(String)
  /// Takes the story at an http(s) address into the store, from the open internet only.
  case fetchStory(String)
  /// Fetches the whole text of a story from its page, beside the reader.
  case fetchFullText(ArticleID)
  /// The story that is being read, as the store has it now.
  case rereadArticle(ArticleID)
  /// Asks for the stories that are to be printed.
  case loadPrintable(PrintSubject)
  /// Prints, or writes a file, beside the reader.
  case print(PrintJob)
  /// Asks which story stands at the first of these addresses that the store knows.
  case findStory([String])
  /// Makes the terminal's own font larger or smaller than usual, by so many steps.
  case scaleFont(Int)
  case redraw
  case suspend
  case quit
}

/// What came of keeping settings in config.yaml.
public struct KeptSettings: Hashable, Sendable {
  /// All that the file says of the page now.
  public var file: [Setting: String]
  /// Why it does not say what was to be kept; one line.
  public var problem: String?

  /// The file says this now; `problem` where it was not changed.
  public init(file: [Setting: String], problem: String?) { (self.file, self.problem) = (file, problem) }
}

/// What is remembered from one day to the next.
public enum Setting: String, CaseIterable, Hashable, Sendable {
  case theme
  /// What decides on the theme, as `ThemeChoice.Guide` spells it.
  case themeGuide = "theme-by"
  case lightTheme = "light-theme"
  case darkTheme = "dark-theme"
  /// When it gets light and dark, `07:00`.
  case dawn
  case dusk
  /// Whether the terminal's colors were `light` or `dark` ones the last time it told.
  case appearance
  case textSize = "text-size"
  /// The characters that letters are drawn with, as `DotPacking` spells them, or `auto`.
  case packing
  case headlines = "drawn-headlines"
  case measure
  case justified
  case hyphenation
  /// Where lines of Korean may end: `word` or `syllable`.
  case lineBreak = "line-break"
  case pictures
  case railShown = "rail"
  /// Columns, or percent of the screen such as `15%`, or `auto`.
  case menuWidth = "menu-width"
  case railWidth = "rail-width"
  /// `left` or `right`.
  case railSide = "rail-side"
  /// The lists of the rail as `RailChoice` spells them, one a line.
  case railLists = "rail-lists"
  case foldedSections = "folded-sections"
  case foldedLists = "folded-lists"
  /// Searches that stand in the menu, one a line.
  case savedSearches = "saved-searches"
  /// Lists closed for a day, as `title=seconds` when they open again, one a line.
  case hiddenLists = "hidden-lists"
}
