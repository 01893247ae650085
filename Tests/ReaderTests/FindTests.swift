import Articles
import Screen
import Testing
import Typesetting

@testable import Reader

@Suite("Finding in a story") struct FindTests {
  @Test("goes to the first match as it is typed")
  func live() {
    var reader = TestReader(columns: 80, rows: 20, keys: "ENTER /")
    reader.type("Berth 40 ")
    #expect(reader.screen.contains("Berth 40 "))
    #expect(reader.statusLine == " Find in the article: Berth 40 ▏")
  }

  @Test("says which match of how many, and n and N go round")
  func round() {
    var reader = TestReader(columns: 80, rows: 20, keys: "ENTER /")
    reader.type("berth 3")
    reader.press("ENTER")
    #expect(reader.statusLine.contains("Match 1 of 11"))
    reader.press("n")
    #expect(reader.statusLine == " Match 2 of 11 for “berth 3”")
    reader.press("N*2")
    #expect(reader.statusLine == " Match 11 of 11 for “berth 3”")
    reader.press("n")
    #expect(reader.statusLine == " Match 1 of 11 for “berth 3”")
  }

  @Test("every match that n goes to is on the screen", arguments: [(40, 10), (80, 20), (140, 50)])
  func inSight(columns: Int, rows: Int) {
    var reader = TestReader(columns: columns, rows: rows, keys: "ENTER /")
    reader.type("swept")
    reader.press("ENTER")
    for number in 2...80 {
      reader.press("n")
      #expect(reader.statusLine.contains("Match \(number) of 80"))
      guard let article = reader.article, let find = article.find, var setter = article.setting?.setter else { return }
      let line = setter.line(at: find.matches[find.current].position)
      #expect((article.top..<article.top + ScreenLayout(reader.state).main.rows).contains(line))
    }
  }

  @Test("how many there are is told while one types")
  func count() {
    var reader = TestReader(columns: 80, rows: 20, keys: "ENTER /")
    reader.type("berth 3")
    #expect(reader.rows[reader.rows.count - 2].hasPrefix(" Match 1 of 11   Ctrl-R"))
    reader.type("zz")
    #expect(reader.rows[reader.rows.count - 2].hasPrefix(" Nowhere in this article"))
  }

  @Test("Ctrl-R takes what is typed for a regular expression, and back")
  func pattern() {
    var reader = TestReader(columns: 80, rows: 20, keys: "ENTER / C-r")
    reader.type("berth 3[1-4]( |\\.)")
    #expect(reader.statusLine.hasPrefix(" Find by pattern: berth"))
    reader.press("ENTER")
    #expect(reader.statusLine.contains("Match 1 of 4"))
    reader.press("/ C-r [")
    #expect(reader.rows[reader.rows.count - 2].hasPrefix(" Not a pattern yet: "))
    reader.press("C-r")
    #expect(reader.statusLine == " Find in the article: [▏" && reader.flaws == [])
  }

  @Test("finds Hangul and Hebrew", arguments: [(3, "등불"), (4, "הספינות")])
  func otherScripts(story: Int, words: String) {
    var reader = TestReader(columns: 60, keys: "m j ENTER j*\(story) ENTER /")
    reader.type(words)
    reader.press("ENTER")
    #expect(reader.statusLine.contains("Match 1 of 1"))
  }

  @Test("Esc ends it and stays in the story")
  func escape() {
    var reader = TestReader(columns: 80, rows: 20, keys: "ENTER /")
    reader.type("swept")
    reader.press("ENTER ESC")
    #expect(reader.article != nil && reader.article?.find == nil)
    reader.press("ESC")
    #expect(reader.whereabouts == "front")
  }

  @Test("Esc while typing ends it and goes back to the place where it began")
  func escapeWhileTyping() {
    var reader = TestReader(columns: 80, rows: 20, keys: "ENTER")
    let page = reader.rows(3..<20)
    reader.press("/")
    reader.type("Berth 60")
    #expect(reader.rows(3..<20) != page)
    reader.press("ESC")
    #expect(reader.rows(3..<20) == page && reader.article?.find == nil)
  }

  @Test("what is typed is looked for from where the finding began, not from where the last letter led")
  func fromTheBeginning() {
    var reader = TestReader(columns: 80, rows: 20, keys: "ENTER /")
    reader.type("Berth 60")
    reader.press("BACKSPACE*2")
    #expect(reader.article?.find?.current == 0)
  }

  @Test("words that are not there are told, and nothing stays looked for")
  func nothing() {
    var reader = TestReader(keys: "ENTER /")
    reader.type("lighthouse")
    reader.press("ENTER")
    #expect(reader.statusLine == " “lighthouse” is not in this article.")
    #expect(reader.article?.find == nil)
  }

  @Test("matches stay found when the window changes")
  func resized() {
    var reader = TestReader(columns: 80, rows: 20, keys: "ENTER /")
    reader.type("Berth 40 ")
    reader.press("ENTER")
    reader.resize(50, 14)
    #expect(reader.article?.find?.matches.count == 1)
    reader.press("n")
    #expect(reader.screen.contains("Berth 40"))
  }

  @Test("n goes to the next unread story where nothing is looked for")
  func unread() {
    let reader = TestReader(keys: "ENTER n")
    #expect(reader.whereabouts == "article Council votes for quieter bells")
  }
}
