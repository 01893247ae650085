/// What is measured, as the command line says it.
struct Options {
  /// The parts of a run.
  enum Part: String, CaseIterable {
    case `import`, reader, search, micro, typesetting, fetch
  }

  /// How many articles a store holds, for each column of the table.
  var sizes = [1_000, 10_000]
  /// Where feeds are kept from one run to the next; nil for a folder that is removed at the end.
  var keep: String?
  /// What is measured.
  var parts = Set(Part.allCases)
  /// Whether newsboat runs beside at every size; without it, up to `peerLimit` articles.
  var wantsPeers = false
  /// Whether only the usage is asked for.
  var wantsHelp = false

  /// So many articles newsboat takes in without being asked for by name; it slows down faster than its store grows.
  static let peerLimit = 10_000

  static let usage = """
    usage: Benchmarks [--sizes 1000,10000,100000] [--only import|reader|search|micro|typesetting|fetch] [--keep FOLDER] [--peers]

      --sizes   articles in the stores to measure with; as shipped 1000,10000
      --only    one part of the table
      --keep    keeps the feeds here and uses those that are there
      --peers   measures beside newsboat above \(peerLimit) articles too (minutes)
    """

  init(_ arguments: [String]) throws(BenchmarkError) {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word {
      case "--peers": wantsPeers = true
      case "--help", "-h": wantsHelp = true
      case "--sizes": sizes = try Self.sizes(try Self.value(of: word, &rest))
      case "--keep": keep = try Self.value(of: word, &rest)
      case "--only":
        let name = try Self.value(of: word, &rest)
        guard let part = Part(rawValue: name) else { throw BenchmarkError("--only knows no part “\(name)”") }
        parts = [part]
      default: throw BenchmarkError("there is no option \(word)\n\(Self.usage)")
      }
    }
  }

  private static func value(of option: String, _ rest: inout ArraySlice<String>) throws(BenchmarkError) -> String {
    guard let value = rest.popFirst() else { throw BenchmarkError("\(option) wants a value after it") }
    return value
  }

  private static func sizes(_ text: String) throws(BenchmarkError) -> [Int] {
    let sizes = text.split(separator: ",").compactMap { Int($0) }
    guard !sizes.isEmpty, sizes.allSatisfy({ $0 >= 200 && $0 % 200 == 0 }) else {
      throw BenchmarkError("--sizes wants numbers of articles by the 200, such as 1000,10000; not “\(text)”")
    }
    return sizes
  }
}
