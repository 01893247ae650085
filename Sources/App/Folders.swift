// Where the program keeps its things: the XDG base directories.

internal import Glibc

/// The folders that the program reads and writes.
public struct Folders: Sendable {
  /// The store's file.
  public var store: String
  /// The folder with configuration and the user's own themes.
  public var config: String

  /// The folders by `environment`, unless `store` and `config` name others (XDG Base Directory Specification).
  public init(store: String? = nil, config: String? = nil, environment: (String) -> String? = Self.variable) {
    let home = environment("HOME") ?? "."
    // The specification has relative paths ignored.
    func base(_ name: String, _ fallback: String) -> String {
      guard let path = environment(name), path.hasPrefix("/") else { return home + "/" + fallback }
      return path
    }
    self.store = store ?? base("XDG_DATA_HOME", ".local/share") + "/broadsheet/store.sqlite"
    self.config = config ?? base("XDG_CONFIG_HOME", ".config") + "/broadsheet"
  }

  /// The folder of the user's own themes.
  public var themes: String { config + "/themes" }

  /// A variable of the environment, nil where it is not set or empty.
  public static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
