// The newspaper that the reader's tests read: a dozen stories of a harbour town, in English, Korean and Hebrew, with
// an emoji or two. They are our own text, and short, but for one that is long enough to scroll.

import Articles

enum TestPaper {
  /// Monday 23 November 2026, 09:00 UTC.
  static let now = Timestamp(year: 2026, month: 11, day: 23, hour: 9)

  /// A long story: its sentences are numbered, so that a test can tell which of them is on the screen.
  static let ferries = Article(
    entryID: "ferries", source: "test", publication: "The Harbour Post", headline: "Night ferries return to the quay",
    url: "https://post.example/ferries", sectionPath: ["National", "Politics"], kicker: "Politics",
    deck: "Forty berths are lit again after a winter in the dark",
    bylines: [Byline(name: "Ada Quill", contact: "quill@post.example")],
    posted: hoursAgo(1), updated: Timestamp(seconds: now.seconds - 1_800),
    body: [
      .paragraph(
        Prose([
          Run("The first boat left at nine, says "), Run("the timetable", link: "https://post.example/timetable"),
          Run(", and "), Run("the council", link: "https://council.example/minutes"), Run(" paid for the lamps."),
        ])),
      .figure(Photo(url: "https://post.example/quay.jpg", caption: "The north quay at nine", credit: "P. Lens")),
    ] + numberedParagraphs,
    leadPhoto: Photo(url: "https://post.example/lamps.jpg", caption: "Lamps on the water", credit: "P. Lens"))

  private static var numberedParagraphs: [Block] {
    (0..<20).map { paragraph in
      let sentences = (1...4).map { sentence in
        "Berth \(paragraph * 4 + sentence) was swept before dawn and its lamps were lit by noon."
      }
      return .paragraph(Prose(sentences.joined(separator: " ")))
    }
  }

  static let articles: [Article] = [
    ferries,
    story("bells", "Council votes for quieter bells", in: ["National", "Politics"], by: "Ben Marsh", hours: 2),
    story("roll", "Bakers 🥐 raise the price of a roll 👩‍🍳", in: ["Business"], by: "Cora Loaf", hours: 3),
    story(
      "lamps", "부두에 다시 불이 켜지다", in: ["Culture"], by: "김하나", hours: 4, language: "ko",
      text: "밤배가 돌아오자 부두의 등불이 다시 켜졌다. 상인들은 늦은 시간까지 가게를 연다."),
    story(
      "port", "הנמל נפתח מחדש", in: ["National", "Defence"], by: "דנה כהן", hours: 5, language: "he",
      text: "הנמל נפתח מחדש אחרי חורף ארוך. הספינות חוזרות אל הרציף."),
    story(
      "interview", "The keeper of the last lighthouse", in: ["Culture"], by: "Ada Quill", hours: 6,
      labels: ["INTERVIEW"]),
    story("rope", "Rope makers find a buyer", in: ["Business", "Shipping"], by: "Ben Marsh", hours: 7),
    story("sail", "Two sails, one mast: the regatta in doubt", in: ["Sport"], by: "Dee Oar", hours: 8),
    story("fog", "Fog closes the strait for a day", in: ["National"], by: "Ada Quill", hours: 26),
    story("salt", "Salt works hire eighty", in: ["Business"], by: "Cora Loaf", hours: 30),
    story("choir", "The dockers’ choir sings in the dry dock", in: ["Culture"], by: "Eve Alto", hours: 50),
    story("anchor", "An anchor older than the town", in: ["Culture"], by: "Eve Alto", hours: 200),
  ]

  /// Section names from the top down, with their numbers.
  static let sectionPaths: [(Int64, [String])] = [
    (1, ["National"]), (11, ["National", "Politics"]), (12, ["National", "Defence"]), (2, ["Business"]),
    (21, ["Business", "Shipping"]), (3, ["Culture"]), (4, ["Sport"]),
  ]

  static let gallery = Gallery(
    entryID: "gallery", publication: "The Harbour Post", title: "A night on the quay",
    bylines: [Byline(name: "P. Lens")],
    photos: [
      Photo(
        url: "https://post.example/1.jpg", caption: "The first boat", alternative: "A boat", width: 160, height: 100),
      Photo(url: "https://post.example/2.jpg", caption: "두 번째 배", alternative: "Another boat", width: 100, height: 160),
      Photo(url: "https://post.example/3.jpg", caption: "The lamps go out", credit: "P. Lens"),
    ])

  static func hoursAgo(_ hours: Int) -> Timestamp { Timestamp(seconds: now.seconds - Int64(hours) * 3_600) }

  static func story(
    _ name: String, _ headline: String, in path: [String], by reporter: String, hours: Int, language: String? = nil,
    labels: [String] = [], text: String? = nil
  ) -> Article {
    let body = text ?? "This is the story of \(name), and there is no more to it than that."
    return Article(
      entryID: name, source: "test", publication: "The Harbour Post", headline: headline,
      url: "https://post.example/\(name)", language: language, sectionPath: path, kicker: path.last, labels: labels,
      bylines: [Byline(name: reporter)], posted: hoursAgo(hours), body: [.paragraph(Prose(body))])
  }
}

extension TestPaper {
  /// Subscriptions in every condition.
  static var feeds: [FeedState] {
    func feed(_ title: String, _ host: String, in path: [String] = []) -> FeedState {
      FeedState(Subscription(url: "https://\(host)/feed", title: title, siteURL: "https://\(host)/", sectionPath: path))
    }
    var post = feed("The Harbour Post", "post.example", in: ["National", "Politics"])
    (post.succeeded, post.changed, post.stories) = (hoursAgo(0).seconds - 300, hoursAgo(3).seconds, 12)
    var dead = feed("The Lamp", "lamp.example")
    (dead.succeeded, dead.stories) = (hoursAgo(72).seconds, 1)
    dead.failure = .init(reason: "the server answered 503", since: hoursAgo(26).seconds, count: 9)
    var gone = feed("", "gone.example")
    gone.retirement = .init(reason: "the server says that it is gone (410)", since: hoursAgo(400).seconds)
    return [post, dead, gone, feed("부두 신문", "quay.example")]
  }

  static let catalogue = [
    CatalogueFeed(name: "The Quay Times", url: "https://times.example/rss", group: "Norway", language: "no"),
    CatalogueFeed(name: "부두 신문", url: "https://quay.example/feed", group: "South Korea", language: "ko"),
    CatalogueFeed(
      name: "Ropes & Knots", url: "https://ropes.example/rss", group: "Sailing", isByCountry: false),
  ]
}
