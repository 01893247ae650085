/// How long before the edition something happened: `25m ago`, `3h10m ago`, `1d4h ago`.
struct Age {
  /// In seconds.
  var seconds: Int64 = 0

  /// The age that `text` tells; nil where it tells none.
  init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 2, words[1] == "ago" else { return nil }
    var units: [(mark: Character, seconds: Int64)] = [("d", 86_400), ("h", 3_600), ("m", 60)]
    var number = ""
    for mark in words[0] {
      if mark.isASCII, mark.isNumber {
        number.append(mark)
        continue
      }
      guard let count = Int64(number), count < 1_000, let place = units.firstIndex(where: { $0.mark == mark }) else {
        return nil
      }
      seconds += count * units[place].seconds
      units.removeFirst(place + 1)
      number = ""
    }
    guard number.isEmpty, !words[0].isEmpty else { return nil }
  }
}
