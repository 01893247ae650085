// A headline in drawn letters: bold, its lines evened, and only where all of it has a picture and enough room.

import Faces
public import Screen

/// The lines of `text` in `columns`; nil where they would take more than `rows`, or have letters without a picture.
public func drawHeadline(_ text: String, role: Role, _ lettering: Lettering, columns: Int, rows: Int) -> [Drawing]? {
  let wide = lettering.packing.columns
  guard columns * wide >= 8 * lettering.letterWidth, text.utf8.count <= 400, rows >= lettering.lineRows else {
    return nil
  }
  let galley = Galley(text, Manner(role: role, emphasis: .bold), source: nil)
  let slices = balancedDrawn(galley, lettering, measure: columns * wide)
  guard !slices.isEmpty, slices.count * lettering.lineRows <= rows else { return nil }
  let drawings = slices.map { Drawing(galley.spans(of: $0), lettering) }
  let isWhole = drawings.allSatisfy { $0.isWhole && $0.columns <= columns }
  return isWhole && !cutsWord(galley, slices) ? drawings : nil
}

/// The lines of a headline that are as few as can be and as even as can be.
func balancedDrawn(_ galley: Galley, _ lettering: Lettering, measure: Int) -> [Slice] {
  let words = drawnWords(of: galley, lettering, from: 0, measure: measure)
  let slices = breakIntoDrawnLines(words, lettering, measure: measure)
  guard slices.count > 1, slices.count <= 6, !cutsWord(galley, slices) else { return slices }
  // No narrower than the longest word: none is cut.
  var (low, high) = (max(measure / slices.count / 2, words.map(\.ink).max() ?? 0), measure)
  var best = slices
  while low < high {
    let middle = (low + high) / 2
    let attempt = breakIntoDrawnLines(words, lettering, measure: middle)
    if attempt.count <= slices.count, !cutsWord(galley, attempt) {
      (best, high) = (attempt, middle)
    } else {
      low = middle + 1
    }
  }
  return best
}

/// Whether a line ends within a word.
func cutsWord(_ galley: Galley, _ slices: [Slice]) -> Bool {
  slices.dropLast().contains { !$0.endsText && !galley.marks[$0.next].mayBreak }
}
