// The lines of a list of stories: each with its headline and with what stands round it, a rank, a label, a time, a section.

import Articles
import Markup

/// One line of a list on a page.
struct ListedStory {
  var headline: String
  var url: String
  /// Its place as printed.
  var rank: Int?
  var label: String?
  var posted: Timestamp?
  var section: String?
  /// The nodes that belong to it alone.
  var record: Range<HTMLTree.Node>
}

struct ListedStories {
  let links: StoryLinks
  private var tree: HTMLTree { links.tree }

  init(_ links: StoryLinks) { self.links = links }

  /// The stories linked to in a part of the page, in order, each once.
  func stories(in range: Range<HTMLTree.Node>) -> [ListedStory] {
    var order: [String] = []
    var best: [String: StoryLink] = [:]
    var span: [String: Range<HTMLTree.Node>] = [:]
    for link in links.inside(range) {
      let own = link.node..<tree.end(link.node)
      if let known = best[link.url] {
        // A story is linked to by its picture, its headline and its teaser: the headline is the first of some length.
        if known.headline.utf8.count < 20, link.headline.utf8.count > known.headline.utf8.count {
          best[link.url] = link
        }
        // Picture and headline of one story stand side by side, with no other story between them.
        if order.last == link.url, let before = span[link.url] {
          span[link.url] = before.lowerBound..<max(before.upperBound, own.upperBound)
        }
      } else {
        order.append(link.url)
        best[link.url] = link
        span[link.url] = own
      }
    }
    let records = order.compactMap { url in span[url].map { record(around: $0, url: url, in: range) } }
    var stories: [ListedStory] = []
    for (index, url) in order.enumerated() where index < records.count {
      guard let link = best[url] else { continue }
      let record = records[index]
      let start = index == 0 ? range.lowerBound : records[index - 1].upperBound
      let end = index + 1 < records.count ? records[index + 1].lowerBound : range.upperBound
      stories.append(
        story(
          link, record, before: min(start, record.lowerBound)..<record.lowerBound,
          after: record.upperBound..<max(record.upperBound, end)))
    }
    return Self.withoutGluedRanks(stories)
  }

  /// The largest element around a link that links to no other story.
  private func record(
    around span: Range<HTMLTree.Node>, url: String, in range: Range<HTMLTree.Node>
  ) -> Range<HTMLTree.Node> {
    var record = span
    while let parent = tree.parent(record.lowerBound), parent >= range.lowerBound {
      let wider = parent..<tree.end(parent)
      guard wider.upperBound <= range.upperBound, wider.upperBound >= record.upperBound,
        links.inside(wider).allSatisfy({ $0.url == url })
      else { break }
      record = wider
    }
    return record
  }

  private func story(
    _ link: StoryLink, _ record: Range<HTMLTree.Node>, before: Range<HTMLTree.Node>, after: Range<HTMLTree.Node>
  ) -> ListedStory {
    let (label, headline) = Self.parted(link.headline)
    var story = ListedStory(headline: headline, url: link.url, label: label, record: record)
    let linkRange = link.node..<tree.end(link.node)
    if !before.isEmpty { story.rank = lastNumber(in: before) }
    let notes = link.notes.map { $0..<tree.end($0) }
    for node in record where story.posted == nil || story.section == nil || story.rank == nil {
      let isHeadline = linkRange.contains(node) && !notes.contains { $0.contains(node) }
      if isHeadline { continue }
      read(node, into: &story, isBefore: node < link.node)
    }
    if story.posted == nil || story.section == nil {
      // `<a>Headline</a><br>2 July 2020 | Politics`, `<dt><a>…</a></dt><dd>2 July 2020</dd>`.
      var count = 0
      let reach = tree.parent(record.lowerBound).map { tree.end($0) } ?? after.upperBound
      for node in after.prefix(while: { $0 < reach }) where count < 4 {
        if tree.kind(node) == .text, !tree.textBytes(node).allSatisfy({ $0 <= 0x20 }) { count += 1 }
        if tree.kind(node) == .text, let number = Self.rank(tree.characters(node)), number > 0 { break }
        read(node, into: &story, isBefore: false)
      }
    }
    return story
  }

  private func read(_ node: HTMLTree.Node, into story: inout ListedStory, isBefore: Bool) {
    if tree.tag(node) == .time, story.posted == nil {
      story.posted =
        tree.attribute("datetime", of: node).flatMap(DateFinder.moment) ?? DateFinder.inLine(tree.words(node))
      return
    }
    if tree.tag(node) == .img, isBefore, story.rank == nil, let words = tree.attribute("alt", of: node) {
      story.rank = Self.rank(words)
      return
    }
    guard tree.kind(node) == .text, tree.textBytes(node).count < 120 else { return }
    let words = collapseBlanks(tree.characters(node))
    guard words.utf8.count > 0 else { return }
    if story.rank == nil, let rank = Self.rank(words) {
      if isBefore || tree.parent(node).map({ links.hints[$0].contains(.note) || tree.end($0) - $0 == 2 }) ?? false {
        story.rank = rank
      }
      return
    }
    if story.label == nil, words.hasPrefix("["), words.hasSuffix("]"), words.utf8.count < 40 {
      story.label = String(words.dropFirst().dropLast())
      return
    }
    // `2 July 2020 | Politics`: a time and a section on one line.
    let isOne = words.utf8.allSatisfy { $0 < 0x80 && $0 != 0x7C && $0 != 0x2F }
    for part in isOne
      ? [words] : words.split(whereSeparator: { "|·•/".contains($0) }).map({ collapseBlanks(String($0)) })
    {
      if story.posted == nil, part.utf8.count >= 6, part.holdsNumber,
        let moment = DateFinder.inLine(part)
      {
        story.posted = moment
      } else if story.section == nil, isSection(part, node, isBeside: words != part) {
        story.section = Self.withoutLabel(part)
      }
    }
  }

  /// Whether short words are the name of a section: called so, linked to one, or beside a time on the same line.
  private func isSection(_ words: String, _ node: HTMLTree.Node, isBeside: Bool) -> Bool {
    guard (2...40).contains(words.utf8.count), !words.holdsNumber,
      words.split(separator: " ").count <= 4, words.contains(where: \.isLetter)
    else { return false }
    let text = words.inSmallLetters()
    if text.hasPrefix("by ") || Self.noSections.contains(text) { return false }
    if isBeside { return true }
    var around = tree.parent(node)
    for _ in 0..<3 {
      guard let element = around, !tree.breaksLine(element) || tree.end(element) - element < 6 else { return false }
      if let name = tree.attribute("class", of: element)?.inSmallLetters(),
        ["categor", "section", "kicker", "topic", "rubri", "channel", "eyebrow", "tag", "secti"].contains(where: {
          name.holds($0)
        }),
        !name.holds("author"), !name.holds("stage")
      {
        return true
      }
      if tree.tag(element) == .a, let reference = tree.attribute("href", of: element),
        let url = resolveAddress(reference, base: links.base)
      {
        return AddressForm(url) != .story && !url.inSmallLetters().holds("/author")
          && !links.hints[element].contains(.author)
      }
      around = tree.parent(element)
    }
    return false
  }

  private static let noSections: Set<String> = [
    "more", "read more", "premium", "video", "photo", "photos", "live", "new", "subscriber only", "subscribers only",
    "exclusive", "advertisement", "sponsored", "share", "comments", "comment", "save", "watch", "listen", "updated",
    "published", "see all", "view all", "mehr", "plus", "abo", "read", "next", "previous", "close", "menu",
  ]

  /// `Channel: World`, as lines for the blind say it.
  private static func withoutLabel(_ section: String) -> String {
    let parts = section.parts(by: ": ")
    guard parts.count == 2, let label = parts.first, let name = parts.last, !name.isEmpty,
      ["channel", "section", "category", "topic", "rubrik", "ressort", "rubrique", "sección", "in"]
        .contains(label.inSmallLetters())
    else { return section }
    return String(name)
  }

  // MARK: Ranks and labels

  /// The number that words are, with the marks that go with a rank.
  static func rank(_ words: String) -> Int? {
    guard words.utf8.count <= 16, words.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    let text = words.filter { !$0.isWhitespace }
    guard text.utf8.count <= 5 else { return nil }
    let digits = text.drop { $0 == "#" || $0 == "(" || $0 == "[" }.prefix { $0.isNumber && $0.isASCII }
    let rest = text.drop { $0 == "#" || $0 == "(" || $0 == "[" }.dropFirst(digits.count)
    guard !digits.isEmpty, rest.allSatisfy({ ".)]:위位".contains($0) }), let number = Int(digits) else { return nil }
    return (1...100).contains(number) ? number : nil
  }

  private func lastNumber(in range: Range<HTMLTree.Node>) -> Int? {
    for node in range.reversed() {
      if tree.tag(node) == .img, let words = tree.attribute("alt", of: node) { return Self.rank(words) }
      guard tree.kind(node) == .text else { continue }
      let words = collapseBlanks(tree.characters(node))
      if !words.isEmpty { return Self.rank(words) }
    }
    return nil
  }

  /// `1 Headline`, `2. Headline`: ranks that are printed inside the link, where all lines have them.
  private static func withoutGluedRanks(_ stories: [ListedStory]) -> [ListedStory] {
    let isGlued =
      stories.count > 1
      && stories.enumerated().allSatisfy { index, story in
        let digits = story.headline.prefix { $0.isNumber && $0.isASCII }
        return Int(digits) == index + 1 && digits.count < story.headline.count
      }
    guard isGlued else { return stories }
    return stories.enumerated().map { index, story in
      var story = story
      story.rank = index + 1
      let rest = story.headline.drop { $0.isNumber && $0.isASCII }.drop { ".):- ".contains($0) }
      let (label, headline) = parted(String(rest))
      story.headline = headline
      story.label = story.label ?? label
      return story
    }
  }

  /// `[INTERVIEW] Headline` as label and headline.
  static func parted(_ text: String) -> (label: String?, headline: String) {
    guard text.hasPrefix("["), let end = text.firstIndex(of: "]") else { return (nil, text) }
    let label = text[text.index(after: text.startIndex)..<end]
    let rest = collapseBlanks(String(text[text.index(after: end)...]))
    return label.count <= 30 && !label.isEmpty && !rest.isEmpty ? (String(label), rest) : (nil, text)
  }
}

extension String {
  /// Whether a character of it is a number, in any script.
  fileprivate var holdsNumber: Bool {
    utf8.allSatisfy { $0 < 0x80 } ? utf8.contains { (0x30...0x39).contains($0) } : contains(where: \.isNumber)
  }
}
