internal import Articles
internal import CZlib

/// A picture as a PNG file (RFC 2083): 8 bits each of red, green and blue, every row as the differences of its pixels.
func png(_ raster: Raster) -> [UInt8] {
  var rows: [UInt8] = []
  let length = raster.width * 3
  rows.reserveCapacity((length + 1) * raster.height)
  for row in 0..<raster.height {
    rows.append(1)
    for index in row * length..<(row + 1) * length {
      let isFirst = index < row * length + 3
      rows.append(isFirst ? raster.bytes[index] : raster.bytes[index] &- raster.bytes[index - 3])
    }
  }
  var packed = [UInt8](repeating: 0, count: Int(compressBound(UInt(rows.count))))
  var count = UInt(packed.count)
  // With room for the longest result there is nothing else that could go wrong but memory.
  guard compress2(&packed, &count, rows, UInt(rows.count), 6) == Z_OK else { return [] }
  var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  appendChunk("IHDR", bigEndian(raster.width) + bigEndian(raster.height) + [8, 2, 0, 0, 0], to: &bytes)
  appendChunk("IDAT", packed[..<Int(count)], to: &bytes)
  appendChunk("IEND", [], to: &bytes)
  return bytes
}

private func appendChunk(_ name: String, _ data: some Collection<UInt8>, to bytes: inout [UInt8]) {
  let body = Array(name.utf8) + Array(data)
  bytes += bigEndian(data.count) + body + bigEndian(Int(crc32(0, body, UInt32(clamping: body.count))))
}

private func bigEndian(_ number: Int) -> [UInt8] {
  let value = UInt32(truncatingIfNeeded: number)
  return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
}
