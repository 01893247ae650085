// The themes to choose from: those built into the program, then the user's, files that end in .yaml or .yml in one
// folder. A user's theme takes the place of a built-in one of the same name. A file is read when its theme is asked for.

import CEmbedded
import Glibc
import Spelling

/// The built-in themes and the user's.
public struct ThemeLibrary: Sendable {
  /// The name of the theme that is used when nothing is chosen.
  public static let defaultName = "newsprint"
  /// The name of the dark theme that goes with it.
  public static let darkName = "midnight"
  /// The name of the theme without colors.
  public static let monochromeName = "monochrome"

  /// The names of all themes: the built-in ones in their order, then the user's by name.
  public let names: [String]
  /// The user's files by the name of their theme.
  private let files: [String: String]

  /// The built-in themes, and those in `folder`, if there is one.
  public init(folder: String? = nil) {
    var files: [String: String] = [:]
    for entry in folder.map(Self.entries) ?? [] {
      for suffix in [".yaml", ".yml"] where entry.hasSuffix(suffix) && entry.count > suffix.count {
        files[String(entry.dropLast(suffix.count))] = (folder ?? "") + "/" + entry
      }
    }
    self.files = files
    let builtIn = Self.embedded.map(\.name)
    names = builtIn + files.keys.filter { !builtIn.contains($0) }.sorted()
  }

  /// The theme of a name.
  public func theme(named name: String) throws(ThemeError) -> Theme {
    if let path = files[name] { return try Self.theme(at: path, name: name) }
    guard let file = try Self.builtInFile(name) else {
      let hint = nearestName(to: name, among: names).map { "; did you mean \"\($0)\"?" } ?? ""
      throw ThemeError(file: name, line: nil, reason: "there is no theme of this name" + hint)
    }
    return try Self.resolve(file, name: name)
  }

  /// The theme of a file outside the folder, as `themes --check` reads it.
  public static func theme(at path: String) throws(ThemeError) -> Theme {
    var name = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
    if let dot = name.lastIndex(of: "."), dot > name.startIndex { name = name[..<dot] }
    return try theme(at: path, name: String(name))
  }

  /// All themes that can be read, in the order of `names`, and what is wrong with the others.
  public func all() -> (themes: [Theme], errors: [ThemeError]) {
    var themes: [Theme] = []
    var errors: [ThemeError] = []
    for name in names {
      do throws(ThemeError) { themes.append(try theme(named: name)) } catch {
        errors.append(error)
        // A broken file does not hide the built-in theme whose place it would take.
        if let file = try? Self.builtInFile(name), let theme = try? Self.resolve(file, name: name) {
          themes.append(theme)
        }
      }
    }
    return (themes, errors)
  }

  private static func theme(at path: String, name: String) throws(ThemeError) -> Theme {
    try resolve(try ThemeFile(try readFile(path), file: path), name: name)
  }

  /// Lays a file over the built-in themes that it is based on.
  private static func resolve(_ file: ThemeFile, name: String) throws(ThemeError) -> Theme {
    try file.theme(name: name, base: try base(of: file, depth: 0))
  }

  private static func base(of file: ThemeFile, depth: Int) throws(ThemeError) -> ThemeFile? {
    guard let name = file.base else { return nil }
    guard depth < 8, var base = try builtInFile(name.text) else {
      throw file.unknown("built-in theme", name, among: embedded.map(\.name))
    }
    if let deeper = try Self.base(of: base, depth: depth + 1) { base.lay(over: deeper) }
    return base
  }

  private static func builtInFile(_ name: String) throws(ThemeError) -> ThemeFile? {
    guard let entry = embedded.first(where: { $0.name == name }) else { return nil }
    return try ThemeFile(Array(entry.bytes), file: name)
  }

  /// The built-in files.
  private static var embedded: [(name: String, bytes: UnsafeBufferPointer<UInt8>)] {
    var count = 0
    guard let files = embedded_themes(&count) else { return [] }
    return UnsafeBufferPointer(start: files, count: count).map {
      (String(cString: $0.name), UnsafeBufferPointer(start: $0.bytes, count: $0.count))
    }
  }

  private static func entries(of folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  /// No theme is longer.
  private static let sizeLimit = 1 << 20

  private static func readFile(_ path: String) throws(ThemeError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw ThemeError(file: path, line: nil, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 65536)
    var length = 0
    while true {
      if length == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
      guard length <= sizeLimit else { throw ThemeError(file: path, line: nil, reason: "too long for a theme") }
      let count = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress?.advanced(by: length), $0.count - length)
      }
      guard count >= 0 else { throw ThemeError(file: path, line: nil, reason: String(cString: strerror(errno))) }
      if count == 0 { return Array(bytes[..<length]) }
      length += count
    }
  }
}
