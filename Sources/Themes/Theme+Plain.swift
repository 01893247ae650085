import Screen

extension Theme {
  /// The theme that needs no file: the terminal's own colors, told apart by attributes.
  public static var plain: Theme {
    func style(_ attributes: Attributes) -> Style { Style(attributes: attributes) }
    return Theme(
      name: "plain", title: "Plain", appearance: .dark,
      styles: [
        .text: style([]), .textMuted: style(.dim), .accent: style(.bold), .nameplate: style(.bold),
        .nameplateDate: style([]), .sectionBarSelected: style(.reverse), .menuSelected: style(.reverse),
        .ruleFocused: style(.bold), .title: style(.bold), .titleFocused: style([.bold, .reverse]),
        .listHeadline: style(.bold), .listHeadlineRead: style([]), .listSelected: style(.reverse),
        .listSelectedUnfocused: style(.underline), .frontHeadline: style(.bold), .frontLead: style(.bold),
        .articleHeadline: style(.bold), .articleDeck: style(.italic), .articleCrosshead: style(.bold),
        .articleQuotation: style(.italic), .articleLink: style(.underline), .articleCaption: style(.italic),
        .articleMatch: style(.underline), .articleMatchCurrent: style(.reverse), .railHeadline: style([]),
        .status: style(.reverse), .statusKey: style([.reverse, .bold]), .statusError: style([.reverse, .bold]),
        .overlayTitle: style(.bold), .overlaySelected: style(.reverse), .overlayKey: style(.bold),
      ])
  }
}
