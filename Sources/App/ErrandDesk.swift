// Commands that run beside the reader. Each is fed and waited for on a thread of its own; what came of it waits here until the
// reader's loop fetches it. They are a person's own programs, so they go on when the reader ends.

internal import Dispatch
public import Reader
internal import Synchronization

/// Runs commands beside the reader.
public final class ErrandDesk: Sendable {
  private let wake: @Sendable () -> Void
  private let queue = DispatchQueue(label: "broadsheet.errands", qos: .utility, attributes: .concurrent)
  private let news = Mutex<[Event]>([])

  /// A desk; `wake` is called from its threads when there is news.
  public init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

  /// Feeds `child` its text, waits for it, takes its file away and tells what came of it. `name` nil tells nothing of what went
  /// well, or ill.
  public func see(to child: Child, _ name: String?, text: String? = nil, file: StoryFile? = nil) {
    queue.async { [self] in
      if let text { child.feed(text) } else { child.feed("") }
      let code = child.wait()
      file?.remove()
      guard let name else { return }
      post(code == 0 ? .notice("“\(name)” is done.") : .failure("“\(name)” ended with \(code)."))
    }
  }

  /// What has come since this was last asked.
  public func takeNews() -> [Event] {
    news.withLock { news in
      defer { news = [] }
      return news
    }
  }

  private func post(_ event: Event) {
    news.withLock { $0.append(event) }
    wake()
  }
}
