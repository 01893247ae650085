import Screen
import Testing
import Typesetting

@testable import Reader

@Suite("The place in a story") struct PlaceInTextTests {
  /// The number of the first berth on the screen; the story of the ferries numbers its sentences.
  func berth(_ reader: TestReader) -> Int? {
    let words = reader.rows(3..<reader.rows.count - 1).split(whereSeparator: \.isWhitespace)
    for (word, next) in zip(words, words.dropFirst()) where word == "Berth" { return Int(next) }
    return nil
  }

  @Test("the first visible word stays in sight at any width", arguments: [30, 45, 60, 79, 80, 99, 100, 127, 128, 200])
  func resize(columns: Int) {
    var reader = TestReader(columns: 100, rows: 20, keys: "ENTER j*30")
    let before = berth(reader) ?? 0
    #expect(before > 5)
    reader.resize(columns, 20)
    #expect(abs((berth(reader) ?? 0) - before) <= 1, "\(before) became \(berth(reader) ?? 0)")
  }

  @Test("a storm of resizes does not move it", arguments: [17, 23, 30, 31, 44])
  func storm(lines: Int) {
    var reader = TestReader(columns: 100, rows: 20, keys: "ENTER j*\(lines)")
    let before = reader.firstVisibleLine
    for step in 0..<120 {
      reader.resize(34 + step * 37 % 150, 9 + step * 7 % 50)
      #expect(reader.flaws == [])
    }
    reader.resize(100, 20)
    #expect(reader.firstVisibleLine == before)
  }

  @Test("it stays through all sizes of text and back", arguments: [20, 31, 47])
  func textSizes(lines: Int) {
    var reader = TestReader(columns: 100, rows: 20, keys: "ENTER j*\(lines)")
    let before = reader.firstVisibleLine
    for keys in ["+", "-*3", "+*3", "-", "a", "a", "<*3", ">*3", "0"] { reader.press(keys) }
    #expect(reader.firstVisibleLine == before)
  }

  @Test("it stays when the rail goes and comes")
  func rail() {
    var reader = TestReader(columns: 100, rows: 20, keys: "ENTER j*31")
    let before = reader.firstVisibleLine
    reader.press("v z z v")
    #expect(reader.firstVisibleLine == before)
  }

  @Test("the top of a story stays its top")
  func top() {
    var reader = TestReader(columns: 100, rows: 20, keys: "ENTER")
    reader.resize(40, 12)
    reader.press("+")
    reader.resize(200, 60)
    #expect(reader.article?.top == 0)
  }

  @Test("the end of a story stays in sight when the window grows, and no empty page is shown below it")
  func end() {
    var reader = TestReader(columns: 60, rows: 14, keys: "ENTER G")
    reader.resize(120, 40)
    #expect(reader.screen.contains("Berth 80 was swept"))
    #expect(berth(reader).map { $0 < 70 } == true)
  }

  @Test("text sizes say what they did, and the ends of the scale are told")
  func notices() {
    var reader = TestReader(keys: "ENTER +")
    #expect(reader.statusLine == " Text +1: only the spacing grows")
    reader.press("0")
    #expect(reader.statusLine == " Text at its normal size")
    reader.press("-*3")
    #expect(reader.statusLine == " This is the smallest text.")
  }

  @Test("what was set is remembered from day to day")
  func settings() {
    var reader = TestReader(keys: "ENTER")
    reader.forgetEffects()
    reader.press("+ > a i v")
    #expect(
      reader.effects == [
        .saveSetting(.textSize, "1"), .saveSetting(.measure, "70"), .saveSetting(.justified, "yes"),
        .saveSetting(.pictures, "no"), .saveSetting(.railShown, "no"),
      ])
  }

  @Test("the share of the story that is read grows to 100%")
  func progress() {
    var reader = TestReader(columns: 100, rows: 20, keys: "ENTER")
    #expect(reader.rows[2].contains(" 12% "))
    reader.press("G")
    #expect(reader.rows[2].contains(" 100% "))
  }
}
