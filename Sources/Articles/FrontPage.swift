/// What the front page is laid out from.
public struct FrontPage: Hashable, Sendable {
  /// The stories that lead the page, the first of them most.
  public var lead: [Teaser]
  /// The stories under them, in order.
  public var stories: [Teaser]
  /// The ranked lists beside them.
  public var rails: [RailList]
  /// The latest galleries.
  public var galleries: [GalleryTeaser]

  /// A front page; by default an empty one.
  public init(
    lead: [Teaser] = [], stories: [Teaser] = [], rails: [RailList] = [], galleries: [GalleryTeaser] = []
  ) {
    self.lead = lead
    self.stories = stories
    self.rails = rails
    self.galleries = galleries
  }

  /// The story that leads the page across its columns.
  public var leader: Teaser? { lead.first ?? stories.first }
}
