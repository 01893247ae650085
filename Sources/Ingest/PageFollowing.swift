// A story that its newspaper set over several pages: the pages after the first are asked for one after the other, since each
// tells where the next one is; those of several stories side by side.

internal import Extraction
internal import Fetch

/// Joins the pages of stories.
struct PageFollowing {
  /// So many pages of a story are read in all.
  static let mostPages = 10

  let fetcher: Fetcher
  /// Says whether there is time for one more round of pages.
  var mayGoOn: () -> Bool = { true }

  /// The stories with the text of all their pages. Where a page does not come or tells something else, what was joined until
  /// then is the story, and its `nextPage` says where it goes on.
  func join(_ stories: [PagedStory]) -> [PagedStory] {
    var stories = stories
    var open = Array(stories.indices)
    for _ in 1..<Self.mostPages where !open.isEmpty {
      let asked = open.compactMap { index in stories[index].nextRequest().map { (index, $0) } }
      guard mayGoOn() else {
        for (index, _) in asked { stories[index].isCutShort = true }
        break
      }
      open = []
      fetcher.run(asked.map(\.1)) { place, result in
        if stories[asked[place].0].take(result) { open.append(asked[place].0) }
      }
      open.sort()
    }
    return stories
  }
}

/// A story whose first page has come.
struct PagedStory {
  /// What has come of it.
  private(set) var page: ExtractedPage
  /// Whether a page of it would have come at another time.
  var isCutShort = false
  private var request: FetchRequest
  private let address: String
  private var seen: Set<String>

  /// The story that begins with `page`, which `request` brought by `response`.
  init(_ page: ExtractedPage, _ request: FetchRequest, _ response: FetchResponse) {
    self.page = page
    self.request = request
    address = response.url
    seen = [response.url]
    // What is known of the first page says nothing about the others, and none lies further inward than the first.
    (self.request.entityTag, self.request.lastModified) = (nil, nil)
    self.request.ring = max(request.ring, response.ring)
  }

  /// The request for the page that follows, on the same server and not asked for before; nil at the end.
  fileprivate mutating func nextRequest() -> FetchRequest? {
    guard let next = page.nextPage, seen.insert(next).inserted, host(of: next) == host(of: address) else { return nil }
    request.url = next
    return request
  }

  /// Joins the page that has come; whether it was one of the story.
  fileprivate mutating func take(_ result: Result<FetchResponse, FetchError>) -> Bool {
    switch result {
    case .failure(let error):
      isCutShort = error.kind == .unreachable
      return false
    case .success(let response):
      guard (200..<300).contains(response.status) else {
        isCutShort = response.status >= 500 || response.status == 429
        return false
      }
      guard host(of: response.url) == host(of: address),
        let next = try? extractPage(response.body, url: response.url, firstPage: address)
      else { return false }
      return page.join(next)
    }
  }
}

/// The host of an address as it is written there, with its port.
func host(of url: String) -> Substring {
  url.split(separator: "/", maxSplits: 2).dropFirst().first.map { $0.prefix { $0 != "/" && $0 != "?" && $0 != "#" } }
    ?? url[...]
}
