import Articles
import Markup

extension Manuscript {
  /// What the head of an article may say.
  private static let names: Set = [
    "Section", "Kicker", "Label", "Headline", "Deck", "Byline", "Dateline", "Language", "Posted", "Updated", "Tags",
    "Related", "Photo",
  ]

  /// The article set from this manuscript for an edition that goes out `at` a moment; its related links lead to the
  /// manuscripts of `edition`.
  func article(at moment: Timestamp, in edition: Edition) throws(ManuscriptError) -> Article {
    try allow(Self.names)
    let section = try required("Section")
    let path = section.value.split(separator: "/").map { trimmed($0) }
    guard edition.sections.holds(path) else { throw error("no section \(section.value)", at: section.line) }
    let posted = try required("Posted")
    let updated = try value("Updated")
    if fields("Byline").isEmpty { throw error("no Byline", at: line) }

    var article = Article(
      entryID: slug, source: SampleEdition.source, publication: SampleEdition.publication,
      headline: try required("Headline").value, url: SampleEdition.url(of: slug))
    article.language = try required("Language").value
    article.sectionPath = path
    article.kicker = try value("Kicker")?.value
    article.labels = try list("Label")
    article.deck = try value("Deck")?.value
    article.bylines = fields("Byline").map { Byline(manuscript: $0.value) }
    article.dateline = try value("Dateline")?.value
    article.posted = try time(posted, before: moment)
    article.updated = try updated.map { field throws(ManuscriptError) in try time(field, before: moment) }
    article.body = htmlBlocks(body.joined(separator: "\n"), base: nil).map { $0.measured() }
    article.leadPhoto = try leadPhoto(above: article.body)
    article.related = try related(at: moment, in: edition)
    article.tags = try list("Tags")
    return article
  }

  /// When a line of the head puts it, if the edition goes out at `moment`; told in the time of Seoul.
  func time(_ field: Field, before moment: Timestamp) throws(ManuscriptError) -> Timestamp {
    guard let age = Age(field.value) else {
      throw error("“\(field.value)” is not an age such as “1d4h ago”", at: field.line)
    }
    return Timestamp(seconds: moment.seconds - age.seconds, zoneOffset: SampleEdition.zoneOffset)
  }

  /// The photo that goes with the headline, unless it stands in the text.
  private func leadPhoto(above body: [Block]) throws(ManuscriptError) -> Photo? {
    guard let name = try value("Photo") else { return nil }
    guard Pictures.names.contains(name.value) else { throw error("no picture \(name.value)", at: name.line) }
    let photo = Photo(picture: name.value)
    let isInText = body.contains { block in
      if case .figure(let figure) = block { figure.url == photo.url } else { false }
    }
    return isInText ? nil : photo
  }

  private func related(at moment: Timestamp, in edition: Edition) throws(ManuscriptError) -> [RelatedLink] {
    var links: [RelatedLink] = []
    for slug in try list("Related") {
      guard let target = edition.manuscripts[slug] else {
        throw error("no manuscript \(slug)", at: try required("Related").line)
      }
      let section = try target.required("Section").value.split(separator: "/").last.map { trimmed($0) }
      let posted = try target.time(target.required("Posted"), before: moment)
      links.append(
        RelatedLink(
          headline: try target.required("Headline").value, url: SampleEdition.url(of: slug), posted: posted,
          section: section))
    }
    return links
  }
}

extension Byline {
  /// The byline written `Name <address>` or `Name`.
  init(manuscript text: String) {
    guard let open = text.firstIndex(of: "<"), text.hasSuffix(">") else {
      self.init(name: text)
      return
    }
    self.init(name: trimmed(text[..<open]), contact: trimmed(text[open...].dropFirst().dropLast()))
  }
}

extension Photo {
  /// One of the edition's own pictures.
  init(picture name: String, caption: Prose = Prose(), credit: String? = nil, alternative: String? = nil) {
    self.init(
      url: SampleEdition.pictureScheme + name, caption: caption, credit: credit, alternative: alternative,
      width: Pictures.width, height: Pictures.height)
  }
}

extension Block {
  /// The block with the size of the edition's own picture filled in, if it shows one.
  fileprivate func measured() -> Block {
    guard case .figure(var photo) = self, photo.url.hasPrefix(SampleEdition.pictureScheme) else { return self }
    photo.width = Pictures.width
    photo.height = Pictures.height
    return .figure(photo)
  }
}
