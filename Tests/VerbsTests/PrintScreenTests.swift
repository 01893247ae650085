import ProgramRunner
import Testing

@Suite struct PrintScreenTests {
  @Test("the screen has the size that was asked for")
  func size() throws {
    let screen = try Broadsheet.filled().screen("100x30")
    #expect(screen.split(separator: "\n", omittingEmptySubsequences: false).count == 30)
    #expect(screen.contains("Monday 23 November 2026"))
  }

  @Test("keys are pressed in their order, with their numbers")
  func keys() throws {
    let program = try Broadsheet.filled()
    #expect(
      try program.screen("80x24", keys: "2 j*3 ENTER") == Broadsheet.filled().screen("80x24", keys: "2 j j j ENTER"))
    #expect(try program.screen("80x24", keys: "2 j*3 ENTER").contains("The rain that waits"))
  }

  @Test("keys after the end are not pressed")
  func afterQuitting() throws {
    #expect(try Broadsheet.filled().screen("80x24", keys: "Q 2") == Broadsheet.filled().screen("80x24"))
  }

  @Test("what is pressed is done: the story is read")
  func effects() throws {
    let program = try Broadsheet.filled()
    _ = try program.screen("80x24", keys: "2 ENTER")
    #expect(try program.run("list", "--json").output.contains("\"read\":true"))
  }

  @Test(
    "what cannot be understood is told in one line",
    arguments: [
      ["--keys", "NONESUCH"], ["--keys", "j*x"], ["--size", "80"], ["--size", "0x24"], ["--size", "80x99999"],
      ["--size", "axb"], ["--now", "yesterday"], ["--color", "pink"],
    ])
  func errors(arguments: [String]) throws {
    let outcome = try Broadsheet.filled().run(["--print-screen"] + arguments)
    #expect(outcome.code == 1 && outcome.output == "")
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test("plain text has no escapes, --color ansi has them, and both the same words")
  func color() throws {
    let plain = try Broadsheet.filled().screen("80x24")
    #expect(controls(in: plain) == [])
    let styled = try Broadsheet.filled().screen("80x24", ["--color", "ansi"])
    #expect(styled.contains("\u{1B}["))
    let bare = styled.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    func rows(_ text: String) -> [String] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).trimmingRight }
    }
    #expect(rows(bare) == rows(plain))
  }

  @Test("with NO_COLOR even --color ansi has no colors")
  func noColor() throws {
    let program = try Broadsheet.filled(environment: ["NO_COLOR": "1"])
    let styled = try program.screen("80x24", ["--color", "ansi"])
    #expect(!styled.contains(/\u{1B}\[[0-9;]*(38|48|3[0-7]|4[0-7]|9[0-7]|10[0-7])[;m]/))
  }

  @Test("a theme that is not there is told on the status line")
  func theme() throws {
    let screen = try Broadsheet.filled().screen("80x24", ["--theme", "newsprnt"])
    #expect(screen.split(separator: "\n").last?.contains("did you mean \"newsprint\"?") == true)
  }

  @Test("the time zone is that of the environment")
  func zone() throws {
    #expect(try Broadsheet.filled(environment: ["TZ": "Asia/Seoul"]).screen("80x24").contains("18:00"))
  }
}

extension String {
  var trimmingRight: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
