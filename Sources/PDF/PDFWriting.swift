// A document as a PDF: each story's head across the page, its text in columns below, evened where the story ends, the next
// story under it. Pages are made first and drawn when all of them are known, for each says of how many it is.

public import Articles
public import Print
public import Typesetting

/// A document as a file.
public struct PDF: Hashable, Sendable {
  /// The file.
  public var bytes: [UInt8]
  /// How many pages it has.
  public var pages: Int
}

extension PrintDocument {
  /// The faces that text of a language is set in, the first that is there: those of newspapers and books, then those of its
  /// script, so that a line is not set in several, then what the system has for text with serifs. Letters that a face lacks
  /// come from others, as fontconfig finds them.
  static func usualFaces(for language: String) -> String {
    let faces =
      switch language.prefix(2).lowercased() {
      case "ko": "Noto Serif CJK KR,NanumMyeongjo,UnBatang"
      case "ja": "Noto Serif CJK JP,IPAexMincho,IPAMincho"
      case "zh": "Noto Serif CJK SC,AR PL UMing CN"
      case "ar", "fa", "ur", "ps", "ug": "Amiri,Noto Naskh Arabic,KacstBook"
      case "he", "yi": "Noto Serif Hebrew,Frank Ruehl CLM"
      default: "Noto Serif CJK KR,NanumMyeongjo"
      }
    return "C059,Nimbus Roman,Noto Serif,DejaVu Serif,\(faces),Serif"
  }

  /// The document set in real type; `picture` gives the pixels of the pictures that are at hand. With a hyphenator words are
  /// taken apart where a line would be too loose without. `face` nil sets each story in the faces of its language.
  public func pdf(
    on paper: Paper, face: String? = nil, hyphenator: Hyphenator? = nil,
    picture: @escaping (String) -> Raster? = { _ in nil }
  ) throws(PDFError) -> PDF {
    let surface = try PDFSurface(width: paper.points.width, height: paper.points.height)
    var authors: [String] = []
    for name in articles.flatMap(\.bylines).map(\.name) where !name.isEmpty && !authors.contains(name) {
      authors.append(name)
    }
    surface.describe(title: title, authors: authors.joined(separator: ", "))
    var making = PageMaking(paper: paper)
    var nextNote = 1
    for article in articles {
      var pieces = StoryPieces(
        article, surface: surface, family: face, width: making.columnWidth, firstNote: nextNote,
        hyphenator: hyphenator, picture: picture)
      let head = pieces.setHead(
        article, zoneOffset: zoneOffset, width: making.width, pictureHeight: making.height * 0.45)
      let body = pieces.setBody(article, pictureHeight: making.height * 0.5)
      nextNote += pieces.noteCount
      let page = making.place(head: head, body: body, isRightToLeft: pieces.isRightToLeft)
      if articles.count > 1 { surface.addOutline(article.headline, page: page + 1) }
    }
    for (index, page) in making.pages.enumerated() {
      drawFurniture(
        on: surface, making, face: face ?? Self.usualFaces(for: articles.first?.languageTag ?? ""), page: index)
      for placed in page { placed.draw(on: surface) }
      surface.endPage()
    }
    return PDF(bytes: try surface.finish(), pages: making.pages.count)
  }

  /// The nameplate and the day above, what the document is and the page's number below; mirrored where the first story runs
  /// from right to left.
  private func drawFurniture(on surface: PDFSurface, _ making: PageMaking, face: String, page: Int) {
    let (left, right) = (making.left, making.left + making.width)
    let isMirrored = articles.first?.runsFromRightToLeft ?? false
    let atStart: (Double) -> Double = { isMirrored ? right - $0 : left }
    let atEnd: (Double) -> Double = { isMirrored ? left : right - $0 }
    func draw(
      _ words: String, _ size: Double, bold: Bool = false, spread: Int = 0, most: Double? = nil,
      at x: (Double) -> Double, _ baseline: Double
    ) {
      let manner = SetText.Manner(family: face, size: size, isBold: bold, leading: size)
      let spreading = spread > 0 ? "<span letter_spacing=\"\(spread)\">\(escaped(words))</span>" : escaped(words)
      func set(most: Double?) -> SetText? {
        SetText(spreading, manner, language: "en", width: most, isCut: most != nil, on: surface)
      }
      guard let whole = set(most: nil), let text = most.map({ $0 < whole.width }) == true ? set(most: most) : whole,
        let line = text.lines.first
      else { return }
      surface.draw(line, x: x(text.width) - line.x, baseline: baseline, gray: 0, link: nil)
    }
    let day = longDate(date, short: making.width < 250)
    if page == 0 {
      // At 26 points it is some 256 wide.
      let plate = min(26, making.width / 10)
      draw(
        "BROADSHEET", plate, bold: true, spread: Int(plate * 236), at: { left + (making.width - $0) / 2 },
        making.top + 22)
      surface.rule(from: left, to: right, y: making.top + 31, thickness: 1.2)
      draw(day, 8.5, at: { left + (making.width - $0) / 2 }, making.top + 42)
      surface.rule(from: left, to: right, y: making.top + 47)
    } else {
      draw("BROADSHEET", 10, bold: true, spread: 2_048, at: atStart, making.top + 9)
      draw(day, 8.5, at: atEnd, making.top + 9)
      surface.rule(from: left, to: right, y: making.top + 14, thickness: 0.8)
    }
    let tally = "\(page + 1) of \(making.pages.count)"
    draw(tally, 8.5, at: atEnd, making.bottom + 20)
    draw(title, 8.5, most: making.width - 60, at: atStart, making.bottom + 20)
  }
}

/// A piece with its place on a page, in points from the upper left corner.
struct PlacedPiece {
  var piece: Piece
  var x: Double
  var y: Double

  func draw(on surface: PDFSurface) {
    switch piece.content {
    case .space: break
    case .rule(let width): surface.rule(from: x, to: x + width, y: y)
    case .picture(let raster, let width, let inset):
      surface.draw(raster, x: x + inset, y: y, width: width, height: piece.height)
    case .lines(let lines):
      for (text, line, inset) in lines where text.lines.indices.contains(line) {
        // The letters stand where three quarters of the line's height end, as on a page of ruled paper.
        let baseline = y + (text.manner.leading - text.manner.size) / 2 + text.manner.size * 0.8
        surface.draw(text.lines[line], x: x + inset, baseline: baseline, gray: text.manner.gray, link: piece.link)
      }
    }
  }
}

/// Makes pages from the top on.
struct PageMaking {
  /// The least width of a column in points: some forty letters.
  private static let leastColumn = 200.0
  private static let gutter = 16.0
  /// Room that is not begun in: a few lines.
  private static let leastRoom = 60.0

  let left: Double
  let top: Double
  let bottom: Double
  let width: Double
  let columns: Int
  private(set) var pages: [[PlacedPiece]] = [[]]
  private var y: Double
  private var isPageEmpty = true
  /// Whether the first column of the story that is being placed is the one at the right.
  private var isRightToLeft = false

  init(paper: Paper) {
    let (width, height) = paper.points
    left = paper.marginPoints
    top = paper.marginPoints
    // The page's number stands within the margins.
    bottom = height - paper.marginPoints - 22
    self.width = width - 2 * paper.marginPoints
    columns = max(1, Int((self.width + Self.gutter) / (Self.leastColumn + Self.gutter)))
    y = top + 60
  }

  /// The room for text on a page after the first.
  var height: Double { bottom - top - 24 }
  /// The width of a column.
  var columnWidth: Double { (width - Double(columns - 1) * Self.gutter) / Double(columns) }

  /// Places a story, and gives the index of the page on which it begins.
  mutating func place(head: PieceFlow, body: PieceFlow, isRightToLeft: Bool = false) -> Int {
    self.isRightToLeft = isRightToLeft
    let needed = head.pieces.reduce(0) { $0 + $1.height } + Self.leastRoom
    if !isPageEmpty {
      if y + 24 + needed > bottom {
        turnPage()
      } else {
        add(Piece(content: .rule(width: width), height: 0), x: left, y: y + 10)
        y += 18
      }
    }
    let first = pages.count - 1
    flow(head, columns: 1)
    if !head.pieces.isEmpty { y += 8 }
    flow(body, columns: columns)
    return first
  }

  private mutating func turnPage() {
    pages.append([])
    y = top + 24
    isPageEmpty = true
  }

  private mutating func add(_ piece: Piece, x: Double, y: Double) {
    pages[pages.count - 1].append(PlacedPiece(piece: piece, x: x, y: y))
    isPageEmpty = false
  }

  /// Lets pieces flow down columns, over as many pages as they need.
  private mutating func flow(_ flow: PieceFlow, columns: Int) {
    var filler = flow.filler
    while !filler.isFinished {
      if bottom - y < Self.leastRoom, !isPageEmpty { turnPage() }
      let room = max(1, PieceFlow.units(bottom - y))
      if let (evened, height) = evened(flow, from: filler, columns: columns, room: room) {
        put(evened, of: flow, columns: columns, height: height)
        y += Double(height) / 1_024
        return
      }
      var filled: [Column] = []
      for _ in 0..<columns where !filler.isFinished { filled.append(filler.next(capacity: room)) }
      put(filled, of: flow, columns: columns, height: room)
      if filler.isFinished {
        y = bottom
      } else {
        turnPage()
      }
    }
  }

  /// The lowest columns that take all that is left, and their height; nil where there is too much of it for this page.
  private func evened(
    _ flow: PieceFlow, from filler: ColumnFiller, columns: Int, room: Int
  ) -> ([Column], Int)? {
    func attempt(_ height: Int) -> [Column]? {
      var (rest, filled) = (filler, [Column]())
      for _ in 0..<columns where !rest.isFinished { filled.append(rest.next(capacity: height)) }
      // A piece that is higher than the columns would hang out of them.
      return rest.isFinished && filled.allSatisfy { rest.height(of: $0) <= height } ? filled : nil
    }
    guard var best = attempt(room) else { return nil }
    var (low, high) = (0, room)
    while high - low > 2_048 {
      let middle = (low + high) / 2
      // A little less room is no reason to part what belongs together.
      if let filled = attempt(middle), !filled.dropLast().contains(where: { flow.parts(after: $0) }) {
        (best, high) = (filled, middle)
      } else {
        low = middle
      }
    }
    let height = best.map { filler.height(of: $0) }.max() ?? 0
    return (best, height)
  }

  /// Puts filled columns side by side, their notes at the foot.
  private mutating func put(_ filled: [Column], of flow: PieceFlow, columns: Int, height: Int) {
    let foot = y + Double(height) / 1_024
    for (index, column) in filled.enumerated() {
      let x = left + Double(isRightToLeft ? columns - 1 - index : index) * (columnWidth + Self.gutter)
      var place = y
      for strip in column.strips {
        add(flow.pieces[strip], x: x, y: place)
        place += Double(flow.strips[strip].height) / 1_024
      }
      guard !column.notes.isEmpty else { continue }
      let notes = column.notes.map { flow.notes[$0] }
      place = max(place, foot - notes.reduce(PieceFlow.noteSpace) { $0 + Double(PieceFlow.units($1.height)) / 1_024 })
      let ruleWidth = 40.0
      add(
        Piece(content: .rule(width: ruleWidth), height: 0), x: isRightToLeft ? x + columnWidth - ruleWidth : x,
        y: place + PieceFlow.noteSpace / 2)
      place += PieceFlow.noteSpace
      for note in notes {
        add(note, x: x, y: place)
        place += note.height
      }
    }
  }
}
