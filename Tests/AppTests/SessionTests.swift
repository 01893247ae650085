import Articles
import ProgramRunner
import Reader
import Screen
import Store
import Testing
import Themes

@testable import App

/// What keys do to the store.
@Suite struct SessionTests {
  @Test("a story that was opened is read, and the counts fall")
  func visit() throws {
    let sitting = try Sitting(120, 36)
    let before = try sitting.unread()
    try sitting.press("2 ENTER")
    #expect(try sitting.unread() == before - 1)
    try sitting.press("F m")
    #expect(sitting.screen.contains("All stories           \(before - 1) │"))
  }

  @Test("a story that was opened stands first in the history")
  func history() throws {
    let sitting = try Sitting()
    try sitting.press("2 ENTER BACKSPACE j ENTER")
    #expect(
      try sitting.headlines(.history) == [
        "The night the bell rang twenty-eight times", "The minute that has sixty-one seconds",
      ])
  }

  @Test("s saves the story, and once more saves it no longer")
  func save() throws {
    let sitting = try Sitting()
    try sitting.press("2 s")
    #expect(try sitting.headlines(.saved) == ["The minute that has sixty-one seconds"])
    try sitting.press("s")
    #expect(try sitting.headlines(.saved) == [])
  }

  @Test("u marks the story read, and once more unread")
  func toggleRead() throws {
    let sitting = try Sitting()
    let before = try sitting.unread()
    try sitting.press("2 u")
    #expect(try sitting.unread() == before - 1)
    try sitting.press("u")
    #expect(try sitting.unread() == before)
  }

  @Test("A marks a section read after asking, and U takes it back")
  func markAllRead() throws {
    let sitting = try Sitting()
    let before = try sitting.unread()
    try sitting.press("2 A")
    #expect(try sitting.unread() == before)
    try sitting.press("y")
    #expect(try sitting.unread() == before - 9)
    #expect(sitting.status == "All marked as read. U undoes it.")
    try sitting.press("U")
    #expect(try sitting.unread() == before)
    #expect(sitting.status == "Undone.")
  }

  @Test("what was read before stays read when marking all is undone")
  func markAllReadKeepsWhatWasRead() throws {
    let sitting = try Sitting()
    try sitting.press("2 u")
    let before = try sitting.unread()
    try sitting.press("A y U")
    #expect(try sitting.unread() == before)
  }

  @Test("a story that was removed is gone from the list until U brings it back")
  func remove() throws {
    let sitting = try Sitting()
    let headline = "The minute that has sixty-one seconds"
    try sitting.press("2 D y")
    #expect(try !sitting.headlines(.everything).contains(headline))
    #expect(!sitting.screen.contains(headline))
    try sitting.press("U")
    #expect(try sitting.headlines(.everything).contains(headline))
    #expect(sitting.screen.contains(headline))
  }

  @Test("with nothing to undo, U says so")
  func nothingToUndo() throws {
    let sitting = try Sitting()
    try sitting.press("U")
    #expect(sitting.status == "There is nothing to undo.")
  }

  @Test("the place in a story is kept from one day to the next")
  func position() throws {
    let sitting = try Sitting()
    try sitting.press("2 j j ENTER SPACE Q")
    #expect(sitting.session.hasEnded)
    let again = try Sitting(sitting.store, in: sitting.folder)
    try again.press("2 j j ENTER")
    #expect(firstWords(again.screen) == firstWords(sitting.screen))
    #expect(firstWords(again.screen) == "Who may begin")
  }

  /// The first line of the article that is on the screen, blank rows passed over.
  private func firstWords(_ screen: String) -> String? {
    screen.split(separator: "\n").dropFirst(3).lazy
      .compactMap { $0.split(separator: "│").first.map { $0.filter { $0 != " " }.isEmpty ? nil : String($0) } ?? nil }
      .map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }.first
  }

  @Test("settings are kept from one day to the next", arguments: ["+ +", "<*3", "a", "i", "v", "x"])
  func settings(keys: String) throws {
    let sitting = try Sitting(120, 36)
    try sitting.press("2 j ENTER TAB")
    try sitting.press(keys == "x" ? "x" : "S-TAB \(keys)")
    let again = try Sitting(sitting.store, in: sitting.folder, 120, 36)
    #expect(again.session.state.settings == sitting.session.state.settings)
    #expect(again.session.state.settings != Settings())
  }

  @Test("the chosen theme is kept; one only looked at is not")
  func theme() throws {
    let sitting = try Sitting()
    try sitting.press("t j ESC")
    #expect(try sitting.store.setting("theme") == nil)
    try sitting.press("t j ENTER")
    #expect(try sitting.store.setting("theme") == sitting.session.state.theme.name)
    #expect(sitting.session.state.theme.name != ThemeLibrary.defaultName)
  }

  @Test("y copies the address and says which")
  func copy() throws {
    let sitting = try Sitting(try storeWithFeed(), in: try TemporaryFolder())
    try sitting.press("F ENTER y")
    #expect(sitting.session.outside.copied == ["https://harbor.example/3"])
    #expect(sitting.status == "Copied https://harbor.example/3")
  }

  @Test("o opens the address and says the host")
  func browse() throws {
    let sitting = try Sitting(try storeWithFeed(), in: try TemporaryFolder())
    try sitting.press("F ENTER o")
    #expect(sitting.session.outside.browsed == ["https://harbor.example/3"])
    #expect(sitting.status.hasPrefix("Opening") && sitting.status.contains("harbor.example"))
  }

  @Test("a story of the sample edition has no address to open")
  func noAddress() throws {
    let sitting = try Sitting()
    try sitting.press("2 ENTER o")
    #expect(sitting.session.outside.browsed == [])
    #expect(sitting.status == "This story has no address on the web.")
  }

  @Test("a browser that cannot be started is told on the status line")
  func browserProblem() throws {
    let sitting = try Sitting(try storeWithFeed(), in: try TemporaryFolder())
    sitting.session.outside.browserProblem = "There is no browser; set $BROWSER to one."
    try sitting.press("F ENTER o")
    #expect(sitting.status == "There is no browser; set $BROWSER to one.")
  }

  @Test("Ctrl-L redraws and Ctrl-Z suspends")
  func outside() throws {
    let sitting = try Sitting()
    try sitting.press("C-l C-z")
    #expect(sitting.session.outside.redrawn == 1 && sitting.session.outside.suspended == 1)
  }

  @Test("a store that fails is told on the status line, and the reader goes on")
  func failure() throws {
    let sitting = try Sitting()
    try sitting.press("2")
    sitting.store.close()
    try sitting.press("s")
    #expect(sitting.status.contains("store.sqlite: "))
    #expect(!sitting.session.hasEnded)
    try sitting.press("Q")
    #expect(sitting.session.hasEnded)
  }

  @Test("a story that is gone is told on the status line")
  func goneStory() throws {
    let sitting = try Sitting()
    try sitting.press("2")
    _ = try sitting.store.remove(try sitting.story("The minute that has sixty-one seconds"))
    try sitting.press("ENTER")
    #expect(sitting.status == "The store no longer has this story.")
  }

  @Test("a store filled elsewhere shows its new stories, and what was selected stays so")
  func storeChanged() throws {
    let sitting = try Sitting()
    try sitting.press("2 j")
    var article = Article(entryID: "late", source: "test", publication: "Harbor News", headline: "A ferry is late")
    article.sectionPath = ["National"]
    article.posted = Sitting.clock.now
    _ = try sitting.store.merge([article], at: Sitting.clock.now)
    sitting.session.take(.storeChanged)
    #expect(sitting.screen.contains("A ferry is late"))
    try sitting.press("ENTER")
    #expect(sitting.screen.contains("The night the bell rang"))
  }
}

/// A store without ranked lists: three stories of one feed, the third the latest.
func storeWithFeed() throws -> Store {
  let store = try Store(path: ":memory:", mode: .readWrite)
  let articles = (1...3).map { number in
    var article = Article(
      entryID: "\(number)", source: "https://harbor.example/feed", publication: "Harbor News",
      headline: "Story \(number) of the harbor", url: "https://harbor.example/\(number)")
    article.posted = Timestamp(seconds: Sitting.clock.now.seconds - 86_400 + Int64(number) * 3_600)
    article.body = [.paragraph(Prose("A ferry came in."))]
    return article
  }
  _ = try store.merge(articles, at: Sitting.clock.now)
  return store
}
