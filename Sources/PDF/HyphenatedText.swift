// Words taken apart at the ends of lines. Pango fills each line with as much as it holds, and would part a word at nearly every
// one; so a word may only be parted where its line would be too loose without, and no more than two lines in a row end in a
// hyphen. What is given to pango are soft hyphens (U+00AD), of which only those are seen that end a line.

internal import Typesetting

/// A place where a word may be taken apart.
private struct HyphenPlace {
  /// Where the hyphen goes, as an offset into the markup.
  var inMarkup: Int
  /// The same as an offset into the text without its tags.
  var inText: Int
  /// Where its word begins in that text, behind the blank before it.
  var word: Int
}

extension SetText {
  /// A line that leaves more of its width than this to the room between its words is too loose.
  private static let tolerance = 0.05
  /// A paragraph of more bytes than this is not set once more for each of its lines: it would take minutes.
  private static let longest = 6_000
  /// The bytes of a soft hyphen.
  private static let hyphenBytes = 2

  /// Sets `markup` in lines of at most `width` points, with words taken apart by the hyphenator, if any.
  static func set(
    _ markup: String, _ manner: Manner, language: String, width: Double, on surface: PDFSurface, hyphenator: Hyphenator?
  ) -> SetText? {
    let isShort = markup.utf8.count <= longest
    let places = isShort ? hyphenator.map { hyphenPlaces(in: markup, language, by: $0) } ?? [] : []
    guard !places.isEmpty else { return SetText(markup, manner, language: language, width: width, on: surface) }
    var ragged = manner
    ragged.isJustified = false
    /// Set with these hyphens, to be looked at: the widths of its lines are those of their words.
    func attempt(_ hyphens: [HyphenPlace]) -> SetText? {
      SetText(parted(markup, at: hyphens), ragged, language: language, width: width, on: surface)
    }
    var chosen: [HyphenPlace] = []
    guard var text = attempt(chosen) else { return nil }
    var line = 0
    var hyphensInARow = 0
    while line + 1 < text.lines.count {
      defer { line += 1 }
      let room = width - (line == 0 ? manner.indent : 0)
      let next = text.lines[line + 1].start - hyphenBytes * chosen.count
      let candidates = places.filter { $0.word == next }
      guard text.lines[line].width < room * (1 - tolerance), hyphensInARow < 2, !candidates.isEmpty,
        let parted = attempt(chosen + candidates), line + 1 < parted.lines.count,
        let used = candidates.indices.first(where: {
          candidates[$0].inText + hyphenBytes * (chosen.count + $0 + 1) == parted.lines[line + 1].start
        }), let better = attempt(chosen + [candidates[used]])
      else {
        hyphensInARow = 0
        continue
      }
      chosen.append(candidates[used])
      text = better
      hyphensInARow += 1
    }
    return SetText(parted(markup, at: chosen), manner, language: language, width: width, on: surface)
  }
}

/// Markup with soft hyphens at places, which are in order.
private func parted(_ markup: String, at places: [HyphenPlace]) -> String {
  var result: [UInt8] = []
  var start = 0
  let bytes = Array(markup.utf8)
  for place in places {
    result += bytes[start..<place.inMarkup]
    result += "\u{AD}".utf8
    start = place.inMarkup
  }
  return String(decoding: result + bytes[start...], as: UTF8.self)
}

/// Where the words of a text in markup may be taken apart, but for code. Names of tags and characters are too short for it.
private func hyphenPlaces(in markup: String, _ language: String, by hyphenator: Hyphenator) -> [HyphenPlace] {
  var offsets = hyphenator.places(in: markup, language: language)[...]
  guard !offsets.isEmpty else { return [] }
  let bytes = Array(markup.utf8)
  var places: [HyphenPlace] = []
  var (index, text, word) = (0, 0, 0)
  var isCode = false
  while index < bytes.count, let place = offsets.first {
    if index == place {
      if !isCode { places.append(HyphenPlace(inMarkup: place, inText: text, word: word)) }
      offsets.removeFirst()
    }
    switch bytes[index] {
    case UInt8(ascii: "<"):
      let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1
      if bytes[index...end].elementsEqual("<tt>".utf8) { isCode = true }
      if bytes[index...end].elementsEqual("</tt>".utf8) { isCode = false }
      index = end
    case UInt8(ascii: "&"):
      index = bytes[index...].firstIndex(of: UInt8(ascii: ";")) ?? index
      text += 1
    case UInt8(ascii: " "):
      text += 1
      word = text
    default: text += 1
    }
    index += 1
  }
  return places
}
