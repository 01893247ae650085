// How two versions of one story become one.

import Articles

extension Article {
  /// This stored article after its own source sent `newer`. Sources often send a cut text in their feed and the whole one
  /// on the page: a body that has become much shorter without a later `updated` time leaves the stored one as it is. Where
  /// the stored one was fetched over a teaser, any shorter body is the teaser again.
  func updated(by newer: Article, keepingFullText: Bool = false) -> Article {
    var result = newer
    let isLater = (newer.updated?.seconds ?? .min) > (updated?.seconds ?? .min)
    if keepingFullText ? newer.bodyLength < bodyLength : !isLater && newer.bodyLength * 2 < bodyLength {
      result.body = body
      result.isTruncated = isTruncated
      result.leadPhoto = newer.leadPhoto ?? leadPhoto
      result.bylines = newer.bylines.isEmpty ? bylines : newer.bylines
    }
    if result.related.isEmpty { result.related = related }
    if result.moreByReporter.isEmpty { result.moreByReporter = moreByReporter }
    if result.posted == nil { result.posted = posted }
    if result.sectionPath.isEmpty { result.sectionPath = sectionPath }
    if result.url == nil { result.url = url }
    return result
  }

  /// Whether this is the story that is stored at its address. Another source's is; of one source, which may give a new
  /// name to a story and may give one address to many, only the one of the same headline or time.
  func isStory(of stored: Article) -> Bool {
    source != stored.source || headline == stored.headline || (posted != nil && posted == stored.posted)
  }

  /// Whether another source's version of the same story should stand in this one's place: only a much fuller text.
  func isFuller(than stored: Article) -> Bool { bodyLength > stored.bodyLength * 3 / 2 + 200 }
}
