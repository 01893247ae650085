// What a person looks for, as it is typed: words, "phrases in quotes", beginnings*, -words that must not be there, and
// conditions such as section:politics, author:kang, after:2020-06, is:unread. Whatever is none of these is looked for as
// it stands: an address, a time of day, a word with a colon.

import Spelling

/// A search, taken apart.
public struct SearchQuery: Hashable, Sendable {
  /// Words that must be there, or must not.
  public struct Term: Hashable, Sendable {
    /// One word, or the words of a phrase.
    public var text: String
    /// Whether it was in quotes: the words follow each other.
    public var isPhrase = false
    /// Whether it may be the beginning of a word.
    public var isBeginning = false
    /// Whether articles that have it are left out.
    public var isExcluded = false
    /// Whether only headlines count.
    public var inHeadline = false
  }

  /// Something that an article must be, or must not.
  public struct Condition: Hashable, Sendable {
    /// What is asked of it.
    public enum Kind: Hashable, Sendable {
      /// In a section whose name begins so, or one below it.
      case section(String)
      /// From a newspaper whose name has this in it.
      case source(String)
      /// By a reporter whose name has this in it.
      case author(String)
      /// Marked so, such as `interview`.
      case label(String)
      /// Not before the beginning of a day, in seconds since 1970 in UTC.
      case notBefore(Int64)
      /// Before the beginning of a day.
      case before(Int64)
      /// Opened to be read.
      case read
      /// Saved.
      case saved
      /// In the queue of stories to read later.
      case queued
      /// With a note of the reader's.
      case noted
      /// With a tag of the reader's whose name begins so.
      case tag(String)
      /// With these words in the reader's note.
      case note(String)
      /// With a photo.
      case photo
    }

    /// What is asked.
    public var kind: Kind
    /// Whether the opposite is asked.
    public var isExcluded: Bool
  }

  /// The words.
  public private(set) var terms: [Term] = []
  /// The conditions.
  public private(set) var conditions: [Condition] = []

  /// Whether it finds anything at all: words that must not be there are no search.
  public var asksForSomething: Bool { !conditions.isEmpty || terms.contains { !$0.isExcluded } }

  /// The names that may stand before a colon, with what they want, for help and completion.
  public static let fields: [(name: String, hint: String)] = [
    ("section", "a section's name"), ("source", "a newspaper's name"), ("author", "a reporter's name"),
    ("label", "a mark such as interview"), ("headline", "a word of the headline"),
    ("after", "a day such as 2020-06-30, a month or a year"), ("before", "a day, a month or a year"),
    ("on", "a day, a month or a year"), ("is", "read, unread, saved, queued, noted or photo"),
    ("tag", "a tag of yours"),
    ("note", "words of your note"),
  ]

  /// Takes apart what was typed; throws what is wrong with a condition.
  public init(_ text: String) throws(SearchQueryError) {
    var rest = text[...]
    while true {
      rest = rest.drop(while: \.isWhitespace)
      guard let first = rest.first else { return }
      let isExcluded = first == "-" && rest.dropFirst().first.map { !$0.isWhitespace } ?? false
      if isExcluded { rest.removeFirst() }
      if let field = try Self.takeField(&rest) {
        let value = Self.takeValue(&rest)
        try add(field, value.text, isQuoted: value.isQuoted, isExcluded)
      } else {
        let value = Self.takeValue(&rest)
        add(value.text, isQuoted: value.isQuoted, isExcluded, inHeadline: false)
      }
    }
  }

  /// Other words for what conditions ask for, with the names that they have here.
  private static let otherNames = [
    "date": "on", "day": "on", "since": "after", "until": "before", "till": "before", "title": "headline",
    "publication": "source", "feed": "source", "paper": "source", "byline": "author", "reporter": "author",
    "category": "section",
  ]

  /// A name of a condition and its colon. One that nothing is like is part of a word, as in an address.
  private static func takeField(_ rest: inout Substring) throws(SearchQueryError) -> String? {
    let letters = rest.prefix { $0.isASCII && $0.isLetter }
    let after = rest[letters.endIndex...]
    guard after.first == ":", after.dropFirst().first.map({ !$0.isWhitespace }) ?? false else { return nil }
    let name = letters.lowercased()
    let names = fields.map(\.name)
    guard names.contains(name) else {
      guard name.count > 2, let meant = otherNames[name] ?? nearestName(to: name, among: names) else { return nil }
      let word = after.prefix { !$0.isWhitespace }
      throw SearchQueryError(
        "\(letters): is no condition, \(meant): is; in quotes, \"\(letters)\(word)\" is looked for as it stands")
    }
    rest = after.dropFirst()
    return name
  }

  /// What stands up to the next blank, or in quotes; a quote that is never closed reaches to the end.
  private static func takeValue(_ rest: inout Substring) -> (text: String, isQuoted: Bool) {
    guard rest.first == "\"" else {
      let word = rest.prefix { !$0.isWhitespace }
      rest = rest[word.endIndex...]
      return (String(word), false)
    }
    let inside = rest.dropFirst().prefix { $0 != "\"" }
    rest = rest[inside.endIndex...].dropFirst()
    return (String(inside), true)
  }

  private mutating func add(_ word: String, isQuoted: Bool, _ isExcluded: Bool, inHeadline: Bool) {
    var word = word
    let isBeginning = !isQuoted && word.count > 1 && word.hasSuffix("*")
    if isBeginning { word.removeLast() }
    guard !word.isEmpty else { return }
    terms.append(
      Term(
        text: word, isPhrase: isQuoted, isBeginning: isBeginning, isExcluded: isExcluded, inHeadline: inHeadline))
  }

  private mutating func add(
    _ field: String, _ value: String, isQuoted: Bool, _ isExcluded: Bool
  ) throws(SearchQueryError) {
    guard !value.isEmpty else { return }
    func append(_ kind: Condition.Kind, _ isExcluded: Bool) {
      conditions.append(Condition(kind: kind, isExcluded: isExcluded))
    }
    switch field {
    case "headline": add(value, isQuoted: isQuoted, isExcluded, inHeadline: true)
    case "section": append(.section(value), isExcluded)
    case "source": append(.source(value), isExcluded)
    case "author": append(.author(value), isExcluded)
    case "label": append(.label(value), isExcluded)
    case "tag": append(.tag(value), isExcluded)
    case "note": append(.note(value), isExcluded)
    case "after": append(.notBefore(try Self.span(value, of: field).upperBound), isExcluded)
    case "before": append(.before(try Self.span(value, of: field).lowerBound), isExcluded)
    case "on":
      guard !isExcluded else { throw SearchQueryError("on: cannot be left out; before: and after: say the rest") }
      let span = try Self.span(value, of: field)
      append(.notBefore(span.lowerBound), false)
      append(.before(span.upperBound), false)
    default:
      switch value.lowercased() {
      case "read": append(.read, isExcluded)
      case "unread": append(.read, !isExcluded)
      case "saved": append(.saved, isExcluded)
      case "queued": append(.queued, isExcluded)
      case "noted": append(.noted, isExcluded)
      case "photo", "photos": append(.photo, isExcluded)
      default: throw SearchQueryError("is: knows read, unread, saved, queued, noted and photo, not “\(value)”")
      }
    }
  }

  /// The seconds of a day, a month or a year, as 2020-06-30, 2020-06 or 2020 (ISO 8601). For `after` of a month or a year
  /// its beginning counts: `after:2020-06` has June in it, as `after:2020-06-30` has the thirtieth.
  private static func span(_ text: String, of field: String) throws(SearchQueryError) -> Range<Int64> {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { part -> Int? in
      part.allSatisfy(\.isASCII) && part.count <= 4 ? Int(part) : nil
    }
    let numbers = parts.compactMap { $0 }
    let isKnown =
      numbers.count == parts.count && (1...3).contains(numbers.count) && (1...9_999).contains(numbers[0])
      && numbers.dropFirst().first.map { (1...12).contains($0) } ?? true
    guard isKnown else {
      throw SearchQueryError(
        "\(field): wants a day, a month or a year such as 2020-06-30, 2020-06 or 2020, not “\(text)”")
    }
    let year = numbers[0]
    let month = numbers.count > 1 ? numbers[1] : 1
    let day = numbers.count > 2 ? numbers[2] : 1
    let start = CivilDate(year: year, month: month, day: day)
    let next =
      switch numbers.count {
      case 1: CivilDate(year: year + 1, month: 1, day: 1)
      case 2: CivilDate(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
      default: CivilDate(daysSinceEpoch: start.daysSinceEpoch + 1)
      }
    guard CivilDate(daysSinceEpoch: start.daysSinceEpoch) == start else {
      throw SearchQueryError("\(field): there is no day \(text)")
    }
    let seconds = { (date: CivilDate) in Int64(date.daysSinceEpoch) * 86_400 }
    return field == "after" ? seconds(start)..<seconds(start) : seconds(start)..<seconds(next)
  }
}

/// What is wrong with a search.
public struct SearchQueryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One line: what is wrong and what would be right.
  public let description: String

  init(_ description: String) { self.description = description }
}
