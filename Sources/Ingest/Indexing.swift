// Words into the search index while stories are still coming: it is a file of its own, which can be written beside the
// store. In the end, when nothing else is left to be done, one thread reads what comes next while another brings in what
// was read before, each over a connection of its own.

internal import Dispatch
public import Store
internal import Synchronization

/// Brings new stories into the search index, many at a time.
public final class Indexing: Sendable {
  /// So many stories go into the index in one transaction: more take more memory, fewer leave more to be merged.
  private static let batch = 3_000

  private struct State {
    /// Stories that have come since.
    var waiting = 0
    var done = 0
    /// Whether all have come, so that none needs to wait for more.
    var isLast = false
    var isBusy = false
    var isStopped = false
    var failure: StoreError?
  }

  private let path: String
  private let state = Mutex(State())
  private let writing = DispatchQueue(label: "broadsheet.indexing")
  private let reading = DispatchQueue(label: "broadsheet.index-reading")

  /// For the store at `path`, which others fill.
  public init(storeAt path: String) { self.path = path }

  /// Tells that so many stories have come into the store.
  func note(_ count: Int) {
    let begins = state.withLock { state in
      state.waiting += count
      guard !state.isBusy, !state.isStopped, state.waiting >= Self.batch else { return false }
      state.isBusy = true
      return true
    }
    if begins { writing.async { self.run() } }
  }

  /// Waits until all words are in the index; `progress` is told every now and then how many stories are.
  public func finish(progress: (Int) -> Void = { _ in }) throws(StoreError) {
    state.withLock { $0.isLast = true }
    let end = DispatchSemaphore(value: 0)
    writing.async {
      self.run()
      end.signal()
    }
    while end.wait(timeout: .now() + .milliseconds(100)) == .timedOut { progress(state.withLock { $0.done }) }
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  /// Stops after the stories that are being brought in; what is left waits in the store.
  public func stop() {
    state.withLock { $0.isStopped = true }
    writing.sync {}
  }

  private func run() {
    defer { state.withLock { $0.isBusy = false } }
    do throws(StoreError) {
      let store = try Store(path: path, mode: .readWrite)
      defer { store.close() }
      var next = goesOn() ? try store.nextBatch(limit: Self.batch) : nil
      while let batch = next {
        // While stories are still coming, the other cores have enough to do.
        let ahead =
          state.withLock { $0.isLast } ? Preparation(path, after: batch, limit: Self.batch, on: reading) : nil
        // Another program may have brought in the same.
        let isPut = try store.put(batch)
        if isPut { count(batch) }
        next = try ahead?.wait()
        if ahead == nil || !isPut { next = goesOn() ? try store.nextBatch(limit: Self.batch) : nil }
      }
    } catch {
      state.withLock { state in
        state.failure = error
        state.isStopped = true
      }
    }
  }

  private func count(_ batch: IndexBatch) {
    state.withLock { state in
      state.done += batch.count
      state.waiting = max(0, state.waiting - batch.count)
    }
  }

  /// Whether there is enough to go on with.
  private func goesOn() -> Bool {
    state.withLock { !$0.isStopped && ($0.isLast || $0.waiting >= Self.batch) }
  }
}

/// A batch that is being read on another thread.
private final class Preparation: Sendable {
  private let result = Mutex<Result<IndexBatch?, StoreError>>(.success(nil))
  private let end = DispatchSemaphore(value: 0)

  init(_ path: String, after batch: IndexBatch?, limit: Int, on queue: DispatchQueue) {
    queue.async { [self] in
      do throws(StoreError) {
        let store = try Store(path: path, mode: .readWrite)
        defer { store.close() }
        let next = try store.nextBatch(after: batch, limit: limit)
        result.withLock { $0 = .success(next) }
      } catch {
        result.withLock { $0 = .failure(error) }
      }
      end.signal()
    }
  }

  func wait() throws(StoreError) -> IndexBatch? {
    end.wait()
    return try result.withLock { $0 }.get()
  }
}
