// What an overlay shows, and where: a box in the middle with a title, lines, and a hint at its foot. The mouse reads the same
// box that is painted.

import Articles
import Screen
import Themes
import Typesetting

/// An overlay as lines in a box.
struct OverlayBox {
  struct Line {
    var key = ""
    var text: String
    var role: Role = .overlay
    /// The index of the choice that the line is.
    var index: Int?
    /// Its text in several roles, instead of `text`.
    var pieces: [(text: String, role: Role)] = []
  }

  var title: String
  var lines: [Line]
  /// The line being typed, above the others.
  var input: String?
  var hint: String
  var top = 0
  var selected: Int?
  var rect: Rect

  /// The rows that the box has for its lines.
  var visibleRows: Int { max(0, rect.rows - 2 - (input == nil ? 0 : 2)) }
  /// The first row of the lines.
  var firstRow: Int { rect.row + 1 + (input == nil ? 0 : 2) }

  /// The choice at `point`.
  func index(at point: Point) -> Int? {
    let line = top + point.row - firstRow
    return lines.indices.contains(line) && point.row < firstRow + visibleRows ? lines[line].index : nil
  }

  init(
    title: String, lines: [Line], input: String? = nil, hint: String, selected: Int? = nil, columns: Int, top: Int = 0,
    state: ReaderState, rows: Int? = nil, atRight: Bool = false
  ) {
    self.title = title
    self.lines = lines
    self.input = input
    self.hint = hint
    self.selected = selected
    let screen = state.screen
    let width = min(columns, screen.columns - 2)
    let wanted = (rows ?? lines.count) + 2 + (input == nil ? 0 : 2)
    let height = min(wanted, screen.rows - 2)
    rect = Rect(
      column: atRight ? screen.columns - width - 1 : (screen.columns - width) / 2,
      row: max(1, (screen.rows - height) / (atRight ? 2 : 3)), columns: width, rows: height)
    self.top = top
    if let selected {
      let visible = visibleRows
      if let line = lines.firstIndex(where: { $0.index == selected }), visible > 0 {
        self.top = line < visible ? 0 : min(line - visible / 2, lines.count - visible)
      }
    }
  }

  /// The box of any overlay that is a list; nil for a line at the foot of the screen.
  static func of(_ overlay: Overlay, state: ReaderState) -> OverlayBox? {
    switch overlay {
    case .help(let help): self.help(help, state: state)
    case .palette(let palette): self.palette(palette, state: state)
    case .themes(let picker): themes(picker, state: state)
    case .lettering(let picker): lettering(picker, state: state)
    case .settings(let settings): self.settings(settings, state: state)
    case .catalogue(let catalogue): self.catalogue(catalogue, state: state)
    case .link(let link): self.link(link, state: state)
    case .share(let share): self.share(share, state: state)
    case .prompt, .question, .preview, .hints, .code, .selection: nil
    }
  }

  static func help(_ help: HelpState, state: ReaderState) -> OverlayBox {
    var lines: [Line] = []
    for group in Command.Group.allCases {
      let commands = Command.table.filter { $0.group == group && $0.scopes.contains(help.scope) }
      let shown = commands.compactMap { command -> Line? in
        let keys = state.keymap.keys(for: command.name, in: help.scope).map(keyLabel)
        guard !keys.isEmpty else { return nil }
        let text = command.name == .openSection ? "1 – 9" : keys.joined(separator: "  ")
        return Line(key: text, text: command.title)
      }
      guard !shown.isEmpty else { continue }
      if !lines.isEmpty { lines.append(Line(text: "")) }
      lines.append(Line(text: group.rawValue, role: .overlayTitle))
      lines += shown
    }
    return OverlayBox(
      title: "Keys: \(help.scope.rawValue)", lines: lines, hint: "Tab other panes   Esc closes", columns: 74,
      top: help.top, state: state)
  }

  static func palette(_ palette: PaletteState, state: ReaderState) -> OverlayBox {
    let found = palette.found
    let lines = found.enumerated().map { index, command in
      Line(
        key: state.keymap.keys(for: command.name, in: palette.scope).prefix(3).map(keyLabel).joined(separator: " "),
        text: command.title, index: index)
    }
    return OverlayBox(
      title: "Commands", lines: lines.isEmpty ? [Line(text: "No command fits.", role: .overlay)] : lines,
      input: palette.input.text, hint: "Enter does it   Esc closes", selected: palette.selected, columns: 64,
      state: state, rows: 16)
  }

  static func catalogue(_ catalogue: CatalogueState, state: ReaderState) -> OverlayBox {
    let found = catalogue.found
    let lines = found.enumerated().map { index, feed in
      let mark = catalogue.subscribed.contains(feed.url) ? "✓ " : "  "
      let host = shownHost(of: feed.url)
      return Line(
        key: feed.group, text: mark + feed.name + (host.isEmpty ? "" : "  \(host)"), index: index)
    }
    let none = catalogue.isLoaded ? "Nothing in the catalogue fits. A in the list of feeds adds an address." : ""
    return OverlayBox(
      title: catalogue.isChoice
        ? "This page has several feeds" : "Newspapers, \(found.count) of \(catalogue.feeds.count)",
      lines: lines.isEmpty ? [Line(text: none)] : lines, input: catalogue.input.text,
      hint: "Type to filter   Enter subscribes   Esc closes", selected: catalogue.selected, columns: 84, state: state,
      rows: catalogue.isChoice ? max(4, min(16, catalogue.feeds.count)) : 22)
  }

  /// The host of an address, without `www.`.
  private static func shownHost(of url: String) -> String {
    let parts = withoutUserInfo(url).split(separator: "/", omittingEmptySubsequences: true)
    guard parts.count > 1 else { return "" }
    let host = String(parts[1])
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }

  static func lettering(_ picker: LetteringPickerState, state: ReaderState) -> OverlayBox {
    let lines = picker.choices.enumerated().map { index, packing in
      packing.map { Line(key: $0.title, text: $0.sample(columns: 24), index: index) }
        ?? Line(key: "Automatic", text: state.letters.known.title.lowercased(), index: index)
    }
    return OverlayBox(
      title: "Letters: which line is whole?", lines: lines, hint: "Enter keeps   Esc goes back",
      selected: picker.selected, columns: 46, state: state, atRight: state.screen.columns >= 100)
  }

  static func themes(_ picker: ThemePickerState, state: ReaderState) -> OverlayBox {
    let lines =
      picker.themes.enumerated().map { index, theme in
        Line(key: theme.appearance == .dark ? "dark" : "light", text: theme.title, index: index)
      } + picker.problems.map { Line(text: $0, role: .statusError) }
    return OverlayBox(
      title: "Theme", lines: lines, hint: "Enter keeps   Esc goes back", selected: picker.selected, columns: 40,
      state: state, atRight: state.screen.columns >= 100)
  }
}

extension Sheet {
  mutating func paint(_ overlay: Overlay, _ state: ReaderState) {
    if case .preview(let preview) = overlay {
      paint(preview, state)
      return
    }
    if let shown = OverlayBox.of(overlay, state: state) {
      paint(shown)
      return
    }
    if case .hints(let hints) = overlay {
      paint(hints, state)
      return
    }
    if case .selection(let selection) = overlay {
      paint(selection, state)
      return
    }
    if case .code(let code) = overlay {
      paint(code, state)
      return
    }
    let row = state.screen.rows - 1
    fill(Rect(column: 0, row: row, columns: state.screen.columns, rows: 1), .overlayInput)
    switch overlay {
    case .prompt(let prompt):
      paintLine(label: prompt.isPattern ? "Find by pattern: " : prompt.kind.label, prompt.input.text, row: row)
      let hint =
        switch prompt.kind {
        case .search: prompt.names.hint ?? SearchHelp.hint(for: prompt.input.text)
        case .find: state.findHint(prompt)
        default: nil as String?
        }
      guard let said = prompt.problem ?? hint, row > 0 else { return }
      let role: Role = prompt.problem == nil ? .status : .statusError
      fill(Rect(column: 0, row: row - 1, columns: state.screen.columns, rows: 1), role)
      put(truncate(said, columns: state.screen.columns - 2), 1, row - 1, role)
    case .question(let question):
      let keys = state.screen.columns < 72 ? "  y or n" : "  y yes   any other key no"
      let text = truncate(question.text, columns: state.screen.columns - 2 - keys.count)
      let end = 1 + put(text, 1, row, .overlayInput)
      put(keys, end, row, .overlayInput)
    default: break
    }
  }

  /// A line being typed behind its label; its end stays in sight.
  mutating func paintLine(label: String, _ typed: String, row: Int) {
    let column = 1 + put(label, 1, row, .overlayInput)
    let room = canvas.size.columns - column - 2
    var text = typed
    while DisplayWidth.columns(of: text) > room, !text.isEmpty { text.removeFirst() }
    let end = column + put(text, column, row, .overlayInput)
    put(signs("▏"), end, row, .overlayInput)
  }

  private mutating func paint(_ shown: OverlayBox) {
    let rect = shown.rect
    fill(rect, .overlay)
    box(rect, .overlay)
    put(" \(truncate(shown.title, columns: rect.columns - 6)) ", rect.column + 2, rect.row, .overlayTitle)
    let hint = " \(truncate(shown.hint, columns: rect.columns - 6)) "
    put(hint, endingAt: rect.maxColumn - 2, rect.maxRow - 1, .overlayKey)
    if let input = shown.input {
      let inner = Rect(column: rect.column + 1, row: rect.row + 1, columns: rect.columns - 2, rows: 1)
      fill(inner, .overlayInput)
      let column = inner.column + 1 + put(": " + input, inner.column + 1, inner.row, .overlayInput, clip: inner)
      put(signs("▏"), column, inner.row, .overlayInput, clip: inner)
    }
    let keyColumns = min(26, shown.lines.map { DisplayWidth.columns(of: $0.key) }.max() ?? 0)
    let inside = rect.inset(left: 1, right: 1)
    for line in 0..<shown.visibleRows {
      let index = shown.top + line
      guard shown.lines.indices.contains(index) else { break }
      let item = shown.lines[index]
      let row = shown.firstRow + line
      let isSelected = item.index != nil && item.index == shown.selected
      if isSelected { fill(Rect(column: inside.column, row: row, columns: inside.columns, rows: 1), .overlaySelected) }
      if !item.pieces.isEmpty {
        var column = inside.column + 1
        for piece in item.pieces { column += put(piece.text, column, row, piece.role, clip: inside) }
        continue
      }
      if item.key.isEmpty, item.index == nil {
        put(truncate(item.text, columns: inside.columns - 2), inside.column + 1, row, item.role, clip: inside)
        continue
      }
      put(
        truncate(item.key, columns: keyColumns), inside.column + 1, row, isSelected ? .overlaySelected : .overlayKey,
        clip: inside)
      let column = inside.column + keyColumns + 3
      put(
        truncate(item.text, columns: inside.maxColumn - column - 1), column, row,
        isSelected ? .overlaySelected : item.role,
        clip: inside)
    }
    if shown.lines.count > shown.visibleRows, shown.visibleRows > 2 {
      let mark = signs(shown.top + shown.visibleRows < shown.lines.count ? "▼" : "▲")
      put(mark, rect.maxColumn - 1, rect.maxRow - 2, .overlayKey)
    }
  }
}

extension PromptState.Kind {
  /// What stands before the line being typed.
  fileprivate var label: String {
    switch self {
    case .find: "Find in the article: "
    case .pipe: "Pipe the article to: "
    case .search: "Search the store: "
    case .inscription(_, .tags): "Tags, with commas between them: "
    case .inscription(_, .note): "Note: "
    case .addFeed: "Address of a feed or a page: "
    case .renameFeed: "Name of the feed: "
    case .setting(let pane): (pane.setting?.title ?? "") + ": "
    case .moveFeed: "Section (A/B; empty for its own): "
    }
  }
}
