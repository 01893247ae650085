import Articles
import Screen

extension Compositor {
  private static let tabWidth = 4

  /// Code: a line a line, on its own ground, marked at the edges where it goes on.
  func code(_ text: String, at place: Place) -> [Line] {
    var lines: [Line] = []
    var offset = place.base
    for row in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      lines += codeLines(String(row) ?? "", source: offset, at: place)
      offset += row.count + 1
    }
    while lines.count > 1, lines.last?.source.isEmpty == true { lines.removeLast() }
    return lines
  }

  private func codeLines(_ text: String, source: Int, at place: Place) -> [Line] {
    var galley = Galley()
    let manner = Manner(role: .articleCode)
    var offset = source
    var column = 0
    for (index, part) in text.utf8.split(separator: 0x09, omittingEmptySubsequences: false).enumerated() {
      if index > 0 {
        let blanks = Self.tabWidth - column % Self.tabWidth
        galley.append(String(repeating: " ", count: blanks), manner, source: nil)
        column += blanks
        offset += 1
      }
      let start = galley.bytes.count
      galley.append(String(part) ?? "", manner, source: offset)
      let marks = clusterMarks(of: Array(galley.bytes[start...]), isASCII: galley.isASCII)
      column += marks.reduce(0) { $0 + $1.columns }
      offset += part.count
    }
    galley.joinLines()
    galley.close(.leftToRight)
    if place.lettering != nil || settings.longCode == .folded {
      let lines = lines(of: galley, at: place)
      let position = ReadingPosition(block: place.block, offset: source)
      return lines.isEmpty ? [Line(.blank, position: position, source: source..<offset)] : lines
    }
    let whole = galley.columns(of: 0..<galley.bytes.count)
    let spans = window(on: galley, columns: settings.longCode == .whole ? max(place.measure, whole) : place.measure)
    return [
      Line(.code, spans: spans, position: ReadingPosition(block: place.block, offset: source), source: source..<offset)
    ]
  }

  /// What is seen of a line of code through `columns` columns from the settings' offset on.
  private func window(on galley: Galley, columns: Int) -> [Span] {
    let total = galley.columns(of: 0..<galley.bytes.count)
    let first = min(max(0, settings.codeOffset), 1 << 24)
    let isCutBefore = first > 0 && total > 0
    let isCutBehind = total - first > columns
    let room = (first + (isCutBefore ? 1 : 0))..<max(first + 1, first + columns - (isCutBehind ? 1 : 0))
    var column = 0
    var start: Int?
    var end = 0
    var startColumn = 0
    for index in galley.bytes.indices where galley.marks[index].beginsCluster {
      let after = column + galley.marks[index].columns
      if column >= room.lowerBound, after <= room.upperBound {
        if start == nil { (start, startColumn) = (index, column) }
        end = index + 1
        while end < galley.bytes.count, !galley.marks[end].beginsCluster { end += 1 }
      }
      column = after
    }
    func blank(_ count: Int) -> [Span] {
      count > 0 ? [Span(String(repeating: " ", count: count), columns: count, role: .articleCode)] : []
    }
    let edge = { (mark: String) in Span(mark, columns: 1, role: .articleCode, emphasis: .bold) }
    var spans: [Span] = isCutBefore ? [edge("‹")] : []
    if let start {
      spans += blank(startColumn - room.lowerBound)
      let slice = Slice(content: start..<end, next: end, columns: 0, isHyphenated: false, endsText: true)
      spans += galley.spans(of: slice)
    }
    let taken = spans.reduce(0) { $0 + $1.columns }
    return spans + blank(columns - taken - (isCutBehind ? 1 : 0)) + (isCutBehind ? [edge("›")] : [])
  }
}
