// When the story appeared and was changed.

import Articles
import Feeds
import Markup

struct DateFinder {
  let tree: HTMLTree
  let head: PageHead
  let linked: LinkedArticle
  let hints: [ElementHints]
  let url: String?
  /// Where the page prints the headline.
  let headline: HTMLTree.Node?

  func posted() -> Timestamp? {
    let told = [
      linked.published,
      head.meta(
        "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
        "article:published", "parsely-pub-date",
        "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
        "cxenseparse:recs:publishtime", "publish-date", "publish_date", "published_time", "pubdate",
        "publication_date", "published-date", "article.published", "citation_publication_date",
        "citation_online_date", "originalpublicationdate", "ptime", "displaydate", "og:pubdate",
        "rnews:datepublished", "article_date_original", "date_published", "cre", "dat", "article:create",
        "creation_date", "iso-8601-publish-date", "vr:published_time"),
    ]
    for text in told.compactMap({ $0 }) { if let moment = Self.moment(text) { return moment } }
    if let moment = marked("datepublished") { return moment }
    // These say "date" alone: in some systems that of the last change.
    let loose = head.meta("date", "dc.date", "dcterms.date", "last-modified-date")
    if let moment = loose.flatMap(Self.moment) { return moment }
    return timeElement() ?? stamped("published") ?? stated().posted ?? labelled() ?? printed() ?? fromAddress()
      ?? nearHeadline()
      ?? inNearText()
      ?? fromOtherObjects() ?? linked.modified.flatMap(Self.moment)
  }

  /// What the page tells of an object that is no article, such as a set of instructions.
  private func fromOtherObjects() -> Timestamp? {
    for object in head.objects {
      if let moment = object["datePublished"]?.text.flatMap(Self.moment) { return moment }
    }
    return nil
  }

  private static let labels: Set<String> = [
    "datum", "date", "fecha", "data", "dato", "published", "publication date", "date published", "veröffentlicht",
    "veröffentlicht am", "veröffentlichung", "erschienen", "erschienen am", "publié le", "publicado", "publicado el",
    "pubblicato", "posted",
  ]

  private static let firstsOfLabels = Set(labels.compactMap(\.utf8.first))

  /// A line that begins by saying that it holds the date: "Date: 6 May 2024", in some languages.
  private func labelled() -> Timestamp? {
    var tries = 0
    for node in tree.nodes
    where tries < Self.mostTries && Self.isLine(tree.tag(node)) && tree.end(node) - node < 12 {
      guard let first = tree.children(node).first(where: { tree.kind($0) == .element && tree.tag($0) != .br }) else {
        continue
      }
      guard mayBeLabel(first) else { continue }
      let printed = tree.words(first, limit: 26)
      guard printed.utf8.count < 26 else { continue }
      let label = printed.inSmallLetters().filter { $0 != ":" }
      guard label.utf8.count < 24, Self.labels.contains(label), !isAside(node) else { continue }
      tries += 1
      let rest = (tree.end(first)..<tree.end(node)).filter { tree.kind($0) == .text }.map { tree.characters($0) }
      if let moment = Self.inLine(collapseBlanks(rest.joined(separator: " "))) { return moment }
    }
    return nil
  }

  /// Whether the first letter of an element is one that a label begins with, or one beyond ASCII.
  private func mayBeLabel(_ element: HTMLTree.Node) -> Bool {
    for node in element..<tree.end(element) where tree.kind(node) == .text {
      guard let first = tree.textBytes(node).prefix(8_192).first(where: { $0 > 0x20 }) else { continue }
      return first >= 0x80 || Self.firstsOfLabels.contains(first | 0x20)
    }
    return false
  }

  private static func isLine(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .li, .p, .div, .dd, .span, .td: true
    default: false
    }
  }

  /// Places that are looked at for a date: where so many are called one and are none, the page has none.
  private static let mostTries = 400

  /// The words of one piece of text near the headline, where a line of more pieces holds the date among others.
  private func inNearText() -> Timestamp? {
    guard let headline else { return nil }
    let below = (headline..<min(tree.count, headline + 160)).lazy
    let above = (max(1, headline - 40)..<headline).reversed().lazy
    func date(_ node: HTMLTree.Node) -> Timestamp? {
      guard tree.kind(node) == .text, tree.textBytes(node).contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else {
        return nil
      }
      let words = collapseBlanks(tree.characters(node))
      return (8...60).contains(words.utf8.count) && !isAside(node) ? Self.inLine(words) : nil
    }
    return below.compactMap(date).first ?? above.compactMap(date).first
  }

  func updated() -> Timestamp? {
    let told = [
      linked.modified,
      head.meta(
        "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
        "dc.date.modified",
        "lastmod", "revised", "article:modified"),
    ]
    return told.compactMap { $0 }.lazy.compactMap(Self.moment).first ?? marked("datemodified")
      ?? stamped("updated") ?? stated().updated
  }

  /// A date that can be a newspaper's: after the first of them on the net, and not far ahead.
  static func moment(_ text: String) -> Timestamp? {
    guard text.utf8.count < 120, let moment = parseDate(text) ?? dayAlone(text) else { return nil }
    let year = moment.components(offset: 0).date.year
    return (1990...2100).contains(year) ? moment : nil
  }

  /// The day of `2024-05-06T08:00:00:123Z` and other times that are not written by the rules.
  private static func dayAlone(_ text: String) -> Timestamp? {
    guard text.utf8.count > 11, text.utf8.dropFirst(10).first == 0x54 else { return nil }
    return parseDate(String(text.prefix(10)))
  }

  /// An element marked as the date by schema.org's microdata.
  private func marked(_ property: String) -> Timestamp? {
    var tries = 0
    for node in tree.nodes where tries < Self.mostTries {
      guard tree.attribute("itemprop", of: node)?.inSmallLetters() == property else { continue }
      tries += 1
      let text = tree.attribute("content", of: node) ?? tree.attribute("datetime", of: node) ?? tree.words(node)
      if let moment = Self.moment(text) { return moment }
    }
    return nil
  }

  /// The first `time` of the page that is not in a comment or a list of other stories; one marked as the date of
  /// publication first.
  private func timeElement() -> Timestamp? {
    var first: (moment: Timestamp, node: HTMLTree.Node)?
    for node in tree.elements(.time).prefix(Self.mostTries) {
      let isMarked =
        tree.has("pubdate", node) || tree.attribute("class", of: node)?.inSmallLetters().holds("publish") == true
      // One below the headline goes before those of the lists above it.
      let isAbove = first.map { $0.node + 60 < headline ?? 0 } ?? true
      guard isMarked || (isAbove && (first == nil || node > headline ?? 0)), !isAside(node) else { continue }
      let text = tree.attribute("datetime", of: node) ?? tree.words(node)
      guard let moment = Self.moment(text) ?? Self.moment(tree.words(node)) else { continue }
      if isMarked { return moment }
      first = (moment, node)
    }
    return first?.moment
  }

  /// The title of an `abbr` of that class, as hAtom and hNews have it: `<abbr class="published" title="2020-07-02T16:40Z">`.
  private func stamped(_ name: String) -> Timestamp? {
    for node in tree.elements(.abbr).prefix(Self.mostTries) {
      guard tree.hasClass(name, node), let title = tree.attribute("title", of: node), !isAside(node)
      else { continue }
      if let moment = Self.moment(title) { return moment }
    }
    return nil
  }

  func isAside(_ node: HTMLTree.Node) -> Bool {
    var around = tree.parent(node)
    while let outer = around {
      if tree.tag(outer) == .body { return false }
      if !hints[outer].isDisjoint(with: [.comments, .related]) || tree.tag(outer) == .aside || tree.tag(outer) == .nav {
        return true
      }
      around = tree.parent(outer)
    }
    return false
  }

  /// A short line called a date.
  private func printed() -> Timestamp? {
    var tries = 0
    for node in tree.nodes where tries < Self.mostTries && hints[node].contains(.date) {
      guard tree.end(node) - node < 20, !isAside(node) else { continue }
      tries += 1
      let words = tree.words(node, limit: 120)
      guard words.utf8.count >= 6, words.utf8.count < 120 else { continue }
      if let moment = Self.inLine(words) { return moment }
    }
    return nil
  }

  /// A short line with a date, just above or below the headline.
  private func nearHeadline() -> Timestamp? {
    guard let headline else { return nil }
    let reach = max(1, headline - 40)..<min(tree.count, headline + 120)
    let below = reach.filter { $0 > headline }
    let above = reach.filter { $0 < headline }.reversed()
    for node in below + above where tree.breaksLine(node) && tree.end(node) - node < 24 {
      let words = tree.words(node, limit: 120)
      guard words.utf8.count >= 8, words.utf8.count < 120 else { continue }
      if let moment = Self.inLine(words) { return moment }
    }
    return nil
  }

  /// The date in a line such as "Published: Tuesday, 3 May 2016 | 10:00".
  static func inLine(_ line: String) -> Timestamp? {
    // Of most lines the bytes tell that they have too few figures.
    guard line.utf8.count(where: { (0x30...0x39).contains($0) || $0 >= 0x80 }) > 4,
      line.lazy.filter(\.isNumber).count > 4
    else { return nil }
    if let moment = moment(line) { return moment }
    let words = line.split { $0 == " " || $0 == "\u{A0}" || $0 == "|" }.map { word in
      String(word.drop { "(,:•·".contains($0) })
    }
    guard words.count <= 24 else { return nil }
    // The longest run of words that is a date and says its year.
    for start in words.indices where words[start].contains(where: \.isNumber) || words[start].count >= 3 {
      for count in [6, 5, 4, 3, 2, 1] where start + count <= words.count {
        let part = words[start..<start + count].joined(separator: " ")
        guard namesYear(part), let moment = moment(part) else { continue }
        return moment
      }
    }
    return nil
  }

  /// Whether a text has a year in four figures, or is a date such as 24.12.21.
  private static func namesYear(_ text: String) -> Bool {
    let numbers = text.split { !$0.isNumber }
    // A year alone is no date.
    if numbers.reduce(0, { $0 + $1.count }) < 5 { return false }
    if numbers.contains(where: { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) }) { return true }
    return numbers.count == 3 && text.holds(".") && numbers.allSatisfy { $0.count == 2 }
  }

  /// `/2019/10/19/` or `/2019-10-19-` in the address.
  private func fromAddress() -> Timestamp? {
    guard let url = head.canonical ?? url else { return nil }
    let numbers = url.split { !$0.isNumber || !$0.isASCII }
    for (index, number) in numbers.enumerated() {
      if number.count == 8, let value = Int(number) {
        if let date = Self.day(value / 10_000, value / 100 % 100, value % 100) { return date }
      }
      // Some papers number their stories by the minute.
      if number.count >= 14, number.count <= 20, let value = Int(number.prefix(8)),
        let hour = Int(number.dropFirst(8).prefix(2)),
        let minute = Int(number.dropFirst(10).prefix(2)), hour < 24, minute < 60,
        let date = Self.day(value / 10_000, value / 100 % 100, value % 100)
      {
        return date
      }
      guard number.count == 4, index + 2 < numbers.count, numbers[index + 1].count <= 2, numbers[index + 2].count <= 2,
        number.endIndex < url.endIndex, "/-_".contains(url[number.endIndex]),
        let year = Int(number), let month = Int(numbers[index + 1]), let day = Int(numbers[index + 2])
      else { continue }
      if let date = Self.day(year, month, day) { return date }
    }
    return nil
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Timestamp? {
    guard (1995...2100).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    return Timestamp(year: year, month: month, day: day, zoneOffset: nil, hasTime: false)
  }
}
