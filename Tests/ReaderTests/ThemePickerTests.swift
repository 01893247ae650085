import Testing
import Themes

@testable import Reader

@Suite("Choosing a theme") struct ThemePickerTests {
  @Test("shows each theme on the page as the cursor comes to it")
  func preview() {
    var reader = TestReader(keys: "t j")
    #expect(reader.state.theme.name == "midnight")
    reader.press("k")
    #expect(reader.state.theme.name == "newsprint")
  }

  @Test("Esc and q give back the theme that was", arguments: ["ESC", "q"])
  func escape(key: String) {
    let reader = TestReader(keys: "t j*2 \(key)")
    #expect(reader.state.theme == .plain && !reader.effects.contains(.saveSetting(.theme, "sepia")))
    #expect(reader.canvas == TestReader().canvas)
  }

  @Test("Enter keeps the theme, and remembers it")
  func keep() {
    let reader = TestReader(keys: "t j*2 ENTER")
    #expect(reader.state.theme.name == "sepia" && reader.effects.last == .saveSetting(.theme, "sepia"))
    #expect(reader.statusLine == " Theme: Sepia")
  }

  @Test("begins on the theme in use")
  func begins() {
    var reader = TestReader(keys: "t j ENTER t")
    #expect(reader.style(of: "Midnight") != reader.style(of: "Newsprint") || reader.state.theme.name == "midnight")
    reader.press("j")
    #expect(reader.state.theme.name == "sepia")
  }

  @Test("the cursor stops at the ends")
  func ends() {
    let reader = TestReader(keys: "t j*9 ENTER")
    #expect(reader.state.theme.name == "sepia")
  }

  @Test("says what is wrong with a theme that could not be read")
  func problems() {
    var reader = TestReader(columns: 100, keys: "t")
    reader.send(.themes(reader.store.themes, problems: ["mine.yaml:3: no such role"]))
    #expect(reader.screen.contains("mine.yaml:3: no such role"))
  }

  @Test("no theme at all can be survived")
  func none() {
    var store = TestStore()
    store.themes = []
    let reader = TestReader(store: store, keys: "t j k G g ENTER")
    #expect(reader.state.theme == .plain && reader.flaws == [])
  }
}
