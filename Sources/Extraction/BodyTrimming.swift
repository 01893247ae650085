// What is left over at the ends of a found text: the headline again, the byline, a crosshead that nothing follows.

import Articles
import Markup

struct BodyTrimming {
  let headline: String
  let bylines: [String]
  let refrains: Refrains

  func trimmed(_ body: [Block]) -> [Block] {
    var kept = body
    dropHead(&kept)
    kept = kept.filter { !isCall($0) }
    dropDoubles(&kept)
    dropClocks(&kept)
    dropLonelyCrossheads(&kept)
    return kept
  }

  /// The text without paragraphs that are nothing but places in a template that nobody filled.
  static func withoutPlaceholders(_ body: [Block]) -> [Block] {
    body.filter { block in
      guard case .paragraph(let prose) = block else { return true }
      return !BoilerplateWords.isPlaceholder(prose.plainText)
    }
  }

  /// The headline, the byline and the date printed again above the text.
  private func dropHead(_ blocks: inout [Block]) {
    let title = ToldBody.letters(of: headline)
    let names = bylines.map { ToldBody.letters(of: $0) }
    var dropped: Set<Int> = []
    // What is left out does not count, but a page of dates is not read to its end.
    for index in blocks.indices.prefix(40) where index - dropped.count < 8 {
      let words = blocks[index].plainText
      guard isLine(blocks[index]), words.utf8.count < 300 else { continue }
      let letters = ToldBody.letters(of: words)
      let isTitle = !letters.isEmpty && letters == title
      let isByline =
        words.utf8.count < 100 && names.contains { !$0.isEmpty && letters.count < $0.count + 24 && holds(letters, $0) }
      if isTitle || isByline || (words.utf8.count < 60 && DateFinder.moment(words) != nil) { dropped.insert(index) }
    }
    if !dropped.isEmpty { blocks = blocks.indices.filter { !dropped.contains($0) }.map { blocks[$0] } }
  }

  private func isLine(_ block: Block) -> Bool {
    switch block {
    case .paragraph, .crosshead: true
    default: false
    }
  }

  private func holds(_ letters: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count <= letters.count else { return false }
    return (0...(letters.count - part.count)).contains { letters[$0...].starts(with: part) }
  }

  private func isCall(_ block: Block) -> Bool {
    guard case .paragraph(let prose) = block else { return false }
    let linked = prose.runs.lazy.filter { $0.link != nil }.reduce(0) { $0 + $1.text.utf8.count }
    let words = prose.plainText
    return words.utf8.count < 300 && BoilerplateWords.isCall(words, isLinked: linked * 3 > words.utf8.count)
  }

  /// A paragraph set twice, once for phones and once for wide screens. What is set more often is a refrain.
  private func dropDoubles(_ blocks: inout [Block]) {
    let texts = blocks.map { block -> (words: String, number: UInt64)? in
      guard case .paragraph(let prose) = block else { return nil }
      let words = prose.plainText
      return (words, words.fingerprint)
    }
    var counts: [UInt64: (count: Int, words: String)] = [:]
    for case let text? in texts { counts[text.number, default: (0, text.words)].count += 1 }
    let refrain = counts.values.contains { $0.count > 2 && $0.words.utf8.count > 24 }
    let doubles = refrain ? [] : counts.values.filter { $0.count > 1 && $0.words.utf8.count >= 60 }.map(\.words)
    let dropsDoubles = !doubles.isEmpty && !refrains.hold(Set(doubles))
    var seen: Set<UInt64> = []
    blocks = zip(blocks, texts).filter { _, text in
      guard let (words, number) = text else { return true }
      // A short line set many times is a label: `Article content`, `Advert`.
      if words.utf8.count <= 24 { return counts[number].map { $0.count < 6 } ?? true }
      return !dropsDoubles || words.utf8.count < 60 || seen.insert(number).inserted
    }.map(\.0)
  }

  /// The times at which a running report was added to; one alone may be the story's own.
  private func dropClocks(_ blocks: inout [Block]) {
    func isClock(_ block: Block) -> Bool {
      guard isLine(block) else { return false }
      let words = block.plainText
      guard words.utf8.count < 24 else { return false }
      let digits = words.utf8.lazy.filter { $0 >= 0x30 && $0 <= 0x39 }.count
      // Seconds since 1970, for the program that makes `2 minutes ago` of them.
      if digits == words.utf8.count { return digits == 10 || digits == 13 }
      return digits >= 3 && words.contains(":") && words.utf8.lazy.filter { $0 | 0x20 >= 0x61 }.count <= 4
    }
    guard blocks.lazy.filter(isClock).count > 2 else { return }
    blocks = blocks.filter { !isClock($0) }
  }

  /// A crosshead heads something: not the end, and not the next crosshead of its level. What it headed was left out.
  private func dropLonelyCrossheads(_ blocks: inout [Block]) {
    let lonely = zip(blocks, blocks.dropFirst()).map { block, next in
      if case .crosshead(_, let level) = block, case .crosshead(_, let other) = next { other <= level } else { false }
    }
    if lonely.contains(true) { blocks = zip(blocks, lonely + [false]).filter { !$0.1 }.map(\.0) }
    while let last = blocks.last {
      if case .crosshead = last { blocks.removeLast() } else if case .rule = last { blocks.removeLast() } else { break }
    }
  }
}

/// Paragraphs that an author repeats stand side by side in one element; copies for other screens in elements of their
/// own.
struct Refrains {
  let tree: HTMLTree

  init(_ tree: HTMLTree) { self.tree = tree }

  /// Whether one of these paragraphs is set twice in the same element.
  func hold(_ doubles: Set<String>) -> Bool {
    var parents: [String: HTMLTree.Node] = [:]
    for node in tree.nodes where tree.tag(node) == .p {
      let words = tree.words(node)
      guard doubles.contains(words), let parent = tree.parent(node) else { continue }
      if parents[words] == parent { return true }
      parents[words] = parent
    }
    return false
  }
}
