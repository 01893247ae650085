// The front page set in columns: the lead across them, then every story into the column that is shortest, in order of
// rank, so that what matters most stands highest. Made anew when the stories or the width change, never while painting.

import Articles
import Screen
import Typesetting

/// The front page as boxes on a page of its own, as wide as the pane and as long as it needs.
struct FrontLayout: Sendable {
  /// A line of a story.
  struct Line: Hashable, Sendable {
    var text: String
    var role: Role
    /// Empty columns before it.
    var indent = 0
    /// The drawn line that this row is part of, and which row of it.
    var drawing: Drawing?
    var drawnRow = 0
  }

  /// A story where it stands.
  struct Box: Sendable {
    /// What opens.
    enum Target: Hashable, Sendable {
      case story(Int)
      case gallery(Int64)
    }

    var target: Target
    var rect: Rect
    var lines: [Line]
    /// The photo right of the lines, if there is one.
    var photo: (photo: Photo, rect: Rect)?
  }

  var boxes: [Box] = []
  var columns = 0
  var rows = 0
  /// The column rules: where they stand and from which row to which.
  var rules: [Rect] = []
  /// The rows that run across the page, such as the one under the lead.
  var crossRules: [Rect] = []
  /// The stories below the lead as they were set, for the next layout of the same page.
  private var set = SetStories()

  init() {}

  /// How many columns a page of `width` cells has.
  static func columnCount(for width: Int) -> Int {
    switch width {
    case ..<48: 1
    case ..<92: 2
    case ..<136: 3
    case ..<180: 4
    default: 5
    }
  }

  /// The page of `stories`, the first of them leading it, with the lead's photo and its picture where there is one.
  /// `leadText` are its words, as far as it has room. `last` is the layout before: of the same stories in the same width
  /// nothing is set anew but the lead. `draw` gives the lines of the lead's headline in so many columns, where it is drawn.
  init(
    front: FrontPage, stories: [Teaser], leadPhoto: Photo?, leadText: String = "", picture: Raster?, width: Int,
    clock: Clock, last: FrontLayout = FrontLayout(),
    draw: (String, Int) -> [Drawing]? = { _, _ in nil }
  ) {
    guard width >= 12 else { return }
    columns = Self.columnCount(for: width)
    let gutter = 3
    let columnWidth = (width - 2 - gutter * (columns - 1)) / columns
    let left = { (column: Int) in 1 + column * (columnWidth + gutter) }
    var bottoms = [Int](repeating: 0, count: columns)

    if var lead = stories.first {
      if !leadText.isEmpty { lead.lede = leadText }
      let span = columns >= 4 ? columns - 1 : columns
      let leadWidth = columnWidth * span + gutter * (span - 1)
      let box = Self.lead(
        lead, leadPhoto, picture, Rect(column: left(0), row: 0, columns: leadWidth, rows: 0), clock,
        draw(lead.headline, leadWidth))
      boxes.append(box)
      crossRules.append(Rect(column: left(0), row: box.rect.rows, columns: leadWidth, rows: 1))
      for column in 0..<span { bottoms[column] = box.rect.rows + 1 }
    }
    let ruleTops = bottoms
    set = SetStories(stories, width: columnWidth, clock: clock, last: last.set)
    for (index, story) in set.stories.enumerated() {
      place(story.lines(), .story(index + 1), width: columnWidth, left: left, bottoms: &bottoms)
    }
    for gallery in front.galleries {
      let lines = Self.lines(of: gallery, width: columnWidth)
      place(lines, .gallery(gallery.id), width: columnWidth, left: left, bottoms: &bottoms)
    }
    evenBottoms(bottoms)
    rows = max(0, (bottoms.max() ?? 0) - 1)
    for column in 1..<max(1, columns) {
      let top = max(ruleTops[column], column < columns ? ruleTops[column - 1] : 0)
      let start = min(ruleTops[column], ruleTops[column - 1])
      let from = ruleTops[column] == ruleTops[column - 1] ? top : start
      rules.append(Rect(column: left(column) - 2, row: from, columns: 1, rows: rows - from))
    }
  }

  /// The lead at the top of `place`, beside its photo where there is room for one; a drawn headline goes above both.
  private static func lead(
    _ story: Teaser, _ photo: Photo?, _ picture: Raster?, _ place: Rect, _ clock: Clock, _ drawings: [Drawing]?
  ) -> Box {
    var box = Box(target: .story(0), rect: place, lines: [])
    let head = drawings.map { Self.head(of: story, $0, width: place.columns) }
    box.lines = head ?? []
    let isHeaded = head != nil
    guard let photo, let picture, picture.width > 0, place.columns >= 64 else {
      box.lines += SetStory(story, width: place.columns, rank: 0, isHeaded: isHeaded, clock: clock).lines()
      box.rect.rows = box.lines.count
      return box
    }
    let top = box.lines.count
    let photoColumns = min(60, place.columns * 2 / 5)
    // Below a headline that takes much of the screen the photo is lower, so that the story is still seen.
    let photoRows = max(1, min(isHeaded ? 14 : 20, photoColumns * picture.height / (2 * picture.width)))
    box.lines += SetStory(
      story, width: place.columns - photoColumns - 3, rank: 0, rows: photoRows, isHeaded: isHeaded, clock: clock
    ).lines()
    box.rect.rows = max(box.lines.count, top + photoRows)
    box.photo = (
      photo,
      Rect(column: place.maxColumn - photoColumns, row: place.row + top, columns: photoColumns, rows: photoRows)
    )
    return box
  }

  /// Sets a story at the foot of the shortest column, the leftmost of equals.
  private mutating func place(
    _ lines: [Line], _ target: Box.Target, width: Int, left: (Int) -> Int, bottoms: inout [Int]
  ) {
    let column = bottoms.indices.min { (bottoms[$0], $0) < (bottoms[$1], $1) } ?? 0
    let rect = Rect(column: left(column), row: bottoms[column], columns: width, rows: lines.count)
    boxes.append(Box(target: target, rect: rect, lines: lines))
    bottoms[column] += lines.count + 1
  }

  /// Lets the stories of shorter columns say more, as far as there is text, until all end where the longest does.
  private mutating func evenBottoms(_ bottoms: [Int]) {
    let foot = bottoms.max() ?? 0
    var columnOf: [Int: [Int]] = [:]
    for index in boxes.indices.dropFirst() { columnOf[boxes[index].rect.column, default: []].append(index) }
    for inColumn in columnOf.values {
      guard let last = inColumn.last else { continue }
      var missing = foot - boxes[last].rect.maxRow - 1
      var more = 0
      var growing = inColumn
      while missing > 0, !growing.isEmpty {
        more += 1
        growing = growing.filter { index in
          guard missing > 0, case .story(let story) = boxes[index].target else { return false }
          let lines = set.stories[story - 1].lines(more: more)
          guard lines.count > boxes[index].lines.count else { return false }
          missing -= lines.count - boxes[index].lines.count
          boxes[index].lines = lines
          return true
        }
      }
      var row = inColumn.first.map { boxes[$0].rect.row } ?? 0
      for index in inColumn {
        boxes[index].rect.row = row
        boxes[index].rect.rows = boxes[index].lines.count
        row += boxes[index].lines.count + 1
      }
    }
  }

  /// The words with which an article begins, as many as the front page of a large screen can show.
  static func opening(of article: Article) -> String {
    var text = ""
    for case .paragraph(let prose) in article.body where !prose.isEmpty {
      text += (text.isEmpty ? "" : "\n") + String(prose.plainText.unicodeScalars.prefix(6_000))
      if text.utf8.count > 6_000 { break }
    }
    return text
  }

  /// The kicker of a story and its drawn headline.
  private static func head(of story: Teaser, _ drawings: [Drawing], width: Int) -> [Line] {
    SetStory.kicker(of: story, width: width)
      + drawings.flatMap { drawing in
        (0..<drawing.rows).map { Line(text: "", role: .frontLead, drawing: drawing, drawnRow: $0) }
      }
  }

  private static func lines(of gallery: GalleryTeaser, width: Int) -> [Line] {
    [Line(text: "PHOTOS", role: .frontKicker)]
      + Line.set(
        wrap(gallery.title, columns: width, maxLines: 3), of: gallery.title, role: .frontHeadline, width: width)
      + [Line(text: "\(gallery.count) pictures", role: .frontMeta)]
  }

  /// The box to go to from `index` towards the side that `step` says, by what the eye would take: beyond the edge, the
  /// one that overlaps most in the other direction, then the nearest.
  func neighbor(of index: Int, columns: Int, rows: Int) -> Int? {
    guard boxes.indices.contains(index) else { return boxes.isEmpty ? nil : 0 }
    let here = boxes[index].rect
    var best: (score: Int, index: Int)?
    for (candidate, box) in boxes.enumerated() where candidate != index {
      let there = box.rect
      let distance: Int
      let overlap: Int
      if rows != 0 {
        distance = rows > 0 ? there.row - here.maxRow : here.row - there.maxRow
        overlap = min(here.maxColumn, there.maxColumn) - max(here.column, there.column)
      } else {
        distance = columns > 0 ? there.column - here.maxColumn : here.column - there.maxColumn
        overlap = min(here.maxRow, there.maxRow) - max(here.row, there.row)
      }
      guard distance >= 0, rows == 0 || overlap > 0 else { continue }
      let score =
        distance * (rows == 0 ? 1_000 : 1) + (overlap > 0 ? 0 : -overlap * 10)
        + (rows == 0 ? abs(there.row - here.row) : 0)
      if best == nil || score < best?.score ?? 0 { best = (score, candidate) }
    }
    return best?.index
  }
}
