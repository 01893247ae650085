import Screen
import Testing
import Themes

/// Held by every theme that comes with the program.
@Suite struct ShippedThemesTests {
  static let names = ThemeLibrary().names
  /// Those that name their colors, so that their contrast can be reckoned.
  static let colored = names.filter { $0 != "terminal" && $0 != "monochrome" }
  /// Roles that carry text; rules do not.
  static let textRoles = Role.allCases.filter { $0 != .rule && $0 != .ruleFocused }

  @Test("there are the themes that are promised")
  func promised() {
    #expect(
      Self.names == [
        "newsprint", "ink", "salmon", "midnight", "sepia", "solarized-light", "solarized-dark", "high-contrast-light",
        "high-contrast-dark", "terminal", "monochrome",
      ])
    #expect(Self.names.contains(ThemeLibrary.defaultName) && Self.names.contains(ThemeLibrary.monochromeName))
  }

  @Test("it is read without an error", arguments: names)
  func isRead(name: String) throws {
    let theme = try ThemeLibrary().theme(named: name)
    #expect(theme.name == name && theme.title != name)
  }

  @Test("it gives every role a color on a color", arguments: colored)
  func styles(name: String) throws {
    let theme = try ThemeLibrary().theme(named: name)
    for role in Role.allCases {
      #expect(theme.style(role).foreground != .standard && theme.style(role).background != .standard, "\(role)")
    }
  }

  @Test("its text can be read: 4.5 to 1, and 7 to 1 where high contrast is promised", arguments: colored)
  func contrasts(name: String) throws {
    let theme = try ThemeLibrary().theme(named: name)
    let least = name.hasPrefix("high-contrast") ? 7 : 4.5
    for role in Self.textRoles {
      let style = theme.style(role)
      let ratio = try #require(contrast(of: style.foreground, on: style.background))
      #expect(ratio >= least, "\(name) \(role.rawValue) \(ratio)")
    }
    // The parts of a row keep their colors when the row is selected.
    for (part, row) in Self.rows {
      let ratio = try #require(contrast(of: theme.style(part).foreground, on: theme.style(row).background))
      #expect(ratio >= least, "\(name) \(part.rawValue) in \(row.rawValue) \(ratio)")
    }
  }

  /// The parts of rows, and the selections they may stand in.
  static let rows: [(Role, Role)] =
    [
      Role.listKicker, .listLabel, .listHeadline, .listHeadlineRead, .listMeta, .listMark, .railRank, .railMeta,
      .railHeadlineRead, .railMovementUp, .railMovementDown, .railMovementNew, .menuCount, .frontMeta, .frontKicker,
    ].flatMap { [($0, Role.listSelected), ($0, .listSelectedUnfocused)] }
    + [(.articleLink, .articleMatch), (.articleDeck, .articleMatch)]

  @Test(
    "its text can be read on a terminal of few colors", arguments: colored,
    [ColorDepth.palette256, .palette16, .palette8])
  func fewColors(name: String, depth: ColorDepth) throws {
    let theme = try ThemeLibrary().theme(named: name).fitted(to: depth)
    for role in Self.textRoles {
      let style = theme.style(role)
      let ratio = try #require(contrast(of: style.foreground, on: style.background))
      #expect(ratio >= 3, "\(name) \(role.rawValue) \(depth) \(ratio)")
    }
  }

  @Test("what is selected is seen at every depth", arguments: names, ColorDepth.allCases)
  func selection(name: String, depth: ColorDepth) throws {
    let theme = try ThemeLibrary().theme(named: name).fitted(to: depth)
    for (selected, row) in [
      (Role.listSelected, Role.list), (.menuSelected, .menu), (.sectionBarSelected, .sectionBar),
      (.overlaySelected, .overlay), (.listSelectedUnfocused, .list), (.articleMatchCurrent, .articleBody),
      (.articleMatch, .articleBody), (.listSelected, .listSelectedUnfocused), (.articleMatch, .articleMatchCurrent),
    ] {
      let (one, other) = (theme.style(selected), theme.style(row))
      let marks: Attributes = [.reverse, .underline]
      #expect(
        one.background != other.background
          || one.attributes.intersection(marks) != other.attributes.intersection(marks),
        "\(name) \(selected.rawValue) \(depth)")
    }
  }

  @Test("a part of a selected row stands on the row's ground")
  func parts() throws {
    let theme = try ThemeLibrary().theme(named: "newsprint")
    let style = theme.style(.listMeta, on: .listSelected)
    #expect(style.foreground == theme.style(.listMeta).foreground)
    #expect(style.background == theme.style(.listSelected).background)
    let few = theme.fitted(to: .palette8)
    #expect(few.style(.listMeta, on: .listSelected) == few.style(.listSelected))
  }

  @Test("light is light and dark is dark", arguments: colored)
  func appearance(name: String) throws {
    let theme = try ThemeLibrary().theme(named: name)
    let paper = try #require(theme.style(.text).background.luminance)
    #expect(theme.appearance == (paper > 0.5 ? .light : .dark))
  }

  @Test("without colors only attributes remain")
  func monochrome() throws {
    let theme = try ThemeLibrary().theme(named: "monochrome")
    for role in Role.allCases {
      #expect(theme.style(role).foreground == .standard && theme.style(role).background == .standard, "\(role)")
    }
    #expect(theme.style(.listSelected).attributes.contains(.reverse))
  }
}
