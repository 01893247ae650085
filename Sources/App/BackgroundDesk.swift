// Work on the store that may take seconds: done on a thread of its own, over a connection of its own, so that the page can be
// read on meanwhile. What came of it waits here until the reader's loop fetches it.

internal import Dispatch
public import Reader
public import Store
internal import Synchronization

/// A desk in the back room: one piece of work at a time, in the order it was handed in.
public final class BackgroundDesk: Sendable {
  private let path: String
  private let wake: @Sendable () -> Void
  private let queue = DispatchQueue(label: "broadsheet.desk", qos: .utility)
  private let news = Mutex<[Event]>([])

  /// A desk for the store at `path`; `wake` is called from its thread when there is news.
  public init(storePath path: String, wake: @escaping @Sendable () -> Void) {
    self.path = path
    self.wake = wake
  }

  /// Hands in work; what it gives back, or its failure in one line, will be among the news.
  public func submit(_ work: @escaping @Sendable (Store) throws -> [Event]) {
    queue.async { [self] in
      let events: [Event]
      do {
        let store = try Store(path: path, mode: .readWrite)
        defer { store.close() }
        events = try work(store)
      } catch {
        events = [.failure(String(describing: error))]
      }
      guard !events.isEmpty else { return }
      news.withLock { $0 += events }
      wake()
    }
  }

  /// What has come of the work since this was last asked.
  public func takeNews() -> [Event] {
    news.withLock { news in
      defer { news = [] }
      return news
    }
  }
}
