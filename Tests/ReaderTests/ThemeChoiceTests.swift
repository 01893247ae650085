import Articles
import Screen
import Testing
import Themes

@testable import Reader

@Suite("Which theme is used") struct ThemeChoiceTests {
  func reader(_ settings: [Setting: String], keys: String = "") -> TestReader {
    var reader = TestReader()
    for (setting, value) in settings { reader.restore(setting, value) }
    reader.noteTheme()
    reader.press(keys)
    return reader
  }

  private let byTerminal: [Setting: String] = [
    .themeGuide: "terminal", .lightTheme: "newsprint", .darkTheme: "midnight",
  ]
  private let black = Event.terminal(.ability(.hasBackground(red: 0, green: 0, blue: 0)))
  private let white = Event.terminal(.ability(.hasBackground(red: 250, green: 250, blue: 250)))

  @Test("by the terminal it goes by the background, and what was told is remembered for the next start")
  func background() {
    var reader = reader(byTerminal)
    #expect(reader.state.wantedTheme == "newsprint")
    reader.send(black)
    #expect(reader.state.theme.name == "midnight")
    #expect(reader.effects.suffix(2) == [.saveSetting(.appearance, "dark"), .loadTheme("midnight")])
    reader.send(white)
    #expect(reader.state.theme.name == "newsprint")
    let count = reader.effects.count
    reader.send(white)
    #expect(reader.effects.count == count)
    #expect(self.reader(byTerminal.merging([.appearance: "dark"]) { $1 }).state.wantedTheme == "midnight")
  }

  @Test("what the terminal says of its colors counts more than its background")
  func preference() {
    var reader = reader(byTerminal)
    reader.send(.terminal(.ability(.prefersDark(true))))
    #expect(reader.state.theme.name == "midnight")
    reader.send(white)
    #expect(reader.state.theme.name == "midnight")
    reader.send(.terminal(.ability(.prefersDark(false))))
    #expect(reader.state.theme.name == "newsprint")
  }

  @Test("a theme by its name, and a screen without colors, stay as they are")
  func fixed() {
    var named = reader([.theme: "sepia"])
    named.send(black)
    #expect(named.state.wantedTheme == "sepia" && !named.effects.contains(.loadTheme("sepia")))
    var colorless = reader(byTerminal)
    colorless.setDepth(.monochrome)
    colorless.send(black)
    #expect(!colorless.effects.contains(.loadTheme("midnight")))
  }

  @Test("by the time of day it changes with the minute, once")
  func time() {
    var reader = reader([.themeGuide: "time", .dawn: "07:00", .dusk: "19:00"])
    func tick(_ hour: Int, _ minute: Int) {
      reader.send(.tick(Clock(now: Timestamp(seconds: Int64(1_000 * 86_400 + hour * 3_600 + minute * 60)))))
    }
    tick(18, 59)
    #expect(reader.state.wantedTheme == "newsprint")
    tick(19, 0)
    #expect(reader.state.theme.name == "midnight")
    tick(19, 1)
    tick(23, 0)
    #expect(reader.effects.filter { $0 == .loadTheme("midnight") }.count == 1)
    tick(7, 0)
    #expect(reader.state.theme.name == "newsprint")
  }

  @Test(
    "the light reaches from one time to the other, also over midnight",
    arguments: [
      ("07:00", "19:00", "06:59", false), ("07:00", "19:00", "07:00", true), ("07:00", "19:00", "19:00", false),
      ("19:00", "07:00", "23:30", true), ("19:00", "07:00", "06:59", true), ("19:00", "07:00", "12:00", false),
      ("07:00", "07:00", "07:00", false),
    ])
  func span(dawn: String, dusk: String, moment: String, isLight: Bool) throws {
    var choice = ThemeChoice()
    choice.dawn = try #require(TimeOfDay(dawn))
    choice.dusk = try #require(TimeOfDay(dusk))
    #expect(choice.isLight(at: try #require(TimeOfDay(moment))) == isLight)
  }

  @Test("a time is read and written", arguments: [("7:05", "07:05"), ("00:00", "00:00"), ("23:59", "23:59")])
  func times(text: String, written: String) throws { #expect(try #require(TimeOfDay(text)).text == written) }

  @Test(
    "what is no time is none", arguments: ["", "7", "24:00", "7:60", "7:5", "-1:00", "7:00:00", "١:00", "7 :00", ":00"])
  func noTime(text: String) { #expect(TimeOfDay(text) == nil) }

  @Test("the time of day is that of the reader's zone", arguments: [(0, 0), (9 * 3_600, 540), (-3_600, 1_380)])
  func zone(offset: Int, minutes: Int) {
    #expect(Clock(now: Timestamp(seconds: 0), zoneOffset: offset).minuteOfDay == minutes)
    #expect(Clock(now: Timestamp(seconds: -60), zoneOffset: offset).minuteOfDay == (minutes + 1_439) % 1_440)
  }

  @Test("the picker sets the theme that is in use: in the dark the dark one")
  func picking() {
    var reader = reader(byTerminal)
    reader.send(black)
    reader.press("t G ENTER")
    #expect(reader.state.settings.theme.dark == "sepia" && reader.state.settings.theme.light == "newsprint")
    #expect(reader.effects.last == .saveSetting(.darkTheme, "sepia"))
    #expect(reader.statusLine == " Theme in the dark: Sepia")
  }

  @Test("a theme that comes while one chooses waits until the picker is left")
  func meanwhile() {
    var reader = reader(byTerminal, keys: "t G")
    reader.send(black)
    #expect(reader.state.theme.name == "sepia")
    reader.press("ESC")
    #expect(reader.state.theme.name == "midnight")
  }

  @Test("pictures stand on the theme's paper, or on the terminal's own where the theme has none")
  func ground() {
    var reader = reader([:])
    // The plain theme leaves the paper to the terminal.
    #expect(reader.state.standsOnLight == (reader.state.theme.appearance == .light))
    reader.send(white)
    #expect(reader.state.standsOnLight)
    reader.send(black)
    #expect(!reader.state.standsOnLight)
  }
}
