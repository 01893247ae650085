// Words and what they mean to a page, found by their bytes: an open hash, asked for every word of every name and address.

import Markup

/// Values by words in small letters.
struct WordTable<Value: Sendable>: Sendable {
  private var slots: [Int32]
  private var words: [[UInt8]] = []
  private var values: [Value] = []
  private let mask: Int

  /// The table of these words; a word that comes again adds to its value by `merge`.
  init(_ pairs: [(word: String, value: Value)], merging merge: (inout Value, Value) -> Void) {
    var size = 64
    while size < pairs.count * 4 { size *= 2 }
    mask = size - 1
    slots = [Int32](repeating: -1, count: size)
    for (word, value) in pairs {
      let bytes = Array(word.utf8)
      bytes.withUnsafeBufferPointer { buffer in
        let slot = slot(of: buffer)
        if slots[slot] >= 0 {
          merge(&values[Int(slots[slot])], value)
        } else {
          slots[slot] = Int32(words.count)
          words.append(bytes)
          values.append(value)
        }
      }
    }
  }

  /// The value of a word; capitals of ASCII count as small letters.
  subscript(_ word: UnsafeBufferPointer<UInt8>) -> Value? {
    let number = slots[slot(of: word)]
    return number < 0 ? nil : values[Int(number)]
  }

  /// Where a word stands, or would.
  private func slot(of word: UnsafeBufferPointer<UInt8>) -> Int {
    var slot = Int(truncatingIfNeeded: fingerprint(word, isFolded: true)) & mask
    while slots[slot] >= 0, !isSame(words[Int(slots[slot])], word) { slot = (slot + 1) & mask }
    return slot
  }

  private func isSame(_ one: [UInt8], _ two: UnsafeBufferPointer<UInt8>) -> Bool {
    guard one.count == two.count else { return false }
    for index in one.indices where one[index] != smallLetter(two[index]) { return false }
    return true
  }
}

/// A set of words.
typealias WordSet = WordTable<Void>

extension WordTable where Value == Void {
  /// The set of these words.
  init(_ words: [String]) { self.init(words.map { ($0, ()) }) { _, _ in } }

  /// Whether the word is one of the set.
  func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool { self[word] != nil }
}

/// A number for some bytes (FNV-1a): equal ones have equal numbers, where folded also those that differ in capitals.
func fingerprint(_ bytes: UnsafeBufferPointer<UInt8>, isFolded: Bool = false) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  var index = 0
  if !isFolded {
    // Eight bytes at a time; what they are is mixed into all bits.
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= raw.count {
      hash = (hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      index += 8
    }
  }
  while index < bytes.count {
    hash = (hash ^ UInt64(isFolded ? smallLetter(bytes[index]) : bytes[index])) &* 0x100_0000_01B3
    index += 1
  }
  // Its low bits alone do not tell short words apart well.
  return hash ^ hash >> 29
}

extension StringProtocol {
  /// The number of the text's bytes.
  var fingerprint: UInt64 {
    if let number = utf8.withContiguousStorageIfAvailable({ Extraction.fingerprint($0) }) { return number }
    var text = String(self)
    return text.withUTF8 { Extraction.fingerprint($0) }
  }
}
