import Articles
import Screen

extension Compositor {
  /// Rows kept free for a photo, its caption and credit below.
  mutating func figure(_ photo: Photo, at place: Place) -> [Line] {
    var lines: [Line] = []
    if settings.photoRows > 0 {
      let box = photoBox(photo, measure: place.measure)
      let index = photos.count
      photos.append((photo, place.block))
      for row in 0..<box.rows {
        var line = Line(
          .photo(index: index, row: row, rows: box.rows), indent: (place.measure - box.columns) / 2,
          position: ReadingPosition(block: place.block, offset: place.base), source: place.base..<place.base)
        line.columns = box.columns
        lines.append(line)
      }
    }
    var galley = Galley()
    append(photo.caption, to: &galley, base: place.base, role: .articleCaption)
    if galley.isEmpty, settings.photoRows == 0, let alternative = photo.alternative, !alternative.isEmpty {
      galley.append("[\(alternative)]", Manner(role: .articleCaption), source: nil)
    }
    if let credit = photo.credit, !credit.isEmpty {
      galley.append((galley.isEmpty ? "" : " ") + credit, Manner(role: .articleCredit), source: nil)
    }
    galley.close(korean: settings.korean)
    return lines + self.lines(of: galley, at: place)
  }

  /// The box that the shape of the picture asks for, 16 to 10 where it is not known. Cells are twice as high as wide.
  private func photoBox(_ photo: Photo, measure: Int) -> (columns: Int, rows: Int) {
    var (width, height) = (16, 10)
    if let known = photo.width, let high = photo.height, known > 0, high > 0 {
      (width, height) = (min(known, 1 << 20), min(high, 1 << 20))
    }
    let rows = max(1, (measure * height + width) / (2 * width))
    guard rows > settings.photoRows else { return (measure, rows) }
    return (min(measure, max(1, settings.photoRows * 2 * width / height)), settings.photoRows)
  }

  /// A break between two parts.
  func rule(at place: Place) -> Line {
    Line(
      .rule, indent: max(0, (place.measure - 5) / 2), spans: [Span("* * *", columns: 5, role: .rule)],
      position: ReadingPosition(block: place.block, offset: place.base), source: place.base..<place.base)
  }

  /// A line that says what is shown elsewhere, and where.
  func embed(_ embed: Embed, at place: Place) -> [Line] {
    let number = linkNumbers[embed.url]
    let kind =
      switch embed.kind {
      case .video: "▶ Video: "
      case .audio: "♪ Audio: "
      case .post: "Post: "
      case .page: "Page: "
      }
    var galley = Galley()
    galley.append(kind, Manner(role: .articleListMark, link: number), source: nil)
    galley.append(embed.title, Manner(role: .articleLink, link: number), source: place.base)
    let host = hostName(of: embed.url)
    if !host.isEmpty, host != embed.title {
      galley.append(" (\(host))", Manner(role: .articleCaption, link: number), source: nil)
    }
    if let number { galley.appendGlued("[\(number)]", Manner(role: .articleLink, link: number)) }
    galley.close(korean: settings.korean)
    return lines(of: galley, at: place)
  }
}

/// The host that an address names, without user, port and `www.`.
func hostName(of url: String) -> String {
  let bytes = Array(url.utf8)
  guard let slashes = bytes.indices.first(where: { bytes[$0...].starts(with: "://".utf8) }) else { return "" }
  let authority = bytes[(slashes + 3)...].prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
  let host = authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false).last ?? authority
  var name = String(decoding: host.prefix { $0 != 0x3A }, as: UTF8.self)
  if name.hasPrefix("www.") { name.removeFirst(4) }
  return name
}
