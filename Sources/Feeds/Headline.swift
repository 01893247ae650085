/// A headline as a feed gives it, its labels taken out.
struct Headline: Equatable {
  /// The headline itself.
  var text: String
  /// Marks such as INTERVIEW, without brackets.
  var labels: [String] = []

  init(_ title: String) {
    var rest = title[...]
    while let (label, after) = Self.leadingLabel(rest) {
      labels.append(label)
      rest = after
    }
    while let (label, before) = Self.trailingLabel(rest) {
      labels.append(label)
      rest = before
    }
    text = String(rest)
  }

  /// `[INTERVIEW] Minister…`: brackets are labels where something follows, and what is in them is short.
  private static func leadingLabel(_ text: Substring) -> (String, Substring)? {
    guard let open = text.first, let close = pairs[open], let end = text.firstIndex(of: close) else { return nil }
    let label = text[text.index(after: text.startIndex)..<end]
    let rest = text[text.index(after: end)...].drop { $0 == " " || $0 == ":" }
    guard isLabel(label), !rest.isEmpty else { return nil }
    return (collapsed(String(label)), rest)
  }

  /// `Minister resigns [VIDEO]`.
  private static func trailingLabel(_ text: Substring) -> (String, Substring)? {
    guard text.last == "]", let open = text.lastIndex(of: "[") else { return nil }
    let label = text[text.index(after: open)...].dropLast()
    guard isLabel(label), label == Substring(label.uppercased()) else { return nil }
    var rest = text[..<open]
    while rest.last == " " { rest.removeLast() }
    return rest.isEmpty ? nil : (collapsed(String(label)), rest)
  }

  private static let pairs: [Character: Character] = ["[": "]", "【": "】", "［": "］"]

  private static func isLabel(_ text: Substring) -> Bool {
    text.count <= 30 && text.split(separator: " ").count <= 4 && text.contains(where: \.isLetter)
  }
}
