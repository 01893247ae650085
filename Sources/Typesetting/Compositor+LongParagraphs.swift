// A paragraph as long as a book is set in parts, so that its beginning does not wait for its end. A part ends at a space;
// its last line, which is not full, begins the next part.

import Articles
import Screen

/// Where a long paragraph goes on.
struct Resumption: Hashable, Sendable {
  /// Bytes of its text that are set.
  var offset: Int
  /// The way it runs.
  var isRightToLeft: Bool
}

extension Compositor {
  /// Paragraphs of more bytes than this are set in parts.
  static let longParagraph = 24_000
  private static let partLength = 12_000

  /// The lines of the next part of `prose`, and where to go on.
  func part(
    of prose: Prose, at place: Place, from resumption: Resumption?, after previous: Block?, dateline: String?
  ) -> (lines: [Line], next: Resumption?) {
    let start = resumption?.offset ?? 0
    let (part, end) = prose.part(from: start, length: Self.partLength)
    var inner = place
    inner.base = place.base + start
    var galley = Galley()
    if resumption == nil { append(dateline: dateline, to: &galley, role: place.role) }
    append(part, to: &galley, base: inner.base, role: place.role)
    galley.close(
      resumption.map { $0.isRightToLeft ? .rightToLeft : .leftToRight } ?? .byFirstLetter, korean: settings.korean)
    var indent = 0
    if resumption == nil, case .paragraph = previous { indent = settings.paragraphIndent }
    var slices = slices(of: &galley, at: place, indent: indent)
    guard let end else { return (lines(of: galley, slices, at: inner, indent: indent), nil) }
    var offset = end
    if slices.count > 1, let last = slices.last,
      let source = galley.source(at: last.content.lowerBound), source - place.base > start
    {
      slices.removeLast()
      offset = source - place.base
    }
    return (
      lines(of: galley, slices, at: inner, indent: indent),
      Resumption(offset: offset, isRightToLeft: galley.isRightToLeft)
    )
  }
}

extension Prose {
  /// The runs from the byte `start` on, to a space about `length` bytes further; and where that is, nil at the end.
  func part(from start: Int, length: Int) -> (part: Prose, end: Int?) {
    var part = Prose()
    var offset = 0
    for run in runs {
      let utf8 = run.text.utf8
      defer { offset += utf8.count }
      guard offset + utf8.count > start else { continue }
      var copy = run
      let from = max(0, start - offset)
      let room = start + length - offset
      guard room < utf8.count else {
        if from > 0 { copy.text = String(utf8.dropFirst(from)) ?? "" }
        part.runs.append(copy)
        continue
      }
      var bytes = Array(utf8)
      let end = cutPlace(in: bytes, from: max(from, room))
      bytes = Array(bytes[from..<end])
      copy.text = String(decoding: bytes, as: UTF8.self)
      part.runs.append(copy)
      return (part, offset + end < sourceLength ? offset + end : nil)
    }
    return (part, nil)
  }

  /// Behind the next space, or where a letter begins if none comes soon.
  private func cutPlace(in bytes: [UInt8], from start: Int) -> Int {
    let end = min(bytes.count, start + 4_000)
    if let space = bytes[start..<end].firstIndex(of: 0x20) { return space + 1 }
    var place = end
    while place < bytes.count, bytes[place] & 0xC0 == 0x80 { place += 1 }
    return place
  }
}
