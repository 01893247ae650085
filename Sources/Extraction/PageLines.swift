// The text of a page as it is copied from a browser: no markup, only lines. The line with the times is the fixed point: the
// headline stands above it, the reporter and the paragraphs below, and what follows are lists under their headings.

public import Articles
import Markup

/// Reads the text of a page that was copied as plain text; nil where no headline is found. `url` is the page's address.
public func readPageText(_ text: String, url: String?, at moment: Timestamp) -> ExtractedPage? {
  PageLines(text, url: url, moment: moment).page()
}

struct PageLines {
  private let lines: [String]
  private let url: String?
  private let moment: Timestamp

  init(_ text: String, url: String?, moment: Timestamp) {
    lines = text.split(whereSeparator: \.isNewline).map { collapseBlanks(String($0)) }.filter { !$0.isEmpty }
    self.url = url
    self.moment = moment
  }

  func page() -> ExtractedPage? {
    let timed = lines.firstIndex { Self.times(in: $0).posted != nil }
    let above = lines[..<(timed ?? lines.count)]
    let place = timed == nil ? above.firstIndex(where: Self.isHeadline) : above.lastIndex(where: Self.isHeadline)
    guard let place else { return nil }
    let (label, headline) = ListedStories.parted(lines[place])
    let origin = url.flatMap { siteOrigin(of: $0) }
    let host = origin.flatMap { $0.split(separator: "/").last }.map(String.init) ?? ""
    var article = Article(
      entryID: url ?? headline, source: origin ?? "",
      publication: host.hasPrefix("www.") ? String(host.dropFirst(4)) : host,
      headline: headline, url: url)
    if let label { article.labels = [label] }
    var next = place + 1
    while next < lines.count, next <= timed ?? place {
      let times = Self.times(in: lines[next])
      article.posted = article.posted ?? times.posted
      article.updated = article.updated ?? times.updated
      next += 1
    }
    next = readReporter(from: next, into: &article)
    next = readBody(from: next, into: &article)
    var page = ExtractedPage(article: nil, isDeckPrinted: false, isArticle: true, lists: [], feeds: [])
    readLists(from: next, into: &article, lists: &page.lists)
    page.menu = menu(above: place)
    page.article = article
    return page
  }

  // MARK: The head

  private static func isHeadline(_ line: String) -> Bool {
    line.utf8.count <= 300 && StoryLinks.isHeadline(line, isSure: true) && rankedLine(line) == nil
      && listKind(ofHeading: line) == nil
  }

  /// The times in a line such as `Posted : 2020-07-02 16:40 Updated : 2020-07-03 09:17`.
  private static func times(in line: String) -> (posted: Timestamp?, updated: Timestamp?) {
    let text = line.inSmallLetters()
    guard line.utf8.count < 160, line.filter(\.isNumber).count >= 6 else { return (nil, nil) }
    let laterWords = ["updated", "modified", "last update", "수정", "更新", "aktualisiert", "mis à jour", "actualizado"]
    let firstWords = ["posted", "published", "입력", "등록", "公開", "veröffentlicht", "publié", "publicado", "pubblicato"]
    let later = laterWords.lazy.compactMap { text.firstRange(of: $0) }.first
    guard later != nil || firstWords.contains(where: { text.holds($0) }) else {
      // A line that is nothing but a time.
      let rest = line.filter { $0.isLetter }
      return rest.count <= 16 ? (DateFinder.inLine(line), nil) : (nil, nil)
    }
    guard let later else { return (DateFinder.inLine(afterColon(text)), nil) }
    let updated = DateFinder.inLine(afterColon(String(text[later.lowerBound...])))
    return (DateFinder.inLine(afterColon(String(text[..<later.lowerBound]))) ?? updated, updated)
  }

  /// What follows the word that says which time it is.
  private static func afterColon(_ text: String) -> String {
    let digits = text.drop { !$0.isNumber }
    return digits.isEmpty ? text : String(digits)
  }

  /// The reporter's name and mail address under the times.
  private func readReporter(from start: Int, into article: inout Article) -> Int {
    var next = start
    while next < lines.count, next < start + 12, !Self.isParagraph(lines[next]), listKind(ofHeading: lines[next]) == nil
    {
      let line = lines[next]
      let words = line.split { $0 == " " || $0 == "(" || $0 == ")" }.map(String.init)
      let mail = words.first { word in
        let parts = word.split(separator: "@")
        return parts.count == 2 && parts[1].contains(".")
      }
      var name = words.filter { $0 != mail }
      let isNamed = name.first.map { ["by", "von", "par", "por", "di"].contains($0.inSmallLetters()) } ?? false
      if isNamed { name.removeFirst() }
      name.removeAll { ["reporter", "기자", "correspondent"].contains($0.inSmallLetters()) }
      let isName =
        (1...5).contains(name.count)
        && name.allSatisfy { $0.first?.isLetter == true && !$0.contains(where: \.isNumber) }
        && (name.count > 1 || name[0].unicodeScalars.contains { $0.value > 0x1100 })
        && name.allSatisfy { $0.first?.isLowercase == false || ["de", "van", "von", "der", "al"].contains($0) }
      if isName, article.bylines.isEmpty || isNamed, isNamed || next == start || mail != nil {
        article.bylines = [Byline(name: name.joined(separator: " "), contact: mail)]
      } else if let mail, !article.bylines.isEmpty, article.bylines[0].contact == nil {
        article.bylines[0].contact = mail
      }
      next += 1
    }
    return next
  }

  // MARK: The text

  private static func isParagraph(_ line: String) -> Bool {
    let isWide = line.unicodeScalars.contains { $0.value >= 0x1100 }
    guard line.utf8.count >= (isWide ? 60 : 50) else { return false }
    return line.contains { ".,?!…。，؟।".contains($0) }
  }

  private func readBody(from start: Int, into article: inout Article) -> Int {
    var next = start
    while next < lines.count {
      let line = lines[next]
      if listKind(ofHeading: line) != nil || startsRanks(at: next) { break }
      if Self.isParagraph(line) || line.utf8.count >= 25 && line.last.map({ ".!?”\"。".contains($0) }) ?? false {
        article.body.append(.paragraph(Prose(line)))
      } else if article.bylines.count > 0, let mail = Self.mail(in: line), article.bylines[0].contact == nil {
        article.bylines[0].contact = mail
      }
      next += 1
    }
    return next
  }

  private static func mail(in line: String) -> String? {
    line.split(separator: " ").map(String.init).first { word in
      let parts = word.split(separator: "@")
      return parts.count == 2 && parts[1].contains(".")
    }
  }

  // MARK: Lists

  /// The place and the words of a line such as `1 Headline` or `2. Headline`.
  private static func rankedLine(_ line: String) -> (rank: Int, words: String)? {
    let digits = line.prefix { $0.isNumber && $0.isASCII }
    guard (1...2).contains(digits.count), let rank = Int(digits) else { return nil }
    let rest = line.dropFirst(digits.count)
    guard rest.isEmpty || rest.first.map({ " .):".contains($0) }) ?? false else { return nil }
    return (rank, collapseBlanks(String(rest.drop { ".): ".contains($0) })))
  }

  private func startsRanks(at place: Int) -> Bool {
    guard let first = Self.rankedLine(lines[place]), first.rank == 1 else { return false }
    return lines[(place + 1)...].prefix(3).contains { Self.rankedLine($0)?.rank == 2 }
  }

  private func readLists(from start: Int, into article: inout Article, lists: inout [RankedList]) {
    var (kind, title) = (ListKind.other, "")
    var entries: [RankedList.Entry] = []
    var links: [RelatedLink] = []
    func close() {
      if entries.count > 1 {
        lists.append(
          RankedList(
            publication: article.publication, title: title.isEmpty ? "Most read" : title, moment: moment,
            entries: entries))
      }
      if kind == .related { article.related += links }
      if kind == .reporter { article.moreByReporter += links }
      (entries, links) = ([], [])
    }
    var rank: Int?
    for place in start..<max(start, lines.count) {
      let line = lines[place]
      let ranked = Self.rankedLine(line)
      if ranked == nil, rank == nil, let found = listKind(ofHeading: line) {
        close()
        (kind, title) = (found, line)
        continue
      }
      if let ranked, ranked.rank == entries.count + 1 || ranked.rank == 1, kind != .related, kind != .reporter {
        if ranked.rank == 1, !entries.isEmpty {
          close()
          title = ""
        }
        // The place may stand on a line of its own.
        rank = ranked.words.isEmpty ? ranked.rank : nil
        if !ranked.words.isEmpty { add(ranked.words, ranked.rank, to: &entries) }
      } else if let known = rank {
        add(line, known, to: &entries)
        rank = nil
      } else if kind == .ranked, StoryLinks.isHeadline(line, isSure: true), entries.count < 50 {
        add(line, entries.count + 1, to: &entries)
      } else if kind == .related || kind == .reporter {
        let parts = line.split(separator: "|").map { collapseBlanks(String($0)) }
        if let posted = DateFinder.inLine(line), line.utf8.count < 60, let last = links.indices.last {
          links[last].posted = posted
          links[last].section = parts.first { !$0.contains(where: \.isNumber) }
        } else if StoryLinks.isHeadline(line, isSure: true), links.count < 20 {
          links.append(RelatedLink(headline: line, url: ""))
        }
      }
    }
    close()
  }

  private func add(_ words: String, _ rank: Int, to entries: inout [RankedList.Entry]) {
    let (label, headline) = ListedStories.parted(words)
    entries.append(RankedList.Entry(rank: rank, headline: headline, url: "", label: label))
  }

  /// Short lines above the headline, where there are many of them: the menu.
  private func menu(above place: Int) -> [SectionPlan] {
    let names = lines[..<place].filter {
      $0.utf8.count <= 30 && $0.split(separator: " ").count <= 3 && !$0.contains(where: \.isNumber)
    }
    var seen: Set<String> = []
    let plan = names.filter { SectionMenuFinder.isName($0) && seen.insert($0.inSmallLetters()).inserted }.map {
      SectionPlan($0)
    }
    return plan.count >= 4 ? Array(plan.prefix(100)) : []
  }
}
