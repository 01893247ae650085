import Markup

/// The words of an HTML fragment on one line: tags gone, references resolved, white space collapsed, no controls.
func plainWords(ofHTML html: String) -> String {
  guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
    return collapsed(html)
  }
  var scanner = HTMLScanner(html)
  var words: [UInt8] = []
  while let token = scanner.next() {
    switch token {
    case .text(let range): scanner.appendResolved(range, to: &words)
    case .tag(let tag):
      if tag.name == "script" || tag.name == "style" {
        if !tag.isEnd { scanner.skipContent(of: tag.name) }
      } else if !inlineTags.contains(tag.name) {
        words.append(0x20)
      }
    case .other: break
    }
  }
  return collapsed(String(decoding: words, as: UTF8.self))
}

/// Elements that part no words.
private let inlineTags: Set<String> = [
  "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
  "mark",
  "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr",
]

/// Every run of white space as one space, none at the ends, and no control characters at all.
func collapsed(_ text: String) -> String {
  var needsWork = false
  var wasSpace = true
  for byte in text.utf8 {
    // C2 leads no-break space and the C1 controls; E2 and EF lead the zero-width ones.
    if byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF || (byte == 0x20 && wasSpace) {
      needsWork = true
      break
    }
    wasSpace = byte == 0x20
  }
  guard needsWork || (wasSpace && !text.isEmpty) else { return text }
  var result = String.UnicodeScalarView()
  var isPending = false
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x200B, 0x2028, 0x2029, 0xFEFF: isPending = !result.isEmpty
    case 0..<0x20, 0x7F...0x9F: continue
    default:
      if isPending { result.append(" ") }
      isPending = false
      result.append(scalar)
    }
  }
  return String(result)
}
