// The next page of a story that its newspaper set over several. A link that says `next` may as well lead to the next story
// of a blog; what proves a page of the same story is its address: that of the first page with a number, in one of the ways
// in which programs write it. And something must say so: `rel=next`, a link that is the number or `next`, `page 1 of 3`.

import Articles
import Markup

struct NextPageFinder {
  let tree: HTMLTree
  let head: PageHead
  let anchors: Anchors
  let hints: [ElementHints]
  /// This page's address, and that of the story's first page where it is another.
  let url: String?
  let firstPage: String?

  /// A story has no more pages; higher numbers are the pages of archives and galleries.
  private static let mostPages = 50

  func nextPage() -> String? {
    guard let url, let form = PageNumbering(firstPage: firstPage ?? url) else { return nil }
    let current = firstPage == nil ? 1 : form.number(of: url) ?? 1
    guard current < Self.mostPages else { return nil }
    if let next = head.next, form.number(of: next) == current + 1 { return next }
    var isNumbered: Bool?
    for anchor in anchors.all where form.number(of: anchor.url) == current + 1 {
      guard !isAmongComments(anchor.node) else { continue }
      let rel = tree.attribute("rel", of: anchor.node)?.inSmallLetters().split(separator: " ") ?? []
      if rel.contains("next") || says(anchor.node, number: current + 1) { return anchor.url }
      let isCounted = isNumbered ?? saysPage(current)
      isNumbered = isCounted
      if isCounted { return anchor.url }
    }
    return nil
  }

  private func isAmongComments(_ node: HTMLTree.Node) -> Bool {
    var around: HTMLTree.Node? = node
    while let element = around {
      if hints[element].contains(.comments) { return true }
      around = tree.parent(element)
    }
    return false
  }

  /// Whether a link is the number of the page, or a word for going on to it.
  private func says(_ node: HTMLTree.Node, number: Int) -> Bool {
    let words =
      tree.words(node) + " " + (tree.attribute("title", of: node) ?? "") + " "
      + (tree.attribute("aria-label", of: node) ?? "")
    guard words.utf8.count < 120 else { return false }
    let parts = words.inSmallLetters().split { !$0.isLetter && !$0.isNumber && !"›»→>".contains($0) }
    return parts.contains { Int($0) == number || Self.words.contains(String($0)) }
  }

  private static let words: Set<String> = [
    "next", "weiter", "nächste", "vor", "suivant", "suivante", "siguiente", "próxima", "seguinte", "avanti",
    "successiva",
    "prossima", "volgende", "nästa", "neste", "næste", "seuraava", "następna", "dalej", "další", "далее", "следующая",
    "далі", "sonraki", "次へ", "次のページ", "다음", "다음페이지", "下一页", "下一頁", "›", "»", "→", ">", ">>", "»»",
  ]

  /// Whether the page counts itself: `Page 1 of 3`, `Seite 1 von 3`, `1/3`.
  private func saysPage(_ number: Int) -> Bool {
    for node in tree.nodes where tree.kind(node) == .text {
      let bytes = tree.textBytes(node)
      guard (3...40).contains(bytes.count), bytes.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { continue }
      let parts = tree.characters(node).inSmallLetters().split { $0.isWhitespace || ":()[]".contains($0) }
      if parts.count == 1, let slash = parts[0].firstIndex(of: "/") {
        let (left, right) = (parts[0][..<slash], parts[0][parts[0].index(after: slash)...])
        if Int(left) == number, let all = Int(right), (number + 1...Self.mostPages).contains(all) { return true }
      }
      guard parts.count >= 3, parts.count <= 5 else { continue }
      for index in parts.indices.dropLast(2)
      where Int(parts[index]) == number && Self.counting.contains(String(parts[index + 1])) {
        if let all = Int(parts[index + 2]), (number + 1...Self.mostPages).contains(all) { return true }
      }
    }
    return false
  }

  private static let counting: Set<String> = ["of", "von", "sur", "de", "di", "van", "av", "af", "z", "из", "з", "/"]
}

/// How the pages of one story are numbered in their addresses.
struct PageNumbering {
  private let host: Substring
  private let path: Substring
  private let query: Set<Substring>
  /// What the addresses of all pages begin with, after the scheme. Hardly any link of a page does, and this is cheap to see.
  private let stem: [UInt8]

  /// The numbering of the story whose first page is at `firstPage`; nil where that is no address on the web.
  init?(firstPage: String) {
    guard let parts = Self.parts(firstPage) else { return nil }
    (host, path, query) = (parts.host, Self.withoutSlash(parts.path), parts.query)
    stem = Array((host + path.dropLast(Self.ending(of: path).count)).utf8)
    // The front of a site has pages of its own, and so have its topics and categories, which are no story's.
    if path.isEmpty, query.isEmpty { return nil }
    guard !path.split(separator: "/").contains(where: { Self.lists.contains($0.inSmallLetters()) }) else { return nil }
  }

  /// Folders that programs put lists of stories in.
  private static let lists: Set<String> = [
    "category", "categories", "tag", "tags", "topic", "topics", "author", "authors", "archive", "archives", "search",
    "forum", "forums", "kategorie", "kategorien", "thema", "themen", "schlagwort", "rubrique", "categorie", "auteur",
    "categoria", "categorias", "etiqueta", "tema", "temas", "autor", "kategoria", "rubriek", "kategori",
  ]

  /// The number of the page at an address, from 1; nil where it is no page of the story.
  func number(of address: String) -> Int? {
    let bytes = address.utf8
    guard let colon = bytes.firstIndex(of: 0x3A), bytes[colon...].dropFirst(3).starts(with: stem),
      let parts = Self.parts(address), parts.host == host
    else { return nil }
    let path = Self.withoutSlash(parts.path)
    if path == self.path {
      if parts.query == query { return 1 }
      let added = parts.query.subtracting(query)
      let missing = query.subtracting(parts.query)
      guard added.count == 1, let pair = added.first, let (key, number) = Self.numbered(pair), Self.keys.contains(key)
      else { return nil }
      // `page=1` of the first page, which the others write with their own number.
      let isSwap = missing.isEmpty || (missing.count == 1 && missing.first.flatMap(Self.numbered)?.key == key)
      return isSwap ? number : nil
    }
    guard parts.query == query else { return nil }
    return numberInPath(path)
  }

  /// The keys that programs write the number of a page with.
  private static let keys: Set<Substring> = [
    "page", "pg", "pageno", "pagenum", "page_no", "pagenumber", "seite", "pagina", "p", "paged", "part",
  ]

  private func numberInPath(_ path: Substring) -> Int? {
    let ending = Self.ending(of: self.path)
    let stem = self.path.dropLast(ending.count)
    guard path.hasPrefix(stem) else { return nil }
    var rest = path.dropFirst(stem.count)
    if !ending.isEmpty, rest.hasSuffix(ending) {
      rest = rest.dropLast(ending.count)
    } else if !ending.isEmpty, rest.hasPrefix(ending) {
      // `story.html/2`
      rest = rest.dropFirst(ending.count)
    }
    guard let mark = rest.first, "/-_.,".contains(mark) else { return nil }
    rest = rest.dropFirst()
    for word in ["page", "seite", "pagina", "pag", "part", "p", "s"] where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
      if let mark = rest.first, "/-_=".contains(mark) { rest = rest.dropFirst() }
      break
    }
    return Self.count(rest)
  }

  /// The ending of a path, such as `.html`.
  private static func ending(of path: Substring) -> Substring {
    guard let dot = path.lastIndex(of: "."), path.distance(from: dot, to: path.endIndex) <= 7,
      !path[dot...].contains("/")
    else { return "" }
    return path[dot...]
  }

  private static func parts(_ address: String) -> (host: Substring, path: Substring, query: Set<Substring>)? {
    let text = Substring(address).prefix { $0 != "#" }
    guard let rest = afterScheme(of: text) else { return nil }
    let host = rest.prefix { $0 != "/" && $0 != "?" }
    let after = rest.dropFirst(host.count)
    let path = after.prefix { $0 != "?" }
    let query = after.dropFirst(path.count + 1).split(separator: "&")
    return (host, path, Set(query))
  }

  private static func withoutSlash(_ path: Substring) -> Substring {
    path.hasSuffix("/") ? path.dropLast() : path
  }

  private static func numbered(_ pair: Substring) -> (key: Substring, number: Int)? {
    guard let mark = pair.firstIndex(of: "="), let number = count(pair[pair.index(after: mark)...]) else { return nil }
    return (pair[..<mark], number)
  }

  /// A number of one or two figures.
  private static func count(_ text: Substring) -> Int? {
    guard (1...2).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int(text)
  }
}

extension ExtractedPage {
  /// Adds the text of the next page of the same story; whether it was one and brought something. What newspapers print on
  /// each page, such as the first paragraph, stands once.
  public mutating func join(_ page: ExtractedPage) -> Bool {
    guard var article, let next = page.article, page.teasers.isEmpty else { return false }
    guard next.headline.isEmpty || HeadlineFinder.likeness(next.headline, article.headline) > 0.5 else { return false }
    // A weekly column has the same headline every week, and addresses that count them; but not the same date.
    if let posted = article.posted?.seconds, let other = next.posted?.seconds, posted != other { return false }
    let known = Set(article.body.map { ToldBody.letters(of: $0.plainText) })
    let new = next.body.filter { block in
      if case .rule = block { return true }
      if case .figure(let photo) = block {
        return !article.photos(of: photo.url) && photo.url != article.leadPhoto?.url
      }
      return !known.contains(ToldBody.letters(of: block.plainText))
    }
    guard new.contains(where: { $0.plainText.utf8.count > 80 }) else { return false }
    article.body += new
    article.isTruncated = next.isTruncated
    self.article = article
    nextPage = page.nextPage
    return true
  }
}

extension Article {
  /// Whether the text shows the picture at an address.
  fileprivate func photos(of url: String) -> Bool {
    body.contains { block in
      if case .figure(let photo) = block { return photo.url == url }
      return false
    }
  }
}
