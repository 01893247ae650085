import Articles

/// The place that a story was sent from, where its first paragraph begins with it as agencies set it: `SEOUL, July 2
/// (Agency) -- `, `Berlin (dpa) - `, `NEW YORK — `. Nil where it begins otherwise.
func dateline(of body: [Block]) -> String? {
  for case .paragraph(let prose) in body.prefix(4) {
    let opening = prose.plainText.prefix(80)
    for mark in [" — ", " – ", " -- ", " - ", "—", "--"] {
      guard let place = place(opening, before: mark) else { continue }
      return place
    }
    return nil
  }
  return nil
}

/// Capitals before a dash that say what a story is, not where it is from.
private let marks: Set<String> = [
  "UPDATE", "BREAKING", "BREAKING NEWS", "ANALYSIS", "OPINION", "EXCLUSIVE", "WATCH", "LIVE", "REVIEW", "INTERVIEW",
  "VIDEO", "PHOTOS", "EXPLAINER", "ANALYSE", "KOMMENTAR", "EXKLUSIV", "DOSSIER", "EDITORIAL", "CORRECTION", "NOTE",
]

private func place(_ opening: Substring, before mark: String) -> String? {
  let parts = opening.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
  guard parts.count == 2, let head = parts.first else { return nil }
  var place = head[...]
  var isSigned = false
  if head.last == ")", let paren = head.lastIndex(of: "(") {
    // The agency, in a few letters.
    isSigned = head[paren...].count <= 24
    place = head[..<paren]
  }
  while let last = place.last, last == " " || last == "," || last == ":" { place = place.dropLast() }
  guard (2...48).contains(place.count), place.first?.isUppercase == true, !place.contains("."),
    place.split(separator: " ").count <= 6
  else { return nil }
  // Without an agency only capitals tell a place from the beginning of a sentence; a date may follow them.
  let town = place.prefix { $0 != "," }
  let isCapital =
    town.count > 2 && !marks.contains(String(town)) && town.allSatisfy { !$0.isLetter || $0.isUppercase }
    && !town.contains(where: \.isNumber)
  let isTown = isSigned && town.split(separator: " ").allSatisfy { $0.first?.isUppercase == true }
  return isCapital || isTown ? String(place) : nil
}
