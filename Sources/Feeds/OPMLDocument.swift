// Subscription lists, OPML 1 and 2. What is read is only addresses a reader may fetch: feeds that would run a command
// or read a file of this machine are left out, and said so.

public import Articles
import Markup

/// A subscription list.
public struct OPMLDocument: Hashable, Sendable {
  /// One feed of the list.
  public struct Outline: Hashable, Sendable {
    /// The feed's name.
    public var title: String
    /// The feed's address.
    public var xmlURL: String
    /// The address of the page that it stands for.
    public var htmlURL: String?
    /// The names of the folders that it is in, outermost first.
    public var path: [String]
    /// What else is said of it.
    public var notes: OutlineNotes

    /// A feed of a list.
    public init(
      title: String, xmlURL: String, htmlURL: String? = nil, path: [String] = [], notes: OutlineNotes = OutlineNotes()
    ) {
      self.title = title
      self.xmlURL = xmlURL
      self.htmlURL = htmlURL
      self.path = path
      self.notes = notes
    }
  }

  /// A line of the list that was not taken.
  public struct Refusal: Hashable, Sendable {
    /// Its name.
    public var title: String
    /// Its address, as written.
    public var xmlURL: String
    /// The address of the page that it stands for.
    public var htmlURL: String?
    /// The names of the folders that it is in, outermost first.
    public var path: [String]
    /// Why it was refused.
    public var reason: String
    /// Its place among all lines with an address, from 0.
    public var place: Int
  }

  /// The list's name.
  public var title: String?
  /// The feeds in the order of the document.
  public var outlines: [Outline]
  /// The folders that are empty, or of which more is said than their name, in the order of the document.
  public var folders: [FeedFolder]
  /// What was not taken, and why.
  public var refusals: [Refusal] = []

  /// A list of feeds.
  public init(title: String? = nil, outlines: [Outline] = [], folders: [FeedFolder] = []) {
    self.title = title
    self.outlines = outlines
    self.folders = folders
  }
}

/// Reads a subscription list.
public func parseOPML(_ bytes: [UInt8]) throws(FeedError) -> OPMLDocument {
  let decoded = decodeXML(bytes)
  let report = readXML(decoded.bytes) { OPMLBuilder() }
  let line = report.fault.map { $0.line + decoded.skippedLines }
  guard report.handler.root == "opml" || report.handler.isList else {
    let reason = report.handler.root.map { "the root element is \($0)" }
    throw FeedError(.subscriptionList, reason ?? report.fault?.reason ?? "there is no element in it", line: line)
  }
  return report.handler.finished
}

/// Why a feed of a list may not be subscribed to; nil where it may.
public func refusalReason(forFeedAt address: String) -> String? {
  let text = trimmedURL(address)
  if text.hasPrefix("|") { return "it would run a command" }
  let reference = URLReference(text[...])
  switch reference.scheme?.lowercased() {
  case "http", "https": return reference.host.map { $0.isEmpty } ?? true ? "its address names no host" : nil
  case "exec", "filter": return "it would run a command"
  case "file": return "it would read a file of this machine"
  case .some(let scheme): return "\(scheme): addresses are not fetched"
  case nil: return "its address is not absolute"
  }
}

/// `feed://host/path` and `feed:https://host/path` mean the address itself.
private func withoutFeedScheme(_ address: String) -> String {
  guard address.prefix(5).lowercased() == "feed:" else { return address }
  let rest = address.dropFirst(5)
  return rest.hasPrefix("//") ? "http:\(rest)" : String(rest)
}

/// Builds a list from its elements as they are read.
private final class OPMLBuilder: XMLHandler {
  private struct OpenOutline {
    /// Its name if it is a folder.
    var folder: String?
    /// Its place among all folders.
    var number: Int?
  }

  private(set) var root: String?
  /// Whether it lists anything, whatever its root calls itself.
  var isList: Bool { !document.outlines.isEmpty || !document.refusals.isEmpty }
  private var document = OPMLDocument()
  /// The list, without the folders of which their feeds tell all there is.
  var finished: OPMLDocument {
    var list = document
    list.folders.removeAll { !$0.isEmpty && $0.notes.isEmpty }
    return list
  }
  private var openOutlines: [OpenOutline] = []
  private var path: [String] { openOutlines.compactMap(\.folder) }
  private var isInHead = false
  private var title: [UInt8]?

  func startElement(_ name: XMLName, attributes: [XMLAttribute]) {
    let local = name.local.lowercased()
    if root == nil { root = local }
    switch local {
    case "head": isInHead = true
    case "title": if isInHead { title = [] }
    case "outline": startOutline(attributes)
    default: break
    }
  }

  func characters(_ bytes: UnsafeRawBufferPointer) { title?.append(contentsOf: bytes) }

  func endElement(_ name: XMLName) {
    switch name.local.lowercased() {
    case "head": isInHead = false
    case "title":
      if let title {
        let text = collapsed(String(decoding: title, as: UTF8.self))
        document.title = text.isEmpty ? nil : text
      }
      title = nil
    case "outline": _ = openOutlines.popLast()
    default: break
    }
  }

  private func startOutline(_ attributes: [XMLAttribute]) {
    func value(_ name: String) -> String? {
      attributes[name].map { collapsed($0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let title = value("title") ?? value("text") ?? ""
    guard let address = value("xmlurl").map(withoutFeedScheme) else {
      startFolder(title, outlineNotes(attributes, isFeed: false))
      return
    }
    openOutlines.append(OpenOutline())
    let reason = attributes["filtercmd"] != nil ? "it would run a command" : refusalReason(forFeedAt: address)
    if let reason {
      let place = document.outlines.count + document.refusals.count
      document.refusals.append(
        OPMLDocument.Refusal(
          title: title, xmlURL: address, htmlURL: value("htmlurl"), path: path, reason: reason, place: place))
    } else {
      let outline = OPMLDocument.Outline(
        title: title, xmlURL: trimmedURL(address), htmlURL: value("htmlurl"), path: path,
        notes: outlineNotes(attributes, isFeed: true))
      document.outlines.append(outline)
      for number in openOutlines.compactMap(\.number) { document.folders[number].isEmpty = false }
    }
  }

  private func startFolder(_ name: String, _ notes: OutlineNotes) {
    guard !name.isEmpty else { return openOutlines.append(OpenOutline()) }
    openOutlines.append(OpenOutline(folder: name, number: document.folders.count))
    document.folders.append(FeedFolder(path: path, notes: notes, place: document.outlines.count, isEmpty: true))
  }
}
