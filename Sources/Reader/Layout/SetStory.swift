// A story of the front page set in a width: what it says in any case, and its lede, of which more or less is shown.

import Articles
import Screen
import Typesetting

/// A story, set.
struct SetStory: Sendable {
  /// Kicker, headline and deck.
  private var head: [FrontLayout.Line]
  private var lede: WrappedText
  /// How many lines of the lede are shown where nothing asks for more.
  private var ledeLines: Int
  private var meta: [String]
  private var isLead: Bool
  private var width: Int

  /// `rows` is how many lines there should be, as far as the lede reaches. Where the story `isHeaded`, kicker and headline
  /// stand already.
  init(_ story: Teaser, width: Int, rank: Int, rows: Int = 0, isHeaded: Bool = false, clock: Clock) {
    isLead = rank == 0
    self.width = width
    head = isHeaded ? [] : Self.kicker(of: story, width: width)
    let headline = isHeaded ? [] : wrap(story.headline, columns: width, maxLines: isLead ? 3 : 4, balance: true)
    head += FrontLayout.Line.set(
      headline, of: story.headline, role: rank == 0 ? .frontLead : .frontHeadline, width: width)
    if let deck = story.deck, rank < 3 {
      head += FrontLayout.Line.set(
        wrap(deck, columns: width, maxLines: 3), of: deck, role: .frontDeck, width: width)
    }
    ledeLines = max(rows - head.count - 1, isLead ? 4 : rank < 4 ? 5 : rank < 12 ? 3 : 2)
    lede = WrappedText(story.lede, columns: width)
    meta = [DateLine(readerZoneOffset: clock.zoneOffset).age(of: story.posted, at: clock.now), story.byline]
  }

  /// Its lines, with so many `more` of the lede than usual as there are.
  func lines(more: Int = 0) -> [FrontLayout.Line] {
    let told = lede.lines(atMost: ledeLines + more)
    // The lead goes on inside; to open it is to turn to that page.
    let turn = isLead && told.last?.hasSuffix("…") == true ? ["more …"] : []
    let foot = (meta + turn).filter { !$0.isEmpty }.joined(separator: " · ")
    return head + FrontLayout.Line.set(told, isRightToLeft: lede.isRightToLeft, role: .frontText, width: width) + [
      FrontLayout.Line(text: truncate(foot, columns: width), role: .frontMeta)
    ]
  }

  /// The line above a headline.
  static func kicker(of story: Teaser, width: Int) -> [FrontLayout.Line] {
    let above = ([story.kicker ?? story.sectionPath.first ?? ""] + story.labels.map { "[\($0)]" }).filter {
      !$0.isEmpty
    }
    return above.isEmpty
      ? [] : [FrontLayout.Line(text: truncate(above.joined(separator: " "), columns: width), role: .frontKicker)]
  }
}

extension FrontLayout.Line {
  /// The lines of a paragraph, at the right edge where it runs from right to left.
  static func set(_ lines: [String], isRightToLeft: Bool, role: Role, width: Int) -> [Self] {
    lines.map { text in
      Self(text: text, role: role, indent: isRightToLeft ? max(0, width - DisplayWidth.columns(of: text)) : 0)
    }
  }

  /// The lines of what `text` says.
  static func set(_ lines: [String], of text: String, role: Role, width: Int) -> [Self] {
    set(lines, isRightToLeft: runsFromRightToLeft(text), role: role, width: width)
  }
}

/// The stories below the lead, set in a column's width at a time of day.
struct SetStories: Sendable {
  private(set) var stories: [SetStory] = []
  private var teasers: [Teaser] = []
  private var width = 0
  private var clock: Clock?

  /// Nothing set yet.
  init() {}

  /// The stories behind the first of `teasers`; those of `last` where it is the same.
  init(_ teasers: [Teaser], width: Int, clock: Clock, last: SetStories) {
    let below = Array(teasers.dropFirst())
    if last.width == width, last.clock == clock, last.teasers == below {
      self = last
      return
    }
    (self.teasers, self.width, self.clock) = (below, width, clock)
    stories = below.enumerated().map { SetStory($1, width: width, rank: $0 + 1, clock: clock) }
  }
}
