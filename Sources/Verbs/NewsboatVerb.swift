internal import App
internal import Glibc
internal import Ingest

/// The files of newsboat: in a folder that is named, else where newsboat itself looks (`~/.newsboat`, then XDG's places).
struct NewsboatFiles {
  var urls: String?
  var cache: String?

  init(folder: String?, environment: (String) -> String? = Folders.variable) {
    func file(_ path: String) -> String? { access(path, R_OK) == 0 ? path : nil }
    if let folder {
      urls = file(folder + "/urls")
      cache = file(folder + "/cache.db")
      return
    }
    let home = environment("HOME") ?? "."
    let old = home + "/.newsboat"
    let config = (environment("XDG_CONFIG_HOME") ?? home + "/.config") + "/newsboat"
    let data = (environment("XDG_DATA_HOME") ?? home + "/.local/share") + "/newsboat"
    urls = file(old + "/urls") ?? file(config + "/urls")
    cache = file(old + "/cache.db") ?? file(data + "/cache.db")
  }
}

/// `broadsheet import newsboat [DIR]`.
func newsboatFiles(_ arguments: Arguments) throws(UsageError) -> NewsboatFiles? {
  guard arguments.words.first == "newsboat", arguments.words.count <= 2, access("newsboat", F_OK) != 0 else {
    return nil
  }
  let folder = arguments.words.dropFirst().first
  let files = NewsboatFiles(folder: folder)
  guard files.urls != nil || files.cache != nil else {
    let place = folder ?? "~/.newsboat, $XDG_CONFIG_HOME/newsboat and $XDG_DATA_HOME/newsboat"
    throw UsageError("there is no urls file and no cache.db of newsboat in \(place)")
  }
  return files
}
