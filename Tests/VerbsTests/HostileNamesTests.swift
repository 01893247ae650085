import Articles
import Glibc
import ProgramRunner
import Store
import Testing

/// Headlines that would be paths, where files are named by them.
@Suite struct HostileNamesTests {
  /// A program whose only story is called so.
  private func program(_ headline: String) throws -> Broadsheet {
    let program = try Broadsheet()
    let store = try Store(path: program.store, mode: .readWrite)
    defer { store.close() }
    let story = Article(
      entryID: "1", source: "test", publication: "Harbor News", headline: headline, body: [.paragraph("The text.")])
    _ = try store.merge([story], at: Timestamp(seconds: 1_795_424_400))
    try store.setSetting("sample-edition", "not here")
    return program
  }

  /// What stands in a folder.
  private func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static let headlines = [
    "../../.ssh/authorized_keys", "/etc/passwd", "a/b", ".", "..", "~/.bashrc", "", " ", "-rf", "a\0b", "line\nend",
    "\u{1B}]0;x\u{7}", "C:\\x", String(repeating: "long ", count: 60), String(repeating: "길", count: 300),
    "e" + String(repeating: "\u{301}", count: 400), "\u{202E}fdp.exe",
  ]

  @Test(
    "headlines as paths (newsboat#1083, CVE-2018-14362): the file stays in the folder that was chosen, and none is written over",
    arguments: headlines)
  func paths(headline: String) throws {
    let program = try program(headline)
    try program.folder.write("mine", to: "out/sub/precious")
    let before = names(in: program.folder.path)
    let out = program.folder.file("out/sub")
    #expect(try program.run("export", "1", "--format", "text", "--out", out).code == 0)
    let made = names(in: out).filter { $0 != "precious" }
    let name = try #require(made.first)
    #expect(made.count == 1 && name.hasSuffix(".txt") && name.utf8.count <= 84)
    #expect(name.first != "." && name.first != "-" && controls(in: name) == [] && !name.contains("\n"))
    #expect(names(in: program.folder.path) == before && names(in: program.folder.file("out")) == ["sub"])
    let text = program.folder.text(of: "out/sub/\(name)")
    let again = try program.run("export", "1", "--format", "markdown", "--out", "\(out)/\(name)")
    #expect(again.code == 1 && again.errors.contains("is there already"))
    #expect(program.folder.text(of: "out/sub/\(name)") == text)
  }

  @Test("a link in the file's place (newsboat#1083) is not written through, with --force no more than without")
  func symbolicLink() throws {
    let program = try program("A ferry is late")
    let precious = try program.folder.write("mine", to: "precious")
    let out = program.folder.file("out")
    mkdir(out, 0o700)
    #expect(symlink(precious, "\(out)/a-ferry-is-late.txt") == 0)
    #expect(symlink("\(program.folder.path)/nowhere", "\(out)/a-ferry-is-late.md") == 0)
    #expect(try program.run("export", "1", "--format", "text", "--out", out).code == 1)
    #expect(try program.run("export", "1", "--format", "markdown", "--out", out).code == 1)
    #expect(program.folder.text(of: "precious") == "mine" && program.folder.text(of: "nowhere") == nil)
    #expect(try program.run("export", "1", "--format", "text", "--out", out, "--force").code == 0)
    #expect(program.folder.text(of: "precious") == "mine")
    #expect(program.folder.text(of: "out/a-ferry-is-late.txt")?.contains("The text.") == true)
  }
}
