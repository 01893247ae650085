// Who wrote the story, as names.

import Articles
import Markup

struct BylineFinder {
  let tree: HTMLTree
  let head: PageHead
  let linked: LinkedArticle
  let hints: [ElementHints]

  /// Names the site goes by; they are nobody's.
  let siteNames: [String]
  /// Where the page prints the headline.
  let headline: HTMLTree.Node?

  func bylines() -> [Byline] {
    let told = names(linked.authors)
    let persons = told.filter { !isSite($0.name) }
    if !persons.isEmpty { return persons }
    // Publishing houses put their own name in `author`, and the writer's in `article:author`.
    let metas = [
      "article:author", "author", "articleauthor", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author",
      "byl",
      "citation_author", "article:author_name", "cxenseparse:author", "dc.creator.creator",
    ]
    var site: [Byline] = told
    for name in metas {
      var told = head.allMeta(name)
      // Journals tell the surname first (Highwire Press tags).
      if name == "citation_author" {
        told = told.map { text in
          let parts = text.split(separator: ",")
          return parts.count == 2 ? collapseBlanks("\(parts[1]) \(parts[0])") : text
        }
      }
      let found = names(told)
      let persons = found.filter { !isSite($0.name) }
      if !persons.isEmpty { return persons }
      if site.isEmpty { site = found }
    }
    let seen = printed()
    return seen.isEmpty ? site : seen
  }

  /// Whether a name is that of the paper or its publisher.
  private func isSite(_ name: String) -> Bool {
    let letters = ToldBody.letters(of: name)
    return siteNames.contains { site in
      let own = ToldBody.letters(of: site)
      return own == letters || (own.count > 5 && letters.starts(with: own))
    }
  }

  /// Elements that are looked at for a name: where so many are called a byline and hold none, the page has none.
  private static let mostTries = 400

  /// The line as the page prints it: marked as the author, or called a byline.
  private func printed() -> [Byline] {
    var byClass: [Byline] = []
    var tries = 0
    for node in tree.nodes where tree.kind(node) == .element && tree.tag(node) != .meta && tries < Self.mostTries {
      let claims = hints[node]
      let isMarked =
        tree.attribute("itemprop", of: node)?.inSmallLetters().holds("author") == true
        || tree.attribute("rel", of: node)?.inSmallLetters() == "author"
      guard isMarked || (byClass.isEmpty && claims.contains(.author)), !claims.contains(.comments),
        !isInComments(node)
      else { continue }
      tries += 1
      let inner = isMarked ? nil : cardName(node)
      let text = isMarked ? namedPart(node) : inner ?? spacedWords(node)
      guard text.utf8.count < 200 else { continue }
      let found = names([text])
      guard !found.isEmpty else { continue }
      if isMarked { return found }
      // A box of many words, such as the sections of a site, is no byline.
      if found.count <= 5 { byClass = found }
    }
    let linked = linkedNames()
    if !linked.isEmpty { return linked }
    if !byClass.isEmpty { return byClass }
    let labelled = labelled()
    return labelled.isEmpty ? spelledOut() : labelled
  }

  /// The formatted name of a card (`fn` of hCard, as hNews and hAtom have it in their author's box).
  private func cardName(_ node: HTMLTree.Node) -> String? {
    tree.descendants(node).first { tree.hasClass("fn", $0) }.map(spacedWords)
  }

  /// Names near the headline that lead to a page of their own: its address spells the name, `/author/ann-keeper`.
  private func linkedNames() -> [Byline] {
    guard let headline else { return [] }
    var found: [Byline] = []
    for node in max(1, headline - 60)..<max(1, min(tree.count, headline + 240)) where tree.tag(node) == .a {
      guard let address = tree.attribute("href", of: node), !isInComments(node) else { continue }
      let parts = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
      guard let last = parts.last, parts.count > 1 else { continue }
      let claims = hints[node].contains(.author) || tree.parent(node).map { hints[$0].contains(.author) } ?? false
      guard claims || parts.dropLast().contains(where: { Self.desks.contains($0) }) else { continue }
      let words = Self.names(in: spacedWords(node))
      guard words.count == 1, let only = words.first, (2...5).contains(only.split(separator: " ").count),
        !found.contains(where: { $0.name == only }),
        ToldBody.letters(of: String(last)) == ToldBody.letters(of: only)
      else { continue }
      found.append(Byline(name: only))
    }
    return found.count <= 4 ? found : []
  }

  /// Parts of addresses that writers' pages stand under.
  private static let desks: Set<Substring> = [
    "author", "authors", "autor", "autoren", "autores", "auteur", "auteurs", "autori", "writer", "writers", "staff",
    "people", "person", "profile", "editors", "reporter", "reporters", "journalist", "journalists", "contributor",
    "contributors", "by", "columnist", "columnists", "user",
  ]

  /// A short line that begins with what it holds: "Author: Ann Keeper", in some languages.
  private func labelled() -> [Byline] {
    let labels = [
      "autorin/autor", "autor/in", "autor*in", "autor:in", "autor", "autorin", "author", "auteur", "autore", "redactor",
      "verfasser", "skribent", "forfatter",
    ]
    for node in tree.nodes where tree.end(node) - node < 8 {
      switch tree.tag(node) {
      case .li, .p, .div, .dd, .span: break
      default: continue
      }
      guard let first = tree.children(node).first(where: { tree.kind($0) == .element }) else { continue }
      let printed = tree.words(first, limit: 22)
      guard printed.utf8.count < 22 else { continue }
      let label = printed.inSmallLetters().filter { $0 != ":" }
      guard label.utf8.count < 20, labels.contains(label) else { continue }
      let rest = (tree.end(first)..<tree.end(node)).filter { tree.kind($0) == .text }.map { tree.characters($0) }
      let found = names([rest.joined(separator: " ")])
      if !found.isEmpty { return found }
    }
    return []
  }

  private func isInComments(_ node: HTMLTree.Node) -> Bool {
    var around = tree.parent(node)
    while let outer = around {
      if hints[outer].contains(.comments), tree.tag(outer) != .body, tree.tag(outer) != .html { return true }
      around = tree.parent(outer)
    }
    return false
  }

  /// Inside an author's box, the name alone.
  private func namedPart(_ node: HTMLTree.Node) -> String {
    for inner in tree.descendants(node) where tree.attribute("itemprop", of: inner)?.inSmallLetters() == "name" {
      let words = tree.attribute("content", of: inner) ?? tree.words(inner)
      if !words.isEmpty { return words }
    }
    return spacedWords(node)
  }

  /// The words inside, parted where elements are: `<span>By</span><a>A. Writer</a>`.
  private func spacedWords(_ node: HTMLTree.Node) -> String {
    var pieces: [String] = []
    var count = 0
    // What is longer is no line.
    for inner in node..<tree.end(node) where tree.kind(inner) == .text && count < 4_096 {
      count += tree.textBytes(inner).count
      if tree.textBytes(inner).count < 4_096 { pieces.append(tree.characters(inner)) }
    }
    // A piece of that length was passed over, and so is the line.
    return count < 4_096 ? collapseBlanks(pieces.joined(separator: " ")) : String(repeating: "x", count: 4_096)
  }

  /// A short line near the headline that begins with "By", in one of some languages, and goes on with names.
  private func spelledOut() -> [Byline] {
    let start = headline.map { max(1, $0 - 30) } ?? 1
    for node in start..<max(start, min(tree.count, (headline ?? tree.count) + 200))
    where tree.breaksLine(node) && tree.end(node) - node < 16 {
      let words = spacedWords(node)
      guard words.utf8.count < 90,
        let word = [
          "By ", "BY ", "By: ", "Von ", "Von: ", "VON ", "Par ", "Por ", "Di ", "Text: ", "Autor: ", "Author: ",
          "Written by ",
        ]
        .first(where: { words.hasPrefix($0) })
      else { continue }
      let rest = words.dropFirst(word.count)
      guard rest.first?.isUppercase == true else { continue }
      let found = names([words]).filter { $0.name.split(separator: " ").count > 1 }
      if !found.isEmpty { return found }
    }
    return []
  }

  // MARK: Names

  private func names(_ texts: [String]) -> [Byline] {
    var found: [Byline] = []
    // A story of more than a dozen writers is a page of a hundred thousand names.
    for text in texts where found.count <= 12 {
      for name in Self.names(in: text)
      where !found.contains(where: { $0.name.inSmallLetters() == name.inSmallLetters() }) {
        found.append(Byline(name: name))
      }
    }
    return found.count > 12 ? Array(found.prefix(12)) : found
  }

  /// The names in a byline: "By A. Writer and B. Editor, Staff Reporters" holds two.
  static func names(in line: String) -> [String] {
    var text = collapseBlanks(line)
    // "Ann Keeper (https://keeper.example)": the name stands before its address.
    if let paren = text.firstIndex(of: "("), paren > text.startIndex, String(text[paren...]).holds("://") {
      text = collapseBlanks(String(text[..<paren]))
    }
    guard !text.holds("://"), !text.hasPrefix("www."), !text.hasPrefix("@"), text.utf8.count < 400 else { return [] }
    text = withoutMoment(text)
    text = withoutPreposition(text)
    for mark in [" | ", " • ", " · ", " — ", " – ", " - ", "\n"] {
      if text.holds(mark), let cut = text.range(of: mark, in: text) { text = String(text[..<cut]) }
    }
    var parts = [text]
    for joint in [
      ", ", "，", ";", " and ", " And ", " AND ", " & ", " und ", " et ", " y ", " och ", " og ", " / ", " with ",
    ] {
      parts = parts.flatMap { $0.holds(joint) ? $0.parts(by: joint).filter { !$0.isEmpty }.map(String.init) : [$0] }
    }
    return parts.compactMap(name)
  }

  /// A part of a byline, where it can be a name.
  private static func name(_ part: String) -> String? {
    var text = collapseBlanks(part)
    text = withoutPreposition(text)
    if let paren = text.firstIndex(of: "("), paren > text.startIndex { text = collapseBlanks(String(text[..<paren])) }
    while let last = text.last, ",;:.|-–/»]".contains(last), !(last == "." && text.dropLast().last?.isUppercase == true)
    {
      text.removeLast()
    }
    text = withoutDate(text)
    while let first = text.first, "[(~–-/•".contains(first) { text = collapseBlanks(String(text.dropFirst())) }
    // "Ann Keeper @keeper": the second is her name elsewhere.
    // Her mail address is kept apart from it.
    if text.holds(" @") || mail(in: text) != nil {
      text = text.split(separator: " ").filter { !$0.hasPrefix("@") && mail(in: String($0)) == nil }
        .joined(separator: " ")
    }
    let words = text.split(separator: " ")
    // A name may end in a figure, as stations and agencies do (BR24), not be one.
    guard (1...7).contains(words.count), text.utf8.count < 90, text.first?.isLetter == true || text.first == "'",
      !text.contains("@"), !words.contains(where: { $0.first?.isNumber == true || $0.filter(\.isNumber).count > 3 })
    else { return nil }
    let lowered = text.inSmallLetters()
    if nobody.contains(lowered) { return nil }
    // "Harbour Paper Staff": all of them at once, by the paper's name.
    let isHouse = words.count > 1 && lowered.hasSuffix(" staff") && words.allSatisfy { $0.first?.isUppercase == true }
    let titles = isHouse ? words.dropLast() : words[...]
    return titles.contains { roles.contains($0.inSmallLetters()) } ? nil : text
  }

  /// "Posted on 3 May 2024 by Ann Keeper": who comes after when.
  private static func withoutMoment(_ text: String) -> String {
    let starts = ["posted on ", "published on ", "posted ", "published ", "erstellt ", "veröffentlicht ", "publié le "]
    let lowered = text.inSmallLetters()
    guard starts.contains(where: { lowered.hasPrefix($0) }) else { return text }
    for joint in [" by ", " von ", " par ", " por "] {
      let parts = text.split(separator: joint, maxSplits: 1)
      if parts.count == 2 { return String(parts[1]) }
    }
    return text
  }

  /// A name ends where a date begins.
  private static func withoutDate(_ text: String) -> String {
    let words = text.split(separator: " ")
    guard
      let end = words.indices.first(where: { index in
        let word = words[index].inSmallLetters().filter(\.isLetter)
        if words[index].first?.isNumber == true || days.contains(word) { return true }
        // "le 3 mai" is a date, "Le Clerc" a name.
        guard joints.contains(word) else { return false }
        return index + 1 == words.count || words[index + 1].first?.isNumber == true
          || days.contains(words[index + 1].inSmallLetters().filter(\.isLetter))
      })
    else { return text }
    return words[..<end].joined(separator: " ")
  }

  private static let days: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch",
    "donnerstag", "freitag", "samstag", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi",
    "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
  ]

  /// Words that lead a date.
  private static let joints: Set<String> = ["on", "am", "le", "el", "at", "um", "den", "del"]

  private static func withoutPreposition(_ text: String) -> String {
    var rest = text
    var isCut = true
    while isCut {
      isCut = false
      let lowered = rest.prefix(24).inSmallLetters()
      for word in prepositions where lowered.hasPrefix(word) {
        rest = collapseBlanks(String(rest.dropFirst(word.count)))
        isCut = true
        break
      }
    }
    return rest
  }

  private static let prepositions = [
    "last updated: ", "updated: ", "quelle: ", "source: ", "fuente: ", "veröffentlicht von ", "publié par ",
    "publicado por ", "geschrieben von ", "by: ", "by ", "by:", "written by ", "posted by ", "reported by ",
    "story by ", "words by ", "author: ", "author:",
    "authors: ", "von ", "von: ", "par ", "por ", "por: ", "di ", "door ", "av ", "af ", "autor: ", "autor:",
    "auteur: ",
    "vom ", "redaktion: ", "text: ", "tekst: ", "автор: ", "автор:", "oleh ", "fra ", "od ",
  ]

  private static let roles: Set<String> = [
    "reporter", "reporters", "correspondent", "editor", "editors", "writer", "writers", "staff", "columnist",
    "contributor", "journalist", "updated", "published", "posted", "minutes", "follow", "share", "photographer",
    "bureau", "chief", "producer", "redakteur", "redakteurin", "korrespondent", "journaliste", "redactor", "redaktør",
    "journalistin", "correspondante", "corresponsal", "read", "min",
  ]

  private static let nobody: Set<String> = [
    "admin", "administrator", "por", "par", "von", "di", "by", "author", "authors", "unknown", "guest", "none", "null",
    "undefined", "user",
    "root", "deleted member", "published", "last updated", "updated", "dec", "jan", "feb", "mar", "apr", "may", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "january", "february", "march", "april", "june", "july", "august",
    "september", "october", "november", "december",
    "about the author", "view all posts", "more", "info", "image", "photo",
  ]
}

extension String {
  /// Where `part` first begins.
  fileprivate func range(of part: String, in text: String) -> String.Index? {
    let parts = text.parts(by: part)
    return parts.count > 1 ? parts.first?.endIndex : nil
  }
}
