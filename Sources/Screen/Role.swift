// Roles are the joint between what text is and how it looks: the reader names a role, a theme gives it a style.
// Names are dotted; a role that a theme leaves out takes the style of the name before its last dot, and in the end `text`.

/// What a piece of text on the screen is. The raw value is its dotted name in theme files.
public enum Role: String, CaseIterable, Hashable, Sendable {
  case text
  case textMuted = "text.muted"

  case accent

  case nameplate
  case nameplateDate = "nameplate.date"

  case sectionBar = "section-bar"
  case sectionBarSelected = "section-bar.selected"

  case menu
  case menuSelected = "menu.selected"
  case menuCount = "menu.count"

  case rule
  case ruleFocused = "rule.focused"

  case title
  case titleFocused = "title.focused"

  case list
  case listKicker = "list.kicker"
  case listLabel = "list.label"
  case listHeadline = "list.headline"
  case listHeadlineRead = "list.headline-read"
  case listMeta = "list.meta"
  case listMark = "list.mark"
  case listSelected = "list.selected"
  case listSelectedUnfocused = "list.selected-unfocused"

  case front
  case frontKicker = "front.kicker"
  case frontHeadline = "front.headline"
  case frontLead = "front.lead"
  case frontDeck = "front.deck"
  case frontText = "front.text"
  case frontMeta = "front.meta"

  case article
  case articleKicker = "article.kicker"
  case articleHeadline = "article.headline"
  case articleDeck = "article.deck"
  case articleMeta = "article.meta"
  case articleByline = "article.byline"
  case articleBody = "article.body"
  case articleCrosshead = "article.crosshead"
  case articleQuotation = "article.quotation"
  case articleAttribution = "article.attribution"
  case articleCode = "article.code"
  case articleLink = "article.link"
  case articleTable = "article.table"
  case articleCaption = "article.caption"
  case articleCredit = "article.credit"
  case articleListMark = "article.list-mark"
  case articleMatch = "article.match"
  case articleMatchCurrent = "article.match-current"

  case rail
  case railHeadline = "rail.headline"
  case railHeadlineRead = "rail.headline-read"
  case railMeta = "rail.meta"
  case railRank = "rail.rank"
  case railMovementUp = "rail.movement-up"
  case railMovementDown = "rail.movement-down"
  case railMovementNew = "rail.movement-new"

  case status
  case statusKey = "status.key"
  case statusNotice = "status.notice"
  case statusError = "status.error"

  case overlay
  case overlayTitle = "overlay.title"
  case overlayKey = "overlay.key"
  case overlaySelected = "overlay.selected"
  case overlayInput = "overlay.input"

  case gallery
  case galleryCaption = "gallery.caption"

  /// The role whose style this one takes where a theme says nothing of it; nil for `text`.
  public var parent: Role? {
    guard self != .text else { return nil }
    guard let dot = rawValue.lastIndex(of: ".") else { return .text }
    return Role(rawValue: String(rawValue[..<dot])) ?? .text
  }
}

extension Role {
  /// The role's position in `allCases`; an enum of this kind is stored as that number, which a test holds us to.
  public var ordinal: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}
