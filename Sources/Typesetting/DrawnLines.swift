// A paragraph into lines of drawn letters. They are few and short, a dozen to fifty letters, so where they end matters more
// than in cells: of all ways to break the paragraph the one with the least squares of the room left over is taken (Knuth and
// Plass, Breaking Paragraphs into Lines, 1981, without stretching).

import Articles
import Faces
import Screen

/// The best lines of `words` in `measure` pixels, the first `indentedLines` of them `indent` shorter.
func breakIntoDrawnLines(
  _ words: [DrawnWord], _ lettering: Lettering, measure: Int, indent: Int = 0, indentedLines: Int = 1
) -> [Slice] {
  guard !words.isEmpty else { return [] }
  /// The least cost of the lines up to a word, the word that their last line begins with, how many lines there end in
  /// hyphens in a row, and how many there are.
  var best: [(cost: Double, first: Int, hyphens: UInt8, lines: Int)] = [(0, 0, 0, 0)]
  best.reserveCapacity(words.count + 1)
  let hyphenCost = Double(lettering.letterWidth * lettering.letterWidth * 16)
  for end in 1...words.count {
    var found: (cost: Double, first: Int) = (.infinity, end - 1)
    var isOneWord = true
    var width = 0
    var first = end - 1
    while first >= 0 {
      let room = best[first].lines < indentedLines ? measure - indent : measure
      width += first == end - 1 ? words[first].ink : words[first].all
      let slack = room - width
      if width > measure, first < end - 1 { break }
      if slack < 0, first < end - 1 {
        first -= 1
        continue
      }
      var cost = Double(max(0, slack) * max(0, slack))
      let last = words[end - 1]
      if last.endsText { cost = slack < 0 ? 1e6 : 0 }
      if last.isHyphenated { cost += hyphenCost }
      if last.isCut { cost += 1e4 }
      if first < end - 1 { isOneWord = isOneWord && words[first].isHyphenated }
      if first > 0, words[first - 1].isHyphenated {
        // As in cells: no third line in a row, and the word that ends the paragraph whole.
        if last.isHyphenated { cost += best[first].hyphens < LineFitting.mostHyphens ? hyphenCost : 1e5 }
        if last.endsText, isOneWord { cost += 1e5 }
      }
      if best[first].cost + cost <= found.cost { found = (best[first].cost + cost, first) }
      if first > 0, words[first - 1].endsText { break }
      first -= 1
    }
    let isHyphenated = words[end - 1].isHyphenated
    let hyphens = isHyphenated ? min(best[found.first].hyphens, LineFitting.mostHyphens) + 1 : 0
    best.append((found.cost, found.first, hyphens, best[found.first].lines + 1))
  }
  var slices: [Slice] = []
  var end = words.count
  while end > 0 {
    let first = best[end].first
    let last = words[end - 1]
    slices.append(
      Slice(
        content: words[first].start..<max(words[first].start, last.inkEnd), next: last.end, columns: 0,
        isHyphenated: last.isHyphenated, endsText: last.endsText))
    end = first
  }
  return slices.reversed()
}

/// What may stand on a line or be left for the next one.
struct DrawnWord {
  var start: Int
  /// Where its letters end, and where the next word begins.
  var inkEnd: Int
  var end: Int
  /// Pixels with and without the spaces at its end.
  var all: Int
  var ink: Int
  /// Whether it ends in a hyphen that is only shown at the end of a line.
  var isHyphenated = false
  /// Whether it is a part of a word that is longer than a line.
  var isCut = false
  /// Whether the text itself ends the line behind it.
  var endsText = false
}

/// The words of `galley` from `start` on, none of them longer than `measure` pixels.
func drawnWords(of galley: Galley, _ lettering: Lettering, from start: Int, measure: Int) -> [DrawnWord] {
  let (bytes, marks) = (galley.bytes, galley.marks)
  let hyphen = lettering.hyphenWidth
  var words: [DrawnWord] = []
  var word = DrawnWord(start: start, inkEnd: start, end: start, all: 0, ink: 0)
  var piece = galley.piece(at: start)
  func close(at index: Int) {
    word.end = index
    words.append(word)
    word = DrawnWord(start: index, inkEnd: index, end: index, all: 0, ink: 0)
  }
  var index = start
  while index < bytes.count {
    if index > start, marks[index].mustBreak {
      word.endsText = true
      close(at: index)
    } else if index > start, marks[index].mayBreak {
      word.isHyphenated = index >= 2 && bytes[index - 1] == 0xAD && marks[index - 2].isInvisible
      if word.isHyphenated { word.ink += hyphen }
      close(at: index)
    } else if index > start, marks[index].mayHyphenate, word.ink + hyphen <= measure {
      word.isHyphenated = true
      word.ink += hyphen
      close(at: index)
    }
    var end = index + 1
    while end < bytes.count, !marks[end].beginsCluster { end += 1 }
    while piece + 1 < galley.pieces.count, galley.pieces[piece + 1].start <= index {
      piece += 1
      if galley.pieces[piece].manner != galley.pieces[piece - 1].manner { word.all += lettering.packing.columns - 1 }
    }
    defer { index = end }
    if bytes[index] == 0x0A || marks[index].isInvisible { continue }
    let isBold = galley.pieces.indices.contains(piece) && galley.pieces[piece].manner.emphasis.contains(.bold)
    let advance = advance(of: bytes[index..<end], lettering, isBold: isBold)
    if bytes[index] != 0x20 {
      // A word longer than a line is cut where it ends.
      if word.all + advance > measure, word.inkEnd > word.start {
        word.isCut = true
        close(at: index)
      }
      word.all += advance
      (word.ink, word.inkEnd) = (word.all, end)
    } else {
      word.all += advance
    }
  }
  word.endsText = true
  close(at: bytes.count)
  return words
}

/// The most pixels that a cluster takes, wherever it stands.
private func advance(of bytes: ArraySlice<UInt8>, _ lettering: Lettering, isBold: Bool) -> Int {
  let text = String(decoding: bytes, as: UTF8.self)
  return text.reduce(0) { sum, character in
    switch lettering.shape(of: character, isBold: isBold) {
    case .picture(_, let advance): sum + advance
    case .cells(let columns): sum + (columns + 1) * lettering.packing.columns - 1
    case .sized(let columns): sum + columns
    case .nothing: sum
    }
  }
}

extension Compositor {
  /// The slices of a galley at a place: in cells, or for drawn letters.
  func slices(of galley: inout Galley, at place: Place, indent: Int = 0) -> [Slice] {
    guard let lettering = place.lettering else {
      let fitting = LineFitting(measure: place.measure, indent: indent)
      // What is one line in any case asks for no hyphens.
      if let hyphenator = settings.hyphenator, let language, !galley.isRightToLeft,
        galley.bytes.count > place.measure - indent
      {
        _ = galley.hyphenate(language, by: hyphenator)
      }
      return breakOptimally(galley, fitting)
    }
    return drawnSlices(of: &galley, lettering, from: 0, at: place, indent: indent, indentedLines: 1)
  }

  /// The slices of a galley from `start` on, the first `indentedLines` of them `indent` columns shorter.
  func drawnSlices(
    of galley: inout Galley, _ lettering: Lettering, from start: Int, at place: Place, indent: Int, indentedLines: Int
  ) -> [Slice] {
    let wide = lettering.packing.columns
    let measure = place.measure * wide
    func words() -> [DrawnWord] { drawnWords(of: galley, lettering, from: start, measure: measure - indent * wide) }
    func slices(_ words: [DrawnWord]) -> [Slice] {
      breakIntoDrawnLines(words, lettering, measure: measure, indent: indent * wide, indentedLines: indentedLines)
    }
    let whole = words()
    let lines = slices(whole)
    // Words are only taken apart where whole ones leave a line with too much room: there are few letters on it.
    let tolerance = measure / (settings.justified ? 12 : 8)
    guard let hyphenator = settings.hyphenator, let language, !galley.isRightToLeft,
      leavesRoom(lines, of: whole, tolerance, measure: measure), galley.hyphenate(language, by: hyphenator)
    else { return lines }
    return slices(words())
  }

  /// Whether a line that the text itself does not end has more room left over than `tolerance` pixels.
  private func leavesRoom(_ slices: [Slice], of words: [DrawnWord], _ tolerance: Int, measure: Int) -> Bool {
    var word = 0
    return slices.contains { slice in
      var (width, ink) = (0, 0)
      while word < words.count, words[word].start < slice.next {
        ink = width + words[word].ink
        width += words[word].all
        word += 1
      }
      return !slice.endsText && measure - ink > tolerance
    }
  }

  /// The slices of a galley as lines of drawn letters, each as many rows high as its letters are.
  func drawnLines(
    of galley: Galley, _ slices: [Slice], _ lettering: Lettering, at place: Place, indent: Int, isBody: Bool,
    dropCap: (cap: DropCap, end: Int)? = nil
  ) -> [Line] {
    var lines: [Line] = []
    lines.reserveCapacity(slices.count * lettering.lineRows)
    for (index, slice) in slices.enumerated() {
      let first = index < (dropCap == nil ? 1 : DropCap.lines) ? indent : 0
      let from = galley.source(at: slice.content.lowerBound) ?? place.base
      let source = from..<max(from, galley.source(at: slice.content.upperBound) ?? from)
      let position = ReadingPosition(block: place.block, offset: from)
      guard !slice.content.isEmpty else {
        lines.append(Line(.blank, position: position, source: source))
        continue
      }
      let measure = place.measure - first
      let isJustified = settings.justified && isBody && !slice.endsText
      var shown = slice
      if index == 0, let dropCap { shown.content = dropCap.end..<slice.content.upperBound }
      var drawing = Drawing(
        galley.spans(of: shown), lettering, justifiedTo: isJustified ? measure * lettering.packing.columns : nil)
      drawing.column = galley.isRightToLeft ? max(0, place.measure - drawing.columns) : first
      if let dropCap, index < DropCap.lines { drawing.stand(beside: dropCap.cap, line: index, columns: first) }
      for row in 0..<drawing.rows {
        var line = Line(
          .drawn(row: row, rows: drawing.rows), position: position, source: source, isRightToLeft: galley.isRightToLeft)
        line.drawing = drawing
        line.columns = drawing.columns
        lines.append(line)
      }
    }
    return lines
  }
}
