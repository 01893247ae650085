// What reaches a browser: an address is one argument of its own, whatever stands in it, and only http and https go there
// (CVE-2013-7416, CVE-2017-12904).

import Articles
import Glibc
import ProgramRunner
import Screen
import Store
import Testing

@Suite struct BrowserTests {
  /// A program whose only story has this address, and whose browser writes down its arguments, each with its length.
  func program(url: String, browser: String = "BROWSER_PATH") throws -> Broadsheet {
    var program = try Broadsheet()
    let script = try program.folder.write(
      """
      #!/bin/sh
      for word in "$@"; do printf '%s %s\\n' "${#word}" "$word"; done > "\(program.folder.path)/arguments.new"
      mv "\(program.folder.path)/arguments.new" "\(program.folder.path)/arguments"
      """, to: "browser")
    chmod(script, 0o700)
    program.environment["BROWSER"] = browser.replacing("BROWSER_PATH", with: script)
    let store = try Store(path: program.store, mode: .readWrite)
    defer { store.close() }
    var article = Article(entryID: "1", source: "test", publication: "Harbor News", headline: "A ferry is late")
    article.url = url
    _ = try store.merge([article], at: Timestamp(seconds: 1_795_424_400))
    try store.setSetting("sample-edition", "not here")
    return program
  }

  /// What the browser was given after `o`.
  func given(_ program: Broadsheet) throws -> String? {
    let terminal = try PseudoTerminal.reading("A ferry is late", in: program)
    try terminal.press("o")
    try terminal.wait("the browser") { _ in program.folder.text(of: "arguments") != nil }
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
    return program.folder.text(of: "arguments")
  }

  @Test(
    "CVE-2013-7416, CVE-2017-12904: an address is one argument, and nothing in it is a command",
    arguments: [
      "https://harbor.example/'; touch x;'".replacing(" ", with: "%20"), "https://harbor.example/$(touch${IFS}x)",
      "https://harbor.example/`touch${IFS}x`", "https://harbor.example/\"&touch&x", "https://harbor.example/%s|x",
      "https://harbor.example/--help", "https://harbor.example/\\;x*?[a]~",
    ])
  func oneArgument(url: String) throws {
    let program = try program(url: url)
    #expect(try given(program) == "\(url.count) \(url)\n")
    #expect(program.folder.bytes(of: "x") == nil)
    #expect(contents(ofFile: "x") == nil)
  }

  @Test(
    "CVE-2017-14500 (newsbeuter#598): an enclosure's address is one argument too, and no file is named by it",
    arguments: ["https://harbor.example/$(touch$IFS'x').mp3", "https://harbor.example/';touch%20x;'.mp3"])
  func enclosure(url: String) throws {
    let program = try program(url: "https://harbor.example/")
    let feed = """
      <rss version="2.0"><channel><title>Harbor Radio</title><item><guid>2</guid><title>A song of ferries</title>
      <pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate><description>Hear it.</description>
      <enclosure url="\(url)" type="audio/mpeg" length="9"/></item></channel></rss>
      """
    #expect(try program.run("import", try program.folder.write(feed, to: "feed.xml")).code == 0)
    let terminal = try PseudoTerminal(
      try Broadsheet.path, Broadsheet.now, environment: program.variables, keeping: program.folder)
    try terminal.wait(for: "A song of ferries")
    try terminal.press("j ENTER")
    try terminal.wait(for: "Hear it.")
    try terminal.wait(for: "Space page")
    try terminal.press("f a")
    try terminal.wait(for: "Link [1]")
    try terminal.press("ENTER")
    try terminal.wait("the browser") { _ in program.folder.text(of: "arguments") != nil }
    #expect(program.folder.text(of: "arguments") == "\(url.count) \(url)\n")
    #expect(program.folder.bytes(of: "x") == nil && contents(ofFile: "x") == nil)
  }

  @Test("%s stands for the address, and options stand where they are")
  func placeholder() throws {
    let program = try program(url: "https://harbor.example/", browser: "none:BROWSER_PATH --new %s --last")
    #expect(try given(program) == "5 --new\n23 https://harbor.example/\n6 --last\n")
  }

  @Test(
    "addresses that begin with -, javascript: and data: links (netbox#22675): what is no web address goes to no browser",
    arguments: [
      "-foo", "--help", "javascript:alert(1)", "file:///etc/passwd", "harbor.example", "|touch x", "https://",
      "https://harbor.example/a b", "https://harbor.example/\nx", "data:text/html,x", "HTTP",
    ])
  func refused(url: String) throws {
    let program = try program(url: url)
    let terminal = try PseudoTerminal.reading("A ferry is late", in: program)
    try terminal.press("o")
    try terminal.wait("words on the status line") { !$0.text(row: 23).contains("Space page") }
    #expect(!terminal.text(row: 23).contains("Opening"), "\(terminal.text(row: 23))")
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
    #expect(program.folder.text(of: "arguments") == nil)
  }

  @Test("without a browser, the reader says so")
  func noBrowser() throws {
    let program = try program(url: "https://harbor.example/", browser: "/none/browser")
    let terminal = try PseudoTerminal.reading("A ferry is late", in: program)
    try terminal.press("o")
    try terminal.wait(for: "There is no browser")
  }

  @Test("what the browser writes does not reach the page")
  func silent() throws {
    let program = try program(url: "https://harbor.example/")
    try program.folder.write(
      "#!/bin/sh\necho noise; echo noise >&2; echo noise > /dev/tty; echo done > \(program.folder.path)/arguments\n",
      to: "browser")
    let terminal = try PseudoTerminal.reading("A ferry is late", in: program)
    try terminal.press("o")
    try terminal.wait("the browser") { _ in program.folder.text(of: "arguments") == "done\n" }
    try terminal.press("?")
    try terminal.wait(for: "Down a line")
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("noise"))
  }
}
