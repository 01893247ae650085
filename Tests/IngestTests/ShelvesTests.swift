import Articles
import ProgramRunner
import Store
import Testing

@testable import Ingest

/// Where stories stand in the section menu.
@Suite struct ShelvesTests {
  func room() throws -> Newsroom {
    let room = try Newsroom()
    try room.store.setSectionTree([
      SectionPlan("National", [SectionPlan("Politics", []), SectionPlan("Business", [])]), SectionPlan("Business", []),
    ])
    return room
  }

  func path(of category: String?, in room: Newsroom) throws -> [String] {
    try room.folder.write(feed([("One", category)]), to: "feed.xml")
    try room.take()
    return try #require(try room.teasers().first).sectionPath
  }

  @Test("a category that the menu knows is its section, in any case")
  func known() throws { #expect(try path(of: "politics", in: room()) == ["National", "Politics"]) }

  @Test("of two sections of one name the higher is meant")
  func higher() throws { #expect(try path(of: "Business", in: room()) == ["Business"]) }

  @Test("any other story stands in the Newsstand, under its newspaper")
  func newsstand() throws {
    #expect(try path(of: "Seafaring", in: room()) == ["Newsstand", "Harbor News"])
    #expect(try path(of: nil, in: room()) == ["Newsstand", "Harbor News"])
  }

  @Test("its own category stands over the headline")
  func kicker() throws {
    let room = try room()
    _ = try path(of: "Seafaring", in: room)
    #expect(try room.teasers().map(\.kicker) == ["Seafaring"])
  }

  @Test("a feed that was subscribed to in a folder stands in that folder")
  func subscribed() throws {
    let room = try room()
    _ = try room.store.subscribe([
      Subscription(url: "https://harbor.example/feed", title: "Harbor News", sectionPath: ["Sea", "Ferries"])
    ])
    #expect(try path(of: "politics", in: room) == ["Sea", "Ferries"])
  }

  @Test("a subscription taken in with its feed holds at once")
  func subscribedTogether() throws {
    let room = try room()
    try room.folder.write(
      """
      <opml version="2.0"><body><outline text="Sea"><outline text="Harbor News" type="rss"
      xmlUrl="https://harbor.example/feed"/></outline></body></opml>
      """, to: "a.opml")
    #expect(try path(of: "politics", in: room) == ["Sea"])
  }
}
