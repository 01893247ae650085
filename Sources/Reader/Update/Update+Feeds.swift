// Subscriptions: the list of feeds, the catalogue, and refreshing while one reads on.

import Articles
import Screen

extension ReaderState {
  /// Carries out a command about feeds.
  mutating func handleFeeds(_ name: Command.Name) -> [Effect] {
    switch name {
    case .refresh:
      guard refresh == nil else {
        tell("A refresh is under way already.")
        return []
      }
      return [.refresh]
    case .feedList:
      if case .feeds = place {
        arrive()
        return layOutPlace() + [.loadFeeds]
      }
      return go(to: .feeds(FeedListState())) + [.loadFeeds]
    case .catalogue:
      overlay = .catalogue(CatalogueState())
      return [.loadCatalogue]
    case .addFeed:
      overlay = .prompt(PromptState(kind: .addFeed))
      return []
    case .nextFailingFeed: return goToFailingFeed(by: 1)
    case .previousFailingFeed: return goToFailingFeed(by: -1)
    default: return changeFeed(name)
    }
  }

  /// What is done to the selected feed.
  private mutating func changeFeed(_ name: Command.Name) -> [Effect] {
    guard case .feeds(let list) = place, let feed = list.selection else {
      tell("There are no feeds yet: C picks newspapers, A adds an address.")
      return []
    }
    let url = feed.subscription.url
    switch name {
    case .renameFeed:
      overlay = .prompt(PromptState(kind: .renameFeed(url), input: TextInput(text: feed.subscription.title)))
    case .moveFeed:
      let path = feed.subscription.sectionPath.joined(separator: "/")
      overlay = .prompt(PromptState(kind: .moveFeed(url), input: TextInput(text: path)))
    case .removeFeed:
      overlay = .question(
        Question(text: "End the subscription to “\(feed.shownTitle)”? Its stories stay.", effects: [.removeFeed(url)]))
    case .retryFeed: return [.reviveFeed(url), .refresh]
    case .fullTextRule:
      guard !feed.isFullTextFixed else {
        tell("config.yaml says of this feed that \(feed.fullText.words).")
        return []
      }
      let rule = feed.fullText.next
      tell("Of \(feed.shownTitle), \(rule.words) from the next fetch on.")
      return [.setFullText(url, rule)]
    default: break
    }
    return []
  }

  private mutating func goToFailingFeed(by step: Int) -> [Effect] {
    guard case .feeds(var list) = place else { return [] }
    let failing = list.feeds.indices.filter { list.feeds[$0].isWrong }
    let next = step > 0 ? failing.first { $0 > list.selected } : failing.last { $0 < list.selected }
    guard let next else {
      tell(failing.isEmpty ? "No feed fails." : "No feed \(step > 0 ? "below" : "above") this one fails.")
      return []
    }
    list.selected = next
    place = .feeds(list)
    focus = .main
    keepFeedsVisible()
    return []
  }

  /// The stories of the selected feed.
  mutating func openFeed() -> [Effect] {
    guard case .feeds(let list) = place, let feed = list.selection else { return [] }
    guard feed.stories > 0 else {
      let reason = feed.retirement?.reason ?? feed.failure?.reason
      tell("Nothing has come from this feed yet" + (reason.map { ": \($0). r tries again." } ?? ". R fetches it."))
      return []
    }
    return openListing(.feed(feed.subscription.url), title: feed.shownTitle)
  }

  /// What was typed into one of the lines about feeds.
  mutating func enter(_ text: String, _ kind: PromptState.Kind) -> [Effect] {
    let text = text.trimmingSpaces
    switch kind {
    case .addFeed:
      guard !text.isEmpty else { return [] }
      tell("Looking for a feed at \(withoutUserInfo(text)) …")
      return [.addFeed(text)]
    case .renameFeed(let url): return [.renameFeed(url, text.isEmpty ? nil : text)]
    case .moveFeed(let url):
      let path = text.split(whereSeparator: { "/›".contains($0) }).map { String($0).trimmingSpaces }
      return [.moveFeed(url, Array(path.filter { !$0.isEmpty }.prefix(3)))]
    case .find, .search, .inscription, .pipe, .setting: return []
    }
  }

  mutating func keepFeedsVisible() {
    guard case .feeds(var list) = place else { return }
    let main = ScreenLayout(self).main
    let rows = FeedsPane.feedsPerPage(main)
    list.selected = min(max(0, list.selected), max(0, list.feeds.count - 1))
    list.top = keep(list.selected, visibleFrom: list.top, rows: rows, count: list.feeds.count)
    place = .feeds(list)
  }

  /// The feeds as the store has them now, wherever they are shown.
  mutating func receive(_ feeds: [FeedState]) {
    if case .feeds(var list) = place {
      list.take(feeds)
      place = .feeds(list)
      keepFeedsVisible()
    }
    history.forEach { kept in
      guard case .feeds(var list) = kept else { return }
      list.take(feeds)
      kept = .feeds(list)
    }
    if case .catalogue(var catalogue) = overlay {
      catalogue.subscribed = Set(feeds.map(\.subscription.url))
      overlay = .catalogue(catalogue)
    }
  }

  /// How far the refresh has come. The status line shows it; stories come in by the store's own news.
  mutating func receive(_ progress: Refresh) -> [Effect] {
    guard progress.isOver else {
      refresh = progress
      return []
    }
    refresh = nil
    notice = Notice(text: progress.summary, isError: false)
    return reload()
  }

  mutating func take(_ key: Key, in catalogue: CatalogueState) -> [Effect] {
    var catalogue = catalogue
    var effects: [Effect] = []
    let found = catalogue.found
    switch (key.code, key.modifiers) {
    case (.enter, _):
      guard found.indices.contains(catalogue.selected) else { return [] }
      let feed = found[catalogue.selected]
      if catalogue.isChoice {
        overlay = nil
        return enter(feed.url, .addFeed)
      }
      if catalogue.subscribed.contains(feed.url) {
        tell("You subscribe to \(feed.name) already.")
      } else {
        catalogue.subscribed.insert(feed.url)
        tell("Subscribed to \(feed.name). U undoes it.")
        effects = [.subscribe(Subscription(url: feed.url, title: feed.name)), .refresh]
      }
    case (.down, _), (.character("n"), .control), (.tab, []): catalogue.selected += 1
    case (.up, _), (.character("p"), .control), (.tab, .shift): catalogue.selected -= 1
    case (.pageDown, _): catalogue.selected += 10
    case (.pageUp, _): catalogue.selected -= 10
    default:
      if catalogue.input.take(key) { catalogue.selected = 0 }
    }
    catalogue.selected = min(max(0, catalogue.selected), max(0, catalogue.found.count - 1))
    overlay = .catalogue(catalogue)
    return effects
  }
}
