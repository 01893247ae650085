// The file of a store before SQLite sees it: made with its folders, for its owner alone.

import Glibc

enum StoreFile {
  /// Makes the file and the folders above it where they are not there; only the owner may read them.
  static func create(_ path: String) throws(StoreError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
      return
    }
    switch errno {
    case EEXIST: try check(path)
    case ENOENT:
      guard let folder = parent(of: path) else { throw refused(path, errno) }
      try createFolder(folder, for: path)
      let again = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard again >= 0 else { throw refused(path, errno) }
      close(again)
    case let code: throw refused(path, code)
    }
  }

  /// Whether there is anything at `path`.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Takes a damaged database out of the way: its name gets `.damaged` after it, in the place of an earlier such file.
  static func setAside(_ path: String) throws(StoreError) {
    guard rename(path, path + ".damaged") == 0 else { throw refused(path, errno) }
    for ending in ["-wal", "-shm"] { unlink(path + ending) }
  }

  /// Throws unless there is a file at `path` that may be read.
  static func check(_ path: String) throws(StoreError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw refused(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw StoreError(
        .foreign, path: path, reason: "this is not a file", advice: "Name a file with --store")
    }
    guard access(path, R_OK) == 0 else { throw refused(path, errno) }
  }

  private static func createFolder(_ folder: String, for path: String) throws(StoreError) {
    if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let above = parent(of: folder) else { throw refused(path, errno) }
    try createFolder(above, for: path)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw refused(path, errno) }
  }

  private static func parent(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return nil }
    return String(path[..<slash])
  }

  private static func refused(_ path: String, _ code: Int32) -> StoreError {
    let reason = String(cString: strerror(code))
    if code == ENOENT {
      return StoreError(
        .missing, path: path, reason: "there is no such file", advice: "Fetch or import something first")
    }
    return StoreError(
      .notAllowed, path: path, reason: "it cannot be opened (\(reason))",
      advice: "Check the permissions of the file and of its folder")
  }
}
