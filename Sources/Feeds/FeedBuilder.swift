// Takes in the elements of a feed and sorts them out. One buffer gathers the text of the innermost element that has
// one, as bytes; a String is made of it once, when the element ends. Elements inside a text are kept as markup.

import Articles
import Markup

/// Builds a feed from its elements as they are read.
final class FeedBuilder: XMLHandler {
  /// What the names of elements belong to.
  enum Place {
    case outside, feed, entry, source, image, textInput, person, foreign
  }

  /// An open element.
  struct Frame {
    let element: FeedElement
    let module: FeedModule
    let name: XMLName
    /// Where its parent stood.
    let place: Place
    /// The parent's base and whether it gathered text.
    let base: String?
    let language: String?
  }

  /// How the text being gathered is written.
  enum Writing {
    /// As it is: HTML or words, by the element's type.
    case escaped
    /// As elements, which are written out again.
    case markup
    case base64
  }

  private(set) var result = ParsedFeed(feed: Feed(format: .rss))
  /// The root's name where it begins no feed.
  private(set) var foreignRoot: String?
  private(set) var rootSeen = false
  private var meanings: [(element: FeedElement, module: FeedModule)?] = []
  var frames: [Frame] = []
  var place = Place.outside
  var base: String?
  var language: String?
  var entry = Entry()
  var person = Person()
  var source = EntrySource()
  /// What the entry's group of films or pictures says of itself.
  var groupText: String?
  /// Bits of what was set by whom, so that a better source may overrule a worse one.
  var feedMarks: Set<FeedMark> = []
  var entryMarks: Set<FeedMark> = []
  /// The text gathered, and the frame that it belongs to.
  var text: [UInt8] = []
  var owner: Int?
  var writing = Writing.escaped
  var attributes: [XMLAttribute] = []
  /// In `.markup`, how many elements are open inside the owner.
  private var markupDepth = 0

  init(base: String?) { self.base = base.flatMap { $0.isEmpty ? nil : $0 } }

  func startElement(_ name: XMLName, attributes: [XMLAttribute]) {
    if let owner, gathersMarkup(owner, name) {
      appendStartTag(name, attributes)
      return
    }
    let (element, module) = meaning(of: name)
    frames.append(
      Frame(element: element, module: module, name: name, place: place, base: base, language: language))
    if !attributes.isEmpty { takeCommon(attributes) }
    if !rootSeen { return startRoot(element, name, attributes) }
    begin(element, attributes)
  }

  func characters(_ bytes: UnsafeRawBufferPointer) {
    guard owner != nil else { return }
    if writing == .markup { appendEscaped(bytes, to: &text) } else { text.append(contentsOf: bytes) }
  }

  func endElement(_ name: XMLName) {
    if markupDepth > 0 {
      appendEndTag(name)
      return
    }
    guard let frame = frames.popLast() else { return }
    end(frame)
    place = frame.place
    base = frame.base
    language = frame.language
    if owner == frames.count { owner = nil }
  }

  /// Begins to gather the text of the element just opened.
  func gather(_ attributes: [XMLAttribute] = [], _ writing: Writing = .escaped) {
    text.removeAll(keepingCapacity: true)
    owner = frames.count - 1
    self.writing = writing
    self.attributes = attributes
  }

  /// The text gathered by the element just closed; nil where it gathered none.
  var gathered: String? {
    guard owner == frames.count else { return nil }
    return String(decoding: text, as: UTF8.self)
  }

  private func meaning(of name: XMLName) -> (element: FeedElement, module: FeedModule) {
    if name.number < meanings.count, let known = meanings[name.number] { return known }
    let module = FeedModule(name)
    let meaning = (element: FeedElement(name.local.lowercased(), module), module: module)
    while meanings.count <= name.number { meanings.append(nil) }
    meanings[name.number] = meaning
    return meaning
  }

  private func startRoot(_ element: FeedElement, _ name: XMLName, _ attributes: [XMLAttribute]) {
    rootSeen = true
    switch element {
    case .root(let format):
      place = .feed
      result.feed = Feed(format: format, version: version(format, name, attributes))
      result.feed.language = language
    case .channel:
      place = .feed
      result.feed = Feed(format: .rss)
    default: foreignRoot = name.qualified
    }
  }

  private func version(_ format: Feed.Format, _ name: XMLName, _ attributes: [XMLAttribute]) -> String {
    let written = attributes.first { $0.name.local.lowercased() == "version" }?.value ?? ""
    if format == .atom {
      if !written.isEmpty { return written }
      return name.namespace.lowercased() == "http://purl.org/atom/ns#" ? "0.3" : "1.0"
    }
    return name.local.lowercased() == "rdf" ? "1.0" : written
  }

  /// `xml:base` and `xml:lang`, which hold for an element and all inside it.
  private func takeCommon(_ attributes: [XMLAttribute]) {
    for attribute in attributes where attribute.name.prefix == "xml" {
      switch attribute.name.local {
      case "base": base = resolveURL(attribute.value, base: base)
      case "lang": language = attribute.value.isEmpty ? nil : attribute.value.replacing("_", with: "-")
      default: break
      }
    }
  }

  /// Changes the feed's head.
  func withFeed(_ change: (inout Feed) -> Void) { change(&result.feed) }

  /// Adds the entry at hand to the feed.
  func finishEntry() {
    if entry.summary == nil, entry.content == nil, let groupText {
      entry.summary = HTMLConstruct(kind: .plain, text: groupText)
    }
    groupText = nil
    // Atom's one date that every entry has stands for both where the other is missing.
    if result.feed.format == .atom, entry.published == nil { entry.published = entry.updated }
    result.entries.append(entry)
    entry = Entry()
    entryMarks = []
  }

  // Markup inside a text.

  /// Whether an element inside the one that gathers text is part of that text.
  private func gathersMarkup(_ owner: Int, _ name: XMLName) -> Bool {
    if markupDepth > 0 { return true }
    switch frames[owner].element {
    case .title, .text, .markup, .rights, .mediaText, .iTunesSubtitle: break
    default: return false
    }
    // A broken feed may leave a text open where the next of its own elements begins.
    let (element, module) = meaning(of: name)
    if module != .xhtml, element == .entry || element == .channel {
      return false
    }
    if writing != .markup {
      if text.allSatisfy(isSpace) { text.removeAll(keepingCapacity: true) }
      writing = .markup
    }
    return true
  }

  private func appendStartTag(_ name: XMLName, _ attributes: [XMLAttribute]) {
    markupDepth += 1
    text.append(UInt8(ascii: "<"))
    text += name.local.utf8
    for attribute in attributes {
      let isXML = attribute.name.prefix == "xml"
      guard !isXML || attribute.name.local == "lang" else { continue }
      text.append(0x20)
      text += isXML ? "lang".utf8 : attribute.name.local.utf8
      text += "=\"".utf8
      appendEscaped(attribute.value.utf8, to: &text, inAttribute: true)
      text.append(UInt8(ascii: "\""))
    }
    text.append(UInt8(ascii: ">"))
  }

  private func appendEndTag(_ name: XMLName) {
    markupDepth -= 1
    guard !voidTags.contains(name.local.lowercased()) else { return }
    text += "</".utf8
    text += name.local.utf8
    text.append(UInt8(ascii: ">"))
  }
}

/// What has been said of a feed or entry by a source that is not to be overruled.
enum FeedMark: Hashable {
  /// When it appeared, told outright.
  case published
  /// Its whole text.
  case content
  /// A text that RSS has no name for.
  case summary
}

/// HTML elements without content or end tag.
let voidTags: Set<String> = [
  "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
]
