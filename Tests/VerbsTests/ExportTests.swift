import ProgramRunner
import Testing

/// `export` in its forms.
@Suite struct ExportTests {
  @Test("alone it writes the front page, as one HTML page")
  func frontPage() throws {
    let outcome = try Broadsheet.filled().run("export", "--limit", "3")
    #expect(outcome.code == 0 && outcome.errors == "")
    #expect(outcome.output.split(separator: "<article").count == 4)
    #expect(outcome.output.split(separator: "<html").count == 2 && outcome.output.hasSuffix("</body></html>\n"))
  }

  @Test("a section is written in Markdown with rules between its articles")
  func section() throws {
    let outcome = try Broadsheet.filled().run("export", "--section", "Finance", "--format", "markdown")
    let heads = outcome.output.split(separator: "\n").filter { $0.hasPrefix("# ") }
    #expect(outcome.code == 0 && heads.count == 4)
    #expect(outcome.output.split(separator: "\n").filter { $0 == "---" }.count >= 3)
  }

  @Test("JSON and ninjs are arrays", arguments: ["json", "ninjs"])
  func arrays(format: String) throws {
    let rows = try JSONOutput(try Broadsheet.filled().run("export", "--limit", "5", "--format", format).output).rows
    #expect(rows.count == 5)
  }

  @Test("what words find and what was saved can be exported")
  func lists() throws {
    let program = try Broadsheet.filled()
    let found = try program.run("export", "--search", "kimchi", "--format", "markdown").output
    #expect(found.contains("# Kimchi is a verb"))
    #expect(try JSONOutput(try program.run("export", "--saved", "--format", "json").output).rows.isEmpty)
  }

  @Test("an article that is not there is told, and the others are written")
  func missing() throws {
    let program = try Broadsheet.filled()
    let outcome = try program.run("export", "1", "999999", "--format", "text")
    #expect(outcome.code == 2 && outcome.errors.contains("999999") && !outcome.output.isEmpty)
    #expect(try program.run("export", "999999", "--format", "text").code == 1)
  }

  @Test("a form that does not exist is told with those that do")
  func unknownForm() throws {
    let outcome = try Broadsheet.filled().run("export", "--format", "pdx")
    #expect(outcome.code == 1 && outcome.errors.contains("text, markdown, html, json and ninjs"))
  }
}
