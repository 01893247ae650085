import Articles
import Screen
import Testing
import Themes

@testable import Reader

@Suite("The mouse") struct MouseTests {
  @Test("the wheel scrolls a story by three lines")
  func wheelInArticle() {
    var reader = TestReader(columns: 110, keys: "H ENTER")
    reader.mouse(.wheelDown, 20, 10)
    #expect(reader.article?.top == 3)
    reader.mouse(.wheelUp, 20, 10)
    #expect(reader.article?.top == 0)
  }

  @Test("the wheel scrolls what is under it, whatever has the focus")
  func wheelUnderPointer() {
    var reader = TestReader(columns: 110, rows: 20, keys: "ENTER TAB")
    reader.mouse(.wheelDown, 20, 10)
    #expect(reader.article?.top == 3 && reader.state.rail.top == 0)
  }

  @Test("a click on a story of the front page opens it")
  func front() {
    var reader = TestReader(columns: 110)
    reader.click(on: "Bakers")
    #expect(reader.whereabouts.hasPrefix("article Bakers"))
  }

  @Test("a click in a list selects, a second one opens")
  func list() {
    var reader = TestReader(columns: 60, keys: "2")
    reader.click(on: "Fog closes")
    #expect(reader.selection == "Fog closes the strait for a day" && reader.list != nil)
    reader.click(on: "Fog closes")
    #expect(reader.whereabouts == "article Fog closes the strait for a day")
  }

  @Test("a click in the rail opens, also where headings and blank lines stand above")
  func rail() {
    var reader = TestReader(columns: 110, rows: 40, keys: "ENTER")
    reader.click(on: "[INTERVIEW]")
    #expect(reader.whereabouts == "article The keeper of the last lighthouse")
  }

  @Test("a click in the menu opens the section that stands there")
  func menu() {
    var reader = TestReader(columns: 140)
    reader.click(on: "Sport       ")
    #expect(reader.whereabouts == "list Sport")
  }

  @Test("a click in a menu scrolled and folded opens what is seen")
  func menuFolded() {
    var reader = TestReader(columns: 60, rows: 10, keys: "m g j*2 l j*3 l G g j*2 h")
    reader.click(on: "Culture")
    #expect(reader.whereabouts == "list Culture")
  }

  @Test("a click beside an open menu closes it")
  func besideMenu() {
    var reader = TestReader(columns: 90, keys: "m")
    reader.mouse(.press, 60, 12)
    #expect(reader.focus == .main && reader.whereabouts == "front" && !reader.screen.contains("All stories"))
  }

  @Test("a click in the bar opens the section, one on the nameplate the front page")
  func bar() {
    var reader = TestReader()
    reader.click(on: "4 Culture")
    #expect(reader.whereabouts == "list Culture")
    reader.click(on: "B R O A D")
    #expect(reader.whereabouts == "front")
  }

  @Test("a click on a link opens it")
  func link() {
    var reader = TestReader(columns: 110, keys: "ENTER")
    reader.click(on: "the timetable")
    #expect(reader.effects.last == .browse("https://post.example/timetable"))
    reader.forgetEffects()
    reader.click(on: "The first boat")
    #expect(reader.effects == [])
  }

  @Test("a click at the left of a gallery goes back, elsewhere on")
  func gallery() {
    var reader = TestReader(columns: 90, keys: "p")
    reader.mouse(.press, 60, 12)
    #expect(reader.galleryState?.selected == 1)
    reader.mouse(.press, 5, 12)
    #expect(reader.galleryState?.selected == 0)
  }

  @Test("dragging the rule before the rail makes the rail wider and narrower, within limits")
  func dragRail() {
    var reader = TestReader(columns: 110, keys: "ENTER")
    let rule = 110 - 32 - 1
    reader.mouse(.press, rule, 12)
    reader.mouse(.drag, rule - 8, 12)
    #expect(ScreenLayout(reader.state).rail?.columns == 40)
    reader.mouse(.drag, 5, 12)
    #expect(ScreenLayout(reader.state).rail.map { $0.columns <= 55 } == true)
    reader.mouse(.drag, 109, 12)
    #expect(ScreenLayout(reader.state).rail?.columns == 20 && reader.flaws == [])
    reader.mouse(.release, 109, 12)
    reader.mouse(.drag, 60, 12)
    #expect(ScreenLayout(reader.state).rail?.columns == 20)
  }

  @Test("dragging the rule after the menu makes the menu wider and narrower")
  func dragMenu() {
    var reader = TestReader(columns: 140)
    reader.mouse(.press, 22, 12)
    reader.mouse(.drag, 30, 12)
    #expect(ScreenLayout(reader.state).menu?.columns == 30 && reader.flaws == [])
  }

  @Test("a click chooses in palette and theme picker, one beside them closes them")
  func overlays() {
    var reader = TestReader(columns: 90, rows: 40, keys: "t")
    reader.click(on: "Sepia")
    #expect(reader.state.theme.name == "sepia")
    reader.mouse(.press, 0, 39)
    #expect(reader.state.theme == .plain && reader.screen == TestReader(columns: 90, rows: 40).screen)
    reader.press(":")
    reader.click(on: "To the end")
    #expect(reader.front?.selected == 12)
  }

  @Test("a click while a question is asked changes nothing")
  func question() {
    var reader = TestReader(keys: "2 A")
    reader.forgetEffects()
    reader.mouse(.press, 10, 10)
    #expect(reader.effects == [] && reader.whereabouts == "list National")
  }

  @Test("a click anywhere, at any size, is survived")
  func anywhere() {
    for (columns, rows) in [(30, 8), (60, 14), (90, 20), (140, 40)] {
      for keys in ["", "2", "ENTER", "p", "m", "?", ":", "t", "/"] {
        for row in stride(from: -1, through: rows + 1, by: 6) {
          for column in stride(from: -1, through: columns + 1, by: 19) {
            var reader = TestReader(columns: columns, rows: rows, keys: keys)
            reader.mouse(.press, column, row)
            #expect(reader.flaws == [], "\(keys) at \(column), \(row) of \(columns)x\(rows)")
          }
        }
      }
    }
  }
}
