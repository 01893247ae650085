import ProgramRunner
import Reader
import Testing

@testable import Verbs

@Suite struct ManualTests {
  @Test("the manual mentions every command with its keys", arguments: Command.table)
  func commands(command: Command) throws {
    let plain = manualPage().replacing("\\-", with: "-").replacing("\\e", with: "\\").replacing("\\&", with: "")
    #expect(plain.contains(command.title))
    #expect(plain.contains("\n" + command.keys.joined(separator: ", ") + "\n"))
  }

  @Test("the manual has the sections of a manual page")
  func sections() {
    for name in ["NAME", "SYNOPSIS", "KEYS", "FILES", "ENVIRONMENT"] {
      #expect(manualPage().contains("\n.SH \(name)\n"))
    }
  }

  @Test("no line of the manual is a request by accident")
  func requests() {
    let known = [".TH", ".SH", ".SS", ".TP", ".PP", ".nf", ".fi"]
    for line in manualPage().split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(known.contains { line.hasPrefix($0) }, "\(line)")
    }
  }

  @Test("the manual says what help says")
  func help() throws {
    #expect(helpText.contains("Exit codes") && manualPage().contains("Exit codes"))
    let outcome = try Broadsheet().run("manual")
    #expect(outcome.code == 0 && outcome.output == manualPage() + "\n")
  }
}
