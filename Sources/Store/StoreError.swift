import SQLite

/// Why a store could not do what it was asked: the file, the reason, and what to do about it.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, as far as a caller can act on it.
  public enum Kind: Hashable, Sendable {
    /// There is no such file.
    case missing
    /// The file is not a store.
    case foreign
    /// The file is damaged.
    case corrupt
    /// The store was written by a later Broadsheet.
    case newer
    /// The store was written by an earlier Broadsheet, and was opened for reading only.
    case older
    /// The file or its folder may not be read or written.
    case notAllowed
    /// Another program held the store for too long.
    case busy
    /// There is no space left.
    case full
    /// Anything else.
    case other
  }

  /// What went wrong.
  public let kind: Kind
  /// The store's file.
  public let path: String
  /// What is the matter, without the file's name.
  public let reason: String
  /// What to do about it.
  public let advice: String

  /// An error of the store at `path`.
  public init(_ kind: Kind, path: String, reason: String, advice: String) {
    self.kind = kind
    self.path = path
    self.reason = reason
    self.advice = advice
  }

  /// All of it in a line.
  public var description: String { "\(path): \(reason). \(advice)." }

  /// The error of a connection to the store at `path`, which may have the search index at `searchPath` open too.
  init(_ error: SQLiteError, path: String, searchPath: String? = nil) {
    let (kind, reason, advice): (Kind, String, String) =
      switch error.kind {
      case .busy: (.busy, "another program is writing to it", "Wait a moment and try again")
      case .full: (.full, "there is no space left for it", "Make room on its disk and try again")
      case .notADatabase: (.foreign, "this is not a Broadsheet store", "Name another file with --store")
      case .corrupt:
        (
          .corrupt, "it is damaged (\(error.message))",
          (searchPath.map { "Remove \($0), which is made again; if that does not help, put" } ?? "Put")
            + " a backup in its place, or name another file with --store"
        )
      case .readOnly: (.notAllowed, "it cannot be written", "Check its permissions, or name another file with --store")
      case .cannotOpen:
        (.notAllowed, "it cannot be opened", "Check the permissions of the file and of its folder")
      case .inputOutput:
        (.other, "its disk failed (\(error.message))", "Check the disk, then try again")
      case .constraint, .other: (.other, error.description, "Please report this")
      }
    self.init(kind, path: path, reason: reason, advice: advice)
  }

  /// The error of a connection to the search index at `path`.
  init(search error: SQLiteError, path: String) {
    switch error.kind {
    case .notADatabase, .corrupt:
      self.init(
        .corrupt, path: path, reason: "the search index is damaged (\(error.message))",
        advice: "Remove it, and it is made again")
    default: self.init(error, path: path)
    }
  }
}
