// Bytes as the store writes them by hand: numbers in groups of seven bits, text with its length before it.

import SQLite

/// Writes values one after another.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func put(byte: UInt8) { bytes.append(byte) }

  mutating func put(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func put(unsigned number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Small numbers of either sign are short.
  mutating func put(_ number: Int64) { put(unsigned: UInt64(bitPattern: (number << 1) ^ (number >> 63))) }

  mutating func put(_ number: Int) { put(Int64(number)) }

  mutating func put(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      put(unsigned: UInt64(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  mutating func put<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
    put(value != nil)
    if let value { write(&self, value) }
  }

  mutating func put(_ text: String?) { put(text) { $0.put($1) } }

  mutating func put<Value>(_ list: [Value], _ write: (inout ByteWriter, Value) -> Void) {
    put(unsigned: UInt64(list.count))
    for value in list { write(&self, value) }
  }
}

/// Reads what `ByteWriter` wrote; bytes that are not so are an error, never a crash.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private var index = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { index == bytes.count }

  mutating func byte() throws(SQLiteError) -> UInt8 {
    guard index < bytes.count else { throw .malformed("a stored article") }
    defer { index += 1 }
    return bytes[index]
  }

  mutating func flag() throws(SQLiteError) -> Bool { try byte() != 0 }

  mutating func unsigned() throws(SQLiteError) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      let next = try byte()
      number |= UInt64(next & 0x7f) << shift
      if next < 0x80 { return number }
      shift += 7
    }
    throw .malformed("a stored number")
  }

  mutating func int64() throws(SQLiteError) -> Int64 {
    let number = try unsigned()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  mutating func int() throws(SQLiteError) -> Int { Int(try int64()) }

  /// A length, which cannot be more than the bytes that are left.
  mutating func count() throws(SQLiteError) -> Int {
    let number = try unsigned()
    guard number <= UInt64(bytes.count - index) else { throw .malformed("a stored length") }
    return Int(number)
  }

  mutating func text() throws(SQLiteError) -> String {
    let count = try count()
    defer { index += count }
    return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[index..<index + count]), as: UTF8.self)
  }

  mutating func optional<Value>(
    _ read: (inout ByteReader) throws(SQLiteError) -> Value
  ) throws(SQLiteError) -> Value? { try flag() ? try read(&self) : nil }

  mutating func optionalText() throws(SQLiteError) -> String? { try flag() ? try text() : nil }

  mutating func list<Value>(
    _ read: (inout ByteReader) throws(SQLiteError) -> Value
  ) throws(SQLiteError) -> [Value] {
    let count = try count()
    var list: [Value] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try read(&self)) }
    return list
  }
}

/// FNV-1a over groups of eight bytes, mixed at the end: tells apart what a source sent now and before.
public func fingerprint(_ bytes: [UInt8]) -> Int64 {
  bytes.withUnsafeBytes { bytes in
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    let prime: UInt64 = 0x0000_0100_0000_01b3
    var index = 0
    while index + 8 <= bytes.count {
      hash = (hash ^ UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))) &* prime
      hash ^= hash >> 29
      index += 8
    }
    while index < bytes.count {
      hash = (hash ^ UInt64(bytes[index])) &* prime
      index += 1
    }
    hash ^= hash >> 32
    hash = hash &* 0x9e37_79b9_7f4a_7c15
    return Int64(bitPattern: hash ^ (hash >> 29))
  }
}
