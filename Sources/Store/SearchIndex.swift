// The full-text index. It is the dearest part of taking articles in, so it is filled after them, many at a time, and
// each time in one transaction with how far it came: a program that is killed leaves articles that are not yet found,
// never one that is lost or found twice. What comes next is read from the store before that transaction begins: a state
// of the store that is held for long lets its log grow.

import Articles
import SQLite

/// So much text goes into the index in one transaction, or one article's more; it is all in memory meanwhile.
private let largestBatch = 8 << 20

/// What comes into the search index by one transaction, as the store was at one moment.
public struct IndexBatch: Sendable {
  /// What is done with an article.
  enum Step {
    /// Its words are taken out, which must be those that it came with.
    case remove(Int64, SearchText)
    /// Its words are put in.
    case add(Int64, SearchText)
  }

  /// How far the index came before, and comes.
  var start: SearchState
  var end: SearchState
  var steps: [Step] = []
  /// Articles and changes that it is about.
  public internal(set) var count = 0
  /// Bytes of text.
  var size = 0

  init(after state: SearchState) { (start, end) = (state, state) }

  mutating func append(_ step: Step) {
    steps.append(step)
    switch step {
    case .remove(_, let text), .add(_, let text): size += text.headline.count + text.words.count
    }
  }
}

extension Store {
  /// Brings at most `limit` articles that wait for it into the search index; how many it were, 0 when none is left. Others
  /// may write to the store meanwhile. Small limits take less memory: some 6 kB an article of 2 kB.
  @discardableResult
  public func indexPending(limit: Int = 5_000) throws(StoreError) -> Int {
    try requireSearch()
    try attempt(settleSearch)
    while let batch = try nextBatch(limit: limit) {
      // Another program may have brought in the same.
      if try put(batch), batch.count > 0 { return batch.count }
    }
    return 0
  }

  /// Brings all that waits for it into the search index.
  public func indexAll() throws(StoreError) { while try indexPending() > 0 {} }

  /// What waits for the index, at most `limit` articles; nil where nothing does. `last` is a batch that is still being
  /// brought in: one connection may read what comes next while another does that.
  public func nextBatch(after last: IndexBatch? = nil, limit: Int) throws(StoreError) -> IndexBatch? {
    try requireSearch()
    return try read { () throws(SQLiteError) in
      let state = if let last { last.end } else { try searchState() }
      let batch = try batch(after: state, limit: limit)
      return batch.end == state ? nil : batch
    }
  }

  /// Brings a batch into the index; false, and nothing done, where the index is not as it was when the batch was made.
  public func put(_ batch: IndexBatch) throws(StoreError) -> Bool {
    try requireSearch()
    let isPut = try attempt { () throws(SQLiteError) in
      try transaction(lockSearch) { () throws(SQLiteError) in
        guard try searchState() == batch.start else { return false }
        for step in batch.steps { try take(step) }
        try setSearchState(batch.end)
        return true
      }
    }
    if isPut, batch.end.change > batch.start.change { try forgetChanges(upTo: batch.end.change) }
    return isPut
  }

  /// How many articles wait for the search index.
  public func pendingCount() throws(StoreError) -> Int {
    try requireSearch()
    return try read { () throws(SQLiteError) in
      let state = try searchState()
      let new = try connection.number(
        "SELECT count(*) FROM article_contents WHERE article_id > ?", [.integer(state.article)])
      let changes = try connection.number(
        "SELECT count(DISTINCT article_id) FROM search_changes WHERE number > ? AND article_id <= ?",
        [.integer(state.change), .integer(state.article)])
      return Int((new ?? 0) + (changes ?? 0))
    }
  }

  /// To be told before an article's content changes: the index can only forget words that it is told.
  func noteChange(of id: ArticleID, _ stored: Article) throws(SQLiteError) {
    let text = SearchText(stored)
    let statement = try connection.statement(
      "INSERT INTO search_changes (article_id, old_headline, old_words) VALUES (?, ?, ?)")
    try statement.bind(id.rawValue, 1)
    try statement.bind(utf8: text.headline, 2)
    try statement.bind(utf8: text.words, 3)
    try statement.run()
  }

  private func forgetChanges(upTo number: Int64) throws(StoreError) {
    try write { () throws(SQLiteError) in
      try connection.run("DELETE FROM search_changes WHERE number <= ?", [.integer(number)])
    }
  }

  // MARK: What is next

  /// What comes into an index that is so far. Within one state of the store.
  private func batch(after state: SearchState, limit: Int) throws(SQLiteError) -> IndexBatch {
    var batch = IndexBatch(after: state)
    // Articles that are not in the index yet come as they are after all changes, so these come first.
    if try addChanges(to: &batch, limit) { try addNew(to: &batch, limit) }
    return batch
  }

  /// Whether these are all changes and there is room for more.
  private func addChanges(to batch: inout IndexBatch, _ limit: Int) throws(SQLiteError) -> Bool {
    let changes = try connection.statement(
      """
      SELECT number, article_id, old_headline, old_words FROM search_changes WHERE number > ? ORDER BY number
      """)
    defer { changes.reset() }
    try changes.bind(batch.start.change, 1)
    while batch.count < limit, batch.size < largestBatch {
      guard try changes.step() else { return true }
      let (number, article) = (changes.int(0), changes.int(1))
      if article <= batch.start.article {
        batch.append(.remove(article, SearchText(headline: changes.bytes(2), words: changes.bytes(3))))
        if let text = try text(of: article, after: number) { batch.append(.add(article, text)) }
        batch.count += 1
      }
      batch.end.change = number
    }
    return false
  }

  /// An article as a change left it: as the next one found it, or as it is; nil where its text was taken away.
  private func text(of id: Int64, after change: Int64) throws(SQLiteError) -> SearchText? {
    let next = try connection.first(
      """
      SELECT old_headline, old_words FROM search_changes WHERE article_id = ? AND number > ? ORDER BY number LIMIT 1
      """, [.integer(id), .integer(change)]
    ) { row throws(SQLiteError) in SearchText(headline: row.bytes(0), words: row.bytes(1)) }
    if let next { return next }
    return try content(ArticleID(id)).map { SearchText($0) }
  }

  private func addNew(to batch: inout IndexBatch, _ limit: Int) throws(SQLiteError) {
    let articles = try connection.statement(
      """
      SELECT article_id, content FROM article_contents WHERE article_id > ? ORDER BY article_id LIMIT ?
      """)
    defer { articles.reset() }
    try articles.bind(batch.start.article, 1)
    try articles.bind(Int64(limit - batch.count), 2)
    while batch.size < largestBatch, try articles.step() {
      let id = articles.int(0)
      let article = try articles.withBytes(1) { content throws(SQLiteError) in
        var reader = ByteReader(content)
        return try reader.article()
      }
      batch.append(.add(id, SearchText(article)))
      batch.count += 1
      batch.end.article = id
    }
  }

  // MARK: Writing

  private func take(_ step: IndexBatch.Step) throws(SQLiteError) {
    switch step {
    case .add(let id, let text):
      try run("INSERT INTO search (rowid, headline, words) VALUES (?, ?, ?)", id, text)
    case .remove(let id, let text):
      try run("INSERT INTO search (search, rowid, headline, words) VALUES ('delete', ?, ?, ?)", id, text)
    }
  }

  private func run(_ sql: String, _ id: Int64, _ text: SearchText) throws(SQLiteError) {
    let statement = try connection.statement(sql)
    try statement.bind(id, 1)
    try statement.bind(utf8: text.headline, 2)
    try statement.bind(utf8: text.words, 3)
    try statement.run()
  }
}
