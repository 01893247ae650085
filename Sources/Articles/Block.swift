// The body of an article: a list of typed blocks, as the type shop would be handed them.

/// One block of an article's body.
public indirect enum Block: Hashable, Sendable {
  /// A paragraph.
  case paragraph(Prose)
  /// A heading inside the body; level 1 is the highest.
  case crosshead(Prose, level: Int)
  /// Words of another, as blocks, and whose they are.
  case quotation([Block], attribution: Prose?)
  /// A list; each item is a list of blocks. `start` is the first number of an ordered list, nil in an unordered one.
  case list([[Block]], start: Int?)
  /// A table.
  case table(Table)
  /// Text whose spaces and line ends are kept, with the name of its language where known.
  case code(String, language: String?)
  /// A photo where it stands in the text.
  case figure(Photo)
  /// A break between two parts.
  case rule
  /// Something that a terminal cannot show in place: a film, a post, a map.
  case embed(Embed)
}

/// A table: rows of cells.
public struct Table: Hashable, Sendable {
  /// One cell of a table.
  public struct Cell: Hashable, Sendable {
    /// What the cell says.
    public var text: Prose
    /// Whether it heads its row or column.
    public var isHeader: Bool
    /// How many columns it takes, at least 1.
    public var columnSpan: Int

    /// A cell of `text`.
    public init(_ text: Prose, isHeader: Bool = false, columnSpan: Int = 1) {
      self.text = text
      self.isHeader = isHeader
      self.columnSpan = columnSpan
    }
  }

  /// The words above or below the table.
  public var caption: Prose?
  /// The rows from top to bottom.
  public var rows: [[Cell]]

  /// A table of `rows`.
  public init(rows: [[Cell]], caption: Prose? = nil) {
    self.rows = rows
    self.caption = caption
  }
}

/// A photo or drawing.
public struct Photo: Hashable, Sendable {
  /// The absolute address of the picture; `picture:NAME` for one of the sample edition's own.
  public var url: String
  /// What is seen and why it matters.
  public var caption: Prose
  /// Who made it.
  public var credit: String?
  /// What a person who cannot see it is told.
  public var alternative: String?
  /// Width in pixels, where known.
  public var width: Int?
  /// Height in pixels, where known.
  public var height: Int?

  /// A photo at `url`.
  public init(
    url: String, caption: Prose = Prose(), credit: String? = nil, alternative: String? = nil, width: Int? = nil,
    height: Int? = nil
  ) {
    self.url = url
    self.caption = caption
    self.credit = credit
    self.alternative = alternative
    self.width = width
    self.height = height
  }
}

/// Something shown elsewhere.
public struct Embed: Hashable, Sendable {
  /// What an embed holds.
  public enum Kind: String, Hashable, Sendable {
    case video, audio, post, page
  }

  /// What it holds.
  public var kind: Kind
  /// Where it is shown.
  public var url: String
  /// What it is called; the address's host where nobody says.
  public var title: String

  /// An embed of `url`.
  public init(kind: Kind, url: String, title: String) {
    self.kind = kind
    self.url = url
    self.title = title
  }
}

extension Block {
  /// The words of the block without markup, paragraphs apart by a line end.
  public var plainText: String {
    switch self {
    case .paragraph(let text), .crosshead(let text, _): text.plainText
    case .quotation(let blocks, let attribution):
      (blocks.map(\.plainText) + [attribution?.plainText ?? ""]).filter { !$0.isEmpty }.joined(separator: "\n")
    case .list(let items, _): items.flatMap { $0 }.map(\.plainText).joined(separator: "\n")
    case .table(let table):
      table.rows.map { row in row.map(\.text.plainText).joined(separator: " ") }.joined(separator: "\n")
    case .code(let text, _): text
    case .figure(let photo): photo.caption.plainText
    case .rule: ""
    case .embed(let embed): embed.title
    }
  }
}
