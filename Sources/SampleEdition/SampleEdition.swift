public import Articles
import CEmbedded

// The edition that comes with the program, so that the first screen of a new reader is a newspaper. Its manuscripts are
// built into the program and set when they are asked for; its pictures are drawn.

/// The edition that comes with the program.
public struct SampleEdition: Sendable {
  /// The articles, in the order of the desks' files.
  public var articles: [Article]
  /// The ranked lists: for each the one before and, after it, the one that goes with the edition.
  public var rankedLists: [RankedList]
  /// The photo essays.
  public var galleries: [Gallery]
  /// The section tree, in the order of the menu.
  public var sections: [SectionPlan]

  /// The name of the newspaper.
  public static let publication = "Broadsheet"
  /// What stands for the address of the feed that the articles would have come from.
  public static let source = "broadsheet:sample"
  /// What the address of each of the edition's own pictures begins with.
  public static let pictureScheme = "picture:"
  /// Seconds east of UTC of the clock in the newsroom.
  static let zoneOffset = 9 * 3_600

  /// What stands for the address of the article `slug`.
  public static func url(of slug: String) -> String { "\(source)/\(slug)" }

  /// The edition as it goes out at `moment`.
  public static func make(at moment: Timestamp) throws(ManuscriptError) -> SampleEdition {
    try SampleEdition(files: embeddedFiles(), at: moment)
  }

  /// The edition made of desks' files, each a name and a text.
  init(files: [(name: String, text: String)], at moment: Timestamp) throws(ManuscriptError) {
    sections = .broadsheet
    articles = []
    rankedLists = []
    galleries = []
    var manuscripts: [Manuscript] = []
    var lists: [Piece] = []
    for file in files {
      for piece in try Piece.all(in: file.text, of: file.name) {
        switch file.name {
        case "lists.txt": lists.append(piece)
        case "gallery.txt": galleries.append(try Manuscript(piece).gallery(at: moment))
        default: manuscripts.append(try Manuscript(piece))
        }
      }
    }
    let edition = try Edition(manuscripts, sections: sections)
    for manuscript in manuscripts { articles.append(try manuscript.article(at: moment, in: edition)) }
    for list in lists { rankedLists += try Ranking(list).lists(at: moment, of: articles) }
  }

  /// The pictures that articles and galleries show, with their addresses; drawn when asked for.
  public static var pictures: [(url: String, raster: Raster)] {
    Pictures.names.compactMap { name in picture(named: name).map { (pictureScheme + name, $0) } }
  }

  /// The picture called `name`, or with the address `picture:name`; drawn when asked for.
  public static func picture(named name: String) -> Raster? {
    Pictures.draw(name.hasPrefix(pictureScheme) ? String(name.dropFirst(pictureScheme.count)) : name)
  }

  /// The manuscripts built into the program.
  static func embeddedFiles() -> [(name: String, text: String)] {
    var count = 0
    let files = UnsafeBufferPointer(start: embedded_manuscripts(&count), count: count)
    return files.map { file in
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
      return (name: String(cString: file.name), text: String(decoding: bytes, as: UTF8.self))
    }
  }
}
