// One paragraph into lines, all of it at once: of all ways to break it, the one whose lines leave the least squares of room
// (Knuth and Plass, Breaking Paragraphs into Lines, 1981; in cells nothing stretches or shrinks, so the room at the end of a
// line is its badness). Words are taken apart where that saves more room than a hyphen costs the reader: never three lines in
// a row where there is another way, and never in the word that ends the paragraph.

import Screen

/// How a paragraph is broken into lines.
struct LineFitting {
  /// The length of its lines in columns.
  var measure: Int
  /// How much shorter the first of them is.
  var indent = 0

  /// Whether only room counts: not how it is won, which tells how little of it there could be.
  var countsOnlyRoom = false

  /// What a hyphen costs, as the square of room.
  var hyphenCost: Int { countsOnlyRoom ? 0 : 12 }
  /// What two in a row cost besides, or one before the last line.
  var hyphensCost: Int { countsOnlyRoom ? 0 : 40 }
  /// How many lines in a row may end in a hyphen, and what one more costs, or one in the last word: more than any room.
  static let mostHyphens: UInt8 = 2
  var refusalCost: Int { countsOnlyRoom ? 0 : 1 << 20 }
  /// What a last line of hardly a word costs, and how short that is.
  var runtCost: Int { countsOnlyRoom ? 0 : 100 }
  var runt: Int { max(2, measure / 12) }
  /// What cutting a word costs that has no place to be taken apart: more than any room.
  static let cutCost = 1 << 24
}

/// The best lines of `galley`.
func breakOptimally(_ galley: Galley, _ fitting: LineFitting) -> [Slice] {
  let count = galley.bytes.count
  guard count > 0 else { return [] }
  return galley.bytes.withUnsafeBufferPointer { bytes in
    galley.marks.withUnsafeBufferPointer { marks in
      var fit = Fit(bytes: bytes, marks: marks, fitting: fitting)
      var start = 0
      while start < count { start = fit.addHardLine(from: start) }
      return fit.lines
    }
  }
}

/// A place where a line may end, and what the best way to there costs.
private struct Feasible {
  /// Where the line's letters end, and where the next line begins.
  var end: Int32
  var next: Int32
  /// Columns from the beginning of the paragraph to the end of the letters, an added hyphen counted, and to the next line.
  var endColumn: Int32
  var nextColumn: Int32
  /// What ending a line here costs by itself.
  var penalty: Int32
  var isHyphenated: Bool
  /// Whether the text itself has a soft hyphen there.
  var isSoft = false
  /// How many lines in a row end in a hyphen on the best way, this one included.
  var hyphens: UInt8 = 0
  /// The least cost of the lines up to here, and the place where the last of them begins.
  var cost = Int.max
  var from: Int32 = 0
}

private struct Fit {
  let bytes: UnsafeBufferPointer<UInt8>
  let marks: UnsafeBufferPointer<Mark>
  let fitting: LineFitting
  private(set) var lines: [Slice] = []
  private var places: [Feasible] = []

  init(bytes: UnsafeBufferPointer<UInt8>, marks: UnsafeBufferPointer<Mark>, fitting: LineFitting) {
    self.bytes = bytes
    self.marks = marks
    self.fitting = fitting
    places.reserveCapacity(bytes.count / 4 + 8)
  }

  /// Adds the lines from `start` to where the text itself ends a line, and answers where that is.
  mutating func addHardLine(from start: Int) -> Int {
    let end = findPlaces(from: start)
    choose(indent: lines.isEmpty ? fitting.indent : 0)
    trace()
    return end
  }

  /// Finds the places at which lines may end.
  private mutating func findPlaces(from start: Int) -> Int {
    places.removeAll(keepingCapacity: true)
    places.append(
      Feasible(
        end: Int32(truncatingIfNeeded: start), next: Int32(truncatingIfNeeded: start), endColumn: 0, nextColumn: 0,
        penalty: 0, isHyphenated: false, cost: 0))
    var column = 0
    var contentEnd = start
    var contentColumn = 0
    var index = start
    while index < bytes.count {
      let mark = marks[index]
      if mark.rawValue & Mark.ends.rawValue != 0, index > start {
        if mark.mustBreak { break }
        let isSoft = index >= 2 && bytes[index - 1] == 0xAD && marks[index - 2].isInvisible
        let isHyphenated = isSoft || mark.mayHyphenate && !mark.mayBreak
        addPlace(end: contentEnd, contentColumn, next: index, column, isHyphenated: isHyphenated, isSoft: isSoft)
      }
      let byte = bytes[index]
      if byte == 0x20 {
        column += 1
      } else if byte != 0x0A {
        if mark.beginsCluster { column += mark.columns }
        contentEnd = index + 1
        contentColumn = column
      }
      index += 1
    }
    addPlace(end: contentEnd, contentColumn, next: index, column, isHyphenated: false)
    return index
  }

  @inline(__always)
  private mutating func addPlace(
    end: Int, _ endColumn: Int, next: Int, _ nextColumn: Int, isHyphenated: Bool, isSoft: Bool = false
  ) {
    let last = places[places.count - 1]
    let room = fitting.measure - (places.count == 1 ? fitting.indent : 0)
    // What would not fit with its hyphen does not end here.
    if isHyphenated, endColumn + 1 - Int(last.nextColumn) > room { return }
    // A word longer than a line is cut wherever it must.
    if endColumn - Int(last.nextColumn) > room {
      addCuts(from: Int(last.next), column: Int(last.nextColumn), to: end)
    }
    places.append(
      Feasible(
        end: Int32(truncatingIfNeeded: end), next: Int32(truncatingIfNeeded: next),
        endColumn: Int32(truncatingIfNeeded: endColumn + (isHyphenated ? 1 : 0)),
        nextColumn: Int32(truncatingIfNeeded: nextColumn),
        penalty: isHyphenated ? Int32(truncatingIfNeeded: fitting.hyphenCost) : 0, isHyphenated: isHyphenated,
        isSoft: isSoft))
  }

  private mutating func addCuts(from start: Int, column: Int, to end: Int) {
    var column = column
    var index = start
    while index < end {
      if index > start, marks[index].beginsCluster {
        let here = Int32(truncatingIfNeeded: column)
        places.append(
          Feasible(
            end: Int32(truncatingIfNeeded: index), next: Int32(truncatingIfNeeded: index), endColumn: here,
            nextColumn: here, penalty: Int32(LineFitting.cutCost), isHyphenated: false))
      }
      column += bytes[index] == 0x20 ? 1 : marks[index].beginsCluster ? marks[index].columns : 0
      index += 1
    }
  }

  /// Finds for each place where the last line before it had best begin. Beginnings are tried from the farthest on, which leaves
  /// the least room, until room alone costs more than the best way found: the cheapest beginning would not make up for it.
  private mutating func choose(indent: Int) {
    let (measure, last) = (fitting.measure, places.count - 1)
    let (runt, runtCost) = (fitting.runt, fitting.runtCost)
    let (hyphensCost, refusalCost) = (fitting.hyphensCost, fitting.refusalCost)
    guard last > 0 else { return }
    let lastWord = places[..<last].lastIndex { !$0.isHyphenated || $0.isSoft } ?? 0
    // The places in reach than which no later one is cheaper.
    var cheapest = [0]
    var head = 0
    var farthest = 0
    places.withUnsafeMutableBufferPointer { places in
      for place in 1...last {
        let endColumn = Int(places[place].endColumn)
        let penalty = Int(places[place].penalty)
        let isHyphenated = places[place].isHyphenated
        // A single letter wider than the line stands alone.
        while farthest < place - 1,
          endColumn - Int(places[farthest].nextColumn) + (farthest == 0 ? indent : 0) > measure
        {
          farthest += 1
        }
        while cheapest[head] < farthest { head += 1 }
        let least = places[cheapest[head]].cost &+ penalty
        var best = Int.max
        var from = farthest
        var first = farthest
        while first < place {
          let width = endColumn - Int(places[first].nextColumn)
          let room = measure - width - (first == 0 ? indent : 0)
          var cost = places[first].cost &+ penalty
          if place == last {
            if first > 0 {
              if width <= runt { cost &+= runtCost }
              if places[first].isHyphenated { cost &+= first > lastWord ? refusalCost : hyphensCost }
            }
          } else {
            let square = room &* room
            if best < Int.max, least &+ square > best { break }
            cost &+= square
            if isHyphenated, places[first].isHyphenated {
              cost &+= places[first].hyphens < LineFitting.mostHyphens ? hyphensCost : refusalCost
            }
          }
          if cost <= best { (best, from) = (cost, first) }
          first += 1
        }
        places[place].cost = best
        places[place].from = Int32(truncatingIfNeeded: from)
        if isHyphenated { places[place].hyphens = min(places[from].hyphens, LineFitting.mostHyphens) + 1 }
        while cheapest.count > head, let nearest = cheapest.last, places[nearest].cost >= best { cheapest.removeLast() }
        cheapest.append(place)
      }
    }
  }

  /// Adds the lines that were chosen.
  private mutating func trace() {
    var chosen: [Int] = []
    var place = places.count - 1
    while place > 0 {
      chosen.append(place)
      place = Int(places[place].from)
    }
    var from = 0
    for place in chosen.reversed() {
      let (start, here) = (places[from], places[place])
      lines.append(
        Slice(
          content: Int(start.next)..<max(Int(start.next), Int(here.end)), next: Int(here.next),
          columns: max(0, Int(here.endColumn - start.nextColumn)), isHyphenated: here.isHyphenated,
          endsText: place == places.count - 1))
      from = place
    }
  }
}

/// The sum of squares of the room that a paragraph's lines leave, its last line aside: as first fit sets them, as we do, and
/// the least that there could be.
public struct ParagraphRoom: Sendable {
  /// Each line takes all words that have room.
  public var firstFit: Int
  /// As it is set where words are kept whole.
  public var whole: Int
  /// As it is set where words may be taken apart.
  public var hyphenated: Int
  /// The least of all ways with whole words.
  public var leastWhole: Int
  /// The least with as many hyphens as one likes.
  public var least: Int
  /// How many lines there are where words may be taken apart.
  public var lines: Int
  /// How many of these end in a hyphen.
  public var hyphens: Int

  /// The room of `text` in lines of `measure` columns.
  public init(
    _ text: String, measure: Int, language: String, hyphenator: Hyphenator, korean: KoreanBreaking = .word
  ) {
    var galley = Galley()
    galley.append(text, Manner(role: .articleBody), source: 0)
    galley.close(korean: korean)
    let room = { (lines: [Slice]) in
      lines.filter { !$0.endsText }.reduce(0) { sum, line in
        let room = max(0, measure - line.columns)
        return sum + room * room
      }
    }
    let fitting = LineFitting(measure: measure)
    let least = LineFitting(measure: measure, countsOnlyRoom: true)
    firstFit = room(breakIntoLines(galley, measure: measure))
    whole = room(breakOptimally(galley, fitting))
    leastWhole = room(breakOptimally(galley, least))
    _ = galley.hyphenate(language, by: hyphenator)
    let set = breakOptimally(galley, fitting)
    (hyphenated, lines, hyphens) = (room(set), set.count, set.count(where: \.isHyphenated))
    self.least = room(breakOptimally(galley, least))
  }
}
