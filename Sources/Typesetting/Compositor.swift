// The compositor sets blocks into lines. What it knows beside the block is where the block stands: in which column, how
// deep, and at which offset of the body block's plain text, so that every line can say which of its words it shows.

import Articles
import Screen

/// Sets blocks into lines.
struct Compositor: Sendable {
  /// Where a block is set.
  struct Place {
    /// The body's block that it is, or is part of.
    var block: Int
    /// Where its text begins in that block's plain text.
    var base: Int
    /// Columns it may take.
    var measure: Int
    /// How many blocks it lies in.
    var depth = 0
    /// What its paragraphs are.
    var role = Role.articleBody
    /// Whether it lies in a list whose items stand close.
    var isTight = false
    /// How its letters are drawn; nil where they are written.
    var lettering: Lettering?
    /// Whether the story's text begins here, with a letter that may be large.
    var opensStory = false
  }

  /// Blocks deeper than this are set as plain paragraphs.
  static let greatestDepth = 24
  /// Columns narrower than this are not narrowed further.
  static let leastColumn = 8

  let settings: TypeSettings
  let linkNumbers: [String: Int]
  /// The BCP 47 tag of the article's language.
  let language: String?
  /// The photos that have got a place.
  var photos: [(photo: Photo, block: Int)] = []

  init(settings: TypeSettings, linkNumbers: [String: Int], language: String? = nil) {
    self.language = language
    self.settings = settings
    self.linkNumbers = linkNumbers
  }

  /// The lines of `block`; `previous` is the block before it.
  mutating func set(_ block: Block, at place: Place, after previous: Block? = nil, dateline: String? = nil) -> [Line] {
    guard place.depth <= Self.greatestDepth else {
      return lines(of: Galley(block.plainText, Manner(role: place.role), source: place.base), at: place)
    }
    switch block {
    case .paragraph(let prose):
      let galley = galley(prose, at: place, dateline: dateline)
      if place.opensStory, let lines = linesBesideDropCap(of: galley, at: place) { return lines }
      return lines(of: galley, at: place, indent: indent(after: previous))
    case .crosshead(let prose, _):
      return lines(of: galley(prose, at: place, role: .articleCrosshead, emphasis: .bold), at: place)
    case .quotation(let blocks, let attribution): return quotation(blocks, attribution, at: place)
    case .list(let items, let start): return list(items, start: start, at: place)
    case .table(let table): return self.table(table, at: place)
    case .code(let text, _): return code(text, at: place)
    case .figure(let photo): return figure(photo, at: place)
    case .rule: return [rule(at: place)]
    case .embed(let embed): return self.embed(embed, at: place)
    }
  }

  /// The lines of `blocks`, each with the place where its text begins.
  mutating func set(_ blocks: [(block: Block, base: Int)], at place: Place) -> [Line] {
    var lines: [Line] = []
    var previous: Block?
    for (block, base) in blocks {
      var inner = place
      inner.base = base
      let group = set(block, at: inner, after: previous)
      guard !group.isEmpty else { continue }
      let gap = previous.map { self.gap(after: $0, before: block, isTight: place.isTight) } ?? 0
      lines.appendGroup(group, gap: gap)
      previous = block
    }
    return lines
  }

  /// Empty rows between two blocks.
  func gap(after first: Block, before second: Block, isTight: Bool = false) -> Int {
    if isTight, case .list = second { return settings.leading }
    if case .crosshead = first { return settings.leading }
    return settings.blockGap
  }

  private func indent(after previous: Block?) -> Int {
    if case .paragraph = previous { return settings.paragraphIndent }
    return 0
  }

  // MARK: - Prose

  /// The galley of `prose`, its links numbered.
  func galley(
    _ prose: Prose, at place: Place, role: Role? = nil, emphasis: Attributes = [], dateline: String? = nil
  ) -> Galley {
    var galley = Galley()
    append(dateline: dateline, to: &galley, role: role ?? place.role)
    append(prose, to: &galley, base: place.base, role: role ?? place.role, emphasis: emphasis)
    galley.close(korean: settings.korean)
    return galley
  }

  /// Adds the place of the story, where it is given.
  func append(dateline: String?, to galley: inout Galley, role: Role) {
    if let dateline { galley.append(dateline + " — ", Manner(role: role, emphasis: .bold), source: nil) }
  }

  /// Adds `prose` to `galley`, its links numbered.
  func append(_ prose: Prose, to galley: inout Galley, base: Int, role: Role, emphasis: Attributes = []) {
    var offset = base
    for (index, run) in prose.runs.enumerated() {
      let number = run.link.flatMap { linkNumbers[$0] }
      let manner = Manner(run, role: role, emphasis: emphasis, link: number)
      if run.emphasis.contains(.raised), let last = galley.bytes.last, last >= 0x30, last <= 0x39, number == nil {
        galley.appendGlued("^", manner)
      }
      let isStruck = { (index: Int) in
        settings.marksStruck && prose.runs.indices.contains(index) && prose.runs[index].emphasis.contains(.struck)
      }
      if isStruck(index), !isStruck(index - 1) { galley.appendGluing("~~", manner) }
      galley.append(run.text, manner, source: offset)
      offset += run.text.utf8.count
      if isStruck(index), !isStruck(index + 1) { galley.appendGlued("~~", manner) }
      if let number, index + 1 == prose.runs.count || prose.runs[index + 1].link != run.link {
        galley.appendGlued("[\(number)]", Manner(role: .articleLink, link: number))
      }
    }
  }

  /// The lines of a galley, the first one moved in by `indent`.
  func lines(of galley: Galley, at place: Place, indent: Int = 0) -> [Line] {
    var galley = galley
    let slices = slices(of: &galley, at: place, indent: indent)
    return lines(of: galley, slices, at: place, indent: indent)
  }

  /// The slices of a galley as lines, the first one moved in by `indent`. The lines of a head stay close and ragged.
  func lines(
    of galley: Galley, _ slices: [Slice], at place: Place, indent: Int = 0, isBody: Bool = true
  ) -> [Line] {
    if let lettering = place.lettering {
      return drawnLines(of: galley, slices, lettering, at: place, indent: indent, isBody: isBody)
    }
    var lines: [Line] = []
    lines.reserveCapacity(slices.count * (1 + settings.leading))
    for (index, slice) in slices.enumerated() {
      let first = index == 0 ? indent : 0
      let measure = place.measure - first
      let from = galley.source(at: slice.content.lowerBound) ?? place.base
      let position = ReadingPosition(block: place.block, offset: from)
      var line = Line(
        slice.content.isEmpty ? .blank : .text, indent: first,
        spans: slice.content.isEmpty
          ? [] : galley.spans(of: slice, justifiedTo: settings.justified && isBody ? measure : nil),
        position: position, source: from..<max(from, galley.source(at: slice.content.upperBound) ?? from),
        isRightToLeft: galley.isRightToLeft)
      if galley.isRightToLeft { line.indent = max(0, measure - line.columns) }
      if index > 0, isBody {
        for _ in 0..<settings.leading { lines.append(Line(.blank, position: position, source: from..<from)) }
      }
      lines.append(line)
    }
    return lines
  }
}

extension Manner {
  /// The manner of a run within text of `role`.
  init(_ run: Run, role: Role, emphasis: Attributes, link: Int?) {
    self.init(
      role: link != nil ? .articleLink : run.emphasis.contains(.code) ? .articleCode : role, emphasis: emphasis,
      link: link)
    if run.emphasis.contains(.italic) { self.emphasis.insert(.italic) }
    if run.emphasis.contains(.bold) { self.emphasis.insert(.bold) }
    if run.emphasis.contains(.struck) { self.emphasis.insert(.strikethrough) }
  }
}

extension [Line] {
  /// Adds lines after `gap` empty rows, which stand for the place of the first of them.
  mutating func appendGroup(_ group: [Line], gap: Int) {
    guard let first = group.first else { return }
    if !isEmpty {
      let source = first.source.lowerBound..<first.source.lowerBound
      for _ in 0..<gap { append(Line(.blank, position: first.position, source: source)) }
    }
    append(contentsOf: group)
  }
}
