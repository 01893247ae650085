import CLibXML2

/// What a document's named references stand for: those of XML and HTML, and the short ones it declares itself.
struct EntityTable {
  /// No text is longer than this, in bytes.
  static let longestText = 1_024

  /// What a document's own entities may come to in all, so that a short document cannot grow into a long one.
  private var allowance = 65_536
  private var declared: [[UInt8]: [UInt8]] = [:]

  /// Keeps a declaration if its value is short and has no references to others; an external one stands for nothing.
  mutating func declare(_ name: [UInt8], value: [UInt8]) {
    guard declared.count < 256, declared[name] == nil else { return }
    let isPlain = value.count <= Self.longestText && !value.contains(UInt8(ascii: "&"))
    declared[name] = isPlain ? value : []
  }

  /// The bytes that `&name;` stands for; its own spelling where nobody knows it.
  mutating func text(for name: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    if let known = characterReference(named: name) { return known }
    if !declared.isEmpty, let value = declared[Array(name)] {
      allowance -= value.count
      return allowance >= 0 ? value : []
    }
    return [UInt8(ascii: "&")] + name + [UInt8(ascii: ";")]
  }
}

/// What the named character reference of XML or HTML 4 stands for, in UTF-8.
public func characterReference(named name: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  guard name.count <= 10, let first = name.first else { return nil }
  switch (first, name.count) {
  case (UInt8(ascii: "a"), 3) where name.elementsEqual("amp".utf8): return [UInt8(ascii: "&")]
  case (UInt8(ascii: "l"), 2) where name.elementsEqual("lt".utf8): return [UInt8(ascii: "<")]
  case (UInt8(ascii: "g"), 2) where name.elementsEqual("gt".utf8): return [UInt8(ascii: ">")]
  case (UInt8(ascii: "q"), 4) where name.elementsEqual("quot".utf8): return [UInt8(ascii: "\"")]
  case (UInt8(ascii: "a"), 4) where name.elementsEqual("apos".utf8): return [UInt8(ascii: "'")]
  default: break
  }
  return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 12) { buffer in
    let count = buffer.update(fromContentsOf: name)
    buffer[count] = 0
    guard let entity = markup_entity(buffer.baseAddress) else { return nil }
    return utf8(entity.pointee.value)
  }
}

/// The bytes of a numeric reference: those between 128 and 159 mean Windows-1252, as browsers take them; nil where the
/// number is no character that text may hold.
public func characterReference(numbered number: UInt32) -> [UInt8]? {
  if (0x80...0x9F).contains(number) { return utf8(windows1252[Int(number) - 0x80]) }
  guard number >= 0x20 || number == 9 || number == 10 || number == 13, number != 0x7F else { return nil }
  return utf8(number)
}

private func utf8(_ number: UInt32) -> [UInt8]? {
  Unicode.Scalar(number).map { Array(UTF8.encode($0) ?? UTF8.encodedReplacementCharacter) }
}

/// What bytes 0x80 to 0x9F mean in Windows-1252.
let windows1252: [UInt32] = [
  0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
  0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
  0x017E, 0x0178,
]
