// Lists of other stories on a page: those it ranks, those it calls related, and those by the same reporter.

import Articles
import Markup

struct StoryLists {
  let links: StoryLinks
  let groups: [StoryGroup]
  private let stories: [[ListedStory]]

  init(_ links: StoryLinks, reporters: [String], roots: [HTMLTree.Node]) {
    self.links = links
    groups = StoryGroups(links: links, reporters: reporters.map { $0.inSmallLetters() }, roots: roots).groups()
    let listed = ListedStories(links)
    stories = groups.map { $0.kind == .photos || $0.kind == .paid ? [] : listed.stories(in: $0.range) }
  }

  /// Lists whose heading says that they rank, as they stood at a moment.
  func ranked(publication: String, moment: Timestamp) -> [RankedList] {
    var found: [RankedList] = []
    for (group, stories) in zip(groups, stories) where group.kind == .ranked {
      guard (3...50).contains(stories.count), !found.contains(where: { $0.title == group.title }) else { continue }
      // A list is printed twice, for narrow and for wide screens.
      let entries = Self.entries(stories)
      guard !found.contains(where: { $0.entries == entries }) else { continue }
      found.append(RankedList(publication: publication, title: group.title, moment: moment, entries: entries))
      if found.count == 12 { break }
    }
    return found
  }

  private static func entries(_ stories: [ListedStory]) -> [RankedList.Entry] {
    var entries = stories.enumerated().map { index, story in
      RankedList.Entry(rank: story.rank ?? index + 1, headline: story.headline, url: story.url, label: story.label)
    }
    // Places that do not rise from 1 are counts of something else.
    let isRising = zip(entries, entries.dropFirst()).allSatisfy { $0.rank < $1.rank }
    if !isRising || entries.first?.rank != 1 {
      for index in entries.indices { entries[index].rank = index + 1 }
    }
    return entries
  }

  /// The stories that the page sets beside its own and calls related, in their order.
  func related() -> [RelatedLink] { links(of: .related, limit: 20) }

  /// More stories by the reporter of this one. A byline above the text may read like the heading of such a list; what
  /// the sentences of the `body` lead to is none of it.
  func byReporter(except body: [Block]) -> [RelatedLink] {
    var cited: Set<String> = []
    for case .paragraph(let prose) in body {
      let linked = prose.runs.filter { $0.link != nil }.reduce(0) { $0 + $1.text.utf8.count }
      guard prose.plainText.utf8.count > linked + 20 else { continue }
      for case let link? in prose.runs.map(\.link) { cited.insert(String(StoryLinks.key(link))) }
    }
    return links(of: .reporter, limit: 20).filter { !cited.contains(String(StoryLinks.key($0.url))) }
  }

  private func links(of kind: ListKind, limit: Int) -> [RelatedLink] {
    var found: [RelatedLink] = []
    var seen: Set<String> = []
    for (group, stories) in zip(groups, stories) where group.kind == kind {
      for story in stories where found.count < limit {
        guard seen.insert(String(StoryLinks.key(story.url))).inserted, seen.insert(story.headline).inserted else {
          continue
        }
        found.append(
          RelatedLink(headline: story.headline, url: story.url, posted: story.posted, section: story.section))
      }
    }
    return found
  }
}
