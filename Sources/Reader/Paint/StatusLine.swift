import Screen
import Typesetting

extension Sheet {
  /// The last row: what just happened, else the keys that help most here.
  mutating func paintStatus(_ state: ReaderState, _ layout: ScreenLayout) {
    var rect = layout.status
    fill(rect, .status)
    if let refresh = state.refresh {
      let words = truncate(refresh.words, columns: rect.columns * 2 / 3)
      rect.columns = put(" " + words, endingAt: rect.columns - 1, rect.row, .statusNotice)
    }
    if let notice = state.notice {
      put(
        truncate(notice.text, columns: rect.columns - 2), 1, rect.row, notice.isError ? .statusError : .statusNotice)
      return
    }
    var column = 1
    for name in hints(state) {
      guard let key = state.keymap.keys(for: name, in: state.scope).first, let words = hintWords(name) else { continue }
      let shown = keyLabel(key)
      let width = DisplayWidth.columns(of: shown) + 1 + DisplayWidth.columns(of: words)
      guard column + width < rect.columns else { break }
      column += put(shown, column, rect.row, .statusKey)
      column += put(" " + words, column, rect.row, .status) + 2
    }
  }

  private func hints(_ state: ReaderState) -> [Command.Name] {
    let general: [Command.Name] = [.nextPane, .chooseTheme, .palette, .help, .close]
    switch state.scope {
    case .front: return [.open, .search, .toggleMenu, .openPhotos] + general
    case .list: return [.open, .save, .toggleRead, .search, .changeOrder, .markAllRead] + general
    case .article:
      let hints: [Command.Name] = [.pageDown, .back, .nextArticle, .textLarger, .textSmaller, .find, .save]
      return (state.showsTeaser ? [.fullText] : []) + hints + general
    case .rail: return [.open, .nextList, .toggleFold, .hideList] + general
    case .menu: return [.open, .toggleFold] + general
    case .feeds:
      guard case .feeds(let list) = state.place else { return general }
      guard !list.feeds.isEmpty else { return [.catalogue, .addFeed] + general }
      let isWrong = list.selection?.isWrong ?? false
      let failing: [Command.Name] = list.feeds.contains(where: \.isWrong) ? [.nextFailingFeed] : []
      return [.open] + (isWrong ? [.retryFeed] : []) + [.refresh, .addFeed, .catalogue] + failing
        + [.renameFeed, .moveFeed, .removeFeed, .fullTextRule] + general
    case .gallery: return [.nextArticle, .previousArticle, .back, .chooseTheme, .help]
    }
  }

  /// A command in one word or two, for the status line.
  private func hintWords(_ name: Command.Name) -> String? {
    switch name {
    case .nextPane: "pane"
    case .chooseTheme: "theme"
    case .palette: "commands"
    case .help: "keys"
    case .close: "close"
    case .open: "open"
    case .back: "back"
    case .search: "search"
    case .find: "find"
    case .toggleMenu: "menu"
    case .openPhotos: "photos"
    case .save: "save"
    case .toggleRead: "read/unread"
    case .changeOrder: "order"
    case .markAllRead: "all read"
    case .pageDown: "page"
    case .nextArticle: "next"
    case .previousArticle: "previous"
    case .textLarger: "larger"
    case .textSmaller: "smaller"
    case .nextList: "next list"
    case .toggleFold: "fold"
    case .hideList: "close for a day"
    case .refresh: "fetch"
    case .addFeed: "add"
    case .catalogue: "catalogue"
    case .renameFeed: "rename"
    case .moveFeed: "move"
    case .removeFeed: "remove"
    case .retryFeed: "try again"
    case .fullText: "whole text"
    case .fullTextRule: "full text"
    case .nextFailingFeed: "next failing"
    default: nil
    }
  }
}

/// A key as people read it: `Enter` for `ENTER`, `Ctrl-D` for `C-d`.
func keyLabel(_ name: String) -> String {
  if name.contains(" ") { return name.split(separator: " ").map { keyLabel(String($0)) }.joined(separator: " ") }
  switch name {
  case "ENTER": return "Enter"
  case "SPACE": return "Space"
  case "TAB": return "Tab"
  case "ESC": return "Esc"
  case "BACKSPACE": return "Bksp"
  case "UP": return "↑"
  case "DOWN": return "↓"
  case "LEFT": return "←"
  case "RIGHT": return "→"
  case "PGUP": return "PgUp"
  case "PGDN": return "PgDn"
  case "HOME": return "Home"
  case "END": return "End"
  default: break
  }
  if name.count > 2, name.hasPrefix("C-") { return "Ctrl-" + keyLabel(String(name.dropFirst(2))).uppercased() }
  if name.count > 2, name.hasPrefix("M-") { return "Alt-" + keyLabel(String(name.dropFirst(2))) }
  if name.count > 2, name.hasPrefix("S-") { return "Shift-" + keyLabel(String(name.dropFirst(2))) }
  return name
}
