import Articles
import Print
import Testing

@testable import Reader

@Suite("Print preview") struct PreviewTests {
  /// The jobs that were handed in.
  private func jobs(_ reader: TestReader) -> [PrintJob] {
    reader.effects.compactMap { if case .print(let job) = $0 { job } else { nil } }
  }

  @Test("P shows the article on sheets, with nameplate, day and page, and Esc comes back to where one was")
  func article() {
    var reader = TestReader(columns: 80, rows: 24, keys: "2 ENTER j*3")
    let before = reader.screen
    reader.press("P")
    #expect(reader.screen.contains("Print preview: Night ferries return to the quay"))
    #expect(reader.screen.contains("B R O A D S H E E T"))
    #expect(reader.screen.contains("Monday 23 November 2026"))
    #expect(reader.rows[0].hasSuffix("A4, margin 20 mm · 1 of 3"))
    reader.press("G")
    #expect(reader.screen.contains("3 of 3"))
    reader.press("ESC")
    #expect(reader.screen == before)
  }

  @Test(
    "a list and the front page are printed whole, under their name",
    arguments: [("2", "National", 4), ("", "Front page", 12)])
  func lists(keys: String, title: String, count: Int) {
    let reader = TestReader(keys: keys + " P ENTER y")
    #expect(jobs(reader).map(\.title) == [title])
    #expect(jobs(reader).first?.articles.count == count)
    #expect(jobs(reader).first?.target == .printer)
  }

  @Test("printing is asked about first, and any other key does not print")
  func asks() {
    var reader = TestReader(keys: "2 ENTER P ENTER")
    #expect(reader.statusLine.hasPrefix(" Print 3 sheets of A4?"))
    reader.press("n")
    #expect(jobs(reader).isEmpty && reader.screen.contains("Print preview"))
  }

  @Test("where printers of text lack letters, it says that they get a PDF")
  func letters() {
    let story = TestPaper.story("lamps", "부두의 등불", in: ["National"], by: "Kang", hours: 1, language: "ko")
    var reader = TestReader(store: TestStore(articles: [story]), keys: "P")
    #expect(reader.rows[0].hasSuffix("printed as a PDF · A4, margin 20 mm · 1 of 1"))
    reader.press("ENTER")
    #expect(reader.statusLine.hasPrefix(" Print it as a PDF of A4, set in real type?  y or n"))
  }

  @Test("w asks for a file named by the headline; Tab changes its form")
  func file() {
    var reader = TestReader(keys: "2 ENTER P w")
    #expect(reader.statusLine.hasPrefix(" Write to: night-ferries-return-to-the-quay.pdf"))
    reader.press("TAB")
    #expect(reader.statusLine.hasPrefix(" Write to: night-ferries-return-to-the-quay.html"))
    reader.press("TAB*3 ENTER")
    #expect(jobs(reader).first?.target == .file("night-ferries-return-to-the-quay.pdf"))
    #expect(!reader.screen.contains("Print preview"))
  }

  @Test("a name whose ending is no form is told, and can be mended")
  func wrongName() {
    var reader = TestReader(keys: "2 ENTER P w C-u")
    reader.type("story.doc")
    reader.press("ENTER")
    #expect(reader.screen.contains("The end of the name says in which form"))
    reader.press("BACKSPACE*3")
    reader.type("txt")
    reader.press("ENTER")
    #expect(jobs(reader).first?.target == .file("story.txt"))
  }

  @Test(
    "a file that is there already is asked about, and written over only on y", arguments: [("y", true), ("n", false)])
  func replaces(key: String, isReplaced: Bool) throws {
    var reader = TestReader(keys: "2 ENTER P w ENTER")
    let job = try #require(jobs(reader).first)
    #expect(!job.replaces)
    reader.send(.fileExists(job))
    #expect(reader.statusLine.contains("night-ferries-return-to-the-quay.pdf is there already. Write over it?"))
    reader.press(key)
    #expect(jobs(reader).last?.replaces == isReplaced)
  }

  @Test("paper and margin change before one's eyes, and go along with the job")
  func paper() {
    var reader = TestReader(keys: "2 ENTER P O O >")
    #expect(reader.rows[0].contains("Letter, margin 15 mm"))
    reader.press("ENTER y")
    #expect(jobs(reader).first?.paper == Paper(.letter, margin: 15))
  }

  @Test("sheets stand side by side where there is room, and are moved sideways where there is too little")
  func widths() {
    let wide = TestReader(columns: 200, rows: 60, keys: "2 ENTER P")
    #expect(wide.rows[2].split(separator: "B R O A D S H E E T", omittingEmptySubsequences: false).count == 3)
    var narrow = TestReader(columns: 40, rows: 12, keys: "2 ENTER P")
    #expect(!narrow.screen.contains("Monday 23 November"))
    narrow.press("RIGHT*9")
    #expect(narrow.screen.contains("Monday 23 November"))
  }

  @Test(
    "a size of any kind is borne, also while the preview is open", arguments: [(30, 8), (40, 12), (80, 24), (300, 90)])
  func sizes(columns: Int, rows: Int) {
    var reader = TestReader(keys: "P G")
    reader.resize(columns, rows)
    #expect(reader.screen.contains("Print pr"))
    reader.press("SPACE b ] [ g G k w ESC ENTER n q")
    #expect(!reader.screen.contains("Print preview"))
  }

  @Test("an empty list says that there is nothing to print")
  func nothing() {
    let reader = TestReader(store: .empty, keys: "P")
    #expect(reader.statusLine.hasPrefix(" There is nothing to print here."))
  }

  @Test("what a story holds does not steer the terminal from the preview")
  func hostile() {
    var reader = TestReader(store: HostilePaper.store(), keys: "P")
    for _ in 0..<40 {
      #expect(
        reader.screen.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
      reader.press("SPACE")
    }
  }
}
