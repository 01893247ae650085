internal import Articles
public import Reader
internal import SampleEdition
public import Store

extension Store {
  /// Puts the built-in sample edition into a store that has never held anything, so that the first screen is not empty.
  /// Its pictures are drawn when they are looked at.
  public func fillWithSampleEdition(clock: Clock) throws {
    guard try setting("sample-edition") == nil else { return }
    // A store that was filled by an import already has a first screen of its own.
    guard try count(.everything)?.total ?? 0 == 0 else { return }
    let edition = try SampleEdition.make(at: clock.now)
    try setSectionTree(edition.sections.map(SectionPlan.init))
    _ = try merge(edition.articles, at: clock.now)
    for list in edition.rankedLists { try merge(list) }
    for gallery in edition.galleries { try merge(gallery, at: clock.now) }
    try setSetting("sample-edition", clock.now.iso8601)
    while try indexPending(limit: 1_000) > 0 {}
  }

  /// Gives a store without sections the menu of a daily paper, so that what is imported finds its place in it.
  public func fillWithSections(clock: Clock) throws {
    guard try sections().isEmpty else { return }
    try setSectionTree(SampleEdition.make(at: clock.now).sections.map(SectionPlan.init))
  }
}

extension SectionPlan {
  fileprivate init(_ section: SampleEdition.SectionPlan) {
    self.init(section.name, section.children.map(SectionPlan.init))
  }
}
