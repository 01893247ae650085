// `doctor`: whether all that the program needs is there and in order, with what to do where it is not.

internal import App
internal import Articles
internal import Configuration
internal import Glibc
internal import Store
internal import Themes

/// Something that was looked at.
private struct Finding {
  var subject: String
  var isWell: Bool
  /// What was found; where it is not well, what to do.
  var text: String

  init(_ subject: String, _ text: String) { (self.subject, isWell, self.text) = (subject, true, text) }
  init(_ subject: String, wrong text: String) { (self.subject, isWell, self.text) = (subject, false, text) }
}

/// `broadsheet doctor`: a line for each thing looked at; exit code 1 where one is not well.
func doctor(_ folders: Folders) throws -> ExitCode {
  let findings =
    [
      storeFinding(folders.store), settingsFinding(folders), themesFinding(folders), lettersFinding(),
      terminalFinding(), clipboardFinding(folders),
    ]
    + libraries.map(libraryFinding)
  for finding in findings {
    try say(fields: [finding.isWell ? "ok" : "wrong", finding.subject, finding.text])
  }
  return findings.allSatisfy(\.isWell) ? .done : .failed
}

private func storeFinding(_ path: String) -> Finding {
  guard access(path, F_OK) == 0 else {
    return Finding("store", "\(path) is not there yet; the reader or an import makes it")
  }
  do {
    let store = try openStore(path, mode: .readOnly)
    defer { store.close() }
    let count = try store.count(.everything)?.total ?? 0
    let waiting = try store.pendingCount()
    if let fault = try store.check().first {
      return Finding("store", wrong: "\(path): \(fault); broadsheet store backup FILE keeps what can be read")
    }
    return Finding(
      "store", "\(path): \(count) articles" + (waiting > 0 ? ", \(waiting) not searchable yet" : "") + ", nothing wrong"
    )
  } catch {
    return Finding("store", wrong: String(describing: error))
  }
}

private func settingsFinding(_ folders: Folders) -> Finding {
  let path = folders.config + "/config.yaml"
  let (preferences, problems) = Preferences.read(folder: folders.config)
  if let problem = CheckedPreferences(preferences, problems, folders).problems.first {
    return Finding("settings", wrong: problem.description)
  }
  return Finding(
    "settings", access(path, F_OK) == 0 ? "\(path): nothing wrong" : "\(path) is not there; nothing needs it")
}

private func themesFinding(_ folders: Folders) -> Finding {
  let (themes, problems) = ThemeLibrary(folder: folders.themes).all()
  if let problem = problems.first { return Finding("themes", wrong: problem.description) }
  return Finding("themes", "\(themes.count), nothing wrong")
}

private func lettersFinding() -> Finding {
  let code = String(cString: nl_langinfo(Int32(CODESET)))
  guard code != "UTF-8" else { return Finding("letters", "UTF-8") }
  return Finding("letters", wrong: "the locale is for \(code); set LC_ALL to one for UTF-8, such as C.UTF-8")
}

private func terminalFinding() -> Finding {
  guard let name = Folders.variable("TERM"), name != "dumb" else {
    return Finding("terminal", wrong: "TERM names none that draws; the verbs work, the reader does not")
  }
  let isColorless = Folders.variable("NO_COLOR") != nil
  let depth = ["truecolor", "24bit"].contains(Folders.variable("COLORTERM") ?? "") ? ", true color" : ""
  return Finding("terminal", name + (isColorless ? ", without colors by NO_COLOR" : depth))
}

private func clipboardFinding(_ folders: Folders) -> Finding {
  let way = Preferences.read(folder: folders.config).settings.clipboard
  guard way == .tool, Clipboard.tool() == nil else { return Finding("clipboard", Clipboard.description(way)) }
  return Finding(
    "clipboard", wrong: "no tool fits this session; install wl-clipboard, xclip or xsel, or set clipboard: auto")
}

/// Libraries that are loaded when they are first needed: the file, what it is for, and its package.
private let libraries = [
  ("libxml2.so.2", "feeds and OPML", "libxml2"), ("libcurl.so.4", "fetching", "libcurl4"),
  ("libhyphen.so.0", "hyphenation", "libhyphen0"), ("libpangocairo-1.0.so.0", "PDF", "libpangocairo-1.0-0"),
  ("libqrencode.so.4", "QR codes", "libqrencode4"),
]

private func libraryFinding(_ library: (file: String, use: String, package: String)) -> Finding {
  guard let handle = dlopen(library.file, RTLD_LAZY | RTLD_LOCAL) else {
    return Finding(library.use, wrong: "\(library.file) is not there; install \(library.package)")
  }
  dlclose(handle)
  return Finding(library.use, library.file)
}
