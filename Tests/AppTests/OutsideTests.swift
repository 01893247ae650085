import Articles
import Glibc
import ProgramRunner
import Reader
import Screen
import Store
import Testing

@testable import App

@Suite("The world outside") struct OutsideTests {
  @Test("a QR code has its three finder patterns, and grows with its text")
  func code() throws {
    let code = try DotCode(encoding: "https://post.example/")
    #expect(code.size == 25)
    /// A ring of dark dots around a dark square of three.
    func isDark(_ column: Int, _ row: Int) -> Bool {
      let distance = max(abs(column - 3), abs(row - 3))
      return distance != 2
    }
    for (left, top) in [(0, 0), (code.size - 7, 0), (0, code.size - 7)] {
      for row in 0..<7 {
        for column in 0..<7 {
          let dot = code.dots[(top + row) * code.size + left + column]
          #expect(dot == isDark(column, row))
        }
      }
    }
    #expect(try DotCode(encoding: String(repeating: "x", count: 2_000)).size > 100)
  }

  @Test("the cells on the screen are the dots of the address's code, in a light and a dark theme", arguments: [0, 1])
  func codeOnScreen(theme: Int) throws {
    let store = try Store(path: ":memory:", mode: .readWrite)
    var story = Article(entryID: "1", source: "test", publication: "Harbor News", headline: "A ferry is late")
    let address = "https://harbor.example/2026/11/28/the-ferry-that-had-been-missing-since-autumn-is-late"
    story.url = address
    _ = try store.merge([story], at: Sitting.clock.now)
    try store.setSetting("sample-edition", "not here")
    let sitting = try Sitting(store, in: TemporaryFolder(), 120, 40)
    if theme == 1 { try sitting.press("t j ENTER") }
    try sitting.press("ENTER S c")
    let screen = sitting.session.screen()
    #expect(sitting.status.hasPrefix(address))
    let code = try DotCode(encoding: address)
    // The border of four light dots is around it, and the address below.
    let left = (120 - code.size - 8) / 2 + 4
    let top = (40 - (code.size + 9) / 2 - 1) / 2 * 2 + 4
    var wrong: [Point] = []
    for row in -4..<code.size + 4 {
      for column in -4..<code.size + 4 {
        let cell = screen[left + column, (top + row) / 2]
        let color = cell.text == "▀" && row % 2 == 0 ? cell.style.foreground : cell.style.background
        let isInside = (0..<code.size).contains(row) && (0..<code.size).contains(column)
        let isDark = isInside && code.dots[row * code.size + column]
        if color != (isDark ? .rgb(0, 0, 0) : .rgb(255, 255, 255)) { wrong.append(Point(column: column, row: row)) }
      }
    }
    #expect(wrong == [])
  }

  @Test("a text that no code holds is told", arguments: ["", String(repeating: "x", count: 3_000), "a\0b"])
  func tooLong(text: String) {
    #expect(throws: DotCodeError.self) { try DotCode(encoding: text) }
  }

  @Test("a child is fed, and its exit code comes back")
  func child() throws {
    let child = try #require(
      Child.start("/bin/sh", ["sh", "-c", "read a; test \"$a\" = \"b c\" && exit 7"], input: .fed, hasTerminal: false))
    #expect(child.feed("b c\n"))
    #expect(child.wait() == 7)
  }

  @Test("one that does not read costs no more than the time allowed")
  func patience() throws {
    let child = try #require(Child.start("/bin/sh", ["sh", "-c", "exec sleep 60"], input: .fed, hasTerminal: false))
    #expect(!child.feed(String(repeating: "x", count: 1 << 20), within: 50))
    #expect(child.wait(within: 10) == nil)
    child.end()
  }

  @Test(
    "CVE-2017-14500, CVE-2024-32487: a story's file has a name of its own, which only this user reads, and goes away")
  func file() throws {
    let first = try #require(StoryFile("one\n"))
    let second = try #require(StoryFile("two\n"))
    defer { second.remove() }
    #expect(first.path != second.path && first.path.hasSuffix(".txt"))
    var status = stat()
    #expect(stat(first.path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    first.remove()
    #expect(access(first.path, F_OK) != 0)
  }
}
