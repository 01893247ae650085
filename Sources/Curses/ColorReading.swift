/// The color that a terminal names, as XParseColor(3) reads it: `rgb:r/g/b` with one to four hexadecimal digits each, which
/// are parts of the largest such number; `rgba:r/g/b/a`, of which the opacity is passed over; `#rgb` with one to four digits
/// each, which are the leading ones of four. Nil for anything else.
func readColor(_ text: String) -> (red: UInt8, green: UInt8, blue: UInt8)? {
  func channel(_ digits: Substring, isPart: Bool) -> UInt8? {
    guard (1...4).contains(digits.count), digits.allSatisfy(\.isHexDigit), let number = Int(digits, radix: 16) else {
      return nil
    }
    let bits = 4 * digits.count
    return UInt8(isPart ? (number * 255 + (1 << bits) / 2 - 1) / ((1 << bits) - 1) : (number << (16 - bits)) >> 8)
  }
  func color(_ channels: [Substring], isPart: Bool) -> (UInt8, UInt8, UInt8)? {
    let values = channels.compactMap { channel($0, isPart: isPart) }
    return values.count == channels.count ? (values[0], values[1], values[2]) : nil
  }
  for (form, count) in [("rgb:", 3), ("rgba:", 4)] where text.hasPrefix(form) {
    let channels = text.dropFirst(form.count).split(separator: "/", omittingEmptySubsequences: false)
    return channels.count == count ? color(channels, isPart: true) : nil
  }
  guard text.hasPrefix("#"), text.utf8.count <= 13, text.utf8.count % 3 == 1, text.utf8.count > 1 else { return nil }
  let digits = text.dropFirst()
  let length = digits.count / 3
  guard digits.count == length * 3 else { return nil }
  return color((0..<3).map { digits.dropFirst($0 * length).prefix(length) }, isPart: false)
}
