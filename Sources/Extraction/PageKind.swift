// Whether a page is the page of one story.

import Articles
import Markup

struct PageKind {
  let tree: HTMLTree
  let head: PageHead
  let linked: LinkedArticle
  let url: String?

  /// How much speaks for a story; above 0.75 it is taken for one, below -0.25 it is surely something else.
  func vote(body: [Block]) -> Double {
    let kind = head.meta("og:type")?.inSmallLetters()
    var vote = 0.0
    if linked.isArticle { vote += 2 }
    if kind == "article" { vote += 1.5 }
    if kind?.hasPrefix("product") == true { vote -= 2 }
    if kind == "website" || kind == "profile" { vote -= 0.5 }
    let others: Set<String> = [
      "Product", "CollectionPage", "SearchResultsPage", "ItemList", "DiscussionForumPosting", "QAPage", "FAQPage",
      "Service", "SoftwareApplication", "ProfilePage", "LocalBusiness", "Course", "JobPosting",
    ]
    if !linked.types.isDisjoint(with: others) { vote -= 1.5 }
    if linked.published != nil || head.meta("article:published_time") != nil { vote += 1 }
    let paragraphs = body.filter { block in
      if case .paragraph(let prose) = block { return prose.plainText.utf8.count > 120 }
      return false
    }
    vote += min(Double(paragraphs.count) / 4, 1.5) - 1
    let path = (url ?? "").split(separator: "/").dropFirst(2)
    if path.isEmpty || (path.count == 1 && path.first?.contains("-") == false) { vote -= 1 }
    let slug = path.last.map(String.init) ?? ""
    if slug.split(separator: "-").count >= 4 { vote += 0.75 }
    return vote
  }
}
