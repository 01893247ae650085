/// Whether the bytes are ASCII alone.
func isASCII(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBufferPointer { asciiPrefix($0, from: 0) == $0.count } }

/// Whether the bytes are well-formed UTF-8.
public func isUTF8(_ bytes: [UInt8]) -> Bool { firstFault(inUTF8: bytes, from: 0) == nil }

/// Whether what is not well-formed UTF-8 is but a slip or two in a text that otherwise is, such as a character cut in half.
func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
  var faults = 0
  var position = 0
  let sequences = bytes.lazy.filter { $0 >= 0xC2 && $0 <= 0xF4 }.count
  while let fault = firstFault(inUTF8: bytes, from: position) {
    faults += 1
    position = fault + 1
    if faults * 20 > sequences { return false }
  }
  return true
}

/// The bytes as well-formed UTF-8, U+FFFD in place of what is not; a lone byte above 0x80 is taken for Windows-1252.
func repairUTF8(_ bytes: [UInt8]) -> [UInt8] {
  guard var fault = firstFault(inUTF8: bytes, from: 0) else { return bytes }
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count + 64)
  var start = 0
  while true {
    text += bytes[start..<fault]
    let byte = bytes[fault]
    let scalar = byte < 0xA0 ? windows1252[Int(byte & 0x7F) % 32] : UInt32(byte)
    text += UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter
    start = fault + 1
    guard let next = firstFault(inUTF8: bytes, from: start) else { break }
    fault = next
  }
  return text + bytes[start...]
}

/// The offset of the first byte from `start` that begins no well-formed sequence.
func firstFault(inUTF8 bytes: [UInt8], from start: Int) -> Int? {
  bytes.withUnsafeBufferPointer { buffer in
    let count = buffer.count
    var index = start
    while index < count {
      let byte = buffer[index]
      if byte < 0x80 {
        index = asciiPrefix(buffer, from: index)
        continue
      }
      // The second byte is bound more narrowly after E0, ED, F0 and F4: no long forms, no surrogates, nothing beyond.
      let length: Int
      var range: ClosedRange<UInt8> = 0x80...0xBF
      switch byte {
      case 0xC2...0xDF: length = 2
      case 0xE0...0xEF:
        length = 3
        if byte == 0xE0 { range = 0xA0...0xBF } else if byte == 0xED { range = 0x80...0x9F }
      case 0xF0...0xF4:
        length = 4
        if byte == 0xF0 { range = 0x90...0xBF } else if byte == 0xF4 { range = 0x80...0x8F }
      default: return index
      }
      guard index + length <= count, range.contains(buffer[index + 1]) else { return index }
      if length > 2, buffer[index + 2] & 0xC0 != 0x80 { return index }
      if length > 3, buffer[index + 3] & 0xC0 != 0x80 { return index }
      index += length
    }
    return nil
  }
}

/// The offset of the first byte from `start` that is not ASCII, looking at eight at a time.
private func asciiPrefix(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  let raw = UnsafeRawBufferPointer(buffer)
  var index = start
  while index + 8 <= raw.count, raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
    index += 8
  }
  while index < raw.count, raw[index] < 0x80 { index += 1 }
  return index
}
