// Strips flow into columns, notes gather at their feet. The unit of heights is the caller's: a row of text, a point of type.
// Nothing is lost and nothing stands twice; what must stay together does, as long as a column can hold it.

/// A piece of what flows down a column and cannot be parted: a line, a picture, the room between two paragraphs.
public struct Strip: Hashable, Sendable {
  /// Its height.
  public var height: Int
  /// Whether it only keeps others apart, and is left out at the head of a column.
  public var isGap: Bool
  /// Whether the strip after it should stand in the same column.
  public var holdsNext: Bool
  /// How many notes, in order, belong to the foot of the column in which it stands.
  public var notes: Int

  /// A strip that can stand alone.
  public init(height: Int, isGap: Bool = false, holdsNext: Bool = false, notes: Int = 0) {
    self.height = max(0, height)
    self.isGap = isGap
    self.holdsNext = holdsNext
    self.notes = max(0, notes)
  }
}

/// What stands in one column.
public struct Column: Hashable, Sendable {
  /// The strips from top to bottom, as indexes.
  public var strips: Range<Int>
  /// The notes at its foot, as indexes.
  public var notes: Range<Int>
}

/// Fills one column after the other.
public struct ColumnFiller: Sendable {
  private let strips: [Strip]
  private let noteHeights: [Int]
  private let noteSpace: Int
  /// The first strip and the first note that have no place yet.
  private var strip = 0
  private var note = 0
  /// The notes of all strips that have a place.
  private var due = 0

  /// A filler that has filled nothing; `noteSpace` is the room that parts the notes of a column from its strips.
  public init(_ strips: [Strip], noteHeights: [Int] = [], noteSpace: Int = 0) {
    self.strips = strips
    self.noteHeights = noteHeights
    self.noteSpace = noteSpace
    skipGaps()
  }

  /// Whether all strips and notes have a place.
  public var isFinished: Bool { strip >= strips.count && note >= min(due, noteHeights.count) }

  /// What stands in the next column, which is `capacity` high. It is never empty before all is placed.
  public mutating func next(capacity: Int) -> Column {
    let start = strip
    let end = lastStrip(capacity: capacity)
    if end > start { return take(upTo: end, notes: noteEnd(dueThrough: end)) }
    // Notes of columns before come first; then a strip whose notes have no room with it.
    if note < due { return take(upTo: start, notes: notesThatFit(capacity - noteSpace, upTo: due)) }
    guard start < strips.count else { return take(upTo: start, notes: note) }
    let room = capacity - strips[start].height - noteSpace
    let wanted = min(noteHeights.count, due + strips[start].notes)
    return take(upTo: start + 1, notes: room > 0 ? notesThatFit(room, upTo: wanted, least: 0) : note)
  }

  /// The height of what stands in a column, its notes and the room before them included.
  public func height(of column: Column) -> Int {
    let notes = column.notes.reduce(0) { $0 + noteHeights[$1] }
    return column.strips.reduce(0) { $0 + strips[$1].height } + (column.notes.isEmpty ? 0 : noteSpace + notes)
  }

  /// Where the column ends: behind the last strip that has room with its notes and need not hold the next.
  private func lastStrip(capacity: Int) -> Int {
    var (height, content, notes) = (0, 0, 0)
    var dueNotes = due
    var counted = note
    var (last, lastWhole) = (strip, strip)
    for index in strip..<strips.count {
      height += strips[index].height
      if !strips[index].isGap { content = height }
      dueNotes = min(noteHeights.count, dueNotes + strips[index].notes)
      while counted < dueNotes {
        notes += noteHeights[counted]
        counted += 1
      }
      guard content + (counted > note ? noteSpace + notes : 0) <= capacity else { break }
      last = index + 1
      if !strips[index].holdsNext || last == strips.count { lastWhole = last }
    }
    return lastWhole > strip ? lastWhole : last
  }

  private func noteEnd(dueThrough end: Int) -> Int {
    min(noteHeights.count, strips[strip..<end].reduce(due) { $0 + $1.notes })
  }

  private func notesThatFit(_ room: Int, upTo end: Int, least: Int = 1) -> Int {
    var (index, height) = (note, 0)
    while index < end, index < note + least || height + noteHeights[index] <= room {
      height += noteHeights[index]
      index += 1
    }
    return index
  }

  private mutating func take(upTo end: Int, notes noteEnd: Int) -> Column {
    // Room at the foot of a column parts nothing.
    var shown = end
    while shown > strip, strips[shown - 1].isGap { shown -= 1 }
    let column = Column(strips: strip..<shown, notes: note..<noteEnd)
    due = min(noteHeights.count, strips[strip..<end].reduce(due) { $0 + $1.notes })
    strip = end
    note = noteEnd
    skipGaps()
    return column
  }

  private mutating func skipGaps() {
    while strip < strips.count, strips[strip].isGap {
      due = min(noteHeights.count, due + strips[strip].notes)
      strip += 1
    }
  }
}
