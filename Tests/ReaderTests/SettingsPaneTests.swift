import Articles
import Screen
import Testing
import Themes

@testable import Reader

@Suite("The pane of settings") struct SettingsPaneTests {
  /// The keys that bring the cursor to a setting.
  func way(to setting: Setting) -> String {
    let index = PageSetting.table.firstIndex { $0.setting == setting } ?? 0
    return "F2" + (index > 0 ? " j*\(index)" : "")
  }

  @Test("it shows every setting with its value")
  func all() {
    var reader = TestReader(columns: 120, rows: 40, keys: "F2")
    for setting in PageSetting.table { #expect(reader.screen.contains(setting.title), "\(setting.title)") }
    #expect(reader.screen.contains("Columns of a line") && reader.screen.contains("related, ranked, reporter, links"))
    reader.resize(60, 12)
    #expect(reader.flaws == [] && reader.screen.contains("Theme by"))
  }

  @Test("a setting is changed with the arrows, shown on the page, remembered and kept at once")
  func arrows() {
    let reader = TestReader(keys: "ENTER " + way(to: .measure) + " RIGHT")
    #expect(reader.state.settings.measure == 70)
    #expect(reader.effects.contains(.saveSetting(.measure, "70")))
    #expect(reader.effects.contains(.keepSettings([.measure: "70"], over: [:])))
    #expect(reader.state.fileSettings == [.measure: "70"])
    #expect(reader.statusLine == " Kept in config.yaml: layout.measure: 70")
    let back = TestReader(keys: way(to: .measure) + " RIGHT LEFT LEFT")
    #expect(back.state.settings.measure == 62)
  }

  @Test("choices go round, and numbers stop at their ends", arguments: PageSetting.table)
  func turning(setting: PageSetting) throws {
    var value = ReaderState.shipped(setting.setting)
    for step in [1, -1] {
      for _ in 0..<200 {
        guard let next = setting.value(after: value, by: step, themes: ["newsprint", "midnight"]) else { break }
        #expect(
          try setting.value(of: setting.words(for: next), isList: false, themes: ["newsprint", "midnight"]) == next)
        value = next
      }
    }
  }

  @Test("a value is typed behind Enter, and what it cannot be is told there")
  func typing() {
    var reader = TestReader(columns: 100, keys: way(to: .railWidth) + " ENTER")
    #expect(reader.statusLine.hasPrefix(" Rail's width: auto"))
    reader.press("C-u")
    reader.type("8")
    reader.press("ENTER")
    #expect(reader.screen.contains("rail wants auto, columns from 20 to 120"))
    reader.press("C-u")
    reader.type("25%")
    reader.press("ENTER")
    #expect(reader.state.settings.railWidth == .percent(25) && reader.state.fileSettings[.railWidth] == "25%")
    reader.press("ENTER ESC")
    #expect(reader.screen.contains("Settings   ·"))
  }

  @Test("lists of the rail are typed with commas between them, and the rail changes at once")
  func lists() {
    var reader = TestReader(columns: 140, rows: 40, keys: way(to: .railLists) + " ENTER C-u")
    reader.type("links, ranked: Most read ,related")
    reader.press("ENTER ESC ENTER")
    #expect(
      reader.state.settings.railLists == [.kind(.links), .ranked(title: "Most read"), .kind(.related)])
    #expect(reader.state.rail.lists.allSatisfy { $0.kind != .byline })
  }

  @Test("Backspace sets a setting as it is shipped")
  func shipped() {
    let reader = TestReader(keys: way(to: .measure) + " RIGHT*3 BACKSPACE")
    #expect(reader.state.settings.measure == 66 && reader.state.fileSettings[.measure] == "66")
  }

  @Test("themes are chosen among those there are")
  func themes() {
    let reader = TestReader(keys: way(to: .theme) + " RIGHT")
    #expect(reader.state.theme.name == "midnight" && reader.state.fileSettings[.theme] == "midnight")
  }

  @Test("a file that cannot be changed is told, and the setting holds all the same")
  func problem() {
    var store = TestStore()
    store.configProblem = "config.yaml:3: not YAML; nothing was written"
    let reader = TestReader(store: store, keys: way(to: .pictures) + " RIGHT")
    #expect(reader.statusLine == " config.yaml:3: not YAML; nothing was written")
    #expect(!reader.state.settings.showsPictures && reader.state.fileSettings == [:])
  }

  @Test("what is kept and what is not is marked")
  func marks() {
    var reader = TestReader(columns: 120, rows: 40)
    reader.configure(.measure, "72")
    reader.configure(.justified, "yes")
    reader.press("a i F2")
    #expect(reader.screen.contains("· 72") && reader.screen.contains("* ragged") && reader.screen.contains("* false"))
  }

  @Test("what the keys changed is kept when one asks for it, all at once")
  func keeping() {
    var reader = TestReader(columns: 120)
    reader.configure(.measure, "72")
    reader.press("a >")
    #expect(reader.statusLine.hasSuffix(". config.yaml says otherwise: press ; to keep this"))
    reader.press(";")
    #expect(reader.statusLine.hasPrefix(" Keep in config.yaml: layout.measure, page.align?"))
    reader.press("y")
    #expect(reader.state.fileSettings == [.measure: "76", .justified: "yes"])
    #expect(reader.statusLine == " Kept in config.yaml: layout.measure, page.align")
    reader.press(";")
    #expect(reader.statusLine == " All is as config.yaml says. F2 shows and changes it.")
  }

  @Test("whoever says no keeps nothing")
  func no() {
    let reader = TestReader(keys: "a ; n")
    #expect(reader.state.fileSettings == [:] && reader.statusLine == " Nothing was changed.")
  }
}
