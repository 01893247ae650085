import Foundation
import Screen
import Testing
import Themes

@Suite struct ThemeLibraryTests {
  /// Writes files into a new folder and gives the folder to `body`.
  func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    try body(folder.path)
  }

  @Test("a user's theme stands beside the built-in ones")
  func user() throws {
    let text = """
      title: Mine
      appearance: dark
      palette: { night: "#102030", paper: 250 }
      roles:
        text: { fg: paper, bg: night }
        list: { fg: bright-red, bold: true }
        list.meta: { bold: false, italic: true }
      """
    try withFolder(["mine.yaml": text, "notes.txt": "no theme"]) { folder in
      let library = ThemeLibrary(folder: folder)
      #expect(library.names.last == "mine" && !library.names.contains("notes"))
      let theme = try library.theme(named: "mine")
      let night = Color.rgb(0x10, 0x20, 0x30)
      #expect(theme.style(.articleBody) == Style(foreground: .indexed(250), background: night))
      #expect(theme.style(.listHeadline) == Style(foreground: .indexed(9), background: night, attributes: .bold))
      #expect(theme.style(.listMeta) == Style(foreground: .indexed(9), background: night, attributes: .italic))
    }
  }

  @Test("a theme may be a built-in one with other colors")
  func basedOn() throws {
    try withFolder(["mine.yml": "based-on: ink\npalette: { paper: \"#000000\" }\n"]) { folder in
      let theme = try ThemeLibrary(folder: folder).theme(named: "mine")
      let ink = try ThemeLibrary().theme(named: "ink")
      #expect(theme.appearance == .dark)
      #expect(theme.style(.articleHeadline).background == .rgb(0, 0, 0))
      #expect(theme.style(.articleHeadline).foreground == ink.style(.articleHeadline).foreground)
    }
  }

  @Test(
    "a broken file gives its line and the reason",
    arguments: [
      (
        "roles:\n  articel.headline: { bold: true }\n", 2,
        "there is no role \"articel.headline\"; did you mean \"article.headline\"?"
      ),
      (
        "roles:\n  text: { fg: inc }\npalette: { ink: \"#000000\" }\n", 2,
        "there is no color \"inc\"; did you mean \"ink\"?"
      ),
      ("title: A\ncolours: {}\n", 2, "there is no key \"colours\""),
      ("palet: {}\n", 1, "there is no key \"palet\"; did you mean \"palette\"?"),
      ("\n\nappearance: dim\n", 3, "an appearance is light or dark, not \"dim\""),
      ("roles:\n  text:\n    bold: yes\n", 3, "bold is true or false, not \"yes\""),
      (
        "palette:\n  ink: \"#12345\"\nroles:\n  text: { fg: ink }\n", 2,
        "\"#12345\" is no color; write \"#RRGGBB\", 0 to 255, a name such as red, or default"
      ),
      ("based-on: newsprin\n", 1, "there is no built-in theme \"newsprin\"; did you mean \"newsprint\"?"),
      ("roles: [text\n", 2, "did not find expected ',' or ']'"),
      ("roles: &a { text: *a }\n", 1, "nested too deeply"),
      ("", 1, "the file is empty"),
    ])
  func broken(text: String, line: Int, reason: String) throws {
    try withFolder(["bad.yaml": text]) { folder in
      let library = ThemeLibrary(folder: folder)
      let error = ThemeError(file: folder + "/bad.yaml", line: line, reason: reason)
      #expect(throws: error) { try library.theme(named: "bad") }
      let all = library.all()
      #expect(all.errors == [error] && all.themes.count == ThemeLibrary().names.count)
    }
  }

  @Test("a broken file does not hide the built-in theme of its name")
  func brokenOverride() throws {
    try withFolder(["ink.yaml": "roles: 3"]) { folder in
      let all = ThemeLibrary(folder: folder).all()
      #expect(all.errors.count == 1 && all.themes.contains { $0.name == "ink" })
    }
  }

  @Test("a misspelt theme is answered with the nearest")
  func misspelt() {
    #expect(
      throws: ThemeError(file: "sepa", line: nil, reason: "there is no theme of this name; did you mean \"sepia\"?")
    ) {
      try ThemeLibrary().theme(named: "sepa")
    }
  }

  @Test("a missing folder or file is told, and nothing more")
  func missing() {
    #expect(ThemeLibrary(folder: "/nonexistent").names == ThemeLibrary().names)
    #expect(throws: ThemeError(file: "/nonexistent/a.yaml", line: nil, reason: "No such file or directory")) {
      try ThemeLibrary.theme(at: "/nonexistent/a.yaml")
    }
  }
}
