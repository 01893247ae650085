internal import Dispatch
internal import Synchronization

/// What `transform` makes of each of `indices`, in their order; worked out on all cores, `share` at a time.
func concurrentMap<Result: Sendable>(
  _ indices: Range<Int>, share: Int, _ transform: @Sendable (Int) -> Result
) -> [Result] {
  let starts = Array(stride(from: indices.lowerBound, to: indices.upperBound, by: share))
  let shares = Mutex([[Result]](repeating: [], count: starts.count))
  DispatchQueue.concurrentPerform(iterations: starts.count) { number in
    let results = (starts[number]..<min(starts[number] + share, indices.upperBound)).map(transform)
    shares.withLock { $0[number] = results }
  }
  return shares.withLock { $0.flatMap(\.self) }
}
