// What is sent for a cell, so that nothing drifts. Programs disagree about the width of an emoji made of several scalars,
// and a row is spoiled where the terminal's cursor is not where curses takes it to be. So only what has one width
// everywhere is sent: an emoji's first scalar, the letters of a flag's country, blanks where the rest would have stood.
// And the C library, older than we or set to another language, may not know a letter: then a sign takes its place.

import CNcurses
import Screen

/// A spacing character with its marks, in a column of its own or two.
struct CursesGlyph: Equatable {
  var scalars: [UInt32]
  /// Columns right of the cell's first.
  var offset: Int
}

/// The glyphs that a cell is drawn with; together they take the cell's columns, as `width` measures scalars.
func cursesGlyphs(_ cell: Cell, width: (UInt32) -> Int) -> [CursesGlyph] {
  let scalars = cell.text.unicodeScalars.map(\.value)
  guard let base = scalars.first else { return [] }
  func filled(_ glyphs: [CursesGlyph], from offset: Int) -> [CursesGlyph] {
    glyphs + (offset..<max(offset, cell.columns)).map { CursesGlyph(scalars: [0x20], offset: $0) }
  }
  let regional: ClosedRange<UInt32> = 0x1F1E6...0x1F1FF
  if scalars.count == 2, scalars.allSatisfy(regional.contains) {
    return scalars.enumerated().map { CursesGlyph(scalars: [$1 - regional.lowerBound + 0x41], offset: $0) }
  }
  let taken = width(base)
  guard taken > 0, taken <= cell.columns else {
    // The sign is itself ambiguous (UAX #11): one that takes two columns has no room in a cell of one.
    let columns = width(0xFFFD)
    guard columns <= cell.columns else { return filled([CursesGlyph(scalars: [0x3F], offset: 0)], from: 1) }
    return filled([CursesGlyph(scalars: [0xFFFD], offset: 0)], from: max(1, columns))
  }
  // The parts of an emoji and the selectors of its shape are not sent.
  let isEmoji = scalars.dropFirst().contains { $0 == 0x200D || $0 == 0x20E3 || (0x1F3FB...0x1F3FF).contains($0) }
  let marks = isEmoji ? [] : scalars.dropFirst().filter { width($0) == 0 && !(0xFE00...0xFE0F).contains($0) }
  return filled([CursesGlyph(scalars: [base] + marks.prefix(Sanitizer.scalarsPerCell - 1), offset: 0)], from: taken)
}
