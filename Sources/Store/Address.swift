/// An address as it is compared: without scheme and last slash, so that a link finds the article however it was written;
/// nil where nothing is left.
func addressKey(_ url: String) -> String? {
  var rest = url.utf8[...]
  for scheme in ["https://", "http://"] where rest.starts(with: scheme.utf8) {
    rest = rest.dropFirst(scheme.utf8.count)
    break
  }
  if rest.last == UInt8(ascii: "/") { rest = rest.dropLast() }
  return rest.isEmpty ? nil : String(Substring(rest))
}

/// The same for the address of an article, nil where it is only that of a site, which many articles give as theirs.
func identifyingAddress(_ url: String) -> String? {
  guard let key = addressKey(url) else { return nil }
  let isWeb = key.utf8.count < url.utf8.count - 1
  return !isWeb || key.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }) ? key : nil
}

/// An identifier of an entry that is unique in the world, as it is compared: an address, a `tag:` (RFC 4151) or a `urn:`
/// (RFC 8141). Nil for one that is unique in its feed alone, such as a number.
func identifyingID(_ entryID: String) -> String? {
  if entryID.hasPrefix("http://") || entryID.hasPrefix("https://") { return identifyingAddress(entryID) }
  return (entryID.hasPrefix("tag:") || entryID.hasPrefix("urn:")) && entryID.utf8.count > 12 ? entryID : nil
}

/// The addresses under which the article that a link leads to may be stored: as written, then without the place in it.
func addressKeys(_ url: String) -> [String] {
  guard let key = addressKey(url) else { return [] }
  guard let hash = key.firstIndex(of: "#"), let page = addressKey(String(key[..<hash])) else { return [key] }
  return [key, page]
}
