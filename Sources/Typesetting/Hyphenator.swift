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
  private let languages = Mutex<[String: Patterns?]>([:])

  /// A hyphenator with the dictionaries of `folder`, none of which is read yet.
  public init(folder: String = "/usr/share/hyphen") { self.folder = folder }

  /// Calls `body` with the patterns of `language`, a BCP 47 tag; answers false where there are none.
  func withPatterns(of language: String, _ body: (inout Patterns) -> Void) -> Bool {
    languages.withLock { languages in
      if languages[language] == nil { languages[language] = .some(Self.load(language, from: folder)) }
      guard var patterns = languages[language] ?? nil else { return false }
      // Kept apart while it changes, so that its memory is not copied.
      languages[language] = .some(nil)
      body(&patterns)
      languages[language] = patterns
      return true
    }
  }

  /// The dictionary of the very region, or of the language, or of any region of it.
  private static func load(_ language: String, from folder: String) -> Patterns? {
    let parts = language.split { $0 == "-" || $0 == "_" }.map(String.init)
    guard let name = parts.first?.lowercased(), name.count <= 8, name.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
    else { return nil }
    let region = parts.dropFirst().last { $0.count == 2 }?.uppercased() ?? ""
    let own = ["nb": "no", "nn": "no"][name]
    for candidate in ["\(name)_\(region)", name, "\(name)_\(name.uppercased())", own].compactMap({ $0 }) {
      if let patterns = Patterns(path: "\(folder)/hyph_\(candidate).dic") { return patterns }
    }
    let others = names(in: folder).filter { $0.hasPrefix("hyph_\(name)_") && $0.hasSuffix(".dic") }.sorted()
    return others.first.flatMap { Patterns(path: "\(folder)/\($0)") }
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

/// The patterns of one language.
struct Patterns {
  /// Words longer than this are left whole.
  static let mostLetters = 60
  private static let slots = 1 << 13

  private let dictionary: OpaqueDictionary
  /// The bytes of letters beyond ASCII, where the dictionary is not in UTF-8.
  private var bytes: [UInt32: UInt8] = [:]
  private let isUTF8: Bool
  /// Words looked up before: their hashes, and where they part. Each has one place only.
  private var hashes = [UInt64](repeating: 0, count: slots)
  private var points = [UInt64](repeating: 0, count: slots)

  init?(path: String) {
    guard access(path, R_OK) == 0, let loaded = broadsheet_hyphen_load(path) else { return nil }
    dictionary = OpaqueDictionary(loaded)
    isUTF8 = broadsheet_hyphen_is_utf8(loaded)
    guard !isUTF8 else { return }
    var scalars = [UInt32](repeating: 0, count: 128)
    guard broadsheet_hyphen_charset(loaded, &scalars) else { return nil }
    for (index, scalar) in scalars.enumerated() where scalar >= 0x80 { bytes[scalar] = UInt8(128 + index) }
  }

  /// The letters behind which the word may part, a bit each. The word is in small letters, in UTF-8.
  mutating func points(in word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    // FNV-1a.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (Self.slots - 1)
    if hashes[slot] == hash { return points[slot] }
    (hashes[slot], points[slot]) = (hash, lookUp(word))
    return points[slot]
  }

  private func lookUp(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
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
    return broadsheet_hyphen_points(dictionary.pointer, letters, count)
  }
}

/// A dictionary of libhyphen, freed with the last who uses it.
private final class OpaqueDictionary {
  let pointer: UnsafeMutablePointer<HyphenDict>
  init(_ pointer: UnsafeMutablePointer<HyphenDict>) { self.pointer = pointer }
  deinit { broadsheet_hyphen_free(pointer) }
}
