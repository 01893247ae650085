import Testing

@testable import Configuration

@Suite("Sharing in config.yaml")
struct SharingPreferencesTests {
  func read(_ text: String) -> (settings: Preferences, problems: [String]) {
    let (settings, problems) = Preferences.parse(Array(text.utf8), path: "c.yaml")
    return (settings, problems.map(\.description))
  }

  @Test("clipboard, Mastodon's server and commands are read")
  func all() {
    let (settings, problems) = read(
      """
      clipboard: tool
      share:
        mastodon: https://mastodon.example
      commands:
        - name: Film
          key: v
          run: [mpv, --no-terminal, "{url}"]
          in: background
        - name: Speak
          run: [espeak-ng, --stdin]
          input: text
          pause: true
      """)
    #expect(problems == [])
    #expect(settings.clipboard == .tool && settings.mastodon == "mastodon.example")
    let film = settings.commands[0]
    #expect(film.name == "Film" && film.key == "v" && film.words == ["mpv", "--no-terminal", "{url}"])
    #expect(!film.isInTerminal && !film.readsText && !film.pauses)
    let speak = settings.commands[1]
    #expect(speak.key == nil && speak.isInTerminal && speak.readsText && speak.pauses)
  }

  @Test(
    "what is wrong is told with file, line and reason, and the rest holds",
    arguments: [
      ("clipboard: x11", "c.yaml:1: clipboard wants one of auto, osc52, tool, off"),
      ("share:\n  mastodon: not a host", "c.yaml:2: mastodon wants the name of a server"),
      ("share:\n  mastodon: -x.example", "c.yaml:2: mastodon wants the name of a server"),
      ("share:\n  mastodon: a.example/evil?", "c.yaml:2: mastodon wants the name of a server"),
      ("share:\n  mastodn: a.example", "c.yaml:2: share has no setting “mastodn”"),
      ("commands:\n  - name: A\n    run: mpv {url}", "c.yaml:3: run wants a program and its arguments as a list"),
      ("commands:\n  - name: A\n    run: [mpv, '{url}']\n    key: kk", "c.yaml:4: key wants one letter or digit"),
      ("commands:\n  - run: [mpv, '{url}']", "c.yaml:2: a command wants a name, and run"),
      ("commands:\n  - name: A\n    run: [mpv]\n    in: window", "c.yaml:4: in wants one of terminal, background"),
      (
        "commands:\n  - {name: A, key: a, run: [mpv]}\n  - {name: B, key: a, run: [mpv]}",
        "c.yaml:3: the key a has a command already"
      ),
      ("commands: {}", "c.yaml:1: commands wants a list of commands"),
    ])
  func wrong(text: String, problem: String) {
    let (settings, problems) = read(text)
    #expect(problems.count == 1 && problems.first?.hasPrefix(problem) == true, "\(problems)")
    #expect(settings.clipboard == .auto)
  }

  @Test(
    "newsboat#865: a template in which a story's words would be part of a shell's line, or a program, is refused",
    arguments: [
      ["sh", "-c", "firefox '{url}'"], ["sh", "-c", "firefox {url}"], ["bash", "-lc", "{title}"],
      ["/bin/sh", "-c", "{url}"],
      ["sh", "{file}"], ["sh", "-e", "-c", "{url}"], ["env", "sh", "-c", "{title}"], ["env", "{title}"],
      ["env", "-S", "{title}"],
      ["sudo", "-u", "me", "zsh", "-c", "{title}"], ["nohup", "{url}"], ["xargs", "{title}"],
      ["timeout", "5", "{title}"],
      ["ssh", "host", "mpv", "{url}"], ["watch", "{title}"], ["tmux", "new-window", "{title}"], ["eval", "{url}"],
      ["python3", "-c", "{title}"], ["python3.11", "{file}"], ["perl", "-e", "{title}"], ["perl", "-E", "{title}"],
      ["node", "--eval", "{title}"], ["awk", "{title}"], ["vim", "-c", "{title}"], ["mpv", "--title={title}"],
      ["mpv", "'{url}'"], ["mpv", "{url}{title}"], ["mpv", " {url}"], ["{url}"], ["{title}", "x"], ["{file}"],
      ["bash", "-c", "-e", "{url}"], ["fish", "-c", "{url}"], ["busybox", "sh", "-c", "{url}"],
      ["xterm", "-e", "{title}"],
    ])
  func refused(words: [String]) {
    let list = words.map { "\"\($0)\"" }.joined(separator: ", ")
    let (settings, problems) = read("commands:\n  - name: A\n    run: [\(list)]\n  - name: B\n    run: [mpv]\n")
    #expect(settings.commands.map(\.name) == ["B"])
    #expect(problems.count == 1 && problems.first?.hasPrefix("c.yaml:3: ") == true, "\(problems)")
  }

  @Test(
    "a template in which they are whole arguments of the program is taken",
    arguments: [
      ["mpv", "{url}"], ["mpv", "--", "{url}"], ["sh", "-c", "mpv \"$1\"", "sh", "{url}"], ["vim", "{file}"],
      ["bash", "-lc", "less \"$1\"", "bash", "{file}"], ["env", "LANG=C", "mpv", "{url}"], ["nice", "mpv", "{url}"],
      ["python3", "save.py", "{title}", "{url}"], ["python3", "-m", "save", "{url}"],
      ["notify-send", "{title}", "{url}"],
      ["timeout", "5", "mpv", "{url}"], ["wc", "-w"], ["sh", "-c", "wc -w | less"], ["perl", "-ne", "print"],
    ])
  func taken(words: [String]) {
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    let (settings, problems) = read("commands:\n  - name: A\n    run: [\(list)]\n")
    #expect(problems == [] && settings.commands.first?.words == words)
  }
}
