internal import Dispatch
internal import Screen
internal import Synchronization

/// What `transform` makes of each of `indices`, in their order; worked out on all cores, `share` at a time, for the terminal
/// that the call is for.
func concurrentMap<Result: Sendable>(
  _ indices: Range<Int>, share: Int, _ transform: @Sendable (Int) -> Result
) -> [Result] {
  let habits = TerminalHabits.current
  let starts = Array(stride(from: indices.lowerBound, to: indices.upperBound, by: share))
  let shares = Mutex([[Result]](repeating: [], count: starts.count))
  DispatchQueue.concurrentPerform(iterations: starts.count) { number in
    let part = starts[number]..<min(starts[number] + share, indices.upperBound)
    let results = habits.applied { part.map(transform) }
    shares.withLock { $0[number] = results }
  }
  return shares.withLock { $0.flatMap(\.self) }
}
