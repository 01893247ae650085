// Papers set a few words before the headline, in the same heading or above it, and marks such as [INTERVIEW].

import Markup

extension HeadlineFinder {
  /// A headline as it was found.
  struct Found {
    /// The headline alone.
    var text: String
    /// Where the page prints it.
    var node: HTMLTree.Node?
    /// The line above it.
    var kicker: String?
    /// Marks, without brackets.
    var labels: [String] = []

    init(text: String, node: HTMLTree.Node?) {
      self.text = text
      self.node = node
    }

    /// Parts a heading that holds a kicker too. What the page calls itself elsewhere tells: it is the heading's end,
    /// or the whole of it with the mark that the page paints between the two.
    mutating func splitKicker(told: [String], tree: HTMLTree) {
      guard let node else { return }
      let whole = ToldBody.letters(of: text)
      let parts = tree.descendants(node).filter { inner in
        tree.kind(inner) == .text && tree.textBytes(inner).contains { $0 > 0x20 }
      }
      for title in told {
        let letters = ToldBody.letters(of: title)
        guard letters.count >= 12, letters.count * 3 >= whole.count else { continue }
        if letters == whole {
          // The heading is made of parts set apart by looks alone.
          if parts.count > 1, title.count > text.count { text = title }
          return
        }
        guard letters.count < whole.count, whole.suffix(letters.count).elementsEqual(letters) else { continue }
        // What stands in the headline's own line of text belongs to it.
        guard parts.count > 1 else { continue }
        guard let start = start(ofLetters: letters.count), start > text.startIndex else { continue }
        let before = text[..<start].trimmed(of: " :|/–—-»\"'„“")
        // "Live: " and the like are part of the headline only where the page says so elsewhere.
        guard before.utf8.count >= 2, before.utf8.count <= 90, before.contains(where: \.isLetter) else { continue }
        kicker = String(before)
        text = title
        return
      }
    }

    /// Where the last `count` bytes of letters begin, at the start of a word.
    private func start(ofLetters count: Int) -> String.Index? {
      var left = count
      var index = text.endIndex
      while index > text.startIndex, left > 0 {
        index = text.index(before: index)
        left -= ToldBody.letters(of: String(text[index])).count
      }
      guard left == 0 else { return nil }
      // An opening quotation mark belongs to the headline.
      while index > text.startIndex {
        let before = text.index(before: index)
        guard "\"'„“‘«»".contains(text[before]), before > text.startIndex, text[text.index(before: before)] == " "
        else { break }
        index = before
      }
      return index
    }

    /// `[INTERVIEW] The harbour master speaks`: the mark is apart from the headline. A year or a number is part of it.
    mutating func splitLabels() {
      while text.first == "[" || text.first == "【" {
        let close: Character = text.first == "[" ? "]" : "】"
        guard let end = text.firstIndex(of: close) else { return }
        let mark = collapseBlanks(String(text[text.index(after: text.startIndex)..<end]))
        let rest = collapseBlanks(String(text[text.index(after: end)...]))
        guard (1...24).contains(mark.count), mark.contains(where: \.isLetter), !mark.contains(where: \.isNumber),
          rest.count > 8, labels.count < 4
        else { return }
        labels.append(mark)
        text = rest
      }
    }
  }
}

extension StringProtocol {
  fileprivate func trimmed(of marks: String) -> SubSequence {
    var rest = self[...]
    while let first = rest.first, marks.contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, marks.contains(last) { rest = rest.dropLast() }
    return rest
  }
}
