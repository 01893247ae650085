internal import CZlib

/// What `gunzip` could not do.
enum GunzipError: Error {
  case broken
  case tooLarge
}

/// The content of a gzip file (RFC 1952), several members joined; more than `limit` bytes of it are refused, so that a small
/// file cannot fill the memory.
func gunzip(_ bytes: [UInt8], limit: Int) throws(GunzipError) -> [UInt8] {
  var stream = z_stream()
  // 15 bits of window, and 16 for the gzip wrapper.
  guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { throw .broken }
  defer { inflateEnd(&stream) }
  var result: [UInt8] = []
  result.reserveCapacity(min(limit, bytes.count * 4))
  var chunk = [UInt8](repeating: 0, count: 256 * 1_024)
  var source = bytes
  let outcome: Result<Void, GunzipError> = source.withUnsafeMutableBufferPointer { source in
    stream.next_in = source.baseAddress
    stream.avail_in = UInt32(clamping: source.count)
    while true {
      let (status, produced) = chunk.withUnsafeMutableBufferPointer { chunk in
        stream.next_out = chunk.baseAddress
        stream.avail_out = UInt32(chunk.count)
        let status = inflate(&stream, Z_NO_FLUSH)
        return (status, chunk.count - Int(stream.avail_out))
      }
      guard result.count + produced <= limit else { return .failure(.tooLarge) }
      result += chunk[..<produced]
      switch status {
      case Z_STREAM_END:
        if stream.avail_in == 0 { return .success(()) }
        // What follows a member and is none is padding.
        guard stream.next_in?.pointee == 0x1F, inflateReset(&stream) == Z_OK else { return .success(()) }
      case Z_OK: continue
      default: return .failure(.broken)
      }
    }
  }
  try outcome.get()
  return result
}
