import Articles
import Glibc
import ProgramRunner
import Reader
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
