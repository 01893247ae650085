/// Why the benchmarks, or a part of them, cannot be run; one line that says what to do.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
