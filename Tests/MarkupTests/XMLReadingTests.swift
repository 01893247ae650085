import Markup
import Testing

/// Writes down what it is handed.
private final class Recorder: XMLHandler {
  var events: [String] = []

  func startElement(_ name: XMLName, attributes: [XMLAttribute]) {
    let written = attributes.map { " \($0.name.qualified)=\($0.value)" }.joined()
    events.append("<{\(name.namespace)}\(name.local)\(written)>")
  }

  func characters(_ bytes: UnsafeRawBufferPointer) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let last = events.last, last.hasPrefix("=") {
      events[events.count - 1] = last + text
    } else {
      events.append("=" + text)
    }
  }

  func endElement(_ name: XMLName) { events.append("</\(name.local)>") }
}

@Suite("Reading XML")
struct XMLReadingTests {
  private func read(_ text: String) -> [String] { readXML(Array(text.utf8)[...]) { Recorder() }.handler.events }

  @Test("both readers hand over the same events of a document, well-formed or cut off at the end")
  func bothReaders() {
    let text =
      "<a:b xmlns:a='u' c='1 &amp; &eacute;' a:d='2'><e xmlns='v'>&lt;x&gt; &#233;<![CDATA[<&>]]></e><f/><!-- g -->"
    let strict = read(text + "</a:b>")
    #expect(strict == read(text))
    #expect(
      strict == [
        "<{u}b c=1 & é a:d=2>", "<{v}e>", "=<x> é<&>", "</e>", "<{}f>", "</f>", "</b>",
      ])
  }

  @Test("the first fault is told with its line")
  func fault() {
    let report = readXML(Array("<a>\n<b>\n</c></a>".utf8)[...]) { Recorder() }
    #expect(report.fault?.line == 3)
    #expect(report.fault?.reason.contains("mismatch") == true)
  }

  @Test("a document's own short entities are known, in both readers")
  func ownEntities() {
    let text = "<!DOCTYPE a [<!ENTITY x 'ex'>]><a b='&x;'>&x;</a>"
    #expect(read(text) == ["<{}a b=ex>", "=ex", "</a>"])
    #expect(read("\(text)&") == ["<{}a b=ex>", "=ex", "</a>"])
  }

  @Test("any bytes are read to an end with every element closed", arguments: 0..<200)
  func anyBytes(_ seed: Int) {
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "<a>", "</a>", "<b ", "x='1'", ">", "<![CDATA[", "]]>", "<!--", "-->", "&", "&#x41;", "&lt;", "<!DOCTYPE", "[",
      "]", "é", "\"", "'", "</", "<?", "?>", "/>", "=",
    ]
    let text = (0..<40).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
    let events = read(text)
    #expect(events.count { $0.hasPrefix("</") } == events.count { $0.hasPrefix("<{") })
  }
}
