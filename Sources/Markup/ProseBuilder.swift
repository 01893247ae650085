// Runs of a paragraph as they come in: text, manners, links, line breaks.

import Articles

/// Collects the inline text of one paragraph.
struct ProseBuilder {
  private var runs: [Run] = []
  private var line = LineBuilder()
  private var emphasis: Run.Emphasis = []
  private var link: String?

  /// Whether no word was set yet.
  var isEmpty: Bool { runs.isEmpty && line.isEmpty }

  /// Sets the manner of what follows.
  mutating func change(to emphasis: Run.Emphasis, link: String?) {
    guard emphasis != self.emphasis || link != self.link else { return }
    closeRun()
    self.emphasis = emphasis
    self.link = link
  }

  /// Adds text as it stands in the source.
  mutating func add(_ all: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    line.add(all, start, end, startsLine: runs.last?.text.utf8.last.map { $0 == 0x0A || $0 == 0x20 } ?? true)
  }

  /// Adds text of our own.
  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0, 0, $0.count) }
  }

  /// A blank between words; several make one.
  mutating func space() { line.space() }

  /// Whether a line break was the last thing set, blanks aside.
  var endsWithLineBreak: Bool { (line.isEmpty ? runs.last?.text.utf8.last : line.bytes.last) == 0x0A }

  /// A line break that the author asked for; at the head of a paragraph it says nothing.
  mutating func lineBreak() {
    guard !isEmpty else { return }
    line.lineBreak()
  }

  /// Blanks at a change of manner stand outside of links and emphasis.
  private mutating func closeRun() {
    let hasBlank = line.takePendingBlank()
    let isPlain = link == nil && emphasis.isEmpty
    var text = line.takeAsIs()
    if !isPlain, text.utf8.first == 0x20 {
      text.removeFirst()
      setBlank()
    }
    if !text.isEmpty { runs.append(Run(text, emphasis, link: link)) }
    guard hasBlank else { return }
    if isPlain { setBlank() } else { line.space() }
  }

  /// Ends the text so far with a blank, in a run without manner.
  private mutating func setBlank() {
    guard let last = runs.last, let end = last.text.utf8.last, end != 0x0A, end != 0x20 else { return }
    if last.link == nil, last.emphasis.isEmpty {
      runs[runs.count - 1].text += " "
    } else {
      runs.append(Run(" "))
    }
  }

  /// Gives the paragraph and begins anew; nil where it has no words.
  mutating func take() -> Prose? {
    line.trimEnd()
    closeRun()
    emphasis = []
    link = nil
    var taken: [Run] = []
    for run in runs where !run.text.isEmpty {
      if let last = taken.indices.last, taken[last].emphasis == run.emphasis, taken[last].link == run.link {
        taken[last].text += run.text
      } else {
        taken.append(run)
      }
    }
    runs = []
    while let last = taken.indices.last {
      taken[last].text = taken[last].text.trimmedEnd
      guard taken[last].text.isEmpty else { break }
      taken.removeLast()
    }
    return taken.isEmpty ? nil : Prose(taken)
  }
}

extension String {
  /// Without blanks and line breaks at the end.
  fileprivate var trimmedEnd: String {
    var rest = Substring(self).unicodeScalars
    while let last = rest.last, last == " " || last == "\n" || last == "\u{A0}" { rest.removeLast() }
    return rest.endIndex == endIndex ? self : String(rest)
  }
}
