import Articles
import Testing

@testable import SampleEdition

@Suite("The edition that comes with the program")
struct EditionTests {
  private let edition: SampleEdition
  private var articles: [Article] { edition.articles }

  init() throws { edition = try SampleEdition.make(at: pressTime) }

  private func article(_ slug: String) throws -> Article {
    try #require(articles.first { $0.entryID == slug })
  }

  @Test("has at least 36 articles of 120 to 900 words")
  func lengths() {
    let usual = articles.filter { (120...900).contains(words($0)) }
    #expect(usual.count >= 36, "\(articles.map { ($0.entryID, words($0)) })")
  }

  @Test("has no article of another length but the long read and what is meant to be short")
  func outliers() {
    let unusual = articles.filter { !(120...900).contains(words($0)) && $0.language == "en" }.map(\.entryID)
    #expect(Set(unusual) == ["brief-leap-seconds", "the-cable-under-the-sea"])
  }

  @Test("has a long read of 2,900 words and more")
  func longRead() throws {
    #expect(words(try article("the-cable-under-the-sea")) >= 2_900)
  }

  @Test("has a brief of one sentence")
  func brief() throws {
    let brief = try article("brief-leap-seconds")
    #expect(brief.body.count == 1)
    #expect(brief.deck == nil)
  }

  @Test("gives each article a name of its own")
  func names() {
    #expect(Set(articles.map(\.entryID)).count == articles.count)
  }

  @Test("gives each article a headline of its own")
  func headlines() {
    #expect(Set(articles.map(\.headline)).count == articles.count)
  }

  @Test("has headlines that fit on two lines, without a full stop")
  func headlineLengths() {
    for article in articles {
      #expect((4...76).contains(article.headline.count), "\(article.headline)")
      #expect(article.headline.last != ".", "\(article.headline)")
    }
  }

  @Test("has decks that fit on three lines")
  func deckLengths() {
    for article in articles { #expect((article.deck?.count ?? 0) <= 150, "\(article.entryID)") }
  }

  @Test("has something in every top section")
  func sections() {
    let tops = Set(articles.compactMap(\.sectionPath.first))
    #expect(edition.sections.map(\.name).filter { !tops.contains($0) } == [])
  }

  @Test("has its sections three levels deep, in the order of the menu")
  func tree() {
    #expect(edition.sections.first?.name == "National")
    #expect(edition.sections.last?.name == "Photos")
    #expect(edition.sections.count == 11)
    #expect(edition.sections.first?.children.last?.children.map(\.name) == ["Space", "Weather"])
  }

  @Test("is written in several languages")
  func languages() {
    let counts = Dictionary(grouping: articles, by: { $0.language ?? "" }).mapValues(\.count)
    #expect(counts["ko"] == 6)
    #expect(counts["ja"] == 1)
    #expect(counts["ar"] == 1)
    #expect(counts["he"] == 1)
    #expect(Set(counts.keys) == ["en", "ko", "ja", "ar", "he"])
  }

  @Test("has every kind of block that a page may set")
  func kinds() {
    let kinds = Set(articles.flatMap(\.body).map(kind))
    #expect(
      kinds.isSuperset(of: ["paragraph", "crosshead", "quotation", "list", "ordered list", "table", "code", "figure"]))
  }

  @Test("was posted before it goes out, and updated after it was posted")
  func times() throws {
    for article in articles {
      let posted = try #require(article.posted)
      #expect(posted < pressTime, "\(article.entryID)")
      guard let updated = article.updated else { continue }
      #expect(posted < updated && updated < pressTime, "\(article.entryID)")
    }
  }

  @Test("names a reporter with an address for each article")
  func bylines() {
    for article in articles {
      #expect(!article.bylines.isEmpty)
      for byline in article.bylines {
        #expect(byline.contact?.hasSuffix("@broadsheet.example") == true, "\(article.entryID)")
      }
    }
  }

  @Test("relates articles to others, never to themselves, never twice")
  func related() {
    let known = Set(articles.compactMap(\.url))
    for article in articles {
      let links = article.related.map(\.url)
      #expect(known.isSuperset(of: links) && Set(links).count == links.count, "\(article.entryID)")
      #expect(!links.contains(article.url ?? ""), "\(article.entryID)")
    }
    #expect(articles.count { !$0.related.isEmpty } * 3 > articles.count * 2)
  }

  @Test("draws every picture that it names")
  func pictures() {
    let drawn = Set(SampleEdition.pictures.map(\.url))
    #expect(drawn.count == Pictures.names.count)
    let named = articles.flatMap(photos) + edition.galleries.flatMap(\.photos)
    for photo in named { #expect(drawn.contains(photo.url), "\(photo.url)") }
  }

  @Test("never sets one photo twice in an article")
  func photosOnce() {
    for article in articles {
      let urls = photos(article).map(\.url)
      #expect(Set(urls).count == urls.count, "\(article.entryID)")
    }
  }

  @Test("tells what is seen in each figure, and who made it")
  func figures() {
    for article in articles {
      for case .figure(let photo) in article.body {
        #expect(!photo.caption.isEmpty && photo.credit != nil && photo.alternative != nil, "\(article.entryID)")
      }
    }
  }

  @Test("links only to addresses of the web")
  func links() {
    for article in articles {
      for run in article.body.flatMap(runs) {
        guard let link = run.link else { continue }
        #expect(link.hasPrefix("https://") || link.hasPrefix("http://"), "\(article.entryID): \(link)")
      }
    }
  }

  @Test("leaves no markup in its words")
  func markup() {
    for article in articles {
      let text = article.body.filter { kind($0) != "code" }.map(\.plainText).joined(separator: "\n")
      for tag in ["<p", "</", "<em", "&amp;", "&lt;", "&#"] {
        #expect(!text.contains(tag), "\(article.entryID)")
      }
    }
  }

  @Test("has lists of 20, 10 and 5 stories, each twice")
  func rankedLists() {
    #expect(
      edition.rankedLists.map(\.title) == [
        "Most Read", "Most Read", "Top 10 Stories", "Top 10 Stories", "Top 5 Entertainment", "Top 5 Entertainment",
      ])
    #expect(edition.rankedLists.map(\.entries.count) == [20, 20, 10, 10, 5, 5])
  }

  @Test("ranks each list from one on, no story twice")
  func ranks() {
    for list in edition.rankedLists {
      #expect(list.entries.map(\.rank) == Array(1...list.entries.count), "\(list.title)")
      #expect(Set(list.entries.map(\.url)).count == list.entries.count, "\(list.title)")
    }
  }

  @Test("has stories that rise, fall, stay and are new in each of its lists", arguments: [0, 2, 4])
  func movement(place: Int) {
    let before = edition.rankedLists[place].entries
    var movements: Set<String> = []
    for entry in edition.rankedLists[place + 1].entries {
      guard let rank = before.first(where: { $0.url == entry.url })?.rank else {
        movements.insert("new")
        continue
      }
      movements.insert(rank > entry.rank ? "rises" : rank < entry.rank ? "falls" : "stays")
    }
    #expect(movements == ["new", "rises", "falls", "stays"])
  }

  @Test("ranks only entertainment as entertainment")
  func entertainment() {
    let urls = edition.rankedLists.filter { $0.title.contains("Entertainment") }.flatMap(\.entries).map(\.url)
    let ranked = articles.filter { urls.contains($0.url ?? "") }
    #expect(Set(ranked.compactMap(\.sectionPath.first)) == ["Entertainment & Arts"])
  }

  @Test("has a gallery of twelve pictures")
  func gallery() {
    #expect(edition.galleries.map(\.photos.count) == [12])
    #expect(Set(edition.galleries.flatMap(\.photos).map(\.url)).count == 12)
  }

  @Test("is the same for the same moment, and its times move with the moment")
  func moments() throws {
    #expect(try SampleEdition.make(at: pressTime).articles == articles)
    let later = Timestamp(seconds: pressTime.seconds + 60)
    let moved = try SampleEdition.make(at: later).articles
    #expect(moved.map(\.entryID) == articles.map(\.entryID))
    #expect(zip(moved, articles).allSatisfy { ($0.posted?.seconds ?? 0) - ($1.posted?.seconds ?? 0) == 60 })
  }
}

private func words(_ article: Article) -> Int {
  article.plainText.split { $0 == " " || $0 == "\n" }.count
}

private func photos(_ article: Article) -> [Photo] {
  let figures = article.body.compactMap { block in if case .figure(let photo) = block { photo } else { nil } }
  return (article.leadPhoto.map { [$0] } ?? []) + figures
}

private func kind(_ block: Block) -> String {
  switch block {
  case .paragraph: "paragraph"
  case .crosshead: "crosshead"
  case .quotation: "quotation"
  case .list(_, let start): start == nil ? "list" : "ordered list"
  case .table: "table"
  case .code: "code"
  case .figure: "figure"
  case .rule: "rule"
  case .embed: "embed"
  }
}

private func runs(_ block: Block) -> [Run] {
  switch block {
  case .paragraph(let text), .crosshead(let text, _): text.runs
  case .quotation(let blocks, let attribution): blocks.flatMap(runs) + (attribution?.runs ?? [])
  case .list(let items, _): items.flatMap { $0 }.flatMap(runs)
  case .table(let table): table.rows.flatMap { $0 }.flatMap(\.text.runs)
  case .figure(let photo): photo.caption.runs
  case .code, .rule, .embed: []
  }
}
