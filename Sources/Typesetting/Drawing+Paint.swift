// A drawn line onto a canvas: all its letters as pixels first, then the pixels into cells, a manner at a time.

import Faces
public import Screen

extension Drawing {
  /// Paints `rows` of the line, its first row at `point`. `style` says how a role looks; `matches` are the places of
  /// `block` to be marked, the `current` one in its own role. As words, the letters are written on the middle row instead.
  public func paint(
    on canvas: inout Canvas, at point: Point, rows: Range<Int>, clip: Rect? = nil, block: Int = -1,
    matches: [Match] = [], current: Match? = nil, asWords: Bool = false, style: (Role, Attributes) -> Style
  ) {
    let left = point.column + column
    if asWords {
      for (index, run) in runs.enumerated() where rows.contains(self.rows / 2) {
        // A large letter is written close to the rest of its word.
        let column = index == 0 && opening?.line == 0 ? -run.span.text.count : floored(run.start)
        let place = Point(column: left + column, row: point.row + self.rows / 2)
        canvas.put(run.span.text, at: place, style: style(run.span.role, run.span.emphasis), clip: clip)
      }
      return
    }
    if lettering.scale > 0 {
      // A part of a letter cannot be shown.
      guard rows.lowerBound == 0 else { return }
      return paintSized(on: &canvas, at: Point(column: left, row: point.row), clip, block, matches, current, style)
    }
    let first = min(0, floored(min(runs.first?.start ?? 0, opening?.start ?? 0)))
    let end = max(columns, runs.last.map { lettering.columns(of: $0.start + $0.width) } ?? 0)
    var grid = DotGrid(size: Size(columns: end - first, rows: self.rows), packing: lettering.packing)
    let shift = -first * lettering.packing.columns
    var cells: [(columns: Range<Int>, style: Style)] = []
    var letters: [(text: String, column: Int, style: Style)] = []
    if let opening {
      let span = opening.cap.span
      let role = matches.isEmpty ? nil : role(at: opening.cap.letterOffset, of: span, block, matches, current)
      cells.append(
        (
          floored(opening.start)..<lettering.columns(of: opening.start + opening.cap.width),
          inkStyle(role.map { style($0, []) } ?? style(span.role, span.emphasis))
        ))
      ink(opening, shift, &grid)
    }
    for run in opening?.line == 0 ? runs.dropFirst() : runs[...] {
      let span = run.span
      let plain = style(span.role, span.emphasis)
      let (shapes, end) = lettering.placed(span, from: run.start)
      var place = 0
      var marked: Role?
      var markedFrom = 0
      func close(at pixel: Int) {
        if let marked {
          cells.append((floored(markedFrom)..<lettering.columns(of: pixel), inkStyle(style(marked, []))))
        }
      }
      cells.append((floored(run.start)..<lettering.columns(of: run.start + run.width), inkStyle(plain)))
      for (number, (character, shape, pixel)) in shapes.enumerated() {
        let role = matches.isEmpty ? nil : self.role(at: place, of: span, block, matches, current)
        place += span.sourceCount(ofCluster: number, character)
        if role != marked {
          close(at: pixel)
          (marked, markedFrom) = (role, pixel)
        }
        switch shape {
        case .picture(let scalar, _): ink(scalar, at: pixel + shift, span.emphasis, &grid)
        case .cells: letters.append((String(character), floored(pixel), role.map { style($0, []) } ?? plain))
        case .sized, .nothing: break
        }
      }
      close(at: end)
      underline(run, plain.attributes, shift, &grid)
    }
    canvas.draw(
      grid, at: Point(column: left + first, row: point.row), rows: rows, clip: clip,
      style: inkStyle(style(.articleBody, [])))
    for (columns, style) in cells {
      canvas.draw(
        grid, at: Point(column: left + first, row: point.row), rows: rows,
        columns: columns.lowerBound - first..<columns.upperBound - first, clip: clip, style: style)
    }
    guard rows.contains(self.rows / 2) else { return }
    for (text, column, style) in letters {
      canvas.put(text, at: Point(column: left + column, row: point.row + self.rows / 2), style: style, clip: clip)
    }
  }

  /// Has the terminal make the letters larger.
  private func paintSized(
    on canvas: inout Canvas, at point: Point, _ clip: Rect?, _ block: Int, _ matches: [Match], _ current: Match?,
    _ style: (Role, Attributes) -> Style
  ) {
    for run in runs {
      let plain = style(run.span.role, run.span.emphasis)
      var place = 0
      for (number, (character, shape, pixel)) in lettering.placed(run.span, from: run.start).shapes.enumerated() {
        let role = matches.isEmpty ? nil : self.role(at: place, of: run.span, block, matches, current)
        place += run.span.sourceCount(ofCluster: number, character)
        guard case .sized = shape else { continue }
        canvas.putSized(
          String(character), at: Point(column: point.column + pixel, row: point.row), scale: lettering.scale,
          style: role.map { style($0, []) } ?? plain, clip: clip)
      }
    }
  }

  private func floored(_ pixel: Int) -> Int {
    let wide = lettering.packing.columns
    return pixel >= 0 ? pixel / wide : -((wide - 1 - pixel) / wide)
  }

  /// What a style does to letters is done to the picture; on the blocks that show it, it would only tear them.
  private func inkStyle(_ style: Style) -> Style {
    var style = style
    style.attributes.formIntersection([.reverse, .dim])
    return style
  }

  private func ink(_ scalar: Unicode.Scalar, at pixel: Int, _ emphasis: Attributes, _ grid: inout DotGrid) {
    guard let letter = lettering.face.letter(scalar) else { return }
    for (row, bits) in letter.rows.enumerated() where bits != 0 {
      var bits = UInt32(bits) << 16
      // A stroke grows to the right, but not into the one next to it: the three stems of an m stay three.
      if emphasis.contains(.bold) { bits |= bits >> 1 & ~(bits << 1) }
      grid.ink(bits, column: pixel, row: lettering.topRows + row)
    }
  }

  /// The rows of a large letter that stand beside this line.
  private func ink(_ opening: Opening, _ shift: Int, _ grid: inout DotGrid) {
    let high = self.rows * lettering.packing.rows
    for (row, bits) in opening.cap.rows.dropFirst(opening.line * high).prefix(high).enumerated() {
      grid.ink(UInt32(truncatingIfNeeded: bits >> 32), column: opening.start + shift, row: row)
      grid.ink(UInt32(truncatingIfNeeded: bits), column: opening.start + shift + 32, row: row)
    }
  }

  private func underline(_ run: Run, _ attributes: Attributes, _ shift: Int, _ grid: inout DotGrid) {
    // Slanted, letters of so few pixels fall apart. As on a typewriter a line below stands for italics, here a dotted one.
    let isDotted = run.span.emphasis.contains(.italic) && !Self.slantedRoles.contains(run.span.role)
    let struck = run.span.emphasis.contains(.strikethrough) || attributes.contains(.strikethrough)
    let below = lettering.topRows + lettering.face.ascent + 1
    var width = run.width
    if run.span.text.last == " " {
      let next = runs.firstIndex { $0.start >= run.start + run.width && $0.width > 0 }
      if next.map({ runs[$0].span.link != run.span.link || run.span.link == nil }) ?? true {
        width = lettering.pixels(of: run.span, from: run.start).ink
      }
    }
    for column in run.start..<run.start + max(0, width) {
      if attributes.contains(.underline) || isDotted && column & 1 == 0 { grid.ink(column: column + shift, row: below) }
      if struck { grid.ink(column: column + shift, row: lettering.topRows + lettering.face.ascent * 5 / 8) }
    }
  }

  /// Roles that are italic as a whole, which their place and color tell as well.
  private static let slantedRoles: Set<Role> = [.articleDeck, .articleCaption, .articleCredit, .articleAttribution]

  /// The role of the match in which the byte `place` of a span's text lies.
  private func role(at place: Int, of span: Span, _ block: Int, _ matches: [Match], _ current: Match?) -> Role? {
    guard let source = span.source, place < source.count else { return nil }
    let byte = span.isReversed ? source.upperBound - 1 - place : source.lowerBound + place
    guard let match = matches.first(where: { $0.block == block && $0.bytes.contains(byte) }) else { return nil }
    return match == current ? .articleMatchCurrent : .articleMatch
  }
}
