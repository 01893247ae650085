import Testing

@testable import Reader

@Suite("The command palette") struct PaletteTests {
  func first(_ words: String, keys: String = "") -> Command.Name? {
    var reader = TestReader(keys: keys + " :")
    reader.type(words)
    guard case .palette(let palette) = reader.state.overlay else { return nil }
    return palette.found.first?.name
  }

  @Test(
    "finds a command by some of its letters",
    arguments: [
      ("theme", Command.Name.chooseTheme), ("quit", .quit), ("search", .search), ("larger", .textLarger),
      ("lgtxt", .textLarger), ("markall", .markAllRead), ("suspend", .suspend), ("photos", .openPhotos),
      ("front-page", .frontPage), ("JUSTIFIED", .toggleJustified),
    ])
  func finds(words: String, name: Command.Name) {
    #expect(first(words) == name)
  }

  @Test("does what it found, in the pane it was called from")
  func does() {
    var reader = TestReader(keys: "2 j :")
    reader.type("save")
    reader.press("ENTER")
    #expect(reader.store.records[2]?.isSaved == true && reader.whereabouts == "list National")
  }

  @Test("lists the commands of the pane only")
  func scope() {
    #expect(first("find in the article", keys: "ENTER") == .find)
    #expect(first("find in the article") == nil)
  }

  @Test("the arrows choose among what is found, and stop at the ends")
  func arrows() {
    var reader = TestReader(keys: ": UP DOWN*2 UP")
    guard case .palette(let palette) = reader.state.overlay else { return }
    #expect(palette.selected == 1)
    reader.press("DOWN*200")
    guard case .palette(let end) = reader.state.overlay else { return }
    #expect(end.selected == end.found.count - 1 && reader.flaws == [])
  }

  @Test("words that fit nothing are told")
  func nothing() {
    var reader = TestReader(keys: ":")
    reader.type("zzz")
    #expect(reader.screen.contains("No command fits."))
    reader.press("ENTER")
    #expect(reader.statusLine == " No command fits “zzz”.")
  }

  @Test("Esc does nothing and goes")
  func escape() {
    var reader = TestReader(keys: ":")
    reader.type("quit")
    reader.press("ESC")
    #expect(reader.screen == TestReader().screen && !reader.effects.contains(.quit))
  }

  @Test("pasted words are looked for")
  func paste() {
    var reader = TestReader(keys: ":")
    reader.paste("choose-theme")
    reader.press("ENTER")
    #expect(reader.screen.contains("Newsprint"))
  }

  @Test("letters in order, runs and beginnings of words weigh more")
  func scores() {
    #expect(fuzzyScore("xyz", in: "abc") == nil)
    #expect(fuzzyScore("ba", in: "ab") == nil)
    #expect(fuzzyScore("save", in: "Save") ?? 0 > fuzzyScore("save", in: "sxaxvxe") ?? 0)
  }
}
