import Articles

extension Manuscript {
  /// The photo essay set from this manuscript, each line of whose text is `picture|caption|credit`.
  func gallery(at moment: Timestamp) throws(ManuscriptError) -> Gallery {
    try allow(["Title", "Deck", "Byline", "Posted"])
    var photos: [Photo] = []
    for row in try Piece.rows(of: body, in: file, parts: 3) {
      guard Pictures.names.contains(row.parts[0]) else { throw error("no picture \(row.parts[0])", at: row.line) }
      photos.append(Photo(picture: row.parts[0], caption: Prose(row.parts[1]), credit: row.parts[2]))
    }
    guard !photos.isEmpty else { throw error("no photos", at: line) }
    return Gallery(
      entryID: slug, publication: SampleEdition.publication, title: try required("Title").value,
      deck: try value("Deck")?.value, bylines: fields("Byline").map { Byline(manuscript: $0.value) },
      posted: try time(required("Posted"), before: moment), photos: photos)
  }
}
