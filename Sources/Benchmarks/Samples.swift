/// Times of the same thing done again and again, in seconds.
struct Samples {
  private(set) var seconds: [Double] = []

  /// Does `work` and keeps how long it took.
  mutating func measure<Result, Failure>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
    let start = ContinuousClock.now
    let result = try work()
    seconds.append((ContinuousClock.now - start) / .seconds(1))
    return result
  }

  /// The time that half of them stay under.
  var median: Double { quantile(0.5) }
  /// The time that all but one of a hundred stay under.
  var p99: Double { quantile(0.99) }
  /// All of them together.
  var total: Double { seconds.reduce(0, +) }

  private func quantile(_ part: Double) -> Double {
    let sorted = seconds.sorted()
    return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
  }
}

/// How long `work` takes, in seconds.
func timed<Failure>(_ work: () throws(Failure) -> Void) throws(Failure) -> Double {
  var samples = Samples()
  try samples.measure(work)
  return samples.total
}
