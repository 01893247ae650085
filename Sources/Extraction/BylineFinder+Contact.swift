// The mail address that many papers print with a reporter's name, so that readers can write.

import Articles
import Markup

extension BylineFinder {
  /// The bylines with the addresses that the page gives for them. An address is a reporter's where it stands on a line
  /// with the name, or spells it: others are the desk's.
  func withContacts(_ bylines: [Byline]) -> [Byline] {
    guard bylines.contains(where: { $0.contact == nil }) else { return bylines }
    var bylines = bylines
    for (node, mail) in mails() {
      let letters = ToldBody.letters(of: String(mail.prefix { $0 != "@" }))
      let line = tree.parent(node).map { tree.words($0) } ?? ""
      let reporter = bylines.firstIndex { byline in
        guard byline.contact == nil else { return false }
        if line.utf8.count < 200, line.holds(byline.name) { return true }
        return byline.name.split(separator: " ").contains { part in
          let name = ToldBody.letters(of: String(part))
          return name.count > 3 && letters.count >= name.count
            && String(decoding: letters, as: UTF8.self).holds(
              String(decoding: name, as: UTF8.self))
        }
      }
      if let reporter { bylines[reporter].contact = mail }
    }
    return bylines
  }

  /// The mail addresses of the page outside menus, footers and comments, in its order.
  private func mails() -> [(node: HTMLTree.Node, mail: String)] {
    var found: [(node: HTMLTree.Node, mail: String)] = []
    var node = 1
    while node < tree.count, found.count < 40 {
      switch tree.tag(node) {
      case .nav, .footer, .script, .style, .noscript, .template, .form:
        node = tree.end(node)
        continue
      case .a:
        if let address = tree.attribute("href", of: node), address.prefix(7).inSmallLetters() == "mailto:",
          let mail = Self.mail(in: String(address.dropFirst(7).prefix { $0 != "?" }))
        {
          found.append((node, mail))
          node = tree.end(node)
          continue
        }
      default: break
      }
      if hints[node].contains(.comments) && tree.tag(node) != .body && tree.tag(node) != .html {
        node = tree.end(node)
        continue
      }
      if tree.kind(node) == .text, tree.textBytes(node).count < 300, tree.textBytes(node).contains(0x40),
        let mail = Self.mail(in: tree.characters(node))
      {
        found.append((node, mail))
      }
      node += 1
    }
    return found
  }

  /// The first mail address in a text (the addr-spec of RFC 5322 as people write it, without quotes and comments).
  static func mail(in text: String) -> String? {
    for word in text.split(whereSeparator: { $0.isWhitespace || "()<>[],;:|".contains($0) }) {
      let parts = word.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
      guard parts.count == 2, let local = parts.first, let domain = parts.last, (1...64).contains(local.count),
        (4...120).contains(domain.count), local.allSatisfy(isAtom), domain.allSatisfy(isHost),
        domain.contains(UInt8(ascii: ".")), domain.first != UInt8(ascii: "."), domain.last != UInt8(ascii: ".")
      else { continue }
      return String(word)
    }
    return nil
  }

  private static func isHost(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
  }

  private static func isAtom(_ byte: UInt8) -> Bool {
    isHost(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "%")
  }
}
