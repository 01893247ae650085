import Screen
import Testing

@testable import Reader

@Suite("Whatever is pressed") struct FuzzTests {
  static let keys =
    Command.table.flatMap(\.keys).filter { !["q", "Q", "C-c"].contains($0) } + [
      "y", "a", "b", "e", "ENTER", "TAB", "j", "G",
    ]

  @Test("the screen stays whole, the focused pane and its selection in sight", arguments: 0..<12)
  func randomKeys(seed: Int) {
    var random = SteadyRandom(seed: UInt64(seed + 1))
    var reader = TestReader(columns: 100, rows: 30, store: TestStore())
    var pressed: [String] = []
    for _ in 0..<150 {
      switch Int.random(in: 0..<12, using: &random) {
      case 0:
        let (columns, rows) = (Int.random(in: 30...200, using: &random), Int.random(in: 8...60, using: &random))
        reader.resize(columns, rows)
        pressed.append("\(columns)x\(rows)")
      case 1:
        let kinds: [MouseEvent.Kind] = [.press, .drag, .release, .wheelUp, .wheelDown]
        let kind = kinds[Int.random(in: 0..<5, using: &random)]
        let column = Int.random(in: 0..<reader.state.screen.columns, using: &random)
        let row = Int.random(in: 0..<reader.state.screen.rows, using: &random)
        reader.mouse(kind, column, row)
        pressed.append("\(kind)@\(column),\(row)")
        // The wheel looks elsewhere and leaves the selection where it is, until something is laid out anew.
        if kind == .wheelUp || kind == .wheelDown {
          reader.resize(reader.state.screen.columns, reader.state.screen.rows)
        }
      default:
        let key = Self.keys[Int.random(in: 0..<Self.keys.count, using: &random)]
        reader.press(key)
        pressed.append(key)
      }
      let flaws = reader.flaws
      #expect(flaws == [], "seed \(seed), \(reader.whereabouts), after \(pressed.suffix(12).joined(separator: " "))")
      if !flaws.isEmpty { return }
    }
  }
}
