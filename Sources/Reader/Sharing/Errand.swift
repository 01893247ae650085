// Commands of a person's own, from config.yaml or typed. They are argument vectors: a word of a feed is one argument, a file's
// name, or stands on standard input, and never in a line that a shell reads.

import Articles
import Screen

/// A command from config.yaml.
public struct UserCommand: Hashable, Sendable {
  /// One word of its argument vector.
  public enum Word: Hashable, Sendable {
    case text(String)
    /// The story's address, its headline, or the name of a file with its text.
    case url, title, file
  }

  /// What it is called.
  public var name: String
  /// The letter that runs it; nil for none.
  public var key: Character?
  /// The program and its arguments.
  public var words: [Word]
  /// Whether it is given the story's text on standard input.
  public var readsText: Bool
  /// Whether it is given the terminal; else it runs beside the reader.
  public var isInTerminal: Bool
  /// Whether the reader waits for a key before it takes the terminal again.
  public var pauses: Bool

  /// A command.
  public init(
    name: String, key: Character?, words: [Word], readsText: Bool, isInTerminal: Bool, pauses: Bool
  ) {
    self.name = name
    self.key = key
    self.words = words
    self.readsText = readsText
    self.isInTerminal = isInTerminal
    self.pauses = pauses
  }

  /// Whether it is about the story's text, and not only its address and headline.
  var wantsText: Bool { readsText || words.contains(.file) }
}

/// Something to be run outside.
public struct Errand: Hashable, Sendable {
  /// What is run.
  public enum Program: Hashable, Sendable {
    /// A program by its argument vector; `nil` stands for the name of a file that holds `text`.
    case words([String?])
    /// A line that the person typed, for the shell of their own.
    case line(String)
  }

  /// What it is called.
  public var name: String
  /// What is run.
  public var program: Program
  /// The story's text, for standard input or a file.
  public var text: String?
  /// Whether `text` goes to standard input.
  public var readsText: Bool
  /// Whether it is given the terminal.
  public var isInTerminal: Bool
  /// Whether the reader waits for a key before it takes the terminal again.
  public var pauses: Bool
}

/// A story as commands and share menus are told of it.
struct SharedStory: Hashable, Sendable {
  var id: ArticleID?
  var headline: String
  /// Its address, without name and password; nil where it has none on the web.
  let url: String?

  /// A story whose address is `address`, if that is one of the web.
  init(id: ArticleID?, headline: String, address: String?) {
    self.id = id
    self.headline = headline
    url = address.flatMap { LinkTarget($0) == nil ? nil : withoutUserInfo($0) }
  }
}

extension UserCommand {
  /// The errand that it is about a story; nil where that has no address and one is asked for.
  func errand(for story: SharedStory, text: String?) -> Errand? {
    var arguments: [String?] = []
    for word in words {
      switch word {
      case .text(let text): arguments.append(text)
      case .url:
        guard let url = story.url else { return nil }
        arguments.append(url)
      case .title:
        // A headline that begins with a hyphen is no option.
        let title = argument(story.headline)
        arguments.append(title.hasPrefix("-") ? " " + title : title)
      case .file: arguments.append(nil)
      }
    }
    return Errand(
      name: name, program: .words(arguments), text: wantsText ? text : nil, readsText: readsText,
      isInTerminal: isInTerminal, pauses: pauses)
  }
}

/// Text as one argument: in one line, without what steers a terminal, and no longer than any headline.
func argument(_ text: String) -> String {
  String(Sanitizer.singleLine(text).unicodeScalars.prefix(1_000))
}

extension Article {
  /// The story as plain text for commands, with nothing in it that steers a terminal: paragraphs apart by an empty line, its
  /// head above and its source below.
  var plainStory: String {
    let byline = bylines.map(\.name).joined(separator: ", ")
    let head = [headline, deck ?? "", byline.isEmpty ? "" : "By \(byline)"]
    let source = [publication, url.map(withoutUserInfo) ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    let parts = (head + body.map(\.plainText) + [source]).filter { !$0.allSatisfy(\.isWhitespace) }
    return parts.map(cleanLines).joined(separator: "\n\n") + "\n"
  }
}

/// Text with its line ends kept and nothing in it that steers a terminal.
func cleanLines(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { Sanitizer.singleLine(String($0)) }
    .joined(separator: "\n")
}
