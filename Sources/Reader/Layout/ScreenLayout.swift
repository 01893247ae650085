// Where everything stands, for any size from 40x12 up. Painting, paging and the mouse all read the same rectangles.
//
//   nameplate                       one row, or a drawn nameplate on a tall front page
//   section bar                     one row, where there are at least 16
//   pane titles in a rule           one row
//   menu | main | rail or preview   the rest; the rail can stand left of main
//   status                          one row

import Screen
import Typesetting

/// The rectangles of one screen.
struct ScreenLayout: Hashable {
  /// How many panes stand side by side.
  enum Width { case single, narrow, medium, wide }

  var width: Width
  var nameplate: Rect
  var hasDrawnNameplate: Bool
  var bar: Rect?
  var titles: Rect
  var menu: Rect?
  /// Whether the menu lies over the page instead of beside it.
  var menuIsOver: Bool
  var main: Rect
  var rail: Rect?
  var preview: Rect?
  var status: Rect

  init(_ state: ReaderState) {
    let size = state.screen
    width =
      switch size.columns {
      case ..<80: .single
      case ..<100: .narrow
      case ..<128: .medium
      default: .wide
      }
    if width != .single, Self.needsWholeScreen(state) { width = .single }
    let isFront = if case .front = state.place { true } else { false }
    hasDrawnNameplate = isFront && size.rows >= 36 && size.columns >= 104 && state.habits.drawsBlocks
    var row = hasDrawnNameplate ? 5 : 1
    nameplate = Rect(column: 0, row: 0, columns: size.columns, rows: min(row, size.rows))
    bar = nil
    if size.rows >= 16 {
      bar = Rect(column: 0, row: row, columns: size.columns, rows: 1)
      row += 1
    }
    titles = Rect(column: 0, row: row, columns: size.columns, rows: 1)
    row += 1
    status = Rect(column: 0, row: max(0, size.rows - 1), columns: size.columns, rows: min(1, size.rows))
    let body = Rect(column: 0, row: row, columns: size.columns, rows: size.rows - row - 1)

    menu = nil
    menuIsOver = false
    rail = nil
    preview = nil
    main = body
    if case .gallery = state.place { return }
    let isAlone = state.isArticleAlone
    if isAlone, state.focus != .menu { return }

    if width == .single {
      switch state.focus {
      case .menu:
        menu = body
        menuIsOver = true
      case .rail where state.hasRail: rail = body
      default: break
      }
      return
    }
    var left = body.column
    if width == .wide, !isAlone {
      let columns = Self.menuColumns(state)
      menu = Rect(column: left, row: row, columns: columns, rows: body.rows)
      left += columns + 1
    } else if state.menu.isOpen || isAlone {
      let columns = min(state.settings.menuWidth?.columns(of: size.columns) ?? 28, size.columns / 2)
      menu = Rect(column: left, row: row, columns: max(16, columns), rows: body.rows)
      menuIsOver = true
    }
    var right = body.maxColumn
    let isList = if case .list = state.place { true } else { false }
    if isList, size.columns >= 100 {
      let columns = (right - left) * 48 / 100
      preview = Rect(column: right - columns, row: row, columns: columns, rows: body.rows)
      right -= columns + 1
    } else if !isList, !isAlone, state.settings.showsRail, state.hasRail {
      let columns = min(Self.railColumns(state), (right - left) / 2)
      switch state.settings.railSide {
      case .right:
        rail = Rect(column: right - columns, row: row, columns: columns, rows: body.rows)
        right -= columns + 1
      case .left:
        rail = Rect(column: left, row: row, columns: columns, rows: body.rows)
        left += columns + 1
      }
    }
    main = Rect(column: left, row: row, columns: right - left, rows: body.rows)
  }

  /// The columns of a menu beside the page: as set, or as many as suit the screen, and a third of it at most.
  private static func menuColumns(_ state: ReaderState) -> Int {
    let columns = state.screen.columns
    let wanted = state.settings.menuWidth?.columns(of: columns) ?? (columns >= 160 ? 26 : 22)
    return min(max(Self.leastMenu, wanted), columns / 3)
  }

  /// The columns of the rail: as set, or as many as suit the screen.
  private static func railColumns(_ state: ReaderState) -> Int {
    let columns = state.screen.columns
    let suggested = columns >= 180 ? 40 : columns >= 110 ? 32 : 26
    return max(Self.leastRail, state.settings.railWidth?.columns(of: columns) ?? suggested)
  }

  /// The fewest columns that a menu and a rail have.
  static let leastMenu = 14
  static let leastRail = 20

  /// The column of the rule between the rail and the page.
  var railRule: Int? { rail.map { $0.column > main.column ? $0.column - 1 : $0.maxColumn } }

  /// Whether an article's letters are so large that it has the screen to itself, as a page does that is zoomed: beside other
  /// panes a line would have too few of them to be read with ease.
  private static func needsWholeScreen(_ state: ReaderState) -> Bool {
    guard case .article = state.place, let lettering = state.lettering(at: state.settings.textSize) else {
      return false
    }
    let columns = state.screen.columns
    let set = railColumns(state) + (columns < 128 ? 0 : menuColumns(state) + 2)
    let beside = max(columns < 128 ? 32 : 68, set)
    return (columns - beside) * lettering.packing.columns < 30 * lettering.letterWidth
  }

  /// The rectangle of a pane that is on the screen.
  func rect(of pane: Pane) -> Rect? {
    switch pane {
    case .menu: menu
    case .main: width == .single && (rail != nil || menu != nil) ? nil : main
    case .rail: rail
    }
  }
}

extension ReaderState {
  /// The rail of the place one is at.
  var rail: RailState {
    get {
      switch place {
      case .front(let front): front.rail
      case .article(let article): article.rail
      case .list, .gallery, .feeds: RailState()
      }
    }
    set {
      switch place {
      case .front(var front):
        front.rail = newValue
        place = .front(front)
      case .article(var article):
        article.rail = newValue
        place = .article(article)
      case .list, .gallery, .feeds: break
      }
    }
  }

  /// Whether the article stands alone, without rail and menu; the menu comes over it when it is asked for.
  var isArticleAlone: Bool { if case .article = place { settings.isReadingView } else { false } }

  /// Whether there is anything to show in a rail here.
  var hasRail: Bool { !rail.lists.isEmpty }

  /// The panes that Tab goes round, from the left.
  var panes: [Pane] {
    if isArticleAlone { return focus == .menu ? [.menu, .main] : [.main] }
    let layout = ScreenLayout(self)
    var panes: [Pane] = [.main]
    if layout.width == .single || layout.menu != nil { panes.insert(.menu, at: 0) }
    if case .gallery = place { panes = [.main] }
    if hasRail, layout.width == .single || layout.rail != nil {
      let isLeft = layout.width != .single && settings.railSide == .left
      panes.insert(.rail, at: isLeft ? panes.count - 1 : panes.count)
    }
    return panes
  }
}
