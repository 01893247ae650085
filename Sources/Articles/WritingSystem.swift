// Which script a letter belongs to, and whether a word mixes scripts, or only looks as if it were written in Latin letters
// (UTS #39, 5.1 and 4). The table holds the scripts that UAX #31, table 5, recommends for names; whatever belongs to none of
// them, such as letters of scripts that are no longer written, signs and ornaments, has no script here.

/// A script that names are written in.
public enum WritingSystem: UInt8, Hashable, Sendable {
  case latin, greek, cyrillic, armenian, hebrew, arabic, thaana, devanagari, bengali, gurmukhi, gujarati, oriya, tamil
  case telugu, kannada, malayalam, sinhala, thai, lao, tibetan, myanmar, georgian, ethiopic, khmer
  case hangul, hiragana, katakana, bopomofo, han

  /// The script of a letter; nil for one that has none here.
  public init?(of scalar: Unicode.Scalar) {
    var (low, high) = (0, Self.ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if Self.ranges[middle].last < scalar.value { low = middle + 1 } else { high = middle }
    }
    guard low < Self.ranges.count, Self.ranges[low].first <= scalar.value else { return nil }
    self = Self.ranges[low].script
  }

  /// Whether letters of these scripts stand together in one word of some language: one script; Japanese, Korean and Chinese
  /// each with Han and Latin. It is the "highly restrictive" level of UTS #39, 5.2.
  public static func belongTogether(_ scripts: Set<WritingSystem>) -> Bool {
    scripts.count < 2 || scripts.isSubset(of: [.latin, .han, .hiragana, .katakana])
      || scripts.isSubset(of: [.latin, .han, .hangul]) || scripts.isSubset(of: [.latin, .han, .bopomofo])
  }

  /// Letters and digits of other scripts, and Latin ones with something added, that are taken for one of a to z at a glance:
  /// those of the confusables of UTS #39 that a host's name may hold (RFC 5892).
  public static func looksLikeASCII(_ scalar: Unicode.Scalar) -> Bool { lookalikes.contains(scalar) }

  private static let lookalikes = Set(
    // Cyrillic.
    "асԁеԍһіјӏорԛѕԝхуҽпгѵүьѡ".unicodeScalars
      // Greek.
      + "αιϳκνορτυχωγηϲ".unicodeScalars
      // Armenian.
      + "աոսօցքհզյղ".unicodeScalars
      // Latin letters that are not ASCII: without their dot, in script form, small capitals.
      + "ıȷɑɡɩɪʏɴʀʟᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢſƅ".unicodeScalars
      // Letters that are one stroke or one ring: of Hebrew, Arabic, Georgian, the Indian scripts, Thai and Lao.
      + "סוןاهოზ০੦૦୦௦౦೦൦๐໐०ဝ၀ഠ".unicodeScalars)

  private static let ranges: [(first: UInt32, last: UInt32, script: WritingSystem)] = [
    (0x41, 0x5A, .latin), (0x61, 0x7A, .latin), (0xAA, 0xAA, .latin), (0xBA, 0xBA, .latin), (0xC0, 0xD6, .latin),
    (0xD8, 0xF6, .latin), (0xF8, 0x2B8, .latin), (0x2E0, 0x2E4, .latin), (0x2EA, 0x2EB, .bopomofo),
    (0x370, 0x373, .greek), (0x375, 0x37D, .greek), (0x37F, 0x384, .greek), (0x386, 0x386, .greek),
    (0x388, 0x3E1, .greek), (0x3F0, 0x3FF, .greek), (0x400, 0x484, .cyrillic), (0x487, 0x52F, .cyrillic),
    (0x531, 0x58F, .armenian), (0x591, 0x5F4, .hebrew), (0x600, 0x6FF, .arabic), (0x750, 0x77F, .arabic),
    (0x780, 0x7B1, .thaana), (0x870, 0x8FF, .arabic), (0x900, 0x963, .devanagari), (0x966, 0x97F, .devanagari),
    (0x980, 0x9FE, .bengali), (0xA01, 0xA76, .gurmukhi), (0xA81, 0xAFF, .gujarati), (0xB01, 0xB77, .oriya),
    (0xB82, 0xBFA, .tamil), (0xC00, 0xC7F, .telugu), (0xC80, 0xCF2, .kannada), (0xD00, 0xD7F, .malayalam),
    (0xD81, 0xDF4, .sinhala), (0xE01, 0xE3A, .thai), (0xE40, 0xE5B, .thai), (0xE81, 0xEDF, .lao),
    (0xF00, 0xFDA, .tibetan), (0x1000, 0x109F, .myanmar), (0x10A0, 0x10FA, .georgian), (0x10FC, 0x10FF, .georgian),
    (0x1100, 0x11FF, .hangul), (0x1200, 0x1399, .ethiopic), (0x1780, 0x17F9, .khmer), (0x19E0, 0x19FF, .khmer),
    (0x1C80, 0x1C88, .cyrillic), (0x1C90, 0x1CBF, .georgian), (0x1D00, 0x1D25, .latin), (0x1D26, 0x1D2A, .greek),
    (0x1D2B, 0x1D2B, .cyrillic), (0x1D2C, 0x1D5C, .latin), (0x1D62, 0x1D65, .latin), (0x1D6B, 0x1D77, .latin),
    (0x1D79, 0x1DBE, .latin), (0x1E00, 0x1EFF, .latin), (0x1F00, 0x1FFE, .greek), (0x2C60, 0x2C7F, .latin),
    (0x2D00, 0x2D2D, .georgian), (0x2D80, 0x2DDE, .ethiopic), (0x2DE0, 0x2DFF, .cyrillic), (0x2E80, 0x2FD5, .han),
    (0x3005, 0x3005, .han), (0x3007, 0x3007, .han), (0x3021, 0x3029, .han), (0x302E, 0x302F, .hangul),
    (0x3038, 0x303B, .han), (0x3041, 0x3096, .hiragana), (0x309D, 0x309F, .hiragana), (0x30A1, 0x30FA, .katakana),
    (0x30FC, 0x30FF, .katakana), (0x3105, 0x312F, .bopomofo), (0x3131, 0x318E, .hangul), (0x31A0, 0x31BF, .bopomofo),
    (0x31F0, 0x31FF, .katakana), (0x3400, 0x4DBF, .han), (0x4E00, 0x9FFF, .han), (0xA640, 0xA69F, .cyrillic),
    (0xA722, 0xA787, .latin), (0xA78B, 0xA7FF, .latin), (0xA8E0, 0xA8FF, .devanagari), (0xA960, 0xA97C, .hangul),
    (0xA9E0, 0xA9FE, .myanmar), (0xAA60, 0xAA7F, .myanmar), (0xAB01, 0xAB2E, .ethiopic), (0xAB30, 0xAB64, .latin),
    (0xAC00, 0xD7FB, .hangul), (0xF900, 0xFAD9, .han), (0xFB13, 0xFB17, .armenian), (0xFB1D, 0xFB4F, .hebrew),
    (0xFB50, 0xFDFF, .arabic), (0xFE70, 0xFEFC, .arabic), (0x20000, 0x3134A, .han),
  ]
}
