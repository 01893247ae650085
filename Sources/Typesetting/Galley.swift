// A galley holds one paragraph's type before it is broken into lines: clean UTF-8, a mark for each byte, and the pieces
// that tell the manner of each stretch and where it stands in the block's own text. What the world must not send to a
// terminal (controls, bidi overrides) is dropped here; nothing behind this sees it.

import Articles
import Screen

/// How a stretch of text is set.
struct Manner: Hashable, Sendable {
  var role: Role
  var emphasis: Attributes = []
  var link: Int?
}

/// The text of one paragraph, ready to be broken into lines.
struct Galley: Sendable {
  /// A stretch in one manner that stands in one piece in the block's text.
  struct Piece: Sendable {
    /// Where it begins in the galley.
    var start: Int
    /// Where it begins in the block's plain text; nil for what setting adds.
    var source: Int?
    /// How it is set.
    var manner: Manner
  }

  private(set) var bytes: [UInt8] = []
  private(set) var pieces: [Piece] = []
  private(set) var marks: [Mark] = []
  /// The level of each byte's letter, where any runs from right to left; else empty.
  private(set) var levels: [UInt8] = []
  /// What is shown for its letters, where any of Arabic are joined.
  private(set) var joined: JoinedForms?
  /// Whether the paragraph as a whole runs from right to left.
  private(set) var isRightToLeft = false
  /// Whether its letters are put into the order of the screen here, and begin at the right.
  var isTurned: Bool { isRightToLeft && !levels.isEmpty }
  private(set) var isASCII = true
  /// Whether something in it is not shown.
  private(set) var hasInvisibles = false
  /// Where what follows must stay on the line of what is before.
  private var glued: [Int] = []

  init() {}

  /// A galley of one manner, whose source is `text` itself.
  init(_ text: String, _ manner: Manner, source: Int? = 0, direction: Direction = .byFirstLetter) {
    append(text, manner, source: source)
    close(direction)
  }

  var isEmpty: Bool { bytes.isEmpty }

  /// Adds `text`, which begins at `source` of the block's text, or is added by setting where that is nil.
  mutating func append(_ text: String, _ manner: Manner, source: Int?) {
    var text = text
    text.withUTF8 { append(utf8: $0, manner, source: source) }
  }

  /// Adds a mark of setting's own that must not end a line.
  mutating func appendGluing(_ text: String, _ manner: Manner) {
    append(text, manner, source: nil)
    glued.append(bytes.count)
  }

  /// Adds a mark of setting's own that must not begin a line.
  mutating func appendGlued(_ text: String, _ manner: Manner) {
    if !bytes.isEmpty { glued.append(bytes.count) }
    append(text, manner, source: nil)
  }

  mutating func append(utf8 text: UnsafeBufferPointer<UInt8>, _ manner: Manner, source: Int?) {
    var start = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte >= 0x20, byte < 0x7F {
        index += 1
        continue
      }
      if byte >= 0x80 { isASCII = false }
      let (count, substitute) = unwanted(text, at: index)
      guard count > 0 else {
        index += 1
        continue
      }
      add(text, start..<index, manner, source)
      if let substitute {
        addPiece(manner, source.map { $0 + index })
        bytes.append(substitute)
      }
      index += count
      start = index
    }
    add(text, start..<index, manner, source)
  }

  private mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ manner: Manner, _ source: Int?
  ) {
    guard !range.isEmpty else { return }
    addPiece(manner, source.map { $0 + range.lowerBound })
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[range]))
  }

  private mutating func addPiece(_ manner: Manner, _ source: Int?) {
    if let last = pieces.last, last.manner == manner {
      if source == nil, last.source == nil { return }
      if let source, let before = last.source, before + bytes.count - last.start == source { return }
    }
    pieces.append(Piece(start: bytes.count, source: source, manner: manner))
  }

  /// Adds what stands in another galley.
  mutating func append(_ other: Galley) {
    for piece in other.pieces {
      pieces.append(Piece(start: bytes.count + piece.start, source: piece.source, manner: piece.manner))
    }
    bytes += other.bytes
    isASCII = isASCII && other.isASCII
  }

  /// The same text as an addition of setting's own.
  var asLabel: Galley {
    var label = Galley()
    label.bytes = bytes
    label.isASCII = isASCII
    label.pieces = pieces.map { Piece(start: $0.start, source: nil, manner: $0.manner) }
    return label
  }

  /// Makes line ends in the text so far into spaces.
  mutating func joinLines() {
    for index in bytes.indices where bytes[index] == 0x0A { bytes[index] = 0x20 }
  }

  /// Lets the word be taken apart before `place`.
  mutating func allowHyphen(before place: Int) { marks[place].insert(.mayHyphenate) }

  /// Ends the adding of text: measures it and finds where lines may end.
  mutating func close(_ direction: Direction = .byFirstLetter, korean: KoreanBreaking = .word) {
    marks = clusterMarks(of: bytes, isASCII: isASCII)
    markBreaks(in: bytes, &marks, korean: korean)
    for place in glued where place < marks.count { marks[place].remove(.mayBreak) }
    guard !isASCII else { return }
    hasInvisibles = marks.contains { $0.isInvisible }
    if direction == .rightToLeft || hasRightToLeftLetters(bytes) {
      (isRightToLeft, levels) = bidiLevels(of: bytes, direction)
      // What orders text itself wants it as it is written, and only its edge is ours.
      if TerminalHabits.current.ordersText { levels = [] } else { join() }
    }
  }

  /// Joins letters of Arabic; two that are shown as one are one cluster from then on.
  private mutating func join() {
    joined = JoinedForms(bytes, levels: levels)
    guard let joined else { return }
    for index in marks.indices where joined.forms[index] == JoinedForms.absorbed { marks[index] = [] }
  }

  /// The index of the piece in which `offset` lies.
  func piece(at offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// The place in the block's text of what stands at `offset`, or next after it; nil where nothing is the block's own.
  func source(at offset: Int) -> Int? {
    var index = piece(at: offset)
    guard index < pieces.count else { return nil }
    if let source = pieces[index].source { return source + offset - pieces[index].start }
    while index + 1 < pieces.count {
      index += 1
      if let source = pieces[index].source { return source }
    }
    guard let last = pieces.lastIndex(where: { $0.source != nil }), let source = pieces[last].source else { return nil }
    return source + (last + 1 < pieces.count ? pieces[last + 1].start : bytes.count) - pieces[last].start
  }

  /// Columns of a stretch.
  func columns(of range: Range<Int>) -> Int {
    if isASCII { return range.count }
    return marks.withUnsafeBufferPointer { marks in
      var sum = 0
      for index in range { sum += marks[index].columns }
      return sum
    }
  }
}

/// How many bytes at `index` must not be shown, and what stands for them; none for bytes that may stay.
@inline(__always)
private func unwanted(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (count: Int, substitute: UInt8?) {
  let byte = text[index]
  let second = index + 1 < text.count ? text[index + 1] : 0
  let third = index + 2 < text.count ? text[index + 2] : 0
  switch byte {
  case 0x0A: return (0, nil)
  case 0x09, 0x0B...0x0D: return (1, 0x20)
  case 0x00..<0x20, 0x7F: return (1, nil)
  case 0xC2: return second == 0x85 ? (2, 0x20) : second < 0xA0 ? (2, nil) : (0, nil)
  case 0xD8: return second == 0x9C ? (2, nil) : (0, nil)
  case 0xE1: return second == 0xA0 && third == 0x8E ? (3, nil) : (0, nil)
  case 0xE2: return unwantedPunctuation(second, third)
  case 0xEF:
    if second == 0xBB && third == 0xBF || second == 0xBF && third >= 0xB0 && third <= 0xBB { return (3, nil) }
    return (0, nil)
  case 0xF3: return second == 0xA0 && third == 0x80 && text[index + 3] <= 0x81 ? (4, nil) : (0, nil)
  default: return (0, nil)
  }
}

/// Marks of direction, line and paragraph separators and invisible operators among the general punctuation.
private func unwantedPunctuation(_ second: UInt8, _ third: UInt8) -> (count: Int, substitute: UInt8?) {
  switch (second, third) {
  case (0x80, 0xA8...0xA9): (3, 0x0A)
  case (0x80, 0x8E...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA1...0xAF): (3, nil)
  default: (0, nil)
  }
}
