// What the class, id and role of an element say about it. Sites of all countries name the parts of a page in much the
// same English words: `article-body`, `share-bar`, `related-stories`. Names are cut into words at hyphens, underscores
// and capitals, and the words looked up.

import Markup

/// What the names of an element claim.
struct ElementHints: OptionSet, Hashable, Sendable {
  let rawValue: UInt16
  /// An advert, a share bar, a menu: no text of the story, however long.
  static let junk = ElementHints(rawValue: 1)
  /// A line about the story, such as its date or byline: no text of the story where it is short.
  static let note = ElementHints(rawValue: 2)
  /// Readers' comments.
  static let comments = ElementHints(rawValue: 4)
  /// The story's text.
  static let body = ElementHints(rawValue: 8)
  /// The names say `article`, `story`, `post` or the like.
  static let story = ElementHints(rawValue: 16)
  /// The names say `body`, `text` or `content`.
  static let text = ElementHints(rawValue: 32)
  /// The caption or credit of a picture.
  static let caption = ElementHints(rawValue: 64)
  /// The names say `byline` or `author`.
  static let author = ElementHints(rawValue: 128)
  /// The names say `related`, `more` or the like: stories beside this one.
  static let related = ElementHints(rawValue: 256)
  /// The names say `date` or `time`.
  static let date = ElementHints(rawValue: 512)
  /// The line under the headline.
  static let deck = ElementHints(rawValue: 1024)

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Build tools end a class with letters by chance: `storyline_paragraph__qSR5N`.
  static func withoutHash(_ name: Substring) -> Substring {
    let bytes = name.utf8
    guard let mark = bytes.lastIndex(where: { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }) else { return name }
    let end = bytes[bytes.index(after: mark)...]
    guard (4...8).contains(end.count) else { return name }
    let hasCapital = end.dropFirst().contains { $0 >= 0x41 && $0 <= 0x5A }
    let hasSmall = end.contains { $0 >= 0x61 && $0 <= 0x7A }
    let hasDigit = end.contains { $0 >= 0x30 && $0 <= 0x39 }
    return (hasCapital && hasSmall) || (hasDigit && (hasCapital || hasSmall)) ? name[..<mark] : name
  }

  /// What a single class or id claims.
  static func claims(ofName name: Substring) -> ElementHints {
    var hints: ElementHints = []
    var word: [UInt8] = []
    var before: UInt8 = 0
    var words = 0
    var wasMost = false
    var first: String?
    var isCard = false
    func close() {
      guard !word.isEmpty else { return }
      words += 1
      let text = String(decoding: word, as: UTF8.self)
      if first == nil { first = text }
      // `post-card__body` is the text of a teaser.
      if text == "card" || text == "teaser" || text == "preview" { isCard = true }
      if let claim = vocabulary[text] { hints.formUnion(claim) } else { hints.formUnion(beginning(text)) }
      // `most-read`, `most-popular`, `see-also`, `read-more`, `also-read`.
      if wasMost, ["read", "popular", "viewed", "commented", "shared", "also", "more", "next"].contains(text) {
        hints.insert([.junk, .related])
      }
      wasMost = ["most", "see", "read", "also", "up"].contains(text)
      word.removeAll(keepingCapacity: true)
    }
    for byte in name.utf8 {
      let isCapital = byte >= 0x41 && byte <= 0x5A
      let isLetter = isCapital || (byte >= 0x61 && byte <= 0x7A)
      if !isLetter || (isCapital && before >= 0x61 && before <= 0x7A) { close() }
      if isLetter { word.append(byte | 0x20) }
      before = byte
    }
    close()
    // `has-sidebar`, `no-ads`, `with-comments`, `hide-share` tell how a page is laid out.
    if words > 1, !hints.isDisjoint(with: [.junk, .comments, .note, .related]), let first,
      [
        "has", "no", "with", "without", "is", "show", "hide", "supports", "js", "page", "single", "wp", "tag",
        "category",
      ]
      .contains(first), words > 1
    {
      hints.subtract([.junk, .comments, .note, .related])
    }
    // `article-share`, `post-meta` are not the story's text; `article-body` is.
    if isCard { hints.remove(.body) }
    if !isCard, hints.contains(.story), hints.contains(.text),
      hints.isDisjoint(with: [.junk, .comments, .caption, .note])
    {
      hints.insert(.body)
    }
    return hints
  }

  /// Words that come in many compounds: `sharebar`, `socialicons`, `relatedposts`, `commentlist`.
  private static func beginning(_ word: String) -> ElementHints {
    guard let first = word.utf8.first else { return [] }
    for (start, claim) in beginnings[first] ?? [] where word.utf8.starts(with: start.utf8) { return claim }
    return []
  }

  /// By their first byte.
  private static let beginnings = Dictionary(grouping: listed) { $0.0.utf8.first ?? 0 }

  private static let listed: [(String, ElementHints)] = [
    ("articlebody", .body), ("articletext", .body), ("articlecontent", .body), ("storybody", .body),
    ("storytext", .body), ("entrycontent", .body), ("postcontent", .body), ("postbody", .body), ("newstext", .body),
    ("sharebar", .junk), ("sharing", .junk), ("sharetool", .junk), ("addthis", .junk), ("social", .junk),
    ("related", [.junk, .related]), ("recommend", [.junk, .related]), ("comment", .comments), ("disqus", .comments),
    ("newsletter", .junk), ("promo", .junk), ("advert", .junk), ("sponsor", .junk), ("cookie", .junk),
    ("breadcrumb", .junk), ("paginat", .junk), ("taboola", .junk), ("outbrain", .junk), ("trending", .junk),
    ("readmore", [.junk, .related]), ("mostread", [.junk, .related]), ("mostpopular", [.junk, .related]),
    ("sidebar", .junk), ("navbar", .junk), ("subscri", .junk), ("googlead", .junk), ("dfp", .junk),
    ("byline", [.note, .author]), ("author", [.note, .author]), ("timestamp", [.note, .date]),
    ("pubdate", [.note, .date]),
  ]

  private static let vocabulary: [String: ElementHints] = {
    var all: [String: ElementHints] = [:]
    func add(_ words: String, _ claim: ElementHints) {
      for word in words.split(separator: " ") { all[String(word), default: []].formUnion(claim) }
    }
    add(
      """
      share shares sharing social ad ads adv advert adverts advertisement advertising adbox adslot banner sponsor \
      sponsored promo promos promoted promotion newsletter newsletters subscribe subscription signup cookie cookies \
      consent gdpr popup modal overlay lightbox breadcrumb breadcrumbs crumbs pagination pager sidebar nav navbar \
      navigation menu footer foot masthead toolbar outbrain taboola trending popular teaser teasers login register \
      registration donate donation survey skip shoutbox visuallyhidden screenreader offscreen \
      follow tools toolbox rating ratings reactions reaction quiz poll recirc recirculation dontprint noprint \
      paid dianomi zergnet revcontent complementary contentinfo search tooltip legal terms appbanner download \
      bookmark subnav topics keywords feedback crosspromo contribute
      """, .junk)
    add("related recommended recommendations recommendation seealso upnext onward", [.junk, .related])
    add("comment comments disqus respond replies reply discussion livefyre", .comments)
    add("meta metadata info details kicker tag tags taglist bio label labels category categories", .note)
    add(
      "byline bylines author authors writer reporter contributor contributors autor autoren auteur auteurs",
      [.note, .author])
    add("date dates datetime timestamp published pubdate posted time dateline modified updated", [.note, .date])
    add("caption captions credit credits legend copyright figcaption photocredit", .caption)
    add("article story post entry news blog hentry artikel articulo nota noticia arkiv", .story)
    add("body text content txt copy main corpo cuerpo contenido inhalt", .text)
    add("deck dek standfirst subtitle subheadline subhead lead lede chapo excerpt summary abstract intro", .deck)
    return all
  }()
}

/// Reads the names of a page's elements, each name once.
struct HintReader {
  /// What whole attributes claim, and what single names do.
  private var known: [String: ElementHints] = [:]
  private var knownNames: [Substring: ElementHints] = [:]

  /// What the names of an element claim.
  mutating func hints(of node: HTMLTree.Node, in tree: HTMLTree) -> ElementHints {
    guard tree.hasAttributes(node) else { return [] }
    var hints: ElementHints = []
    let names: [StaticString] = ["class", "id", "role", "data-component", "data-testid", "data-type", "aria-label"]
    for name in names {
      guard let value = tree.attribute(name, of: node), !value.isEmpty, value.utf8.count < 600 else { continue }
      if name.utf8Start[0] == UInt8(ascii: "i"), Self.isAnchor(value, of: tree.tag(node)) { continue }
      hints.formUnion(claims(ofValue: value))
    }
    if let property = tree.attribute("itemprop", of: node)?.lowercased() {
      let words = property.split(separator: " ")
      if words.contains("articlebody") || words.contains("reviewbody") { hints.insert(.body) }
      if words.contains("author") { hints.insert([.note, .author]) }
      if words.contains("datepublished") || words.contains("datemodified") { hints.insert([.note, .date]) }
    }
    return hints
  }

  /// Headings and sections carry their own words as an id, to be linked to: `install-the-core-tools` is no toolbox.
  private static func isAnchor(_ id: String, of tag: HTMLTag) -> Bool {
    switch tag {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: id.utf8.lazy.filter { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }.count >= 3
    }
  }

  private mutating func claims(ofValue value: String) -> ElementHints {
    if let claims = known[value] { return claims }
    var hints: ElementHints = []
    for name in value.utf8.split(whereSeparator: { $0 <= 0x20 }) {
      // Utility classes (`print:hidden`, `md:[--x:1px]`) tell how a part looks, not what it is.
      if name.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "[") }) { continue }
      let name = ElementHints.withoutHash(Substring(name))
      if let claims = knownNames[name] {
        hints.formUnion(claims)
      } else {
        let claims = ElementHints.claims(ofName: name)
        knownNames[name] = claims
        hints.formUnion(claims)
      }
    }
    known[value] = hints
    return hints
  }
}
