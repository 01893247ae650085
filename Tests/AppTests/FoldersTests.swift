import Articles
import Reader
import Testing

@testable import App

@Suite struct FoldersTests {
  func folders(_ environment: [String: String], store: String? = nil, config: String? = nil) -> Folders {
    Folders(store: store, config: config) { environment[$0] }
  }

  @Test("without variables, everything lies under the home folder")
  func home() {
    let folders = folders(["HOME": "/home/ada"])
    #expect(folders.store == "/home/ada/.local/share/broadsheet/store.sqlite")
    #expect(folders.config == "/home/ada/.config/broadsheet")
    #expect(folders.themes == "/home/ada/.config/broadsheet/themes")
  }

  @Test("the XDG variables name other places")
  func xdg() {
    let folders = folders(["HOME": "/home/ada", "XDG_DATA_HOME": "/data", "XDG_CONFIG_HOME": "/config"])
    #expect(folders.store == "/data/broadsheet/store.sqlite")
    #expect(folders.config == "/config/broadsheet")
  }

  @Test("relative paths in XDG variables are ignored", arguments: ["data", "./data", "../data", ""])
  func relative(path: String) {
    let folders = folders(["HOME": "/home/ada", "XDG_DATA_HOME": path, "XDG_CONFIG_HOME": path])
    #expect(folders.store == "/home/ada/.local/share/broadsheet/store.sqlite")
    #expect(folders.config == "/home/ada/.config/broadsheet")
  }

  @Test("what the command line names comes first")
  func options() {
    let folders = folders(["XDG_DATA_HOME": "/data", "XDG_CONFIG_HOME": "/config"], store: "my.sqlite", config: "conf")
    #expect(folders.store == "my.sqlite" && folders.config == "conf" && folders.themes == "conf/themes")
  }

  @Test("a variable that is empty is not set")
  func empty() {
    #expect(Folders.variable("BROADSHEET_NO_SUCH_VARIABLE") == nil)
    #expect(Folders.variable("PATH") != nil)
  }

  @Test("a fixed clock shows the moment it was given")
  func fixedClock() { #expect(Clock.system(now: 1_795_424_400).now == Timestamp(seconds: 1_795_424_400)) }

  @Test("the clock shows the time of the machine's zone")
  func zone() { #expect(abs(Clock.system().zoneOffset) <= 14 * 3_600) }
}
