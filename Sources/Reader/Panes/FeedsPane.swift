import Articles
import Screen
import Typesetting

/// The list of feeds.
enum FeedsPane {
  /// Rows a feed takes: its name, and where there is room how it is.
  static func rowHeight(_ rect: Rect) -> Int { rect.rows >= 8 ? 2 : 1 }

  /// The list, and below it where there is room a rule and three lines with all that is known of the selected feed.
  static func parts(_ rect: Rect) -> (list: Rect, detail: Rect?) {
    let rows = 4
    guard rect.rows >= 16 else { return (rect, nil) }
    let list = Rect(column: rect.column, row: rect.row, columns: rect.columns, rows: rect.rows - rows)
    return (list, Rect(column: rect.column, row: list.maxRow, columns: rect.columns, rows: rows))
  }

  /// How many feeds are seen at once.
  static func feedsPerPage(_ rect: Rect) -> Int { max(1, parts(rect).list.rows / rowHeight(rect)) }

  /// How a feed is, in words: what is wrong and since when, or when it was read and brought something last.
  static func condition(of feed: FeedState, clock: Clock) -> String {
    let dates = DateLine(readerZoneOffset: clock.zoneOffset)
    func age(_ seconds: Int64) -> String { dates.age(of: Timestamp(seconds: seconds), at: clock.now) }
    func isDate(_ age: String) -> Bool { age.contains { $0.isUppercase } }
    func ago(_ seconds: Int64) -> String {
      let age = age(seconds)
      return age == "now" ? "just now" : isDate(age) ? "on \(age)" : "\(age) ago"
    }
    func since(_ seconds: Int64) -> String {
      let age = age(seconds)
      return age == "now" ? "since just now" : isDate(age) ? "since \(age)" : "for \(age)"
    }
    if let retired = feed.retirement { return "no longer fetched \(since(retired.since)): \(retired.reason)" }
    let read = feed.succeeded.map { "last read \(ago($0))" }
    if let failure = feed.failure {
      let words = "failing \(since(failure.since)): \(failure.reason)"
      return [words, read].compactMap { $0 }.joined(separator: " · ")
    }
    guard let read else { return "not fetched yet; R fetches it" }
    return [read, feed.changed.map { "changed \(ago($0))" }].compactMap { $0 }.joined(separator: " · ")
  }

  /// What there is to say of the selected feed: what is wrong in full, else where its newspaper is.
  static func details(of feed: FeedState, clock: Clock, columns: Int) -> [String] {
    if feed.isWrong { return wrap(condition(of: feed, clock: clock), columns: columns, maxLines: 2) }
    return [feed.movedTo.map { "moved to \(withoutUserInfo($0))" }, feed.subscription.siteURL.map(withoutUserInfo)]
      .compactMap { $0 }
  }

  /// When the feed is asked for again.
  static func again(_ feed: FeedState, at now: Int64) -> String {
    if feed.retirement != nil { return "r tries it again" }
    let due = max(feed.due ?? now, feed.notBefore ?? now)
    guard due > now else { return "R asks for it" }
    let reason = feed.isHeldBack(at: now) ? ", as its server wants" : ""
    return "asked for again in \(span(due.subtractingReportingOverflow(now).partialValue))\(reason)"
  }

  /// A time to wait, in the unit that fits.
  static func span(_ seconds: Int64) -> String {
    let minutes = max(1, seconds / 60 + (seconds % 60 > 0 ? 1 : 0))
    return minutes < 60 ? "\(minutes) min" : minutes < 2_880 ? "\(minutes / 60) h" : "\(minutes / 1_440) d"
  }
}

extension Sheet {
  mutating func paintFeeds(_ list: FeedListState, _ state: ReaderState, in rect: Rect) {
    if list.feeds.isEmpty {
      if list.isLoaded {
        paintEmpty(
          ["You subscribe to no feeds yet.", "C picks newspapers from the catalogue,", "A adds an address."], in: rect)
      }
      return
    }
    let height = FeedsPane.rowHeight(rect)
    let (rect, detail) = FeedsPane.parts(rect)
    if let detail, let feed = list.selection { paintDetails(of: feed, clock: state.clock, in: detail) }
    for index in list.top..<min(list.feeds.count, list.top + (rect.rows + height - 1) / height) {
      let row = rect.row + (index - list.top) * height
      let selected: Role? =
        index == list.selected ? (state.focus == .main ? .listSelected : .listSelectedUnfocused) : nil
      paint(
        list.feeds[index], on: selected, clock: state.clock,
        at: Rect(column: rect.column, row: row, columns: rect.columns, rows: min(height, rect.maxRow - row)))
    }
  }

  private mutating func paintDetails(of feed: FeedState, clock: Clock, in rect: Rect) {
    let width = max(0, rect.columns - 2)
    put(signs(String(repeating: "─", count: width)), rect.column + 1, rect.row, .rule, clip: rect)
    let again = FeedsPane.again(feed, at: clock.now.seconds)
    let address = truncate(withoutUserInfo(feed.subscription.url), columns: width - again.count - 2)
    put(address, rect.column + 1, rect.row + 1, .text, clip: rect)
    put(again, rect.column + 1 + max(0, width - again.count), rect.row + 1, .textMuted, clip: rect)
    for (index, line) in FeedsPane.details(of: feed, clock: clock, columns: width).prefix(rect.rows - 2).enumerated() {
      put(truncate(line, columns: width), rect.column + 1, rect.row + 2 + index, .textMuted, clip: rect)
    }
  }

  private mutating func paint(_ feed: FeedState, on selected: Role?, clock: Clock, at rect: Rect) {
    if let selected { fill(rect, selected) }
    let isWrong = feed.isWrong
    let mark = signs(
      feed.retirement != nil ? "×" : feed.failure != nil ? "!" : feed.succeeded == nil ? "○" : " ")
    put(mark, rect.column + 1, rect.row, .listMark, on: selected, clip: rect)
    let count = feed.stories == 1 ? "1 story" : "\(shortCount(feed.stories)) stories"
    let end = rect.maxColumn - 1
    let room = end - rect.column - 3 - count.count - 2
    put(
      truncate(feed.shownTitle, columns: room), rect.column + 3, rect.row, isWrong ? .listHeadlineRead : .listHeadline,
      on: selected, clip: rect)
    put(count, end - count.count, rect.row, .listMeta, on: selected, clip: rect)
    guard rect.rows > 1 else { return }
    var column = rect.column + 3
    let section = feed.subscription.sectionPath.joined(separator: " › ")
    if !section.isEmpty {
      column += put(truncate(section, columns: 24) + " · ", column, rect.row + 1, .listMeta, on: selected, clip: rect)
    }
    if feed.fullText != .automatic {
      column += put("full text \(feed.fullText.rawValue) · ", column, rect.row + 1, .listMeta, on: selected, clip: rect)
    }
    let condition = FeedsPane.condition(of: feed, clock: clock)
    put(
      truncate(condition, columns: end - column), column, rect.row + 1, isWrong ? .listLabel : .listMeta, on: selected,
      clip: rect)
  }
}
