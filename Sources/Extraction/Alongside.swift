internal import Dispatch
internal import Synchronization

/// Works out two things, `other` on another core if one takes it up before this one is done with `own`; else here, after it. So
/// nothing waits for a core that is busy, such as while many pages are read side by side.
func alongside<Other: Sendable, Own>(
  _ other: @escaping @Sendable () -> Other, _ own: () -> Own
) -> (other: Other, own: Own) {
  let errand = Errand(other)
  DispatchQueue.global(qos: .userInitiated).async { errand.run() }
  let own = own()
  return (errand.result(), own)
}

/// Work that whoever comes first does.
private final class Errand<Result: Sendable>: Sendable {
  private let work: @Sendable () -> Result
  private let isTaken = Atomic(false)
  private let outcome = Mutex<Result?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  init(_ work: @escaping @Sendable () -> Result) { self.work = work }

  func run() {
    guard !isTaken.exchange(true, ordering: .acquiringAndReleasing) else { return }
    let result = work()
    outcome.withLock { $0 = result }
    isDone.signal()
  }

  /// What came of it, once it is done.
  func result() -> Result {
    if !isTaken.exchange(true, ordering: .acquiringAndReleasing) { return work() }
    isDone.wait()
    return outcome.withLock { $0 } ?? work()
  }
}
