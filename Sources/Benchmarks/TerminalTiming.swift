// What a person sees of a terminal program, through `pty_time.py`.

internal import Articles

/// Times of a program in a pseudo-terminal.
struct TerminalTiming {
  /// One kind of key pressed again and again.
  struct Keys {
    var median: Double
    var p99: Double
  }

  /// From its start to its first picture.
  var start: Double
  /// Memory after the start and after the keys, in kilobytes.
  var startKilobytes: Int
  var endKilobytes: Int
  private var keys: [String: Keys] = [:]

  /// Starts `command` so many times, and once more to press `keys`; with `until`, the first picture is complete when that
  /// pattern has been seen. A picture is complete when nothing has come for `quiet` milliseconds: the usual for programs that
  /// answer a key at once, more for one that says first that it is at work.
  init(
    _ command: [String], keys script: String, until: String? = nil, quit: String = "q", starts: Int = 9,
    quiet: Int = 60, driver: String
  ) throws(BenchmarkError) {
    var options = [driver, "--quit", quit, "--quiet", String(quiet)]
    if let until { options += ["--until", until] }
    func report(_ more: [String]) throws(BenchmarkError) -> JSONValue {
      let output = try ChildProcess.output(of: "python3", options + more + ["--"] + command)
      guard let report = JSONValue(parsing: output.utf8) else {
        throw BenchmarkError("\(driver) measured nothing of \(command[0])")
      }
      return report
    }
    let begun = try report(["--runs", String(starts)])
    guard let start = begun["start_ms_median"]?.number ?? begun["start_ms"]?.number else {
      throw BenchmarkError("\(command[0]) shows no picture")
    }
    self.start = start / 1_000
    let pressed = script.isEmpty ? begun : try report(["--keys", script])
    startKilobytes = Int(pressed["rss_start_kb"]?.number ?? 0)
    endKilobytes = Int(pressed["rss_end_kb"]?.number ?? 0)
    guard case .object(let members) = pressed["keys"] ?? .null else { return }
    for member in members {
      guard let median = member.value["median_ms"]?.number, let p99 = member.value["p99_ms"]?.number else { continue }
      keys[member.name] = Keys(median: median / 1_000, p99: p99 / 1_000)
    }
  }

  /// The times of the keys that the script calls `name`.
  subscript(name: String) -> Keys? { keys[name] }
}

extension TerminalTiming.Keys {
  /// Median and p99.
  var text: String { milliseconds(median) + " / " + milliseconds(p99) }
}
