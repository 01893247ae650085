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
  static func withoutHash(_ name: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard let mark = name.lastIndex(where: { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }) else { return name }
    let end = name[(mark + 1)...]
    guard (4...8).contains(end.count) else { return name }
    let hasCapital = end.dropFirst().contains { $0 >= 0x41 && $0 <= 0x5A }
    let hasSmall = end.contains { $0 >= 0x61 && $0 <= 0x7A }
    let hasDigit = end.contains { $0 >= 0x30 && $0 <= 0x39 }
    let isHash = (hasCapital && hasSmall) || (hasDigit && (hasCapital || hasSmall))
    return isHash ? UnsafeBufferPointer(rebasing: name[..<mark]) : name
  }

  /// What a single class or id claims.
  static func claims(ofName name: UnsafeBufferPointer<UInt8>) -> ElementHints {
    var hints: ElementHints = []
    var words = 0
    var wasMost = false
    var startsLayout = false
    var isCard = false
    func close(_ word: Range<Int>) {
      guard !word.isEmpty else { return }
      let bytes = UnsafeBufferPointer(rebasing: name[word])
      let known = vocabulary[bytes]
      let traits = known?.traits ?? []
      words += 1
      if words == 1 { startsLayout = traits.contains(.layout) }
      // `post-card__body` is the text of a teaser.
      if traits.contains(.card) { isCard = true }
      hints.formUnion(known?.claims ?? beginning(bytes))
      // `most-read`, `most-popular`, `see-also`, `read-more`, `also-read`.
      if wasMost, traits.contains(.afterMost) { hints.insert([.junk, .related]) }
      wasMost = traits.contains(.most)
    }
    var start = 0
    var before: UInt8 = 0
    for (index, byte) in name.enumerated() {
      let isCapital = byte >= 0x41 && byte <= 0x5A
      let isLetter = isCapital || (byte >= 0x61 && byte <= 0x7A)
      if !isLetter || (isCapital && before >= 0x61 && before <= 0x7A) {
        close(start..<index)
        start = isLetter ? index : index + 1
      }
      before = byte
    }
    close(start..<name.count)
    // `has-sidebar`, `no-ads`, `with-comments`, `hide-share` tell how a page is laid out.
    if words > 1, startsLayout { hints.subtract([.junk, .comments, .note, .related]) }
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
  private static func beginning(_ word: UnsafeBufferPointer<UInt8>) -> ElementHints {
    guard let first = word.first else { return [] }
    for (start, claim) in beginnings[Int(smallLetter(first))] where start.count <= word.count {
      if start.indices.allSatisfy({ start[$0] == smallLetter(word[$0]) }) { return claim }
    }
    return []
  }

  /// By their first byte.
  private static let beginnings: [[([UInt8], ElementHints)]] = {
    var all = [[([UInt8], ElementHints)]](repeating: [], count: 256)
    for (word, claim) in listed {
      let bytes = Array(word.utf8)
      if let first = bytes.first { all[Int(first)].append((bytes, claim)) }
    }
    return all
  }()

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

  /// A word of a name: what it claims, where it claims anything by itself, and what it does to its neighbours.
  private struct Word: Sendable {
    var claims: ElementHints?
    var traits: Traits = []
  }

  private struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    /// A teaser's word.
    static let card = Traits(rawValue: 1)
    /// `most` of `most-read`.
    static let most = Traits(rawValue: 2)
    /// `read` of `most-read`.
    static let afterMost = Traits(rawValue: 4)
    /// Begins names that tell of the layout.
    static let layout = Traits(rawValue: 8)
  }

  private static let vocabulary: WordTable<Word> = {
    var all: [(String, Word)] = []
    func add(_ words: String, _ claim: ElementHints?, _ traits: Traits = []) {
      for word in words.split(separator: " ") { all.append((String(word), Word(claims: claim, traits: traits))) }
    }
    add("card teaser preview", nil, .card)
    add("most see read also up", nil, .most)
    add("read popular viewed commented shared also more next", nil, .afterMost)
    add("has no with without is show hide supports js page single wp tag category", nil, .layout)
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
    return WordTable(all) { one, two in
      if let claims = two.claims { one.claims = (one.claims ?? []).union(claims) }
      one.traits.formUnion(two.traits)
    }
  }()
}

/// Reads the names of a page's elements, each name once. Names are known again by a number made of their bytes; a page that
/// made two names with one number would but mislead about itself.
struct HintReader {
  /// What whole attributes claim, and what single names do.
  private var known: [UInt64: ElementHints] = [:]
  private var knownNames: [UInt64: ElementHints] = [:]

  /// Attributes that tell what an element is.
  private enum Attribute { case name, id, property }

  private static let attributes = WordTable<Attribute>(
    [
      ("class", .name), ("id", .id), ("role", .name), ("data-component", .name), ("data-testid", .name),
      ("data-type", .name), ("aria-label", .name), ("itemprop", .property),
    ]
  ) { $0 = $1 }

  /// schema.org's microdata.
  private static let properties = WordTable<ElementHints>(
    [
      ("articlebody", .body), ("reviewbody", .body), ("author", [.note, .author]), ("datepublished", [.note, .date]),
      ("datemodified", [.note, .date]),
    ]
  ) { $0 = $1 }

  /// What the names of an element claim.
  mutating func hints(of node: HTMLTree.Node, in tree: HTMLTree) -> ElementHints {
    var hints: ElementHints = []
    tree.forEachAttribute(of: node) { name, value in
      guard !value.isEmpty, let attribute = Self.attributes[name] else { return }
      switch attribute {
      case .property:
        for word in value.split(separator: 0x20) {
          if let claims = Self.properties[UnsafeBufferPointer(rebasing: word)] { hints.formUnion(claims) }
        }
      case .id where Self.isAnchor(value, of: tree.tag(node)): break
      // What is that long is no name.
      case .name, .id: if value.count < 600 { hints.formUnion(claims(ofValue: value)) }
      }
    }
    return hints
  }

  /// Headings and sections carry their own words as an id, to be linked to: `install-the-core-tools` is no toolbox.
  private static func isAnchor(_ id: UnsafeBufferPointer<UInt8>, of tag: HTMLTag) -> Bool {
    switch tag {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: id.lazy.filter { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }.count >= 3
    }
  }

  private mutating func claims(ofValue value: UnsafeBufferPointer<UInt8>) -> ElementHints {
    let number = fingerprint(value)
    if let claims = known[number] { return claims }
    var hints: ElementHints = []
    for part in value.split(whereSeparator: { $0 <= 0x20 }) {
      // Utility classes (`print:hidden`, `md:[--x:1px]`) tell how a part looks, not what it is.
      if part.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "[") }) { continue }
      let name = ElementHints.withoutHash(UnsafeBufferPointer(rebasing: part))
      let nameNumber = fingerprint(name)
      if let claims = knownNames[nameNumber] {
        hints.formUnion(claims)
      } else {
        let claims = ElementHints.claims(ofName: name)
        knownNames[nameNumber] = claims
        hints.formUnion(claims)
      }
    }
    known[number] = hints
    return hints
  }
}
