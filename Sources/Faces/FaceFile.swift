// A .face file as it lies in the program: a head, the sorted code points, how far each letter moves on, and the pictures, all
// of one size. Nothing is read before a letter is asked for, and nothing is unpacked: the pages of the program's own file are
// the table. `Scripts/make-faces.py` tells the format and makes the files.

internal import CEmbedded

/// One built-in table of letters.
struct FaceFile: @unchecked Sendable {  // what it points to is constant
  let height: Int
  let ascent: Int
  /// Bytes a row of a picture.
  let width: Int
  let count: Int
  private let bytes: UnsafeBufferPointer<UInt8>

  private static let magic = Array("BRDFACE1".utf8)
  private static let headLength = 16

  /// The built-in file called `name`; nil where there is none, or where it is not what it should be.
  init?(named name: String) {
    var count = 0
    let files = UnsafeBufferPointer(start: embedded_faces(&count), count: count)
    guard let file = files.first(where: { String(cString: $0.name) == name }) else { return nil }
    self.init(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }

  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= Self.headLength, bytes.starts(with: Self.magic) else { return nil }
    func number(_ place: Int) -> Int { Int(bytes[place]) | Int(bytes[place + 1]) << 8 }
    (height, ascent, width, count) = (number(8), number(10), number(12), number(14))
    guard (1...32).contains(height), (1...2).contains(width), ascent <= height,
      bytes.count == Self.headLength + count * (3 + height * width)
    else { return nil }
    self.bytes = bytes
  }

  private func code(_ index: Int) -> UInt32 {
    let place = Self.headLength + 2 * index
    return UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8
  }

  /// Where a scalar stands among the code points; nil where the table does not have it.
  private func index(of scalar: UInt32) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if code(middle) < scalar { low = middle + 1 } else { high = middle }
    }
    return low < count && code(low) == scalar ? low : nil
  }

  /// How far the letter of a scalar moves on, in pixels; nil where the table has none.
  func advance(_ scalar: UInt32) -> Int? {
    index(of: scalar).map { Int(bytes[Self.headLength + 2 * count + $0]) }
  }

  /// The letter of a scalar; nil where the table has none.
  func letter(_ scalar: UInt32) -> Letter? {
    guard let index = index(of: scalar) else { return nil }
    let start = Self.headLength + 3 * count + index * height * width
    let rows = (0..<height).map { row in
      let place = start + row * width
      return UInt16(bytes[place]) << 8 | (width > 1 ? UInt16(bytes[place + 1]) : 0)
    }
    return Letter(advance: Int(bytes[Self.headLength + 2 * count + index]), rows: rows)
  }
}
