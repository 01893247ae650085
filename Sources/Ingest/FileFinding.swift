internal import Glibc

/// A file to take in.
struct FoundFile: Hashable, Sendable {
  var path: String
  /// Bytes on the disk.
  var size: Int
}

/// The files at `path`: itself, or all in a folder and the folders in it, sorted by name; and what could not be looked into.
/// Hidden ones and links to folders are passed over.
func files(at path: String) -> (found: [FoundFile], failures: [ImportFailure]) {
  var info = stat()
  guard stat(path, &info) == 0 else {
    let reason = errno == ENOENT ? "there is no such file or folder" : String(cString: strerror(errno))
    return ([], [ImportFailure(path: path, reason: reason)])
  }
  switch info.st_mode & S_IFMT {
  case S_IFREG: return ([FoundFile(path: path, size: Int(info.st_size))], [])
  case S_IFDIR: break
  default: return ([], [ImportFailure(path: path, reason: "neither a file nor a folder")])
  }
  var found: [FoundFile] = []
  var failures: [ImportFailure] = []
  var folders = [path]
  while let folder = folders.popLast() {
    guard let names = names(in: folder) else {
      failures.append(ImportFailure(path: folder, reason: String(cString: strerror(errno))))
      continue
    }
    for name in names {
      let inner = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      guard lstat(inner, &info) == 0 else { continue }
      let isLink = info.st_mode & S_IFMT == S_IFLNK
      if isLink, stat(inner, &info) != 0 { continue }
      switch info.st_mode & S_IFMT {
      case S_IFDIR where !isLink: folders.append(inner)
      case S_IFREG: found.append(FoundFile(path: inner, size: Int(info.st_size)))
      default: break
      }
    }
  }
  return (found.sorted { $0.path < $1.path }, failures)
}

/// The names in a folder without hidden ones; nil where it cannot be read.
private func names(in folder: String) -> [String]? {
  guard let handle = opendir(folder) else { return nil }
  defer { closedir(handle) }
  var names: [String] = []
  while let entry = readdir(handle) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names
}

/// The bytes of a file, gunzipped where it is gzipped; the reason where that fails.
func contents(of path: String, limit: Int) -> Result<[UInt8], ImportFailure> {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return .failure(ImportFailure(path: path, reason: String(cString: strerror(errno)))) }
  defer { close(descriptor) }
  var info = stat()
  guard fstat(descriptor, &info) == 0, Int(info.st_size) <= limit else {
    return .failure(ImportFailure(path: path, reason: "larger than \(limit >> 20) MB"))
  }
  let size = Int(info.st_size)
  var bytes = [UInt8](repeating: 0, count: size)
  let count = bytes.withUnsafeMutableBytes { buffer -> Int in
    var count = 0
    while count < size {
      let got = read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { break }
      count += got
    }
    return count
  }
  bytes.removeLast(size - count)
  guard bytes.starts(with: [0x1F, 0x8B]) else { return .success(bytes) }
  do {
    return .success(try gunzip(bytes, limit: limit))
  } catch .tooLarge {
    return .failure(ImportFailure(path: path, reason: "unpacks to more than \(limit >> 20) MB"))
  } catch {
    return .failure(ImportFailure(path: path, reason: "the gzip data is broken"))
  }
}
