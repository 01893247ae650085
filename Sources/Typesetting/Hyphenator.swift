// Where words may be taken apart, by the patterns of a language (Liang, Word Hy-phen-a-tion by Com-put-er, 1983) as
// libhyphen reads them from the dictionaries that the system has. Library and dictionary are loaded when a first paragraph
// asks; where either is missing no word is taken apart. A dictionary is read once in milliseconds, a word is looked up in
// about a microsecond and then remembered.

internal import CHyphen
internal import Glibc
internal import Synchronization

/// Finds where words of a language may be taken apart.
public final class Hyphenator: Sendable {
  private let folder: String
  private let languages = Mutex<[String: Language]>([:])

  /// What is known of a language.
  private struct Language {
    /// Nil where there is no dictionary.
    var dictionary: HyphenationDictionary?
    /// Patterns that nobody uses just now: as many as were ever used at once, each with the words it remembers.
    var idle: [Patterns] = []
  }

  /// A hyphenator with the dictionaries of `folder`, none of which is read yet.
  public init(folder: String = "/usr/share/hyphen") { self.folder = folder }

  /// Calls `body` with the patterns of `language`, a BCP 47 tag; answers false where there are none.
  func withPatterns(of language: String, _ body: (inout Patterns) -> Void) -> Bool {
    let taken = languages.withLock { languages -> Patterns? in
      if languages[language] == nil { languages[language] = Language(dictionary: Self.load(language, from: folder)) }
      return languages[language]?.idle.popLast() ?? languages[language]?.dictionary.map { Patterns($0) }
    }
    guard var patterns = taken else { return false }
    body(&patterns)
    languages.withLock { $0[language]?.idle.append(patterns) }
    return true
  }

  /// The dictionary of the very region, or of the language, or of any region of it.
  private static func load(_ language: String, from folder: String) -> HyphenationDictionary? {
    let parts = language.split { $0 == "-" || $0 == "_" }.map(String.init)
    guard let name = parts.first?.lowercased(), name.count <= 8, name.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
    else { return nil }
    let region = parts.dropFirst().last { $0.count == 2 }?.uppercased() ?? ""
    let own = ["nb": "no", "nn": "no"][name]
    for candidate in ["\(name)_\(region)", name, "\(name)_\(name.uppercased())", own].compactMap({ $0 }) {
      if let dictionary = HyphenationDictionary(path: "\(folder)/hyph_\(candidate).dic") { return dictionary }
    }
    let others = names(in: folder).filter { $0.hasPrefix("hyph_\(name)_") && $0.hasSuffix(".dic") }.sorted()
    return others.first.flatMap { HyphenationDictionary(path: "\(folder)/\($0)") }
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }
}

extension Hyphenator: Hashable {
  /// Two are the same if they are one.
  public static func == (one: Hyphenator, other: Hyphenator) -> Bool { one === other }
  /// Hashes which one it is.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// The patterns of one language, and the words that were looked up in them.
struct Patterns {
  /// Words longer than this are left whole.
  static let mostLetters = 60
  private static let slots = 1 << 14

  private let dictionary: HyphenationDictionary
  /// Words looked up before: their hashes, and where they part. Each has one place only.
  private var hashes = [UInt64](repeating: 0, count: slots)
  private var points = [UInt64](repeating: 0, count: slots)

  fileprivate init(_ dictionary: HyphenationDictionary) { self.dictionary = dictionary }

  /// The letters behind which the word may part, a bit each. The word is in small letters, in UTF-8.
  mutating func points(in word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    // FNV-1a.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (Self.slots - 1)
    if hashes[slot] == hash { return points[slot] }
    (hashes[slot], points[slot]) = (hash, dictionary.points(in: word))
    return points[slot]
  }
}

/// A dictionary of libhyphen, which many may look words up in at once; freed with the last who uses it.
private final class HyphenationDictionary: @unchecked Sendable {
  private let pointer: UnsafeMutablePointer<HyphenDict>
  /// The bytes of letters beyond ASCII, where the dictionary is not in UTF-8.
  private let bytes: [UInt32: UInt8]
  private let isUTF8: Bool

  init?(path: String) {
    guard access(path, R_OK) == 0, let loaded = broadsheet_hyphen_load(path) else { return nil }
    pointer = loaded
    isUTF8 = broadsheet_hyphen_is_utf8(loaded)
    guard !isUTF8 else {
      bytes = [:]
      return
    }
    var scalars = [UInt32](repeating: 0, count: 128)
    guard broadsheet_hyphen_charset(loaded, &scalars) else {
      bytes = [:]
      return nil
    }
    bytes = Dictionary(
      scalars.enumerated().filter { $1 >= 0x80 }.map { ($1, UInt8(128 + $0)) }, uniquingKeysWith: { _, last in last })
  }

  deinit { broadsheet_hyphen_free(pointer) }

  func points(in word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var letters: [CChar] = []
    if isUTF8 {
      letters = word.map { CChar(bitPattern: $0) }
    } else {
      for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
        guard let byte = scalar.isASCII ? UInt8(scalar.value) : bytes[scalar.value] else { return 0 }
        letters.append(CChar(bitPattern: byte))
      }
    }
    let count = Int32(truncatingIfNeeded: letters.count)
    letters.append(0)
    return broadsheet_hyphen_points(pointer, letters, count)
  }
}
