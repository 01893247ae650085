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

  /// Runs `command` and presses `keys`; with `until`, the first picture is complete when that pattern has been seen.
  init(
    _ command: [String], keys script: String, until: String? = nil, quit: String = "q", runs: Int = 5, driver: String
  ) throws(BenchmarkError) {
    var options = ["--keys", script, "--quit", quit, "--runs", String(runs)]
    if let until { options += ["--until", until] }
    let output = try ChildProcess.output(of: "python3", [driver] + options + ["--"] + command)
    guard let report = JSONValue(parsing: output.utf8),
      let start = report["start_ms_median"]?.number ?? report["start_ms"]?.number,
      case .object(let members) = report["keys"] ?? .null
    else { throw BenchmarkError("\(driver) measured nothing of \(command[0])") }
    self.start = start / 1_000
    startKilobytes = Int(report["rss_start_kb"]?.number ?? 0)
    endKilobytes = Int(report["rss_end_kb"]?.number ?? 0)
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
