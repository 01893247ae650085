import Glibc
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

  @Test("a file is written whole, and not over one that is there unless that is wanted")
  func files() throws {
    let program = try Broadsheet.filled()
    let path = program.folder.file("story.md")
    let first = try program.run("export", "1", "--out", path)
    #expect(first.code == 0 && first.output == "Wrote \(path): 1 article.\n")
    let text = program.folder.text(of: "story.md")
    #expect(text?.hasPrefix("# ") == true)
    let again = try program.run("export", "2", "--out", path)
    #expect(again.code == 1 && again.errors.contains("is there already") && again.errors.contains("--force"))
    #expect(program.folder.text(of: "story.md") == text)
    #expect(try program.run("export", "2", "--out", path, "--force").code == 0)
    #expect(program.folder.text(of: "story.md") != text)
  }

  @Test("a folder gets a file that is named by the headline")
  func folder() throws {
    let program = try Broadsheet.filled()
    let outcome = try program.run("export", "--section", "Finance", "--format", "html", "--out", program.folder.path)
    #expect(outcome.code == 0 && program.folder.text(of: "finance.html")?.hasPrefix("<!DOCTYPE html>") == true)
  }

  @Test("a file that cannot be made is told in a line")
  func noFile() throws {
    let outcome = try Broadsheet.filled().run("export", "1", "--out", "/nonesuch/story.txt")
    #expect(outcome.code == 1 && outcome.errors == "broadsheet: /nonesuch/story.txt: No such file or directory\n")
  }

  @Test("text for paper stands on sheets, as high and wide as the paper", arguments: ["a4", "letter", "a5"])
  func paper(size: String) throws {
    let outcome = try Broadsheet.filled().run(
      "export", "--section", "Finance", "--format", "text", "--paper", size, "--now", "2026-11-23T09:00:00Z")
    let sheets = outcome.output.split(separator: "\u{C}")
    #expect(outcome.code == 0 && sheets.count > 3)
    for (index, sheet) in sheets.enumerated() {
      #expect(sheet.contains("23 Nov") && sheet.contains("\(index + 1) of \(sheets.count)"))
    }
  }

  @Test(
    "what paper and margin cannot be is told",
    arguments: [["--paper", "a9"], ["--paper", "a4", "--margin", "200"], ["--margin", "none"]])
  func wrongPaper(arguments: [String]) throws {
    let outcome = try Broadsheet.filled().run(["export", "1", "--format", "text"] + arguments)
    #expect(outcome.code == 1 && outcome.output.isEmpty && outcome.errors.split(separator: "\n").count == 1)
  }

  /// A program with an `lp` that keeps what it is given.
  private func withPrinter(_ script: String) throws -> Broadsheet {
    var program = try Broadsheet.filled()
    let path = try program.folder.write("#!/bin/sh\n" + script, to: "bin/lp")
    chmod(path, 0o700)
    program.environment["PATH"] = program.folder.file("bin") + ":/usr/bin:/bin"
    return program
  }

  @Test("the printer is given text on its standard input, and the title as one argument")
  func printer() throws {
    let program = try withPrinter("cat > \"$HOME/printed\"\nfor word; do echo \"<$word>\"; done > \"$HOME/words\"")
    let outcome = try program.run(
      "export", "1", "--printer", "office", "--paper", "letter", "--title", "-d evil; rm -rf /\u{1B}[2J")
    #expect(outcome.code == 0 && outcome.output.hasPrefix("Sent to the printer office: "))
    let words = program.folder.text(of: "words") ?? ""
    #expect(words.hasPrefix("<-t>\n<-d evil; rm -rf /[2J>\n<-o>\n<media=Letter>\n<-d>\n<office>\n"))
    #expect(words.contains("<cpi=10>") && words.contains("<lpi=6>") && words.contains("<page-left=57>"))
    #expect(program.folder.text(of: "printed")?.contains("B R O A D S H E E T") == true)
  }

  @Test("letters that printers of text lack are printed as a PDF, unless text is asked for")
  func printerLetters() throws {
    let program = try withPrinter("cat > \"$HOME/printed\"\nfor word; do echo \"<$word>\"; done > \"$HOME/words\"")
    let feed = """
      <rss version="2.0"><channel><title>항구신문</title><item><guid>k</guid><title>부두에 다시 불이 켜지다</title>
      <description>밤배가 돌아왔다.</description></item></channel></rss>
      """
    _ = try program.run("import", try program.folder.write(feed, to: "feed.xml"))
    let rows = try JSONOutput(program.run("list", "--json", "--limit", "500").output).rows
    let row = try #require(rows.first { $0.text("headline") == "부두에 다시 불이 켜지다" })
    let id = try row.member("id", as: Int.self)
    let outcome = try program.run("export", "\(id)", "--print")
    #expect(outcome.code == 0 && outcome.output == "Sent to the printer: 1 page.\n")
    let printed = try #require(program.folder.bytes(of: "printed"))
    // Without pango it is text all the same.
    let isPDF = try program.run("export", "\(id)", "--out", program.folder.file("story.pdf")).code == 0
    #expect(printed.starts(with: (isPDF ? "%PDF-1." : "B R O A D").utf8))
    #expect(program.folder.text(of: "words")?.contains("cpi=10") == !isPDF)
    #expect(try program.run("export", "\(id)", "--print", "--format", "text").code == 0)
    #expect(program.folder.text(of: "printed")?.contains("밤배가 돌아왔다.") == true)
  }

  @Test("what the printer says against it is told in a line")
  func printerFails() throws {
    let program = try withPrinter("echo 'lp: Error - No default destination available.' >&2\nexit 1")
    let outcome = try program.run("export", "1", "--print")
    #expect(outcome.code == 1 && outcome.errors == "broadsheet: lp: Error - No default destination available.\n")
  }

  @Test("without lp that is told, with what to do")
  func noPrinter() throws {
    var program = try Broadsheet.filled()
    program.environment["PATH"] = program.folder.file("none")
    let outcome = try program.run("export", "1", "--print")
    #expect(outcome.code == 1 && outcome.errors.contains("there is no lp") && outcome.errors.contains("--out"))
  }

  @Test("a PDF goes into a file, and says how many pages it has")
  func pdf() throws {
    let program = try Broadsheet.filled()
    let path = program.folder.file("finance.pdf")
    let outcome = try program.run("export", "--section", "Finance", "--out", path)
    guard outcome.errors.isEmpty else {
      // Without pango that is told, with what to do.
      #expect(outcome.code == 1 && outcome.errors.contains("libpangocairo-1.0-0"))
      return
    }
    #expect(outcome.code == 0 && outcome.output.hasPrefix("Wrote \(path): ") && outcome.output.contains("pages"))
    #expect(program.folder.bytes(of: "finance.pdf")?.starts(with: "%PDF-1.".utf8) == true)
  }

  @Test("an HTML page has its pictures inside, and asks nobody for anything")
  func wholePage() throws {
    let page = try Broadsheet.filled().run("export", "--front").output
    #expect(page.contains("<img src=\"data:image/png;base64,iVBORw0KGgo"))
    #expect(page.split(separator: "src=\"").dropFirst().allSatisfy { $0.hasPrefix("data:") })
    #expect(page.contains("default-src 'none'") && !page.contains("<script") && !page.contains("<link"))
  }
}
