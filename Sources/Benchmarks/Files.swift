// The few things done with files and folders.

internal import Glibc

/// All bytes of a file.
func contents(of path: String) throws(BenchmarkError) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw BenchmarkError("\(path): \(String(cString: strerror(errno)))") }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 18)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return bytes }
    bytes += chunk[..<count]
  }
}

/// Writes a file anew.
func write(_ text: String, to path: String) throws(BenchmarkError) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
  guard descriptor >= 0 else { throw BenchmarkError("\(path): \(String(cString: strerror(errno)))") }
  defer { close(descriptor) }
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { throw BenchmarkError("\(path): \(String(cString: strerror(errno)))") }
    rest = rest.dropFirst(count)
  }
}

/// Bytes of a file; 0 where there is none.
func size(of path: String) -> Int {
  var info = stat()
  return stat(path, &info) == 0 ? Int(info.st_size) : 0
}

/// Whether a file or folder is there.
func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// A program's path by $PATH; nil where it is not installed.
func installed(_ program: String) -> String? {
  let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
  return folders.split(separator: ":").map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
}

/// A folder of our own that is removed with all in it when the run ends.
struct ScratchFolder: ~Copyable {
  let path: String

  init() throws(BenchmarkError) {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array((base + "/broadsheet-bench-XXXXXX").utf8CString)
    guard mkdtemp(&name) != nil else { throw BenchmarkError("\(base): \(String(cString: strerror(errno)))") }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { _ = try? ChildProcess.run("rm", ["-rf", path]) }
}
