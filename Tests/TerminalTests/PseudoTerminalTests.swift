import Screen
import Testing

@Suite struct PseudoTerminalTests {
  @Test("a shell's output is seen with its colors")
  func shell() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "printf 'plain \\033[1;38;2;10;20;30mbold\\033[m 한'; read line; echo got $line"])
    try terminal.wait(for: "한")
    #expect(terminal.text(row: 0) == "plain bold 한")
    #expect(terminal.cell(6, 0).style == Style(foreground: .rgb(10, 20, 30), attributes: .bold))
    #expect(terminal.cell(11, 0).columns == 2)
    try terminal.press("x y ENTER")
    try terminal.wait(for: "got xy")
    #expect(try terminal.waitForEnd() == 0)
  }

  @Test("the window's size is passed on")
  func resize() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "trap 'stty size' WINCH; echo ready; while :; do read line; done"],
      size: Size(columns: 40, rows: 5))
    try terminal.wait(for: "ready")
    terminal.resize(to: Size(columns: 50, rows: 7))
    try terminal.wait(for: "7 50")
  }
}
