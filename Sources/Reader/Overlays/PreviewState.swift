// The print preview: the sheets as they come out of the printer, one under the other, or side by side where there is room.

import Articles
import Print
import Screen
import Typesetting

/// Sheets of paper over the page.
struct PreviewState: Sendable {
  /// What is being asked below the sheets.
  enum Asking: Hashable {
    case nothing
    /// Whether to print.
    case printer
    /// For a file's name.
    case file(TextInput)
  }

  /// Columns between the edge of a sheet and its text.
  static let margin = 2
  /// The endings of files, each a form.
  static let endings = ["pdf", "html", "md", "txt"]

  var subject: PrintSubject
  /// What is printed, once it is loaded.
  var document: PrintDocument?
  var articles: [ArticleID] = []
  var pages: [TextPage] = []
  /// Whether a printer gets them as a PDF, set anew in real type: text for printers lacks letters of them.
  var isPrintedAsPDF = false
  /// The first visible row of the sheets.
  var top = 0
  /// The first visible column, where a sheet is wider than the screen.
  var left = 0
  var asking = Asking.nothing
  /// What is wrong with the name that was entered.
  var problem: String?

  init(_ subject: PrintSubject) { self.subject = subject }
}

/// Where the sheets of a preview stand.
struct PreviewLayout {
  /// The rows that the sheets are seen in.
  let window: Rect
  /// A sheet with its edges, in cells.
  let sheet: Size
  /// Sheets side by side.
  let across: Int

  init(screen: Size, paper: Paper) {
    window = Rect(column: 0, row: 1, columns: screen.columns, rows: max(0, screen.rows - 2))
    sheet = Size(columns: paper.columns + 2 * PreviewState.margin + 2, rows: paper.rows + 2)
    across = max(1, (screen.columns + 2) / (sheet.columns + 2))
  }

  /// The first column of a sheet, `place` sheets from the left.
  func column(_ place: Int, left: Int) -> Int {
    let width = across * (sheet.columns + 2) - 2
    let start = width > window.columns ? -left : (window.columns - width) / 2
    return window.column + start + place * (sheet.columns + 2)
  }

  /// Rows of all sheets.
  func rows(pages: Int) -> Int { (pages + across - 1) / across * sheet.rows }

  /// The first page in the row of sheets that is seen most of.
  func page(at top: Int, of pages: Int) -> Int {
    min(max(0, (top + window.rows / 2) / sheet.rows * across), max(0, pages - 1))
  }
}

extension Sheet {
  /// The sheets, a line above that says what they are, and one below with the keys.
  mutating func paint(_ preview: PreviewState, _ state: ReaderState) {
    let screen = state.screen
    let layout = PreviewLayout(screen: screen, paper: state.paper)
    fill(Rect(screen), .text)
    fill(Rect(column: 0, row: 0, columns: screen.columns, rows: 1), .status)
    let tally =
      preview.pages.isEmpty
      ? "" : "\(layout.page(at: preview.top, of: preview.pages.count) + 1) of \(preview.pages.count)"
    let paper = "\(state.paper.size.title), margin \(state.paper.margin) mm"
    let form = preview.isPrintedAsPDF ? "printed as a PDF" : ""
    let right = (screen.columns < 60 ? [tally] : screen.columns < 80 ? [paper, tally] : [form, paper, tally]).filter {
      !$0.isEmpty
    }.joined(separator: " · ")
    put(right, endingAt: screen.columns - 1, 0, .status)
    let heading = "Print preview" + (preview.document.map { ": " + $0.title } ?? "")
    put(truncate(heading, columns: screen.columns - right.count - 4), 1, 0, .statusKey)
    for (index, page) in preview.pages.enumerated() {
      let row = layout.window.row + index / layout.across * layout.sheet.rows - preview.top
      guard row < layout.window.maxRow, row + layout.sheet.rows > layout.window.row else { continue }
      paint(page, at: Point(column: layout.column(index % layout.across, left: preview.left), row: row), layout)
    }
    if preview.document == nil { put("Setting the pages…", 2, 2, .textMuted) }
    paintFoot(preview, state)
  }

  private mutating func paint(_ page: TextPage, at origin: Point, _ layout: PreviewLayout) {
    let window = layout.window
    let width = layout.sheet.columns
    for sheetRow in 0..<layout.sheet.rows {
      let row = origin.row + sheetRow
      guard row >= window.row, row < window.maxRow else { continue }
      if sheetRow == 0 || sheetRow == layout.sheet.rows - 1 {
        let edge = sheetRow == 0 ? ("┌", "┐") : ("└", "┘")
        let line = signs(edge.0 + String(repeating: "─", count: width - 2) + edge.1)
        put(line, origin.column, row, .rule, clip: window)
        continue
      }
      put(signs("│"), origin.column, row, .rule, clip: window)
      put(signs("│"), origin.column + width - 1, row, .rule, clip: window)
      guard page.rows.indices.contains(sheetRow - 1) else { continue }
      let line = page.rows[sheetRow - 1]
      var column = origin.column + 1 + PreviewState.margin + line.indent
      for span in line.spans {
        column += put(span.text, column, row, span.role, adding: span.emphasis, clip: window)
      }
    }
  }

  private mutating func paintFoot(_ preview: PreviewState, _ state: ReaderState) {
    let row = state.screen.rows - 1
    let columns = state.screen.columns
    switch preview.asking {
    case .nothing:
      fill(Rect(column: 0, row: row, columns: columns, rows: 1), .status)
      if let notice = state.notice {
        put(truncate(notice.text, columns: columns - 2), 1, row, notice.isError ? .statusError : .statusNotice)
        return
      }
      var column = 1
      for (key, words) in [
        ("Space", "page"), ("]", "next sheet"), ("Enter", "print"), ("w", "write a file"), ("O", "paper"),
        ("< >", "margin"), ("Esc", "closes"),
      ] {
        guard column + key.count + words.count + 1 < columns else { break }
        column += put(key, column, row, .statusKey)
        column += put(" " + words, column, row, .status) + 2
      }
    case .printer:
      fill(Rect(column: 0, row: row, columns: columns, rows: 1), .overlayInput)
      let sheets = preview.pages.count == 1 ? "1 sheet" : "\(preview.pages.count) sheets"
      let question =
        preview.isPrintedAsPDF
        ? "Print it as a PDF of \(state.paper.size.title), set in real type?"
        : "Print \(sheets) of \(state.paper.size.title)?"
      put(truncate(question + "  y or n", columns: columns - 2), 1, row, .overlayInput)
    case .file(let input):
      fill(Rect(column: 0, row: row, columns: columns, rows: 1), .overlayInput)
      paintLine(label: "Write to: ", input.text, row: row)
      let said = preview.problem ?? "Tab: .pdf .html .md .txt   Enter writes   Esc goes back"
      let role: Role = preview.problem == nil ? .status : .statusError
      fill(Rect(column: 0, row: row - 1, columns: columns, rows: 1), role)
      put(truncate(said, columns: columns - 2), 1, row - 1, role)
    }
  }
}
