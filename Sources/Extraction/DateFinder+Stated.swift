// Times that a page prints with what they are: `Posted : 2020-07-02 16:40 Updated : 2020-07-03 09:17`. Many papers have no
// other trace of when a story changed, and set the times of other stories, unnamed, nearer to the text.

import Articles
import Markup

extension DateFinder {
  /// When a page says in print that its story appeared and was changed.
  struct Stated {
    var posted: Timestamp?
    var updated: Timestamp?
  }

  /// The first short line near the headline that names a time as the story's.
  func stated() -> Stated {
    let start = max(1, (headline ?? 1) - 60)
    var found = Stated()
    for node in start..<max(start, min(tree.count, (headline ?? 1) + 240))
    where tree.kind(node) == .element && tree.end(node) - node < 24 && figures(in: node) > 5 {
      let words = tree.words(node, limit: 160)
      guard (8..<160).contains(words.utf8.count), words.utf8.lazy.filter({ (0x30...0x39).contains($0) }).count > 5
      else {
        continue
      }
      let times = Self.stated(in: words)
      guard times.posted != nil || times.updated != nil, !isAside(node) else { continue }
      found.posted = found.posted ?? times.posted
      found.updated = found.updated ?? times.updated
      if found.posted != nil, found.updated != nil { break }
    }
    return found
  }

  /// How many figures the text of an element has, most of which have none; a piece that is longer is in no short line.
  private func figures(in element: HTMLTree.Node) -> Int {
    tree.descendants(element).reduce(0) { sum, node in
      guard tree.kind(node) == .text else { return sum }
      return sum + tree.textBytes(node).prefix(8_192).count { (0x30...0x39).contains($0) }
    }
  }

  private enum Kind { case posted, updated }

  /// The named times in a line.
  static func stated(in line: String) -> Stated {
    var found = Stated()
    var kind: Kind?
    var time: [Substring] = []
    func close() {
      guard let kind, let moment = inLine(time.joined(separator: " ")) else { return }
      switch kind {
      case .posted: found.posted = found.posted ?? moment
      case .updated: found.updated = found.updated ?? moment
      }
    }
    for word in line.split(whereSeparator: { $0.isWhitespace || $0 == "|" }) {
      guard let (next, rest) = named(word) else {
        time.append(word)
        continue
      }
      close()
      (kind, time) = (next, rest.isEmpty ? [] : [rest])
    }
    close()
    return found
  }

  /// What a word says the time after it is; the time may follow without a blank.
  private static func named(_ word: Substring) -> (kind: Kind, rest: Substring)? {
    let lowered = word.inSmallLetters()
    guard let first = lowered.first, first.isLetter,
      let (name, kind) = kinds.first(where: { lowered.hasPrefix($0.name) })
    else { return nil }
    let rest = word.dropFirst(name.count).drop { ":：)]】.".contains($0) }
    return rest.isEmpty || rest.first?.isNumber == true ? (kind, rest) : nil
  }

  private static let kinds: [(name: String, kind: Kind)] = [
    ("posted", .posted), ("published", .posted), ("veröffentlicht", .posted), ("erstellt", .posted),
    ("erschienen", .posted), ("publié", .posted), ("publicado", .posted), ("pubblicato", .posted),
    ("gepubliceerd", .posted), ("publicerad", .posted), ("publisert", .posted), ("опубликовано", .posted),
    ("기사입력", .posted), ("입력", .posted), ("등록", .posted), ("작성", .posted), ("公開日時", .posted), ("公開", .posted),
    ("发布时间", .posted), ("发布", .posted), ("發布", .posted),
    ("updated", .updated), ("update", .updated), ("modified", .updated), ("aktualisiert", .updated),
    ("actualisé", .updated), ("actualizado", .updated), ("atualizado", .updated), ("aggiornato", .updated),
    ("aggiornamento", .updated), ("bijgewerkt", .updated), ("uppdaterad", .updated), ("oppdatert", .updated),
    ("обновлено", .updated), ("최종수정", .updated), ("기사수정", .updated), ("수정", .updated), ("업데이트", .updated),
    ("更新日時", .updated), ("更新", .updated),
  ]
}
