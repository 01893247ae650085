import Glibc
import Testing

/// A folder that is gone when the test is.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/broadsheet-store-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit { remove(path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, and gives its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let stream = try #require(fopen(file(name), "w"))
    fputs(text, stream)
    fclose(stream)
    return file(name)
  }

  private func remove(_ path: String) {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
      closedir(folder)
    }
    Glibc.remove(path)
  }
}

/// The permissions of what is at a path.
func permissions(_ path: String) throws -> UInt32 {
  var status = stat()
  try #require(stat(path, &status) == 0)
  return UInt32(status.st_mode) & 0o777
}
