/// An address as it is compared: without scheme, fragment and last slash, so that a link finds the article however it
/// was written; nil where nothing is left.
func addressKey(_ url: String) -> String? {
  var rest = url.utf8[...]
  for scheme in ["https://", "http://"] where rest.starts(with: scheme.utf8) {
    rest = rest.dropFirst(scheme.utf8.count)
    break
  }
  if let hash = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<hash] }
  if rest.last == UInt8(ascii: "/") { rest = rest.dropLast() }
  return rest.isEmpty ? nil : String(Substring(rest))
}
