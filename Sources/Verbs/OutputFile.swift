// Files that are written once and whole. What is there already stays there, unless a person says otherwise.

internal import CPosix
internal import Glibc

/// A file cannot be written.
struct FileError: Error, CustomStringConvertible {
  let description: String

  init(_ path: String, _ reason: String) { description = "\(path): \(reason)" }
  init(_ path: String, code: Int32) { self.init(path, String(cString: strerror(code))) }
}

/// Writes a new file. With `replacing` it takes the place of one of that name, which stays whole until the new one is.
func writeFile(_ bytes: [UInt8], to path: String, replacing: Bool) throws(FileError) {
  guard replacing else {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw errno == EEXIST
        ? FileError(path, "is there already; another name, or --force, which writes over it")
        : FileError(path, code: errno)
    }
    if let code = put(bytes, into: descriptor) {
      unlink(path)
      throw FileError(path, code: code)
    }
    return
  }
  var name = Array((path + ".XXXXXX").utf8CString)
  let descriptor = mkostemp(&name, O_CLOEXEC)
  guard descriptor >= 0 else { throw FileError(path, code: errno) }
  // As any other new file: what the person's mask allows.
  let mask = umask(0)
  umask(mask)
  fchmod(descriptor, 0o666 & ~mask)
  guard let code = put(bytes, into: descriptor) ?? (rename(name, path) == 0 ? nil : errno) else { return }
  unlink(name)
  throw FileError(path, code: code)
}

/// Writes all bytes and closes the file; what went wrong, as `errno` tells it.
private func put(_ bytes: [UInt8], into descriptor: Int32) -> Int32? {
  let code = bytes.withUnsafeBytes { write($0, to: descriptor) }
  let isClosed = close(descriptor) == 0
  return code ?? (isClosed ? nil : errno)
}

/// Whether `path` names a folder.
func isFolder(_ path: String) -> Bool {
  var info = stat()
  return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
}
