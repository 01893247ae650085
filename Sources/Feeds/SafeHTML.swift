// A fragment with nothing left in it that runs, fetches or frames: an allow list of elements and attributes, over the
// pieces that the scanner gives. What is not allowed loses its tags; what is code loses its content too.

import Markup

extension HTMLConstruct {
  /// The text as an HTML fragment with only harmless elements, addresses absolute.
  public var safeHTML: String { kind == .html ? safeHTMLFragment(text, base: base) : escapedHTML(collapsed(text)) }
}

/// The fragment made safe.
func safeHTMLFragment(_ html: String, base: String?) -> String {
  guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") || $0 < 0x20 }) else {
    return html
  }
  var scanner = HTMLScanner(html)
  var safe: [UInt8] = []
  safe.reserveCapacity(html.utf8.count)
  while let token = scanner.next() {
    switch token {
    case .text(let range): appendSafe(scanner.bytes[range], to: &safe)
    case .other: break
    case .tag(let tag):
      if tag.isEnd {
        if harmlessTags.contains(tag.name), !voidTags.contains(tag.name) { safe += "</\(tag.name)>".utf8 }
      } else if codeTags.contains(tag.name) {
        if !tag.isClosed { scanner.skipContent(of: tag.name) }
      } else if harmlessTags.contains(tag.name) {
        append(tag, base: base, to: &safe)
      }
    }
  }
  return String(decoding: safe, as: UTF8.self)
}

/// Text as it is, but for the angle brackets that begin no tag and ampersands that begin no reference.
private func appendSafe(_ text: ArraySlice<UInt8>, to safe: inout [UInt8]) {
  var index = text.startIndex
  while index < text.endIndex {
    let byte = text[index]
    switch byte {
    case UInt8(ascii: "<"): safe += "&lt;".utf8
    case UInt8(ascii: ">"): safe += "&gt;".utf8
    case UInt8(ascii: "&") where !beginsReference(text[index...]): safe += "&amp;".utf8
    default: safe.append(byte)
    }
    index += 1
  }
}

private func beginsReference(_ text: ArraySlice<UInt8>) -> Bool {
  let name = text.dropFirst().prefix(32).prefix {
    (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x23
  }
  guard let end = text.index(text.startIndex, offsetBy: name.count + 1, limitedBy: text.endIndex), end < text.endIndex
  else { return false }
  return !name.isEmpty && text[end] == UInt8(ascii: ";")
}

private func append(_ tag: HTMLScanTag, base: String?, to safe: inout [UInt8]) {
  safe.append(UInt8(ascii: "<"))
  safe += tag.name.utf8
  var seen: Set<String> = []
  for (name, value) in tag.attributes where harmlessAttributes.contains(name) && seen.insert(name).inserted {
    var value = value ?? ""
    if addressAttributes.contains(name) {
      guard let address = safeAddress(value, base: base) else { continue }
      value = address
    }
    safe.append(0x20)
    safe += name.utf8
    safe += "=\"".utf8
    appendEscaped(value.utf8, to: &safe, inAttribute: true)
    safe.append(UInt8(ascii: "\""))
  }
  safe += voidTags.contains(tag.name) ? " />".utf8 : ">".utf8
  // A void element written with a slash is whole; any other so written is empty.
  if tag.isClosed, !voidTags.contains(tag.name) { safe += "</\(tag.name)>".utf8 }
}

/// The address made absolute; nil where following it would run something.
private func safeAddress(_ address: String, base: String?) -> String? {
  let text = String(
    String.UnicodeScalarView(
      address.unicodeScalars.filter {
        $0.value > 0x20 && !(0x7F...0xA0).contains($0.value) && $0.value != 0x200B && $0.value != 0xFEFF
      }))
  if let scheme = URLReference(text[...]).scheme?.lowercased() {
    return harmlessSchemes.contains(scheme) ? trimmedURL(address) : nil
  }
  // A colon before any slash that follows no proper scheme is a scheme in disguise.
  let beginning = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
  guard !beginning.contains(":"), !beginning.lowercased().contains("&#") else { return nil }
  return resolveURL(address, base: base)
}

private let harmlessSchemes: Set<String> = [
  "http", "https", "mailto", "ftp", "gemini", "gopher", "tel", "sms", "news", "nntp", "irc", "xmpp", "magnet", "feed",
  "cid", "mid", "urn", "tag", "webcal", "sip", "geo", "aim", "callto", "ed2k", "nntp", "rtsp", "sftp", "ssh", "telnet",
  "wais", "afs", "rsync", "hosts", "view-source",
]

private let codeTags: Set<String> = ["script", "style", "applet"]

let addressAttributes: Set<String> = [
  "href", "src", "cite", "longdesc", "poster", "background", "action", "usemap", "profile", "codebase", "classid",
  "data",
]

private let harmlessTags: Set<String> = [
  "a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "bdi", "bdo", "big", "blockquote", "br",
  "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "dir", "div", "dl", "dt", "em",
  "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins",
  "kbd",
  "li", "map", "mark", "menu", "nav", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section",
  "small", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time",
  "tr", "tt", "u", "ul", "var", "video", "wbr",
]

private let harmlessAttributes: Set<String> = [
  "abbr", "align", "alt", "axis", "border", "cellpadding", "cellspacing", "char", "charoff", "cite", "class", "clear",
  "cols", "colspan", "color", "compact", "controls", "coords", "datetime", "dir", "face", "frame", "headers", "height",
  "href", "hreflang", "hspace", "id", "ismap", "label", "lang", "longdesc", "loop", "media", "name", "nohref",
  "noshade",
  "nowrap", "poster", "preload", "rel", "rev", "rowspan", "rows", "rules", "scope", "shape", "size", "span", "src",
  "start",
  "summary", "tabindex", "title", "type", "usemap", "valign", "value", "volume", "vspace", "width",
]
