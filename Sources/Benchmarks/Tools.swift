// What the benchmarks find around them: the program itself, and what lies in `shared`: generators and drivers in
// `bench`, texts of others in `corpora`.

internal import Glibc

/// Where things lie.
struct Tools {
  /// The program that people run, beside this one.
  let broadsheet: String
  /// The folder with `make_feeds.py` and the others; nil where it is not there, or Python is not.
  let bench: String?
  /// The folder of cases that were not written here; nil where it is not there.
  let corpora: String?
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
    bench =
      installed("python3") == nil ? nil : Self.folder("bench", holding: "make_feeds.py", named: "BROADSHEET_BENCH")
    corpora = Self.folder("corpora", holding: "extract-zyte", named: "BROADSHEET_CORPORA")
    hasNewsboat = installed("newsboat") != nil
  }

  /// The path of a script of `shared/bench`.
  func script(_ name: String) -> String? { bench.map { "\($0)/\(name)" } }

  /// The folder that a variable names, or the one of `shared` in the package's folder or one above it, if it holds `file`.
  private static func folder(_ name: String, holding file: String, named variable: String) -> String? {
    if let named = getenv(variable) {
      let path = String(cString: named)
      return exists("\(path)/\(file)") ? path : nil
    }
    var folder = #filePath[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if exists("\(folder)/shared/\(name)/\(file)") { return "\(folder)/shared/\(name)" }
    }
    return nil
  }
}
