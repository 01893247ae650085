// Writing settings back into config.yaml, which is a person's own file: only the values concerned change (see the YAML module).
// The new file takes the place of the old one in one step, so that there is always one of the two, whole.

internal import Glibc
internal import YAML

/// A setting of the page that is to be written.
public struct PageChange: Hashable, Sendable {
  /// The mapping that it stands in.
  public var group: String
  /// Its name in the mapping.
  public var name: String
  /// The value, or those of a list.
  public var words: [String]
  /// Whether it is a list.
  public var isList: Bool

  /// A change to these words.
  public init(group: String, name: String, words: [String], isList: Bool) {
    (self.group, self.name, self.words, self.isList) = (group, name, words, isList)
  }
}

extension Preferences {
  /// Writes `changes` into the file of `folder`, which is made, with every setting documented, where it is not there.
  /// `mayReplace` says of a value that stands there whether it may be written over: one that was changed since its writer
  /// read the file may not.
  ///
  /// Throws where the file cannot be read, is no YAML, says otherwise by now, or cannot be written.
  public static func write(
    _ changes: [PageChange], folder: String, mayReplace: (PageValue) -> Bool
  ) throws(PreferencesError) {
    let path = folder + "/config.yaml"
    // A file that someone else writes at the same moment is read again.
    for _ in 0..<3 {
      let before = try FileState(path)
      let old = before.bytes ?? Array(documented.utf8)
      try check(changes, old, path: path, mayReplace: mayReplace)
      var new = old
      for change in changes {
        do {
          new = try editYAML(
            new, group: change.group, name: change.name, shorthand: change.group == "theme" ? "name" : nil,
            to: change.isList ? .list(change.words) : .scalar(change.words.first ?? ""))
        } catch {
          throw PreferencesError(path: path, line: error.line, reason: error.reason)
        }
      }
      if new == before.bytes { return }
      if try before.replace(by: new, folder: folder) { return }
    }
    throw PreferencesError(path: path, line: nil, reason: "it is being changed by another program; nothing was written")
  }

  private static func check(
    _ changes: [PageChange], _ bytes: [UInt8], path: String, mayReplace: (PageValue) -> Bool
  ) throws(PreferencesError) {
    do {
      _ = try parseYAML(bytes)
    } catch {
      throw PreferencesError(path: path, line: error.line, reason: "\(error.reason); nothing was written")
    }
    let values = parse(bytes, path: path).settings.page
    for change in changes {
      let there = values.last { $0.group == change.group && $0.name == change.name }
      guard let there, there.words != change.words, !mayReplace(there) else { continue }
      let word = there.words.joined(separator: ", ")
      throw PreferencesError(
        path: path, line: there.line,
        reason: "\(change.name) was changed there to \(word) meanwhile; nothing was written. Once more writes over it")
    }
  }
}

/// A file as it was at one moment.
private struct FileState {
  let path: String
  /// Nil where there was none.
  let bytes: [UInt8]?
  private let status: stat?

  init(_ path: String) throws(PreferencesError) {
    self.path = path
    status = Self.status(of: path)
    switch readWhole(path, limit: Preferences.sizeLimit) {
    case .success(let read): bytes = read
    case .failure(let error): throw error
    }
    guard bytes?.count ?? 0 == Int(status?.st_size ?? 0) else {
      throw PreferencesError(path: path, line: nil, reason: "it cannot be read whole; nothing was written")
    }
  }

  /// Puts a file of `new` in its place; false where it is not what it was any more.
  func replace(by new: [UInt8], folder: String) throws(PreferencesError) -> Bool {
    if status == nil { try makeFolders(folder) }
    let target = Self.target(of: path)
    let temporary = target + ".new-\(getpid())"
    let mode = status?.st_mode ?? (S_IFREG | 0o600)
    guard mode & S_IFMT == S_IFREG else { throw fault("it is no file") }
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw fault(String(cString: strerror(errno))) }
    var isWritten = false
    defer { if !isWritten { unlink(temporary) } }
    let isWhole = writeAll(new, to: descriptor) && fsync(descriptor) == 0
    let reason = String(cString: strerror(errno))
    fchmod(descriptor, mode & 0o7777)
    // Who writes another's file leaves it to its owner, where that is allowed.
    if let status, status.st_uid != geteuid() || status.st_gid != getegid() {
      _ = fchown(descriptor, status.st_uid, status.st_gid)
    }
    close(descriptor)
    guard isWhole else { throw fault(reason) }
    guard isUnchanged else { return false }
    guard rename(temporary, target) == 0 else { throw fault(String(cString: strerror(errno))) }
    isWritten = true
    syncFolder(of: target)
    return true
  }

  private var isUnchanged: Bool {
    let now = Self.status(of: path)
    guard let status, let now else { return status == nil && now == nil }
    return now.st_ino == status.st_ino && now.st_dev == status.st_dev && now.st_size == status.st_size
      && now.st_mtim.tv_sec == status.st_mtim.tv_sec && now.st_mtim.tv_nsec == status.st_mtim.tv_nsec
  }

  private func fault(_ reason: String) -> PreferencesError {
    PreferencesError(path: path, line: nil, reason: "\(reason); nothing was written")
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// What the path leads to: a link stays one.
  private static func target(of path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    // A link to a file that is not there yet.
    var link = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &link, link.count)
    guard count > 0 else { return path }
    let named = String(decoding: link[..<count], as: UTF8.self)
    return named.hasPrefix("/") ? named : path[...(path.lastIndex(of: "/") ?? path.startIndex)] + named
  }

  private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// So that the new name outlasts a loss of power.
  private func syncFolder(of target: String) {
    let folder = target.lastIndex(of: "/").map { String(target[..<$0]) } ?? "."
    let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private func makeFolders(_ folder: String) throws(PreferencesError) {
    var made = ""
    for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
      made += made.isEmpty && !part.isEmpty ? String(part) : "/" + part
      guard !part.isEmpty else { continue }
      guard mkdir(made, 0o755) == 0 || errno == EEXIST else {
        throw fault("\(made): \(String(cString: strerror(errno)))")
      }
    }
  }
}
