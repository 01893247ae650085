// A story that several sources bring is one article. Its text is that of one of them; it stands where each of them puts it,
// so that a section misses nothing because another newspaper was faster.

import Articles
import SQLite

/// Where a source puts a story.
struct SourcePlace: Hashable {
  var publication: String
  var sectionPath: [String]

  init(publication: String, sectionPath: [String]) {
    self.publication = publication
    self.sectionPath = sectionPath
  }

  init(_ article: Article) {
    self.init(publication: article.publication, sectionPath: article.sectionPath)
  }
}

extension Store {
  /// Where the sources of a story put it, by their numbers; nothing where it has one source.
  func sourcePlaces(_ id: ArticleID) throws(SQLiteError) -> [(source: Int64, place: SourcePlace)] {
    let statement = try connection.statement(
      "SELECT source, publication, section_path FROM source_places WHERE article_id = ? ORDER BY source")
    defer { statement.reset() }
    try statement.bind(id.rawValue, 1)
    var places: [(Int64, SourcePlace)] = []
    while try statement.step() {
      places.append(
        (statement.int(0), SourcePlace(publication: statement.text(1), sectionPath: path(statement.text(2)))))
    }
    return places
  }

  /// Notes where the source of `article` puts a stored story, if it has several sources; whether that is news.
  func notePlace(of article: Article, beside stored: Article, _ id: ArticleID) throws(SQLiteError) -> Bool {
    let places = try sourcePlaces(id)
    guard !places.isEmpty || article.source != stored.source else { return false }
    if places.isEmpty { try put(SourcePlace(stored), of: try source(stored.source), id) }
    let source = try source(article.source)
    let known = places.first { $0.source == source }?.place
    var place = SourcePlace(article)
    if place.sectionPath.isEmpty { place.sectionPath = known?.sectionPath ?? [] }
    guard place != known else { return false }
    try put(place, of: source, id)
    return true
  }

  /// Where the source at `url` puts a story; nil where that is not known.
  func place(of url: String, _ id: ArticleID) throws(SQLiteError) -> SourcePlace? {
    if let stored = try content(id), stored.source == url { return SourcePlace(stored) }
    let source = try source(url)
    return try sourcePlaces(id).first { $0.source == source }?.place
  }

  /// Puts a story where the source at `url` has it now.
  func move(_ id: ArticleID, of url: String, to place: SourcePlace) throws(SQLiteError) {
    let source = try source(url)
    if try sourcePlaces(id).contains(where: { $0.source == source }) { try put(place, of: source, id) }
    try rewrite(id) { article in
      guard article.source == url else { return }
      article.publication = place.publication
      article.sectionPath = place.sectionPath
    }
  }

  /// The newspapers that bring a story beside the one whose text it has.
  func otherPublications(_ id: ArticleID, beside publication: String) throws(SQLiteError) -> [String] {
    var names: [String] = []
    for (_, place) in try sourcePlaces(id)
    where !place.publication.isEmpty && place.publication != publication && !names.contains(place.publication) {
      names.append(place.publication)
    }
    return names
  }

  private func put(_ place: SourcePlace, of source: Int64, _ id: ArticleID) throws(SQLiteError) {
    try connection.run(
      "INSERT OR REPLACE INTO source_places (article_id, source, publication, section_path) VALUES (?, ?, ?, ?)",
      [
        .integer(id.rawValue), .integer(source), .text(place.publication),
        .text(place.sectionPath.joined(separator: listSeparator)),
      ])
  }
}
