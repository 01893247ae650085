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
  /// Has the story at an http(s) address taken into the store, meanwhile and elsewhere; the store tells when it has come.
  mutating func fetchStory(_ url: String) throws(SurroundingsError)
  /// Puts text on the clipboard.
  mutating func copy(_ text: String)
  /// Draws the whole screen again.
  mutating func redraw()
  /// Gives the terminal back to the shell until the program is called back.
  mutating func suspend()
}

extension Surroundings {
  /// Without a desktop nothing is fetched.
  public mutating func fetchStory(_ url: String) throws(SurroundingsError) {
    throw SurroundingsError("Stories are fetched in a terminal only.")
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
    while let effect = waiting.popFirst() {
      switch effect {
      case .quit: hasEnded = true
      case .redraw: outside.redraw()
      case .suspend: outside.suspend()
      case .copy(let text): outside.copy(text)
      case .fetchStory(let url):
        do { try outside.fetchStory(url) } catch { waiting += update(&state, .failure(error.description)) }
      case .browse(let url):
        do { try outside.browse(url) } catch { waiting += update(&state, .failure(error.description)) }
      default:
        for answer in runner.run(effect, at: state.clock.now) { waiting += update(&state, answer) }
      }
    }
  }
}
