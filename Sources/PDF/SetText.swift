internal import CPango

/// A paragraph set in lines by pango. Its lines hold as long as it does.
final class SetText {
  struct Line {
    let line: OpaquePointer
    /// How far it is moved in, in points.
    let x: Double
    /// The width of its letters, in points.
    let width: Double
    /// Where it begins, as an offset into the UTF-8 of the text without its tags.
    let start: Int
  }

  /// How a text is set.
  struct Manner {
    var family: String
    /// The size in points.
    var size: Double
    var isBold = false
    var isItalic = false
    var isJustified = false
    var isCentered = false
    /// Whether the text runs from right to left, whatever it begins with.
    var isRightToLeft = false
    /// How far the first line is moved in, in points.
    var indent = 0.0
    /// From one line to the next, in points.
    var leading: Double
    /// 0 is black.
    var gray = 0.0

    /// The face as pango writes it; sizes in its px are points here, for that is the unit of a PDF.
    var face: String { "\(family),\(isBold ? " Bold" : "")\(isItalic ? " Italic" : "") \(size)px" }
  }

  let manner: Manner
  private let layout: OpaquePointer
  private(set) var lines: [Line] = []
  /// The widest line, in points.
  let width: Double

  /// Sets `markup` in lines of at most `width` points; in one that is cut where it is too long, if so asked.
  init?(
    _ markup: String, _ manner: Manner, language: String, width: Double?, isCut: Bool = false, on surface: PDFSurface
  ) {
    let columns = width.map { Int32(clamping: Int(max(1, $0) * 1_024)) } ?? -1
    guard
      let layout = broadsheet_layout_new(
        surface.cairo, markup, manner.face, language, columns, Int32(clamping: Int(manner.indent * 1_024)),
        manner.isCentered ? 1 : manner.isRightToLeft ? 2 : 0, manner.isJustified ? 1 : 0,
        manner.isRightToLeft ? 1 : 0)
    else { return nil }
    if isCut { broadsheet_layout_cut(layout) }
    self.layout = layout
    self.manner = manner
    self.width = Double(broadsheet_layout_width(layout)) / 1_024
    guard let iterator = broadsheet_lines(layout) else { return }
    defer { broadsheet_lines_free(iterator) }
    repeat {
      var rectangle = broadsheet_rectangle()
      var baseline: Int32 = 0
      guard let line = broadsheet_lines_here(iterator, &rectangle, &baseline) else { continue }
      lines.append(
        Line(
          line: line, x: Double(rectangle.x) / 1_024, width: Double(rectangle.width) / 1_024,
          start: Int(broadsheet_line_start(line))))
    } while broadsheet_lines_next(iterator) != 0
  }

  deinit { broadsheet_layout_free(layout) }
}
