// Text that a page carries only as data for a program that draws it: strings of HTML inside its scripts, often JSON within
// a string within JSON. Read only where the page itself shows next to nothing.

import Articles
import Markup

struct ScriptedText {
  private struct Candidate {
    var key: String
    var html: String
    var length: Int
  }

  /// More strings than this are a program and no story.
  private static let limit = 400
  private var candidates: [Candidate] = []

  init(_ tree: HTMLTree) {
    for node in tree.nodes where tree.kind(node) == .element {
      if tree.tag(node) == .script {
        let text = tree.textContent(node)
        if text.utf8.count > 200 { gather(Array(text.utf8), key: "", depth: 0) }
      } else if tree.has("data-preloaded", node), let text = tree.attribute("data-preloaded", of: node) {
        gather(Array(text.utf8), key: "", depth: 0)
      }
    }
  }

  /// The longest text, or where several share its name and none is most of them, such as the posts of a forum, all.
  func blocks(base: String?) -> [Block] {
    guard let best = candidates.max(by: { $0.length < $1.length }) else { return [] }
    let peers = candidates.filter { $0.key == best.key && $0.length > 40 }
    let sum = peers.reduce(0) { $0 + $1.length }
    let chosen = best.length * 2 > sum ? [best] : peers
    return chosen.flatMap { candidate -> [Block] in
      let tree = HTMLTree(candidate.html)
      var finder = BodyFinder(tree, toldBody: nil)
      finder.find()
      return finder.roots.flatMap { root in htmlBlocks(of: tree, in: root, base: base) { finder.isLeftOut[$0] } }
    }
  }

  /// Reads the string literals of a script. A string that holds paragraphs is text; one that holds strings is read again.
  private mutating func gather(_ bytes: [UInt8], key: String, depth: Int) {
    var index = 0
    var last = key
    while index < bytes.count, candidates.count < Self.limit {
      guard bytes[index] == UInt8(ascii: "\"") else {
        index += 1
        continue
      }
      let start = index + 1
      index = start
      while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
        index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      let end = min(index, bytes.count)
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: ":"), end - start < 60 {
        last = String(decoding: bytes[start..<end], as: UTF8.self)
        continue
      }
      guard end - start > 80 else { continue }
      let value = Self.unescaped(bytes[start..<end])
      if Self.holds(value, "<p") || Self.holds(value, "<br") {
        // Data around the HTML: it is a string of the inner text.
        if Self.holds(value, "\":\"") || Self.holds(value, "\",\""), depth < 4 {
          gather(value, key: last, depth: depth + 1)
        } else {
          add(value, key: last)
        }
      } else if depth < 4, Self.holds(value, "\\u003c") || Self.holds(value, "\\u003C") || Self.holds(value, "\\\"") {
        gather(value, key: last, depth: depth + 1)
      }
    }
  }

  private mutating func add(_ bytes: [UInt8], key: String) {
    let html = String(decoding: bytes, as: UTF8.self)
    let length = htmlPlainText(html).utf8.count
    guard length > 20, !candidates.contains(where: { $0.html == html }) else { return }
    candidates.append(Candidate(key: key, html: html, length: length))
  }

  private static func holds(_ bytes: [UInt8], _ part: StaticString) -> Bool {
    let count = part.utf8CodeUnitCount
    guard bytes.count >= count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      (0...(bytes.count - count)).contains { start in
        bytes[start] == part.utf8Start[0] && (1..<count).allSatisfy { bytes[start + $0] == part.utf8Start[$0] }
      }
    }
  }

  /// A JSON string without its escapes (RFC 8259, section 7).
  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var units: [UInt16] = []
    func close() {
      if !units.isEmpty { plain += Array(String(decoding: units, as: UTF16.self).utf8) }
      units.removeAll()
    }
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.endIndex else {
        close()
        plain.append(bytes[index])
        index += 1
        continue
      }
      let mark = bytes[index + 1]
      index += 2
      if mark == UInt8(ascii: "u"), index + 4 <= bytes.endIndex,
        let unit = UInt16(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
      {
        units.append(unit)
        index += 4
        continue
      }
      close()
      switch mark {
      case UInt8(ascii: "n"): plain.append(0x0A)
      case UInt8(ascii: "t"): plain.append(0x09)
      case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): break
      default: plain.append(mark)
      }
    }
    close()
    return plain
  }
}
