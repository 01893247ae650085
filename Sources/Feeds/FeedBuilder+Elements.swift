import Articles
import Markup

/// What each element does when it begins and when it ends.
extension FeedBuilder {
  func begin(_ element: FeedElement, _ attributes: [XMLAttribute]) {
    switch element {
    case .channel:
      if place == .outside { place = .feed }
      // The root is RDF's in RSS 0.90 as in 1.0; the names inside it tell which.
      if frames.last?.name.namespace.lowercased().contains("netscape.com/rdf/simple/0.9") == true {
        withFeed { $0.version = "0.90" }
      }
    case .entry:
      if place == .entry { finishEntry() }
      place = .entry
      entry.language = language
      entry.id = attributes["about"].flatMap { $0.isEmpty ? nil : $0 }
    case .author, .contributor:
      gather(attributes)
      person = Person()
      place = place == .entry || place == .feed ? .person : place
    case .source:
      gather(attributes)
      source = EntrySource()
      if place == .entry { place = .source }
    case .image:
      place = .image
      gather(attributes)
    case .textInput: place = .textInput
    case .title, .text, .rights, .markup, .mediaText, .iTunesSubtitle: gather(attributes, writing(element, attributes))
    case .link:
      gather(attributes)
      if attributes["href"] != nil { takeLink(attributes) }
    case .iTunesLink:
      if attributes["rel"] == "image", let address = attributes["href"] { takeImage(address) }
    case .category: gather(attributes)
    case .iTunesCategory:
      if let term = attributes["text"].flatMap({ words($0) }) {
        add(Category(term: term, scheme: "http://www.itunes.com/"))
      } else {
        gather(attributes)
      }
    case .enclosure: takeEnclosure(attributes)
    case .mediaContent, .mediaThumbnail: takeMedia(element, attributes)
    case .iTunesImage:
      gather(attributes)
      if let address = attributes["href"] ?? attributes["url"] { takeImage(address) }
    case .id, .date, .personName, .personEmail, .personURI, .authorText, .keywords, .tags, .imageURL, .icon, .language,
      .comments, .timeToLive, .updatePeriod, .updateFrequency, .skippedHour, .skippedDay:
      gather(attributes)
    // What is inside an element of a module that nobody knows is not the feed's or the entry's own.
    case .other: if frames.last?.module == .foreign { place = .foreign }
    case .root, .mediaGroup: break
    }
  }

  func end(_ frame: Frame) {
    switch frame.element {
    case .entry: if place == .entry { finishEntry() }
    case .author: endPerson(isContributor: false, in: frame.place)
    case .contributor: endPerson(isContributor: true, in: frame.place)
    case .source: endSource(in: frame.place)
    default:
      guard let text = gathered else { return }
      take(frame.element, text, frame)
    }
  }

  private func take(_ element: FeedElement, _ text: String, _ frame: Frame) {
    switch element {
    case .title: takeTitle(plain(construct(text)), frame)
    case .text(let role): takeText(role, construct(text), frame)
    case .markup: takeText(.content, construct(text), frame)
    case .link: if attributes["href"] == nil { takeLinkText(text) }
    case .id: takeID(text, frame)
    case .date(let role): if let date = parseDate(text) { takeDate(date, role) }
    case .personName: if let name = words(text) { takePersonName(name) }
    case .personEmail: if let email = words(text) { person.email = email }
    case .personURI: person.uri = words(text).map { resolveURL($0, base: base) }
    case .authorText: add(Person(text: text), isContributor: false)
    case .category: takeCategory(text, frame)
    case .iTunesCategory: if let term = words(text) { add(Category(term: term, scheme: "http://www.itunes.com/")) }
    case .keywords: takeKeywords(text, separators: ",")
    case .tags: takeKeywords(text, separators: ",")
    case .imageURL: takeImageURL(text, frame)
    case .image, .iTunesImage: if let address = words(text), address.contains("/") { takeImage(address) }
    case .icon: if place == .feed { withFeed { $0.icon = address(text) } }
    case .rights: takeRights(plain(construct(text)), frame)
    case .language: if let tag = words(text) { takeLanguage(tag) }
    case .timeToLive, .updatePeriod, .updateFrequency, .skippedHour, .skippedDay:
      if place == .feed, let words = words(text) { withFeed { $0.takeRhythm(element, words) } }
    case .comments: if place == .entry { entry.commentsURL = address(text) }
    case .mediaText(let kind): takeMediaText(kind, plain(construct(text)))
    case .iTunesSubtitle: takeITunesSubtitle(construct(text))
    default: break
    }
  }

  /// How a text construct is written, by the `type` and `mode` of Atom 0.3 and 1.0.
  private func writing(_ element: FeedElement, _ attributes: [XMLAttribute]) -> Writing {
    guard !attributes.isEmpty else { return element == .markup ? .markup : .escaped }
    let type = attributes["type"]?.lowercased() ?? ""
    switch attributes["mode"]?.lowercased() ?? "" {
    case "base64": return .base64
    case "escaped": return .escaped
    default: break
    }
    if type == "xhtml" || type == "application/xhtml+xml" || element == .markup { return .markup }
    // Any other type of Atom 1.0 is in base64, unless it is text or XML.
    if result.feed.format == .atom, type.contains("/"), !type.hasPrefix("text/"), !type.hasSuffix("xml"),
      attributes["src"] == nil, !type.contains("html")
    {
      return .base64
    }
    return .escaped
  }

  /// The text gathered, with how it is to be read.
  private func construct(_ text: String) -> HTMLConstruct {
    switch writing {
    case .markup: return HTMLConstruct(kind: .html, text: withoutOuterDiv(text), base: base)
    case .base64:
      let decoded = decodeBase64(text).map { String(decoding: $0, as: UTF8.self) } ?? text
      // Bytes of a type that is not HTML are words, angle brackets and all (RFC 4287 4.1.3.3).
      return HTMLConstruct(kind: isHTML(decoded) ? .html : .plain, text: decoded, base: base)
    case .escaped: return HTMLConstruct(kind: isHTML(text) ? .html : .plain, text: text, base: base)
    }
  }

  /// Whether escaped text is HTML: always in RSS; in Atom where it says so.
  private func isHTML(_ text: String) -> Bool {
    if let type = attributes["type"]?.lowercased() {
      return type.contains("html") || (type.hasSuffix("xml") && type != "text/xml") || (type == "text/xml")
    }
    guard result.feed.format == .atom else { return true }
    // Atom's default is plain text, and nobody who writes a tag there means an angle bracket.
    return false
  }

  private func plain(_ construct: HTMLConstruct) -> String? {
    let text = construct.plainText
    return text.isEmpty ? nil : text
  }

  func words(_ text: String) -> String? {
    let text = collapsed(text)
    return text.isEmpty ? nil : text
  }

  func address(_ text: String) -> String? {
    let text = trimmedURL(text)
    return text.isEmpty ? nil : resolveURL(text, base: base)
  }

  private func withoutOuterDiv(_ text: String) -> String {
    let trimmed = text.utf8.drop { isSpace($0) }
    guard trimmed.starts(with: "<div>".utf8) else { return text }
    var end = trimmed.endIndex
    while end > trimmed.startIndex, case let before = trimmed.index(before: end), isSpace(trimmed[before]) {
      end = before
    }
    let inner = trimmed[trimmed.index(trimmed.startIndex, offsetBy: 5)..<end]
    guard inner.reversed().starts(with: "</div>".utf8.reversed()) else { return text }
    let content = inner.dropLast(6)
    // Two divs side by side are not one around the other.
    var depth = 0
    for index in content.indices where content[index] == UInt8(ascii: "<") {
      let rest = content[index...]
      depth += rest.starts(with: "<div".utf8) ? 1 : rest.starts(with: "</div".utf8) ? -1 : 0
      if depth < 0 { return text }
    }
    return String(Substring(content))
  }
}

extension [XMLAttribute] {
  /// The value of the attribute with this local name, in any capitals.
  subscript(_ name: String) -> String? {
    first { $0.name.local == name }?.value ?? (isEmpty ? nil : first { $0.name.local.lowercased() == name }?.value)
  }
}

/// The bytes that a text in base64 stands for; nil where it is not in base64.
func decodeBase64(_ text: String) -> [UInt8]? {
  var bytes: [UInt8] = []
  var bits: UInt32 = 0
  var count = 0
  for byte in text.utf8 where !isSpace(byte) && byte != UInt8(ascii: "=") {
    let value: UInt8
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte + 4
    case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
    default: return nil
    }
    bits = bits << 6 | UInt32(value)
    count += 6
    if count >= 8 {
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
  }
  return bytes
}
