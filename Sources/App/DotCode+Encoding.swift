internal import CQREncode
public import Reader

extension DotCode {
  /// The QR code of `text` (ISO/IEC 18004), by libqrencode.
  public init(encoding text: String) throws(DotCodeError) {
    guard codes_has_library() != 0 else { throw .missingLibrary }
    guard !text.isEmpty, !text.utf8.contains(0), let code = text.withCString({ codes_encode($0) }) else {
      throw .tooLong
    }
    defer { codes_free(code) }
    let size = Int(code.pointee.width)
    let count = size * size
    guard size > 0, size <= 177, let data = code.pointee.data else { throw .tooLong }
    // The lowest bit of a byte says whether its dot is dark.
    self.init(size: size, dots: UnsafeBufferPointer(start: data, count: count).map { $0 & 1 == 1 })
  }
}

/// Why there is no code.
public enum DotCodeError: Error, CustomStringConvertible {
  /// libqrencode is not installed.
  case missingLibrary
  /// No code holds so much text.
  case tooLong

  /// One line, with what to do.
  public var description: String {
    switch self {
    case .missingLibrary: "QR codes want libqrencode.so.4; install libqrencode4."
    case .tooLong: "The address is too long for a QR code."
    }
  }
}
