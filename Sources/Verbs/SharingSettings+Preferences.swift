internal import Configuration
internal import Reader

extension SharingSettings {
  /// What `config.yaml` says of sharing, as the reader takes it.
  init(_ preferences: Preferences) {
    self.init()
    mastodon = preferences.mastodon
    commands = preferences.commands.map { command in
      UserCommand(
        name: command.name, key: command.key, words: command.words.map(UserCommand.Word.init),
        readsText: command.readsText, isInTerminal: command.isInTerminal, pauses: command.pauses)
    }
  }
}

extension UserCommand.Word {
  fileprivate init(_ word: String) {
    self =
      switch word {
      case "{url}": .url
      case "{title}": .title
      case "{file}": .file
      default: .text(word)
      }
  }
}
