// The element names that some rule of the program asks for by name. All others are `other`, and keep their name as text.

/// The name of an HTML element.
public enum HTMLTag: UInt8, Hashable, Sendable, CaseIterable {
  case other
  // The page and its parts.
  case html, head, title, base, link, meta, style, script, noscript, template, body
  case article, section, nav, aside, h1, h2, h3, h4, h5, h6, hgroup, header, footer, address, main, search
  // Blocks.
  case p, hr, pre, listing, xmp, plaintext, blockquote, ol, ul, menu, dir, li, dl, dt, dd, figure, figcaption, div
  case center, details, summary, dialog, fieldset, legend, form
  // Inline.
  case a, em, strong, small, s, strike, cite, q, dfn, abbr, ruby, rb, rt, rtc, rp, data, time, code, `var`, samp, kbd
  case sub, sup, i, b, u, tt, big, mark, bdi, bdo, span, br, wbr, nobr, font, ins, del, acronym
  // What is shown in place.
  case picture, source, img, image, iframe, embed, object, param, video, audio, track, map, area, svg, math, applet
  case canvas, marquee, noembed, noframes, frame, frameset, bgsound, basefont
  // Tables.
  case table, caption, colgroup, col, tbody, thead, tfoot, tr, td, th
  // Forms.
  case label, input, button, select, selectedcontent, datalist, optgroup, option, textarea, output, progress, meter
  case keygen
  // Where SVG and MathML let HTML in again.
  case foreignObject, desc, mi, mo, mn, ms, mtext, annotationXML, malignmark, mglyph

  /// The name as HTML writes it.
  public var name: String { HTMLTagTable.shared.names[Int(rawValue)] }
}

/// Names to tags, by an open hash over the bytes of the name in small letters.
struct HTMLTagTable: Sendable {
  static let shared = HTMLTagTable()

  let names: [String]
  private let slots: [HTMLTag]
  private let spelled: [[UInt8]]
  private static let mask = 1023

  private init() {
    let names = HTMLTag.allCases.map { tag -> String in
      switch tag {
      case .other: ""
      case .annotationXML: "annotation-xml"
      case .foreignObject: "foreignobject"
      default: "\(tag)"
      }
    }
    var slots = [HTMLTag](repeating: .other, count: Self.mask + 1)
    for tag in HTMLTag.allCases where tag != .other {
      var slot = names[Int(tag.rawValue)].utf8.reduce(Self.seed, Self.mix) & Self.mask
      while slots[slot] != .other { slot = (slot + 1) & Self.mask }
      slots[slot] = tag
    }
    self.names = names.map { $0 == "foreignobject" ? "foreignObject" : $0 }
    self.slots = slots
    spelled = names.map { Array($0.utf8) }
  }

  private static let seed = 5381
  private static func mix(_ hash: Int, _ byte: UInt8) -> Int { (hash &* 33) ^ Int(byte) }

  /// The tag spelled by `bytes`, in letters of any size.
  func tag(_ bytes: UnsafeBufferPointer<UInt8>) -> HTMLTag {
    var slot = bytes.reduce(Self.seed) { Self.mix($0, smallLetter($1)) } & Self.mask
    while slots[slot] != .other {
      let candidate = slots[slot]
      if isSame(spelled[Int(candidate.rawValue)], bytes) { return candidate }
      slot = (slot + 1) & Self.mask
    }
    return .other
  }

  private func isSame(_ name: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard name.count == bytes.count else { return false }
    for index in name.indices where name[index] != smallLetter(bytes[index]) { return false }
    return true
  }
}
