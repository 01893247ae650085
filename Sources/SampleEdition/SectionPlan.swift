extension SampleEdition {
  /// A section of the menu and those under it, before a store has numbered them.
  public struct SectionPlan: Hashable, Sendable {
    /// Its name, without those above it.
    public var name: String
    /// Its sub-sections, in the order of the menu.
    public var children: [SectionPlan]

    /// A section with its sub-sections.
    public init(_ name: String, _ children: [SectionPlan] = []) {
      self.name = name
      self.children = children
    }

    /// A section whose sub-sections have none of their own.
    init(_ name: String, _ children: String...) { self.init(name, children.map { SectionPlan($0) }) }
  }
}

extension [SampleEdition.SectionPlan] {
  /// Whether names from the top down lead to a section of the tree.
  func holds(_ path: [String]) -> Bool {
    guard let name = path.first else { return false }
    guard let section = first(where: { $0.name == name }) else { return false }
    return path.count == 1 || section.children.holds([String](path.dropFirst()))
  }

  /// The paper's section tree in the order of its menu.
  static var broadsheet: [SampleEdition.SectionPlan] {
    typealias Plan = SampleEdition.SectionPlan
    return [
      Plan(
        "National",
        [
          Plan("Politics", "Assembly", "Elections", "Parties"), Plan("Defense"), Plan("Foreign Affairs"),
          Plan("Society", "Courts", "Education", "Health", "Labor"), Plan("Seoul", "Transport", "Neighborhoods"),
          Plan("Environment"), Plan("Science", "Space", "Weather"),
        ]),
      Plan(
        "Business",
        [
          Plan("Tech", "Terminals", "Chips", "Internet"), Plan("Industry", "Shipping", "Cars"), Plan("Companies"),
          Plan("Retail"),
        ]),
      Plan(
        "Finance",
        [Plan("Markets", "Stocks", "Currencies"), Plan("Banking"), Plan("Economy"), Plan("Personal Finance")]),
      Plan("Opinion", "Editorial", "Columns", "Letters", "Cartoon"),
      Plan(
        "Lifestyle",
        [
          Plan("Food", "Recipes", "Drinks"), Plan("Travel", "Trails"), Plan("Books"), Plan("Health"),
          Plan("Design", "Type"), Plan("Language"),
        ]),
      Plan(
        "Entertainment & Arts",
        [
          Plan("Music", "Classical", "Pop"), Plan("Film"), Plan("Television"), Plan("Theater"), Plan("Exhibitions"),
          Plan("Comics"),
        ]),
      Plan(
        "Sports",
        [
          Plan("Football"), Plan("Baseball"), Plan("Archery"), Plan("Taekwondo"), Plan("Winter Sports"),
          Plan("Go", "Rules"),
        ]),
      Plan("World", "Asia", "Europe", "Americas", "Africa", "Middle East", "Oceania"),
      Plan("North Korea", "Geography", "History", "Culture", "Inter-Korean"),
      Plan("Video", "Explainers", "Documentary"),
      Plan("Photos", "Darkroom", "Photo of the Day"),
    ]
  }
}
