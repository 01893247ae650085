import Testing

@testable import Print

/// What holds of any strips in any columns.
@Suite struct ColumnFillingTests {
  /// Numbers that look random and are the same each time (a linear congruential generator, Knuth's MMIX constants).
  struct Numbers {
    var seed: UInt64

    mutating func next(below limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
  }

  struct Flow: CustomTestStringConvertible {
    var seed: Int
    var strips: [Strip] = []
    var notes: [Int] = []
    var testDescription: String { "seed \(seed)" }

    init(seed: Int) {
      self.seed = seed
      var numbers = Numbers(seed: UInt64(seed))
      for _ in 0..<numbers.next(below: 120) {
        let isGap = numbers.next(below: 5) == 0
        let count = !isGap && numbers.next(below: 6) == 0 ? 1 + numbers.next(below: 3) : 0
        strips.append(
          Strip(
            height: 1 + numbers.next(below: 4), isGap: isGap, holdsNext: numbers.next(below: 4) == 0, notes: count))
        for _ in 0..<count { notes.append(1 + numbers.next(below: 3)) }
      }
    }

    func columns(_ capacity: Int) -> (columns: [Column], filler: ColumnFiller) {
      var filler = ColumnFiller(strips, noteHeights: notes, noteSpace: 1)
      var columns: [Column] = []
      // Each takes at least a strip or a note, so there cannot be more.
      while !filler.isFinished, columns.count <= strips.count + notes.count {
        columns.append(filler.next(capacity: capacity))
      }
      return (columns, filler)
    }
  }

  static let flows = (1...200).map(Flow.init)

  @Test("every strip but gaps, and every note, stands in one column, in order", arguments: flows)
  func complete(flow: Flow) {
    for capacity in [1, 7, 20, 1_000] {
      let columns = flow.columns(capacity).columns
      let placed = columns.flatMap { Array($0.strips) }
      #expect(placed == placed.sorted() && Set(placed).count == placed.count)
      #expect(Set(flow.strips.indices.filter { !flow.strips[$0].isGap }).isSubset(of: placed))
      #expect(columns.flatMap { Array($0.notes) } == Array(flow.notes.indices))
    }
  }

  @Test("no column is higher than its room, as long as each of its pieces fits", arguments: flows)
  func fits(flow: Flow) {
    for capacity in [8, 13, 40] {
      let (columns, filler) = flow.columns(capacity)
      for column in columns { #expect(filler.height(of: column) <= capacity) }
    }
  }

  @Test("a note stands in the column of its strip, or in one of the next where there was no room", arguments: flows)
  func notesFollow(flow: Flow) {
    let columns = flow.columns(20).columns
    var first = 0
    for (index, strip) in flow.strips.enumerated() where strip.notes > 0 {
      let home = columns.firstIndex { $0.strips.contains(index) } ?? 0
      for note in first..<first + strip.notes {
        #expect((columns.firstIndex { $0.notes.contains(note) } ?? -1) >= home)
      }
      first += strip.notes
    }
  }

  @Test("what holds the next is not the last of its column, where a column can hold both")
  func holds() {
    let strips = (0..<60).map { Strip(height: 1, holdsNext: $0 % 10 == 6) }
    var filler = ColumnFiller(strips)
    while !filler.isFinished {
      let column = filler.next(capacity: 7)
      #expect(column.strips.upperBound == 60 || !strips[column.strips.upperBound - 1].holdsNext)
    }
  }

  @Test("what holds together and is higher than a column is parted, not lost")
  func longHold() {
    let strips = (0..<30).map { _ in Strip(height: 1, holdsNext: true) }
    var filler = ColumnFiller(strips)
    #expect(filler.next(capacity: 7).strips == 0..<7)
  }

  @Test("a column neither begins nor ends with a gap")
  func gaps() {
    let strips = (0..<40).map { Strip(height: 1, isGap: $0 % 3 != 1) }
    var filler = ColumnFiller(strips)
    while !filler.isFinished {
      let column = filler.next(capacity: 5)
      #expect(
        column.strips.first.map { strips[$0].isGap } != true && column.strips.last.map { strips[$0].isGap } != true)
    }
  }
}
