import Articles
import Screen
import Themes
import Testing

@testable import Reader

@Suite("Layout settings") struct LayoutSettingsTests {
  func layout(_ columns: Int, keys: String = "ENTER", _ settings: [Setting: String] = [:]) -> ScreenLayout {
    var reader = TestReader(columns: columns, keys: keys)
    for (setting, value) in settings { reader.restore(setting, value) }
    reader.resize(columns, 30)
    return ScreenLayout(reader.state)
  }

  @Test("a width in columns holds wherever there is room for it")
  func columns() {
    let wide = layout(160, [.menuWidth: "30", .railWidth: "44"])
    #expect(wide.menu?.columns == 30 && wide.rail?.columns == 44 && wide.main.columns == 160 - 30 - 44 - 2)
    #expect(layout(110, [.railWidth: "44"]).rail?.columns == 44)
  }

  @Test("a width in percent goes with the screen")
  func percent() {
    #expect(layout(200, [.menuWidth: "15%", .railWidth: "25%"]).menu?.columns == 30)
    #expect(layout(200, [.menuWidth: "15%", .railWidth: "25%"]).rail?.columns == 50)
    #expect(layout(120, [.railWidth: "25%"]).rail?.columns == 30)
  }

  @Test("the page keeps half of what the menu leaves, however wide the rail is set")
  func crowded() {
    for columns in stride(from: 80, through: 240, by: 7) {
      let crowded = layout(columns, [.menuWidth: "80", .railWidth: "120"])
      #expect((crowded.menu?.columns ?? 0) <= columns / 3)
      #expect(crowded.main.columns >= (crowded.rail?.columns ?? 0) - 1, "at \(columns)")
    }
    #expect(layout(60, [.railWidth: "44"]).rail == nil)
  }

  @Test("a menu over the page has the width that is set")
  func over() {
    var reader = TestReader(columns: 90)
    reader.restore(.menuWidth, "40")
    reader.press("m")
    #expect(ScreenLayout(reader.state).menu?.columns == 40)
  }

  @Test("nothing set is what the screen suggests")
  func suggested() {
    for columns in [60, 90, 110, 140, 200] {
      #expect(layout(columns, [.menuWidth: "auto", .railWidth: "auto", .railSide: "right"]) == layout(columns))
    }
  }

  @Test("a rail on the left stands between menu and page, and Tab goes from left to right")
  func left() {
    let wide = layout(140, [.railSide: "left"])
    #expect(wide.menu?.column == 0 && wide.rail?.column == 23 && wide.main.maxColumn == 140)
    var reader = TestReader(columns: 140, keys: "ENTER")
    reader.restore(.railSide, "left")
    #expect(reader.state.panes == [.menu, .rail, .main])
    reader.resize(90, 30)
    #expect(reader.state.panes == [.rail, .main])
  }

  @Test("a rail on the left can be dragged, is clicked where it stands, and its width is remembered")
  func leftByMouse() {
    var reader = TestReader(columns: 140, rows: 40, keys: "ENTER")
    reader.restore(.railSide, "left")
    reader.resize(140, 40)
    let rule = ScreenLayout(reader.state).railRule ?? 0
    reader.mouse(.press, rule, 12)
    reader.mouse(.drag, rule + 8, 12)
    #expect(ScreenLayout(reader.state).rail?.columns == 40)
    reader.mouse(.release, rule + 8, 12)
    #expect(reader.effects.contains(.saveSetting(.railWidth, "40")))
    reader.click(on: "[INTERVIEW]")
    #expect(reader.whereabouts == "article The keeper of the last lighthouse")
  }

  @Test("the rule of a rail on the left joins the rule over the page")
  func leftRules() {
    var reader = TestReader(columns: 140, rows: 40, keys: "ENTER")
    reader.restore(.railSide, "left")
    reader.resize(140, 40)
    let layout = ScreenLayout(reader.state)
    let column = layout.railRule ?? 0
    #expect(reader.canvas[column, layout.titles.row].text == "┬" && reader.canvas[column, layout.main.row].text == "│")
    #expect(reader.flaws == [])
  }

  @Test("every place fits every size whatever is set")
  func sizes() {
    for keys in ["", "2", "ENTER", "ENTER TAB", "m", "p", "ENTER +*4"] {
      for side in ["left", "right"] {
        for width in ["20", "120", "50%", "10%"] {
          var reader = TestReader(columns: 150, rows: 40, keys: keys)
          reader.restore(.railSide, side)
          reader.restore(.railWidth, width)
          reader.restore(.menuWidth, width)
          for (columns, rows) in [(30, 8), (60, 20), (80, 24), (99, 30), (110, 30), (128, 36), (240, 60)] {
            reader.resize(columns, rows)
            #expect(reader.flaws == [], "\(keys), \(side), \(width) at \(columns)x\(rows)")
          }
        }
      }
    }
  }

  private let lists = [
    RailList(kind: .related, title: "Related stories", items: []),
    RailList(kind: .ranked, title: "Most read", items: []),
    RailList(kind: .ranked, title: "Top 10", items: []), RailList(kind: .byline, title: "More by Kang", items: []),
    RailList(kind: .links, title: "Links", items: []),
  ]

  @Test(
    "the rail has the lists that are chosen, in their order",
    arguments: [
      ("related\nranked\nreporter\nlinks", "Related stories, Most read, Top 10, More by Kang, Links"),
      ("links\nrelated", "Links, Related stories"), ("ranked: top 10\nrelated", "Top 10, Related stories"),
      ("ranked: Top 10\nlinks\nranked", "Top 10, Links, Most read"), ("links\nlinks", "Links"), ("", ""),
    ])
  func order(chosen: String, shown: String) {
    let choices = chosen.split(separator: "\n").compactMap { RailChoice(String($0)) }
    #expect(RailChoice.arrange(lists, by: choices).map(\.title).joined(separator: ", ") == shown)
  }

  @Test("a rail for which no list is chosen leaves the page its room")
  func none() {
    var reader = TestReader(columns: 140)
    reader.restore(.railLists, "")
    reader.press("ENTER")
    #expect(ScreenLayout(reader.state).rail == nil && reader.state.panes == [.menu, .main])
  }

  @Test(
    "a value of the file is what is remembered, and is written as it was",
    arguments: [
      ("layout", "menu", "15%"), ("layout", "rail", "auto"), ("layout", "rail-side", "left"),
      ("layout", "measure", "72"),
      ("page", "align", "justified"), ("page", "pictures", "false"), ("layout", "show-rail", "true"),
      ("text-size", "level", "-1"), ("page", "korean", "syllable"), ("page", "headlines", "written"),
    ])
  func values(group: String, name: String, word: String) throws {
    let setting = try #require(PageSetting.named(name, in: group))
    let value = try setting.value(of: [word], isList: false, themes: [])
    #expect(setting.words(for: value) == [word])
    var reader = TestReader()
    reader.restore(setting.setting, value)
    #expect(reader.state.value(of: setting.setting) == value)
  }

  @Test("what is remembered of each setting is what was restored, as shipped too", arguments: PageSetting.table)
  func shipped(setting: PageSetting) throws {
    var reader = TestReader()
    let value = reader.state.value(of: setting.setting)
    let words = setting.words(for: value)
    #expect(try setting.value(of: words, isList: setting.isList, themes: ThemeLibrary().names) == value)
    reader.restore(setting.setting, value)
    #expect(reader.state.value(of: setting.setting) == value)
  }

  @Test(
    "what a setting cannot be is told",
    arguments: [
      ("layout", "menu", "13"), ("layout", "menu", "60%"), ("layout", "rail", "wide"), ("layout", "measure", "20"),
      ("page", "align", "centre"), ("page", "pictures", "maybe"), ("layout", "rail-side", "top"),
    ])
  func wrong(group: String, name: String, word: String) throws {
    let setting = try #require(PageSetting.named(name, in: group))
    #expect(throws: PageSettingError.self) { try setting.value(of: [word], isList: false, themes: []) }
    #expect(throws: PageSettingError.self) { try setting.value(of: [word], isList: true, themes: []) }
  }
}
