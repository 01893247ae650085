// Which lists stand in the rail, and in what order. A kind of list stands for all of it; the lists that newspapers rank have
// titles, and one of them can be named by its own.

public import Articles

/// Lists that are chosen for the rail.
public enum RailChoice: Hashable, Sendable {
  /// All lists of a kind.
  case kind(RailList.Kind)
  /// The ranked list of this title.
  case ranked(title: String)

  /// What a list of kinds is called in `config.yaml`, in the order they stand in where nothing is set.
  static let kinds: [(name: String, kind: RailList.Kind)] = [
    ("related", .related), ("ranked", .ranked), ("reporter", .byline), ("links", .links),
  ]
  /// What all of them make.
  static let all = kinds.map { RailChoice.kind($0.kind) }
  /// What stands before the title of a ranked list.
  private static let rankedMark = "ranked:"

  /// `related`, `ranked`, `reporter`, `links`, or `ranked: Most read`; nil for anything else.
  init?(_ text: String) {
    if text.hasPrefix(Self.rankedMark) {
      let title = text.dropFirst(Self.rankedMark.count).drop(while: \.isWhitespace)
      guard !title.isEmpty else { return nil }
      self = .ranked(title: String(title))
    } else if let kind = Self.kinds.first(where: { $0.name == text })?.kind {
      self = .kind(kind)
    } else {
      return nil
    }
  }

  /// As it is written.
  var text: String {
    switch self {
    case .kind(let kind): Self.kinds.first { $0.kind == kind }?.name ?? ""
    case .ranked(let title): "\(Self.rankedMark) \(title)"
    }
  }

  private func takes(_ list: RailList) -> Bool {
    switch self {
    case .kind(let kind): list.kind == kind
    case .ranked(let title): list.kind == .ranked && list.title.lowercased() == title.lowercased()
    }
  }

  /// The lists that `choices` name, in the order of the choices: each once, where it is named by its title before where it
  /// is one of its kind.
  static func arrange(_ lists: [RailList], by choices: [RailChoice]) -> [RailList] {
    let titled = choices.filter { if case .ranked = $0 { true } else { false } }
    var seen: Set<RailChoice> = []
    return choices.filter { seen.insert($0).inserted }.flatMap { choice in
      lists.filter { list in
        guard choice.takes(list) else { return false }
        if case .kind = choice { return !titled.contains { $0.takes(list) } }
        return true
      }
    }
  }
}
