import Articles
import Testing

@testable import Catalogue

@Suite("The catalogue of newspapers") struct CatalogueTests {
  @Test("it has newspapers of many countries and magazines of many subjects")
  func contents() {
    let feeds = catalogue()
    #expect(feeds.count > 700)
    #expect(Set(feeds.filter(\.isByCountry).map(\.group)).count > 20)
    #expect(Set(feeds.filter { !$0.isByCountry }.map(\.group)).count > 30)
  }

  @Test("every feed has a name on one line, an address on the web, and none stands there twice")
  func soundness() {
    let feeds = catalogue()
    for feed in feeds {
      #expect(feed.url.hasPrefix("https://") || feed.url.hasPrefix("http://"))
      #expect(!feed.name.isEmpty && feed.name.unicodeScalars.allSatisfy { $0.value >= 0x20 })
      #expect((2...3).contains(feed.language.count))
    }
    #expect(Set(feeds.map(\.url)).count == feeds.count)
  }

  @Test("a word finds by name, country, address and language")
  func words() {
    let feed = CatalogueFeed(name: "Le Quai", url: "https://quai.example/rss", group: "France", language: "fr")
    for words in [["quai"], ["fra"], ["example"], ["fr", "le"], []] { #expect(feed.has(words)) }
    #expect(!feed.has(["quai", "norway"]))
  }

  @Test("a line that lacks something is passed over")
  func broken() {
    #expect(readCatalogue("# country\nNorway\tQuay\n\nA\tB\thttps://c.example/\tno\n").map(\.name) == ["B"])
  }
}
