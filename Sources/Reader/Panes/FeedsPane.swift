import Articles
import Screen
import Typesetting

/// The list of feeds.
enum FeedsPane {
  /// Rows a feed takes: its name, and where there is room how it is.
  static func rowHeight(_ rect: Rect) -> Int { rect.rows >= 8 ? 2 : 1 }

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
    for index in list.top..<min(list.feeds.count, list.top + (rect.rows + height - 1) / height) {
      let row = rect.row + (index - list.top) * height
      let selected: Role? =
        index == list.selected ? (state.focus == .main ? .listSelected : .listSelectedUnfocused) : nil
      paint(
        list.feeds[index], on: selected, clock: state.clock,
        at: Rect(column: rect.column, row: row, columns: rect.columns, rows: min(height, rect.maxRow - row)))
    }
  }

  private mutating func paint(_ feed: FeedState, on selected: Role?, clock: Clock, at rect: Rect) {
    if let selected { fill(rect, selected) }
    let isWrong = feed.isWrong
    let mark = feed.retirement != nil ? "×" : feed.failure != nil ? "!" : feed.succeeded == nil ? "○" : " "
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
