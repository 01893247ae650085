// Encodings other than UTF-8, by the C library's iconv. Names are taken as the web means them: iso-8859-1 is
// Windows-1252, euc-kr is CP949, shift_jis is CP932, gb2312 is GB18030.

import CLibXML2
import Glibc

/// The bytes as UTF-8; nil where the encoding is unknown, or where too much of them is not in it.
public func convert(_ bytes: [UInt8], from encoding: String) -> [UInt8]? {
  let converter = iconv_open("UTF-8", meaning(of: encoding))
  guard converter != markup_iconv_failure() else { return nil }
  defer { iconv_close(converter) }
  var text = [UInt8](repeating: 0, count: bytes.count * 2 + 64)
  var written = 0
  var faults = 0
  var source = bytes
  let isWhole = source.withUnsafeMutableBytes { input -> Bool in
    var left = input.count
    var from = input.baseAddress?.assumingMemoryBound(to: CChar.self)
    while left > 0 {
      let count = text.count
      let outcome = text.withUnsafeMutableBytes { output -> Int in
        var room = count - written
        var to = output.baseAddress.map { ($0 + written).assumingMemoryBound(to: CChar.self) }
        let outcome = iconv(converter, &from, &left, &to, &room)
        written = count - room
        return outcome
      }
      guard outcome == Int(bitPattern: UInt.max) else { break }
      if errno == E2BIG || text.count - written < 8 {
        text += [UInt8](repeating: 0, count: text.count)
      } else {
        // A byte that is not of the encoding is passed over, a few of them in a long text and no more.
        faults += 1
        guard faults <= 2 + bytes.count / 2_000 else { return false }
        for byte: UInt8 in [0xEF, 0xBF, 0xBD] {
          text[written] = byte
          written += 1
        }
        from = from.map { $0 + 1 }
        left -= 1
      }
    }
    return true
  }
  guard isWhole else { return nil }
  text.removeLast(text.count - written)
  return text
}

/// The name under which iconv knows what the web means by an encoding's name.
private func meaning(of encoding: String) -> String {
  let name = encoding.lowercased()
  switch name.filter({ $0 != "-" && $0 != "_" }) {
  case "iso88591", "latin1", "l1", "usascii", "ascii", "cp1252", "windows1252", "ansi", "iso8859": return "CP1252"
  case "iso88599", "latin5": return "CP1254"
  case "iso885911", "tis620", "windows874": return "CP874"
  case "euckr", "ksc5601", "ksc56011987", "kscksc5601", "ks_c_56011987", "windows949", "xwindows949", "ms949",
    "uhc", "cp949":
    return "CP949"
  case "shiftjis", "sjis", "xsjis", "mskanji", "windows31j", "cp932": return "CP932"
  case "gb2312", "gbk", "xgbk", "gb18030", "cp936", "euccn": return "GB18030"
  case "big5", "big5hkscs", "xxbig5", "cnbig5": return "BIG5-HKSCS"
  // With the rows that NEC and IBM added, as browsers have it.
  case "xeucjp", "eucjp", "cp51932": return "EUC-JP-MS"
  case "unicode", "utf16", "u16", "ucs2": return "UTF-16BE"
  case "utf32", "u32", "ucs4": return "UTF-32BE"
  case "macintosh", "xmacroman", "macroman": return "MACINTOSH"
  case let plain where plain.hasPrefix("windows125") || plain.hasPrefix("cp125"): return "CP125" + plain.suffix(1)
  case let plain where plain.hasPrefix("xwindows125"): return "CP125" + plain.suffix(1)
  case let plain where plain.hasPrefix("utf16"): return "UTF-16" + plain.dropFirst(5).uppercased()
  case let plain where plain.hasPrefix("utf32"): return "UTF-32" + plain.dropFirst(5).uppercased()
  default: return name
  }
}
