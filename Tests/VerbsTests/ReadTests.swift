import ProgramRunner
import Testing

/// `read ID` in its forms.
@Suite struct ReadTests {
  /// The number of the story with this headline.
  func number(_ headline: String, in program: Broadsheet) throws -> String {
    let rows = try JSONOutput(try program.run("list", "--json", "--limit", "100").output).rows
    let row = try #require(try rows.first { try $0.member("headline", as: String.self) == headline })
    return String(try row.member("id", as: Int.self))
  }

  func read(_ headline: String, _ more: String...) throws -> String {
    let program = try Broadsheet.filled()
    let outcome = try program.run(["read", try number(headline, in: program)] + more)
    #expect(outcome.code == 0 && outcome.errors == "")
    return outcome.output
  }

  @Test("text is set to the width that was asked for", arguments: [20, 40, 66, 120])
  func width(columns: Int) throws {
    let text = try read("The cable under the sea", "--width", "\(columns)")
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= columns } && lines.count > 20)
  }

  @Test("reading outside of the reader marks nothing read")
  func state() throws {
    let program = try Broadsheet.filled()
    _ = try program.run("read", try number("The cable under the sea", in: program))
    #expect(try !program.run("list", "--json", "--limit", "100").output.contains("\"read\":true"))
  }

  @Test("JSON has what is promised of an article")
  func json() throws {
    let article = try JSONOutput(try read("The cable under the sea", "--format", "json"))
    #expect(
      try article.names.isSuperset(of: [
        "headline", "kicker", "labels", "deck", "bylines", "posted", "updated", "section", "blocks", "photos",
        "related",
        "ranked_lists",
      ]))
    #expect(try article.member("headline") == "The cable under the sea")
    #expect(try article.member("blocks", as: [Any].self).count > 5)
    #expect(try article.member("ranked_lists", as: [Any].self).count > 0)
  }

  @Test("--json is --format json")
  func jsonOption() throws {
    #expect(try read("The cable under the sea", "--json") == read("The cable under the sea", "--format", "json"))
  }

  @Test("Markdown begins with the headline")
  func markdown() throws {
    #expect(try read("The cable under the sea", "--format", "markdown").hasPrefix("# The cable under the sea\n\n"))
  }

  @Test("HTML is a page of its own")
  func html() throws {
    let page = try read("The cable under the sea", "--format", "html")
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("<h1>The cable under the sea</h1>"))
    #expect(page.hasSuffix("</html>\n"))
  }

  @Test("text has code whole, and below it the addresses of its links")
  func codeAndLinks() throws {
    let program = try Broadsheet()
    let code = "let words = \"more than there is room for in a line of sixty-six columns, to its very end\""
    let page = """
      <html lang="en"><head><title>A page</title></head><body><article><h1>A page of code</h1>
      <p>It says <a href="https://harbor.example/one">one thing</a> and then <a href="https://u:p@harbor.example/two?\
      a=\(String(repeating: "b", count: 80))">another</a>, so that there is enough to be read in this paragraph.</p>
      <pre>\(code)
      done()</pre><p>There is one more paragraph behind it, which says as much as the first one did, or more.</p>
      </article></body></html>
      """
    let path = try program.folder.write(page, to: "page.html")
    #expect(try program.run("import", "--url", "https://harbor.example/page", path).code == 0)
    let text = try program.run("read", "1").output
    #expect(text.contains("\n\(code)\ndone()\n"), "\(text)")
    #expect(text.contains("one thing[1]") && text.contains("another[2]"))
    let notes =
      "\n\n[1] https://harbor.example/one\n[2] https://harbor.example/two?a=" + String(repeating: "b", count: 80)
    #expect(text.hasSuffix(notes + "\n"), "\(text)")
  }

  @Test("no form lets controls out", arguments: ["text", "markdown", "html"])
  func controls(format: String) throws {
    let outcome = try HostileStory.program().run("read", "1", "--format", format)
    #expect(outcome.code == 0)
    let found = VerbsTests.controls(in: outcome.output)
    #expect(found == [])
  }

  @Test(
    "feed HTML run as script (CVE-2023-27592, FreshRSS#2121, NetNewsWire#3410): HTML escapes whatever a story holds")
  func hostileHTML() throws {
    let page = try HostileStory.program().run("read", "1", "--format", "html").output
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    for bad in ["<script", "onerror=alert(1)>", "href=\"javascript:", "src=\"javascript:", "src=x>", "\" onclick=\""] {
      #expect(!page.contains(bad), "\(bad)")
    }
  }

  @Test("only web and mail addresses become links in HTML")
  func linksInHTML() throws {
    let page = try HostileStory.program().run("read", "1", "--format", "html").output
    for link in page.matches(of: /(href|src)="([^"]*)"/) {
      #expect(link.2.hasPrefix("https://") || link.2.hasPrefix("http://") || link.2.hasPrefix("mailto:"))
    }
  }

  @Test("feed HTML run as script (CVE-2025-31483): Markdown escapes whatever a story holds")
  func hostileMarkdown() throws {
    let text = try HostileStory.program().run("read", "1", "--format", "markdown").output
    // Code is shown as it is, in a fence that nothing in it ends.
    let outside = text.replacing(/(?s)````.*?\n````\n/, with: "").replacing(/\\./, with: "")
    #expect(text.contains("````"))
    for bad in ["<script", "<img", "[a](javascript", " `code`", " *b*", " | e"] {
      #expect(!outside.contains(bad), "\(bad)")
    }
  }

  @Test("Markdown has no links that would run something")
  func linksInMarkdown() throws {
    let text = try HostileStory.program().run("read", "1", "--format", "markdown").output
    #expect(!text.contains("](<javascript:"))
  }

  @Test(
    "floods of combining marks (CVE-2021-27135, CVE-2021-26937): a story with ten thousand on one letter is still set")
  func marks() throws {
    let program = try Broadsheet()
    let marks = String(repeating: "\u{301}", count: 10_000)
    let feed = "<rss><channel><title>N</title><item><title>a\(marks)b</title><guid>1</guid></item></channel></rss>"
    #expect(try program.run("import", try program.folder.write(feed, to: "feed.xml")).code == 0)
    let text = try program.run("read", "1").output
    #expect(text.unicodeScalars.filter { $0 == "\u{301}" }.count < 100)
  }
}
