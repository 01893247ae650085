/// A picture of red, green and blue bytes, row by row.
public struct Pixels: Sendable {
  /// Its width in pixels.
  public let width: Int
  /// Its height in pixels.
  public let height: Int
  /// Three bytes a pixel.
  let bytes: [UInt8]

  /// A picture; nil when the bytes are not as many as its size asks for.
  public init?(width: Int, height: Int, rgb bytes: [UInt8]) {
    guard width > 0, height > 0, width <= 1 << 20, height <= 1 << 20, bytes.count == width * height * 3 else {
      return nil
    }
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// The cells it takes at its own proportions, as large as `room` allows; a cell is taken to be twice as high as wide.
  public func cells(within room: Size) -> Size {
    guard room.columns > 0, room.rows > 0 else { return Size(columns: 0, rows: 0) }
    let rows = max(1, (room.columns * height + width) / (2 * width))
    if rows <= room.rows { return Size(columns: room.columns, rows: rows) }
    return Size(columns: min(room.columns, max(1, (room.rows * 2 * width + height / 2) / height)), rows: room.rows)
  }

  /// The mean color of each part when the picture is cut into `columns` by `rows`.
  func scaled(columns: Int, rows: Int) -> [SIMD3<Float>] {
    var colors: [SIMD3<Float>] = []
    colors.reserveCapacity(columns * rows)
    bytes.withUnsafeBufferPointer { bytes in
      for row in 0..<rows {
        let top = row * height / rows
        let bottom = max(top + 1, (row + 1) * height / rows)
        for column in 0..<columns {
          let left = column * width / columns
          let right = max(left + 1, (column + 1) * width / columns)
          var sum = SIMD3<UInt32>()
          // At most 16 samples each way are enough for a mean.
          let (down, across) = (max(1, (bottom - top) / 16), max(1, (right - left) / 16))
          var count: Float = 0
          for y in stride(from: top, to: bottom, by: down) {
            for x in stride(from: left, to: right, by: across) {
              let offset = (y * width + x) * 3
              sum &+= SIMD3(UInt32(bytes[offset]), UInt32(bytes[offset + 1]), UInt32(bytes[offset + 2]))
              count += 1
            }
          }
          colors.append(SIMD3<Float>(sum) / count)
        }
      }
    }
    return colors
  }
}
