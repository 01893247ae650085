// A line of drawn letters. It keeps the words and where each stretch of them begins, in pixels; the letters are drawn when the
// line is painted. So what is found, linked or copied is the text, and a line costs no more than one of plain cells.

import Faces
import Screen

/// A set line whose letters are drawn, some rows of cells high.
public struct Drawing: Hashable, Sendable {
  /// A stretch in one manner.
  public struct Run: Hashable, Sendable {
    /// Its words. The span's columns are the cells they take.
    public var span: Span
    /// Its first pixel.
    public var start: Int
    /// How many pixels it takes, spaces at its end included.
    public var width: Int
  }

  /// How its letters are drawn.
  public let lettering: Lettering
  /// Empty columns before it.
  public var column = 0
  /// The stretches from left to right.
  public private(set) var runs: [Run] = []
  /// The part of a large letter left of it, if there is one.
  private(set) var opening: Opening?
  /// How many pixels its letters take, spaces at the end not counted.
  public private(set) var width = 0

  /// What a line shows of the large letter beside it.
  struct Opening: Hashable, Sendable {
    var cap: DropCap
    /// Which of the letter's lines this is; the words of the first include the letter.
    var line: Int
    /// The letter's first pixel.
    var start: Int
  }

  /// The columns of cells that its letters take.
  public var columns: Int { lettering.columns(of: width) }
  /// The rows of cells that it takes.
  public var rows: Int { lettering.lineRows }
  /// Its words.
  public var text: String { runs.map(\.span.text).joined() }
  /// Whether there is a picture of every letter.
  public var isWhole: Bool {
    runs.allSatisfy { run in
      run.span.text.allSatisfy { character in
        if case .cells = lettering.shape(of: character, isBold: false) { false } else { true }
      }
    }
  }

  /// The words of `spans`; those of them that end before `measure` pixels are spread to it where that is given and can be
  /// done with grace.
  init(_ spans: [Span], _ lettering: Lettering, justifiedTo measure: Int? = nil) {
    self.lettering = lettering
    place(spans, extra: [])
    guard let measure, width < measure else { return }
    let gaps = spans.reduce(0) { $0 + $1.text.utf8.count { $0 == 0x20 } }
    let slack = measure - width
    // Wider than two letters, gaps would tear the line apart.
    guard gaps > 0, slack <= gaps * lettering.letterWidth * 2 else { return }
    let extra = (0..<gaps).map { slack * ($0 + 1) / gaps - slack * $0 / gaps }
    place(spans, extra: extra[...])
  }

  /// Puts one stretch behind another; a color or an underline belongs to cells, so where the manner changes a cell begins.
  private mutating func place(_ spans: [Span], extra: ArraySlice<Int>) {
    var extra = extra
    (runs, width) = ([], 0)
    var pixel = 0
    for span in spans {
      if let last = runs.last?.span, last.role != span.role || last.emphasis != span.emphasis || last.link != span.link
      {
        pixel = lettering.wholeCell(pixel)
      }
      for part in extra.isEmpty ? [span] : Self.words(of: span) {
        let taken = lettering.pixels(of: part, from: pixel)
        var run = Run(span: part, start: pixel, width: taken.all)
        if taken.ink > 0 { width = max(width, pixel + taken.ink) }
        pixel += taken.all
        if part.text.utf8.last == 0x20 {
          let more = extra.popFirst() ?? 0
          run.width += more
          pixel += more
        }
        run.span.columns = lettering.columns(of: run.start + run.width) - run.start / lettering.packing.columns
        runs.append(run)
      }
    }
  }

  /// The parts of `span`, each ending behind a space.
  private static func words(of span: Span) -> [Span] {
    var words: [Span] = []
    var word = span
    (word.text, word.clusterLengths) = ("", [])
    var (from, to) = (0, 0)
    func close() {
      guard !word.text.isEmpty else { return }
      if let source = span.source {
        // What setting added at the end (a hyphen) shows nothing of the block's own.
        let (first, end) = (min(from, source.count), min(to, source.count))
        word.source =
          span.isReversed
          ? source.upperBound - end..<source.upperBound - first : source.lowerBound + first..<source.lowerBound + end
      }
      words.append(word)
      (word.text, word.clusterLengths, from) = ("", [], to)
    }
    for (number, character) in span.text.enumerated() {
      let length = span.sourceCount(ofCluster: number, character)
      word.text.append(character)
      if !span.clusterLengths.isEmpty { word.clusterLengths.append(length) }
      to += length
      if character == " " { close() }
    }
    close()
    return words
  }

  /// Puts a mark, such as an item's number, before the line; `columns` are added to its left.
  mutating func hang(_ mark: Span, columns: Int) {
    column += columns
    let taken = lettering.pixels(of: mark, from: 0).all
    let gap = lettering.letterWidth / 2 + 1
    let start = max(-columns * lettering.packing.columns, -lettering.wholeCell(taken + gap))
    runs.insert(Run(span: mark, start: start, width: taken), at: 0)
  }

  /// Puts the line beside a large letter, which takes `columns` to its left.
  mutating func stand(beside cap: DropCap, line: Int, columns: Int) {
    let start = -columns * lettering.packing.columns
    opening = Opening(cap: cap, line: line, start: start)
    guard line == 0 else { return }
    var span = cap.span
    span.columns = lettering.columns(of: cap.width)
    runs.insert(Run(span: span, start: start, width: cap.width), at: 0)
  }

  /// The stretch at a column, counted from the text's left edge.
  public func run(at column: Int) -> Run? {
    let wide = lettering.packing.columns
    let first = (column - self.column) * wide
    if let opening, opening.start < first + wide, opening.start + opening.cap.width > first {
      return Run(span: opening.cap.span, start: opening.start, width: opening.cap.width)
    }
    return runs.first { $0.start < first + wide && $0.start + $0.width > first }
  }
}

extension Lettering {
  /// The clusters of a span with their first pixels, the span beginning at `start`; and the pixel behind the last.
  func placed(_ span: Span, from start: Int) -> (shapes: [(character: Character, shape: Shape, pixel: Int)], end: Int) {
    var pixel = start
    var shapes: [(Character, Shape, Int)] = []
    shapes.reserveCapacity(span.text.utf8.count)
    let isBold = span.emphasis.contains(.bold)
    for character in span.text {
      let shape = shape(of: character, isBold: isBold)
      switch shape {
      case .picture(_, let advance):
        shapes.append((character, shape, pixel))
        pixel += advance
      case .cells(let columns):
        pixel = wholeCell(pixel)
        shapes.append((character, shape, pixel))
        pixel += columns * packing.columns
      case .sized(let columns):
        shapes.append((character, shape, pixel))
        pixel += columns
      case .nothing: shapes.append((character, shape, pixel))
      }
    }
    return (shapes, pixel)
  }

  /// The pixels of a span that begins at `start`: all of them, and those to the end of its last letter.
  func pixels(of span: Span, from start: Int) -> (all: Int, ink: Int) {
    let (shapes, end) = placed(span, from: start)
    var ink = 0
    for (character, shape, pixel) in shapes where character != " " {
      switch shape {
      case .picture(_, let advance): ink = pixel + advance - start
      case .cells(let columns): ink = pixel + columns * packing.columns - start
      case .sized(let columns): ink = pixel + columns - start
      case .nothing: break
      }
    }
    return (end - start, ink)
  }
}
