// What the benchmarks find around them: the program itself, and the generators and drivers of `shared/bench`.

internal import Glibc

/// Where things lie.
struct Tools {
  /// The program that people run, beside this one.
  let broadsheet: String
  /// The folder with `make_feeds.py` and the others; nil where it is not there, or Python is not.
  let bench: String?
  /// Whether newsboat is installed.
  let hasNewsboat: Bool

  init() throws(BenchmarkError) {
    var name = [CChar](repeating: 0, count: 4_096)
    let count = readlink("/proc/self/exe", &name, name.count)
    let own = String(decoding: name.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    broadsheet = own[..<(own.lastIndex(of: "/") ?? own.startIndex)] + "/broadsheet"
    guard exists(broadsheet) else {
      throw BenchmarkError("\(broadsheet) is not there; swift build -c release --product broadsheet makes it")
    }
    bench = installed("python3") == nil ? nil : Self.benchFolder()
    hasNewsboat = installed("newsboat") != nil
  }

  /// The path of a script of `shared/bench`.
  func script(_ name: String) -> String? { bench.map { "\($0)/\(name)" } }

  /// $BROADSHEET_BENCH, or `shared/bench` in the package's folder or one above it.
  private static func benchFolder() -> String? {
    if let named = getenv("BROADSHEET_BENCH") {
      let path = String(cString: named)
      return exists("\(path)/make_feeds.py") ? path : nil
    }
    var folder = #filePath[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if exists("\(folder)/shared/bench/make_feeds.py") { return "\(folder)/shared/bench" }
    }
    return nil
  }
}
