import Screen
import Testing

@Suite struct RuleTests {
  @Test("boxes that share a side are joined")
  func boxes() {
    var canvas = Canvas(size: Size(columns: 9, rows: 5))
    canvas.box(Rect(column: 0, row: 0, columns: 5, rows: 5), style: Style())
    canvas.box(Rect(column: 4, row: 0, columns: 5, rows: 3), style: Style())
    #expect(
      canvas.text == """
        ┌───┬───┐
        │   │   │
        │   ├───┘
        │   │
        └───┘
        """)
  }

  @Test("rules cross, and end in whole lines")
  func rules() {
    var canvas = Canvas(size: Size(columns: 5, rows: 3))
    canvas.horizontalRule(at: Point(column: 0, row: 1), columns: 5, style: Style())
    canvas.verticalRule(at: Point(column: 2, row: 0), rows: 3, style: Style())
    canvas.verticalRule(at: Point(column: 4, row: 1), rows: 2, style: Style())
    #expect(
      canvas.text == """
          │
        ──┼─┐
          │ │
        """)
  }

  @Test("a rule stays inside its clip")
  func clipped() {
    var canvas = Canvas(size: Size(columns: 6, rows: 1))
    canvas.horizontalRule(
      at: Point(column: -3, row: 0), columns: 20, style: Style(), clip: Rect(column: 1, row: 0, columns: 3, rows: 1))
    #expect(canvas.text == " ───")
  }
}
