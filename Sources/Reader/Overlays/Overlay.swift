// What can lie over the page. While one does, it has the keys; Esc takes it away.

import Articles
import Screen
import Themes

/// Something that lies over the page and has the keys.
enum Overlay: Sendable {
  case help(HelpState)
  case palette(PaletteState)
  case themes(ThemePickerState)
  case settings(SettingsState)
  case lettering(LetteringPickerState)
  case prompt(PromptState)
  case question(Question)
  case catalogue(CatalogueState)
  case preview(PreviewState)
  case hints(HintState)
  case link(LinkState)
  case share(ShareState)
  case code(CodeState)
  case selection(SelectionState)
}

/// The help page.
struct HelpState: Sendable {
  /// The pane whose keys are shown.
  var scope: Command.Scope
  /// The first visible line.
  var top = 0
}

/// The command palette: every command by name.
struct PaletteState: Sendable {
  var input = TextInput()
  var selected = 0
  /// The pane that had the focus, where the command will be carried out.
  var scope: Command.Scope

  /// The commands that the input finds, best first.
  var found: [Command] {
    let commands = Command.table.filter { $0.scopes.contains(scope) && $0.name != .palette && $0.name != .openSection }
    guard !input.text.isEmpty else { return commands }
    return
      commands
      .compactMap { command in
        [command.title, command.name.rawValue].compactMap { fuzzyScore(input.text, in: $0) }.max().map { ($0, command) }
      }
      .sorted { $0.0 > $1.0 }
      .map(\.1)
  }
}

/// The theme picker: the page under it is drawn in the theme under the cursor.
struct ThemePickerState: Sendable {
  var themes: [Theme] = []
  var selected = 0
  /// The theme to go back to on Esc.
  var original: Theme
  var problems: [String] = []
}

/// The pane of settings: each with its value, which is changed there.
struct SettingsState: Hashable, Sendable {
  var selected = 0
  /// The names of the themes there are.
  var themes: [String] = []

  /// The setting under the cursor.
  var setting: PageSetting? { PageSetting.table[safe: selected] }
}

/// A line to type something into.
struct PromptState: Sendable {
  enum Kind: Hashable {
    case find, search, addFeed
    case inscription(ArticleID, Inscription)
    /// The line that the article is piped to.
    case pipe
    /// Of the feed at this address.
    case renameFeed(String), moveFeed(String)
    /// The value of a setting, for the pane of settings.
    case setting(SettingsState)
  }
  var kind: Kind
  var input = TextInput()
  /// The place in the story where the finding began.
  var start = ReadingPosition()
  /// Whether what is looked for in an article is a regular expression.
  var isPattern = false
  /// Whether the list under the line shows what the search typed so far finds.
  var showsFinds = false
  /// Names for the condition that is being typed.
  var names = SearchNames()
  /// What is wrong with the line, said when it was entered.
  var problem: String?
}

/// Something to be sure of before it is done.
struct Question: Sendable {
  var text: String
  /// What is done on `y`.
  var effects: [Effect]
  /// What the page shows at once on `y`.
  var leavesPlace = false
}

/// A line of text being typed; the cursor stands at its end.
struct TextInput: Hashable, Sendable {
  var text = ""

  /// Takes a key; false where the key is not one of editing.
  mutating func take(_ key: Key) -> Bool {
    switch (key.code, key.modifiers) {
    case (.character(let character), []): text.append(character)
    case (.backspace, _): _ = text.popLast()
    case (.character("u"), .control): text = ""
    case (.character("w"), .control):
      while text.last == " " { text.removeLast() }
      while let last = text.last, last != " " { text.removeLast() }
    default: return false
    }
    return true
  }
}

/// How well `pattern` fits `text`: its letters in order, more for runs and beginnings of words; nil where they do not all stand there.
func fuzzyScore(_ pattern: String, in text: String) -> Int? {
  let wanted = Array(pattern.lowercased().filter { $0 != " " })
  // The letters as one word are meant before the same letters scattered.
  let whole = text.lowercased().firstRange(of: pattern.lowercased()) == nil ? 0 : 1_000
  var position = 0
  var score = 0
  var run = 0
  var previous: Character = " "
  for (index, character) in text.lowercased().enumerated() {
    guard position < wanted.count else { break }
    if character == wanted[position] {
      run += 1
      score += run * 2 + (previous == " " || previous == "-" ? 5 : 0) - (index > 20 ? 1 : 0)
      position += 1
    } else {
      run = 0
    }
    previous = character
  }
  return position == wanted.count ? whole + score * 8 - text.count : nil
}
