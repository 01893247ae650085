// A search as SQL: the words for the index, the conditions for the tables beside it. A condition on a list (a section, a
// newspaper, a reporter) goes by the rows of that list, which are in the order of their keys already.

import Articles
import SQLite

/// What the statements of a search ask.
struct SearchMatching {
  /// For the index; nil where no word must be there.
  private(set) var words: String?
  /// The same with the last word as a beginning; nil where it can be none.
  private(set) var openWords: String?
  /// What else must hold of `a`, each with AND before it.
  private(set) var conditions = ""
  private(set) var values: [Value] = []

  /// Nil where nothing is asked for.
  init?(_ query: SearchQuery) {
    guard query.asksForSomething else { return nil }
    words = Self.match(query.terms, isOpen: false)
    openWords = Self.match(query.terms, isOpen: true)
    for condition in query.conditions { add(condition) }
    let excluded = query.terms.filter(\.isExcluded).compactMap { Self.match($0, isOpen: false) }
    if !excluded.isEmpty {
      conditions += " AND a.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)"
      values.append(.text(excluded.joined(separator: " OR ")))
    }
    // Only words that the index does not keep, such as marks.
    if words == nil, query.conditions.isEmpty { return nil }
  }

  private static func match(_ terms: [SearchQuery.Term], isOpen: Bool) -> String? {
    let wanted = terms.filter { !$0.isExcluded }
    let known = wanted.enumerated().compactMap { index, term in
      match(term, isOpen: isOpen && index == wanted.count - 1 && !term.isPhrase)
    }
    return known.isEmpty ? nil : known.joined(separator: " AND ")
  }

  private static func match(_ term: SearchQuery.Term, isOpen: Bool) -> String? {
    guard let word = indexWord(term.text, isBeginning: term.isBeginning, isOpen: isOpen) else { return nil }
    return term.inHeadline ? "{headline} : \(word)" : word
  }

  private mutating func add(_ condition: SearchQuery.Condition) {
    let not = condition.isExcluded ? "NOT " : ""
    switch condition.kind {
    case .section(let name): addList("section", "\(Self.plain(name))%", not)
    case .source(let name): addList("publication", "%\(Self.plain(name))%", not)
    case .author(let name): addList("byline", "%\(Self.plain(name))%", not)
    case .label(let name):
      conditions += " AND \(not)(plain(a.labels) LIKE ? ESCAPE '\\')"
      values.append(.text("%\(Self.plain(name))%"))
    case .notBefore(let seconds):
      conditions += " AND \(not)(a.place >= ?)"
      values.append(.integer(seconds))
    case .before(let seconds):
      conditions += " AND \(not)(a.place < ?)"
      values.append(.integer(seconds))
    case .read: conditions += " AND \(not)EXISTS (SELECT 1 FROM reading WHERE article_id = a.id AND is_read = 1)"
    case .saved: conditions += " AND \(not)EXISTS (SELECT 1 FROM reading WHERE article_id = a.id AND saved IS NOT NULL)"
    case .queued:
      conditions += " AND \(not)EXISTS (SELECT 1 FROM reading WHERE article_id = a.id AND queued IS NOT NULL)"
    case .noted: conditions += " AND \(not)EXISTS (SELECT 1 FROM reading WHERE article_id = a.id AND note IS NOT NULL)"
    case .tag(let name):
      conditions += """
         AND \(not)EXISTS (SELECT 1 FROM article_tags JOIN lists ON id = list_id
          WHERE article_id = a.id AND plain(folded) LIKE ? ESCAPE '\\')
        """
      values.append(.text("\(Self.plain(name))%"))
    case .note(let words):
      conditions += """
         AND \(not)EXISTS (SELECT 1 FROM reading WHERE article_id = a.id AND plain(note) LIKE ? ESCAPE '\\')
        """
      values.append(.text("%\(Self.plain(words))%"))
    case .photo: conditions += " AND \(not)(a.has_photo = 1)"
    }
  }

  private mutating func addList(_ kind: String, _ pattern: String, _ not: String) {
    conditions += """
       AND a.id \(not)IN (SELECT article_id FROM listed WHERE list_id IN
        (SELECT id FROM lists WHERE kind = '\(kind)' AND plain(folded) LIKE ? ESCAPE '\\'))
      """
    values.append(.text(pattern))
  }

  /// A name as names are compared, in which nothing means anything to LIKE.
  private static func plain(_ name: String) -> String { escapedForLike(withoutAccents(name)) }
}
