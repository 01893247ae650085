// A reader at work: events go into the state, the effects it asks for are carried out at once, and what they answer goes in
// again. The same session serves a terminal, a printed screen and the benchmarks; only where keys come from differs.

public import Reader
public import Screen
internal import Articles
internal import Store
internal import Themes

/// What a session needs from outside of the store: the world around the program.
public protocol Surroundings {
  /// Opens an http(s) address in a browser; throws one line of what went wrong.
  mutating func browse(_ url: String) throws(SurroundingsError)
  /// Opens a `mailto:` address in what writes mail.
  mutating func mail(_ address: String) throws(SurroundingsError)
  /// Puts text on the clipboard.
  mutating func copy(_ text: String) throws(SurroundingsError)
  /// Runs a command of the person's own.
  mutating func run(_ errand: Errand) throws(SurroundingsError)
  /// Makes the terminal's own font larger or smaller than usual, by so many steps; 0 gives back what was.
  mutating func scaleFont(_ level: Int)
  /// Writes settings of the page into config.yaml, which says `known` so far.
  mutating func keep(_ settings: [Setting: String], over known: [Setting: String]) -> KeptSettings
  /// Draws the whole screen again.
  mutating func redraw()
  /// Gives the terminal back to the shell until the program is called back.
  mutating func suspend()
}

extension Surroundings {
  /// Without a terminal there is no font.
  public mutating func scaleFont(_ level: Int) {}

  /// Without a terminal no file is changed.
  public mutating func keep(_ settings: [Setting: String], over known: [Setting: String]) -> KeptSettings {
    KeptSettings(file: known, problem: "Settings are kept from a terminal only.")
  }

  /// Without a desktop nothing is written.
  public mutating func mail(_ address: String) throws(SurroundingsError) {
    throw SurroundingsError("Mail is written from a terminal only.")
  }

  /// Without a desktop nothing is run.
  public mutating func run(_ errand: Errand) throws(SurroundingsError) {
    throw SurroundingsError("Commands are run in a terminal only.")
  }
}

/// Something outside did not work.
public struct SurroundingsError: Error, CustomStringConvertible {
  /// One line of what went wrong and what to do.
  public let description: String
  /// An error that says `description`.
  public init(_ description: String) { self.description = description }
}

/// A reader at work over a store.
public struct Session<Outside: Surroundings> {
  /// What the reader knows.
  public private(set) var state: ReaderState
  /// Whether the reader has asked to end.
  public private(set) var hasEnded = false
  /// The world around the program.
  public var outside: Outside
  private let runner: EffectRunner

  /// A session that shows its first screen.
  public init(state: ReaderState, runner: EffectRunner, outside: Outside) {
    self.state = state
    self.runner = runner
    self.outside = outside
    perform(state.start())
  }

  /// Takes an event, and does all that follows from it.
  public mutating func take(_ event: Event) { perform(update(&state, event)) }

  /// Has letters that would be drawn written as words.
  public mutating func showWords() { state.showsWords = true }

  /// The screen as it is now.
  public func screen() -> Canvas { paint(state) }

  private mutating func perform(_ effects: [Effect]) {
    var waiting = effects[...]
    /// Asks something of the world outside; what goes wrong there is told.
    func ask(_ what: (inout Outside) throws(SurroundingsError) -> Void) {
      do { try what(&outside) } catch { waiting += update(&state, .failure(error.description)) }
    }
    while let effect = waiting.popFirst() {
      switch effect {
      case .quit: hasEnded = true
      case .redraw: outside.redraw()
      case .suspend: outside.suspend()
      case .scaleFont(let level): outside.scaleFont(level)
      case .copy(let text): ask { outside throws(SurroundingsError) in try outside.copy(text) }
      case .mail(let address): ask { outside throws(SurroundingsError) in try outside.mail(address) }
      case .keepSettings(let settings, let known):
        waiting += update(&state, .kept(Set(settings.keys), outside.keep(settings, over: known)))
      case .run(let errand): ask { outside throws(SurroundingsError) in try outside.run(errand) }
      case .browse(let url): ask { outside throws(SurroundingsError) in try outside.browse(url) }
      default:
        for answer in runner.run(effect, at: state.clock.now) { waiting += update(&state, answer) }
      }
    }
  }
}
