// The share menu: places, and commands of the person's own.

import Articles
import Screen
import Typesetting

/// What a person set for sharing.
public struct SharingSettings: Hashable, Sendable {
  /// The host of the person's Mastodon server.
  public var mastodon: String?
  /// Commands of the person's own.
  public var commands: [UserCommand] = []

  /// Nothing set.
  public init() {}
}

/// The share menu over a story.
struct ShareState: Sendable {
  var story: SharedStory
  var selected = 0
}

/// A line of the menu.
enum ShareChoice: Hashable {
  case place(ShareTarget)
  case command(UserCommand)
}

extension ReaderState {
  var shareChoices: [ShareChoice] {
    ShareTarget.allCases.map(ShareChoice.place) + sharing.commands.map(ShareChoice.command)
  }
}

extension OverlayBox {
  static func share(_ share: ShareState, state: ReaderState) -> OverlayBox {
    let lines = state.shareChoices.enumerated().map { index, choice in
      switch choice {
      case .place(.mastodon) where state.sharing.mastodon == nil:
        Line(key: "m", text: "Mastodon: wants its server in config.yaml", index: index)
      case .place(.mastodon):
        Line(key: "m", text: "Mastodon, \(state.sharing.mastodon ?? "")", index: index)
      case .place(let target): Line(key: String(target.key), text: target.title, index: index)
      case .command(let command): Line(key: command.key.map(String.init) ?? "", text: command.name, index: index)
      }
    }
    return OverlayBox(
      title: "Share", lines: lines, hint: "Enter shares   Esc closes", selected: share.selected, columns: 52,
      state: state)
  }
}

extension ReaderState {
  /// The story that is shared: under the cursor, or the one being read. A line of the rail need not be in the store.
  private var storyToShare: SharedStory? {
    if let subject {
      return SharedStory(id: subject.id, headline: subject.headline, address: subject.url)
    }
    guard focus == .rail, let item = rail.selectedItem(folded: settings.foldedLists) else { return nil }
    return SharedStory(id: item.article, headline: item.headline, address: item.url)
  }

  mutating func startSharing() -> [Effect] {
    guard let story = storyToShare else {
      tell("No story is selected.")
      return []
    }
    overlay = .share(ShareState(story: story))
    return []
  }

  mutating func take(_ key: Key, in share: ShareState) -> [Effect] {
    var share = share
    let choices = shareChoices
    if case .character(let letter) = key.code, key.modifiers.isEmpty {
      // A person's own letters come before those of the menu.
      let own = choices.first { if case .command(let command) = $0 { command.key == letter } else { false } }
      let place = choices.first { if case .place(let place) = $0 { place.key == letter } else { false } }
      if let choice = own ?? place { return carryOut(choice, for: share.story) }
    }
    if key.code == .enter {
      guard choices.indices.contains(share.selected) else { return [] }
      return carryOut(choices[share.selected], for: share.story)
    }
    if key == Key("q") || key == Key("S") || key.code == .backspace {
      overlay = nil
      return []
    }
    if let motion = motion(for: key) ?? (key == Key(.tab) ? .line(1) : nil) {
      share.selected = motion.apply(to: share.selected, count: choices.count, page: 8)
    }
    overlay = .share(share)
    return []
  }

  private mutating func carryOut(_ choice: ShareChoice, for story: SharedStory) -> [Effect] {
    overlay = nil
    switch choice {
    case .command(let command): return run(command, on: story)
    case .place(let place):
      guard let url = story.url else { return tellNoAddress() }
      switch place {
      case .link:
        tell("Copied \(url)")
        return [.copy(url)]
      case .code:
        overlay = .code(CodeState(text: url))
        return [.drawCode(url)]
      default: break
      }
      guard let address = place.address(headline: story.headline, url: url, mastodon: sharing.mastodon) else {
        tell("Mastodon wants its server: share: {mastodon: mastodon.example} in config.yaml.")
        return []
      }
      tell("Opening \(place.title) for this story")
      return [place == .mail ? .mail(address) : .browse(address)]
    }
  }

  /// Runs a command on a story; where it asks for the text, the store is asked for it first.
  mutating func run(_ command: UserCommand, on story: SharedStory) -> [Effect] {
    var text: String?
    if command.wantsText {
      if case .article(let here) = place, let stored = here.stored, stored.id == story.id {
        text = stored.article.plainStory
      } else if let id = story.id {
        return [.loadForCommand(id, command)]
      } else {
        tell("The store does not hold this story; “\(command.name)” asks for its text.")
        return []
      }
    }
    return run(command, on: story, text: text)
  }

  private mutating func run(_ command: UserCommand, on story: SharedStory, text: String?) -> [Effect] {
    guard let errand = command.errand(for: story, text: text) else { return tellNoAddress() }
    if !errand.isInTerminal { tell("Running “\(command.name)”") }
    return [.run(errand)]
  }

  /// The text that a command asked for has come.
  mutating func receive(_ stored: StoredArticle, for command: UserCommand) -> [Effect] {
    let article = stored.article
    let story = SharedStory(id: stored.id, headline: article.headline, address: article.url)
    return run(command, on: story, text: article.plainStory)
  }

  /// The person's own command on this key, for the story at hand.
  mutating func runOwnCommand(on key: Key) -> [Effect]? {
    guard key.modifiers.isEmpty, case .character(let letter) = key.code,
      let command = sharing.commands.first(where: { $0.key == letter }), let story = storyToShare
    else { return nil }
    return run(command, on: story)
  }

  /// A code was drawn; it is shown where it fits.
  mutating func receive(_ code: DotCode, of text: String) -> [Effect] {
    guard case .code(var shown) = overlay, shown.text == text else { return [] }
    guard code.border(on: screen) != nil else {
      overlay = nil
      tell(code.wish(on: screen))
      return []
    }
    shown.code = code
    overlay = .code(shown)
    return []
  }

  // MARK: Piping

  /// Asks for the line that the article is piped to.
  mutating func startPiping() -> [Effect] {
    overlay = .prompt(PromptState(kind: .pipe))
    return []
  }

  /// Pipes the article to what was typed.
  mutating func pipe(to line: String) -> [Effect] {
    guard !line.allSatisfy(\.isWhitespace), case .article(let here) = place, let article = here.stored?.article else {
      return []
    }
    return [
      .run(
        Errand(
          name: line, program: .line(line), text: article.plainStory, readsText: true, isInTerminal: true, pauses: true)
      )
    ]
  }
}
