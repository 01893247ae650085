// Time is that of the processor at work on this thread: what else runs on the machine does not count, and what is
// measured here waits for nothing.

internal import Glibc

/// Times of the same thing done again and again, in seconds.
struct Samples {
  private(set) var seconds: [Double] = []

  /// Does `work` and keeps how long it took.
  mutating func measure<Result, Failure>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
    let start = Self.now
    let result = try work()
    seconds.append(Self.now - start)
    return result
  }

  /// The time that half of them stay under.
  var median: Double { quantile(0.5) }
  /// The time that all but one of a hundred stay under.
  var p99: Double { quantile(0.99) }
  /// All of them together.
  var total: Double { seconds.reduce(0, +) }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func quantile(_ part: Double) -> Double {
    let sorted = seconds.sorted()
    return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
  }
}

/// How long `work` keeps the processor busy, in seconds.
func timed<Failure>(_ work: () throws(Failure) -> Void) throws(Failure) -> Double {
  var samples = Samples()
  try samples.measure(work)
  return samples.total
}
