internal import Glibc

/// A folder that is gone when the test is.
public final class TemporaryFolder {
  /// Where it is.
  public let path: String

  /// Makes a new and empty folder.
  public init() throws {
    var template = Array("/tmp/broadsheet-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template).map({ String(cString: $0) }) else { throw CannotRun("no temporary folder") }
    path = made
  }

  deinit { Self.remove(path) }

  /// The path of `name` in it.
  public func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes bytes to a file in it, with the folders above it, and gives its path.
  @discardableResult public func write(_ bytes: [UInt8], to name: String) throws -> String {
    let target = file(name)
    for end in name.indices where name[end] == "/" { mkdir(file(String(name[..<end])), 0o700) }
    let descriptor = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CannotRun("cannot write \(target)") }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw CannotRun("cannot write \(target)") }
      rest = rest.dropFirst(count)
    }
    return target
  }

  /// Writes text to a file in it, and gives its path.
  @discardableResult public func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// The bytes of the file `name` in it; nil where there is none.
  public func bytes(of name: String) -> [UInt8]? { contents(ofFile: file(name)) }

  /// The text of the file `name` in it; nil where there is none.
  public func text(of name: String) -> String? { bytes(of: name).map { String(decoding: $0, as: UTF8.self) } }

  private static func remove(_ path: String) {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        var info = stat()
        guard name != ".", name != "..", lstat("\(path)/\(name)", &info) == 0 else { continue }
        if info.st_mode & S_IFMT == S_IFDIR { remove("\(path)/\(name)") } else { unlink("\(path)/\(name)") }
      }
      closedir(folder)
    }
    Glibc.remove(path)
  }
}

/// Why a test could not be set up.
public struct CannotRun: Error, CustomStringConvertible {
  /// What failed.
  public let description: String
  init(_ description: String) { self.description = description }
}

/// The bytes of a file; nil where there is none.
public func contents(ofFile path: String) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var result: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    guard count > 0 else { return count == 0 ? result : nil }
    result += chunk[..<count]
  }
}
