import Articles
import Extraction
import Testing

@Suite("The head of an article")
struct HeadTests {
  let url = "https://paper.example/2024/05/06/ferry-returns-to-the-lower-harbour"

  func article(_ page: StoryPage) throws -> Article { try #require(try extractPage(page.bytes, url: url).article) }

  func linked(_ members: String) -> StoryPage {
    var page = StoryPage()
    page.head += "<script type='application/ld+json'>{\"@context\": \"https://schema.org\", \(members)}</script>"
    return page
  }

  @Test("the headline comes without the site's name")
  func headline() throws {
    #expect(try article(StoryPage()).headline == "Ferry returns to the lower harbour")
    var page = StoryPage()
    page.head =
      "<title>Fish prices rise for the third time | The Harbour Paper</title><meta property='og:site_name' content='The Harbour Paper'>"
    let bytes = page.bytes
    let text = String(decoding: bytes, as: UTF8.self).replacing("<h1>Ferry returns to the lower harbour</h1>", with: "")
    #expect(try extractPage(Array(text.utf8), url: nil).article?.headline == "Fish prices rise for the third time")
  }

  @Test("hNews names headline, reporter and times where the page says nothing else of itself")
  func microformat() throws {
    let html = """
      <title>News | The Harbour Paper</title><div id=top><h1>The Harbour Paper</h1></div>
      <div class="hnews hentry item"><h2 class="entry-title">Ferry returns to the lower harbour</h2>
      <p class="byline author vcard">By <span class="fn">Ann Keeper</span></p>
      <p><abbr class="published" title="2020-05-01T10:00:00Z">May 1</abbr>
      <abbr class="updated" title="2020-05-02T11:30:00Z">May 2</abbr></p>
      <div class="entry-content">\(StoryPage.paragraphs)</div></div>
      """
    let found = try #require(try extractPage(Array(html.utf8), url: url).article)
    #expect(found.headline == "Ferry returns to the lower harbour" && found.bylines.map(\.name) == ["Ann Keeper"])
    #expect(found.posted == Timestamp(seconds: 1_588_327_200) && found.updated == Timestamp(seconds: 1_588_419_000))
  }

  @Test("JSON-LD names authors, dates, section and photo, with its graph and its faults")
  func linkedData() throws {
    let found = try article(
      linked(
        """
        "@graph": [{"@type": "Person", "@id": "#a", "name": "Ann Keeper"},
        {"@type": "NewsArticle", "headline": "Ferry
        returns", "author": [{"@id": "#a"}, {"name": "Bo Fisher"}], "datePublished": "2024-05-06T08:00:00+09:00",
        "dateModified": "2024-05-06T10:30:00+09:00", "articleSection": "Harbour", "keywords": "ferry, harbour",
        "image": {"url": "/ferry.jpg", "caption": "The ferry."}},]
        """))
    #expect(found.bylines.map(\.name) == ["Ann Keeper", "Bo Fisher"])
    #expect(found.posted?.iso8601 == "2024-05-05T23:00:00Z")
    #expect(found.posted?.zoneOffset == 32_400)
    #expect(found.updated?.iso8601 == "2024-05-06T01:30:00Z")
    #expect(found.sectionPath == ["Harbour"])
    #expect(found.tags == ["ferry", "harbour"])
    #expect(found.leadPhoto?.url == "https://paper.example/ferry.jpg")
    #expect(found.leadPhoto?.caption.plainText == "The ferry.")
  }

  @Test("a breadcrumb gives the path of sections without the front page and the story")
  func breadcrumb() throws {
    let found = try article(
      linked(
        """
        "@type": "BreadcrumbList", "itemListElement": [{"name": "Home"}, {"name": "City"}, {"name": "Harbour"},
        {"name": "Ferry returns to the lower harbour"}]
        """))
    #expect(found.sectionPath == ["City", "Harbour"])
  }

  @Test(
    "a byline is cut into names",
    arguments: [
      ("By Ann Keeper and Bo Fisher", ["Ann Keeper", "Bo Fisher"]), ("Von Anna Schreiber", ["Anna Schreiber"]),
      ("By Ann Keeper, Staff Reporter", ["Ann Keeper"]), ("Ann Keeper | 6 May 2024", ["Ann Keeper"]),
    ])
  func bylines(line: String, names: [String]) throws {
    var page = StoryPage()
    page.before = "<div class='byline'>\(line)</div>"
    #expect(try article(page).bylines.map(\.name) == names)
  }

  @Test("the paper is not its own reporter where a line names one")
  func paperAsAuthor() throws {
    var page = linked("\"@type\": \"NewsArticle\", \"author\": {\"name\": \"The Harbour Paper\"}")
    page.head += "<meta property='og:site_name' content='The Harbour Paper'>"
    page.before = "<p class='byline'><span>By</span><a>Ann Keeper</a></p>"
    #expect(try article(page).bylines.map(\.name) == ["Ann Keeper"])
  }

  @Test("a date is found in meta, in time elements, in a line below the headline, and in the address")
  func dates() throws {
    var page = StoryPage()
    #expect(try article(page).posted?.iso8601 == "2024-05-06")
    page.before = "<p>Monday, 6 May 2024 | 10:30</p>"
    page.head += "<meta property='article:published_time' content='2024-05-06T07:00:00Z'>"
    #expect(try article(page).posted?.iso8601 == "2024-05-06T07:00:00Z")
    page = StoryPage()
    page.before = "<time datetime='2024-05-06T09:15:00Z'>today</time>"
    #expect(try article(page).posted?.iso8601 == "2024-05-06T09:15:00Z")
  }

  @Test(
    "times are known by the words before them, in a line, over a break, and grown together",
    arguments: [
      "<p>Posted : 2020-07-02 16:40 Updated : 2020-07-03 09:17</p>",
      "<font size=1>Posted : 2020-07-02 16:40<br>Updated : 2020-07-03 09:17</font>",
      "<div><span>입력2020.07.02. 16:40</span><span>수정2020.07.03. 09:17</span></div>",
      "<div>Aktualisiert: 03.07.2020 09:17 | Veröffentlicht: 02.07.2020 16:40</div>",
    ])
  func statedTimes(line: String) throws {
    var page = StoryPage()
    page.before = line + "<div class='other'><a href='/x'>A story of the day before</a> 2020-07-01 10:00</div>"
    let found = try #require(try extractPage(page.bytes, url: "https://paper.example/ferry").article)
    #expect(found.posted?.iso8601 == "2020-07-02T16:40:00Z")
    #expect(found.updated?.iso8601 == "2020-07-03T09:17:00Z")
  }

  @Test(
    "a reporter's mail address is the one that spells the name or stands with it, not the desk's",
    arguments: [
      ("<p class='byline'>By Ann Keeper (<a href='mailto:a.keeper@paper.example?subject=x'>mail</a>)</p>", "a.keeper"),
      ("<p class='byline'>By Ann Keeper ak7@paper.example</p>", "ak7"),
      ("<p class='byline'>By Ann Keeper</p><p>Write to desk@paper.example</p>", nil),
      ("<p class='byline'>By Ann Keeper</p><p>news@paper.example</p><p>keeper@paper.example</p>", "keeper"),
    ])
  func contact(line: String, local: String?) throws {
    var page = StoryPage()
    page.before = line
    let found = try article(page).bylines
    #expect(found.map(\.name) == ["Ann Keeper"])
    #expect(found.first?.contact == local.map { $0 + "@paper.example" })
  }

  @Test("a printed breadcrumb gives the sections where the head names none")
  func printedBreadcrumb() throws {
    var page = StoryPage()
    page.before =
      "<ol class='breadcrumb'><li><a href='/'>Home</a></li><li><a href='/city'>City</a></li>"
      + "<li><a href='/city/harbour'>Harbour</a></li><li>Ferry returns to the lower harbour</li></ol>"
    #expect(try article(page).sectionPath == ["City", "Harbour"])
  }

  @Test(
    "an agency's opening tells where a story is from; other dashes do not",
    arguments: [
      ("SEOUL, July 2 (Agency) -- The ferry", "SEOUL, July 2"), ("Berlin (dpa) - Die Fähre", "Berlin"),
      ("NEW YORK — The ferry", "NEW YORK"), ("BREAKING — The ferry", nil), ("The ferry — at last", nil),
    ])
  func dateline(opening: String, place: String?) throws {
    var page = StoryPage()
    page.body = page.body.replacing("<p>The ferry that", with: "<p>\(opening) that")
    #expect(try article(page).dateline == place)
  }

  @Test("the line under the headline is the deck, printed or told")
  func deck() throws {
    var page = StoryPage()
    page.head += "<meta name='description' content='Told only to search engines, in a line.'>"
    let told = try extractPage(page.bytes, url: url)
    #expect(told.article?.deck == "Told only to search engines, in a line.")
    #expect(!told.isDeckPrinted)
    page.before = "<p class='standfirst'>After seven months, the harbour has its ferry again.</p>"
    let printed = try extractPage(page.bytes, url: url)
    #expect(printed.article?.deck == "After seven months, the harbour has its ferry again.")
    #expect(printed.isDeckPrinted)
  }

  @Test("control characters and scripts in what the head tells reach nobody")
  func hostileHead() throws {
    var page = linked("\"@type\": \"NewsArticle\", \"author\": \"Ann\\u001b]52;c;x\\u0007 Keeper<script>x</script>\"")
    page.head +=
      "<meta property='og:image' content='javascript:alert(1)'><link rel=canonical href='file:///etc/passwd'>"
    let found = try article(page)
    #expect(
      found.bylines.allSatisfy { !$0.name.unicodeScalars.contains { $0.value < 32 } && !$0.name.contains("script") })
    #expect(found.leadPhoto == nil)
    #expect(found.url == url)
  }

  @Test("a kicker inside the heading is parted from the headline that the page tells elsewhere")
  func kickerInHeading() throws {
    var page = StoryPage()
    page.head =
      "<title>Ferry returns to the lower harbour</title><meta property='og:title' content='Ferry returns to the lower harbour'>"
    let text = String(decoding: page.bytes, as: UTF8.self)
      .replacing("<h1>Ferry", with: "<h1><span>Repairs at sea:</span> Ferry")
    let found = try #require(try extractPage(Array(text.utf8), url: url).article)
    #expect(found.headline == "Ferry returns to the lower harbour")
    #expect(found.kicker == "Repairs at sea")
  }

  @Test("a line called a kicker above the heading is the kicker")
  func kickerAboveHeading() throws {
    let text = String(decoding: StoryPage().bytes, as: UTF8.self)
      .replacing("<h1>", with: "<p class='article__kicker'>Repairs at sea</p><h1>")
    #expect(try extractPage(Array(text.utf8), url: url).article?.kicker == "Repairs at sea")
  }

  @Test("parts of a heading that only looks set apart are joined as the page joins them elsewhere")
  func gluedHeading() throws {
    var page = StoryPage()
    page.head = "<meta property='og:title' content='Repairs at sea: Ferry returns to the lower harbour'>"
    let text = String(decoding: page.bytes, as: UTF8.self)
      .replacing("<h1>Ferry", with: "<h1><span>Repairs at sea</span><span>Ferry</span>")
    let found = try #require(try extractPage(Array(text.utf8), url: url).article)
    #expect(found.headline == "Repairs at sea: Ferry returns to the lower harbour")
  }

  @Test("a mark in brackets is a label; a year is not")
  func labels() throws {
    let text = String(decoding: StoryPage().bytes, as: UTF8.self)
    let marked = try #require(
      try extractPage(Array(text.replacing("<h1>", with: "<h1>[INTERVIEW] ").utf8), url: url).article)
    #expect(marked.labels == ["INTERVIEW"])
    #expect(marked.headline == "Ferry returns to the lower harbour")
    let dated = try extractPage(Array(text.replacing("<h1>", with: "<h1>[2024] ").utf8), url: url).article
    #expect(dated?.labels == [])
    #expect(dated?.headline == "[2024] Ferry returns to the lower harbour")
  }

  @Test("the lead photo is the told one in the cut that the page prints, with caption and credit apart")
  func printedCut() throws {
    var page = StoryPage()
    page.head += "<meta property='og:image' content='https://paper.example/social/1200x630/ferry-4711-og.jpg'>"
    page.before = """
      <div class="hero"><div><img src="/photos/640/ferry-4711-640x360.jpg" alt="A ferry"></div>
      <div class="hero__caption">The ferry at its pier. <span class="credit">Photo: Cleo Lens</span></div></div>
      """
    let photo = try #require(try article(page).leadPhoto)
    #expect(photo.url == "https://paper.example/photos/640/ferry-4711-640x360.jpg")
    #expect(photo.caption.plainText == "The ferry at its pier.")
    #expect(photo.credit == "Cleo Lens")
  }

  @Test(
    "a picture with the headline goes before one that is told only to social media; where none is printed, the told one stands in"
  )
  func toldPicture() throws {
    var page = StoryPage()
    page.head += "<meta property='og:image' content='https://paper.example/social/card.jpg'>"
    #expect(try article(page).leadPhoto?.url == "https://paper.example/social/card.jpg")
    page.after = "<div class='related-stories'><img src='/fish.jpg'><a href='/fish'>Fish prices rise</a></div>"
    #expect(try article(page).leadPhoto?.url == "https://paper.example/social/card.jpg")
    page.before = "<figure><img src='/pier.jpg' width=800></figure>"
    #expect(try article(page).leadPhoto?.url == "https://paper.example/pier.jpg")
  }

  @Test("journals tell the surname first")
  func citationAuthor() throws {
    var page = StoryPage()
    page.head += "<meta name='citation_author' content='Keeper, Ann'><meta name='citation_author' content='Fisher, Bo'>"
    #expect(try article(page).bylines.map(\.name) == ["Ann Keeper", "Bo Fisher"])
  }

  /// A page whose first-level heading is the last crumb, as `row`, and that prints its headline one level below.
  private func crumbPage(_ row: String, shared: String, printed: String) -> [UInt8] {
    var page = StoryPage()
    page.head = "<title>Ferry: why it is back</title><meta property='og:title' content='\(shared)'>"
    return Array(
      String(decoding: page.bytes, as: UTF8.self)
        .replacing("<h1>Ferry returns to the lower harbour</h1>", with: "\(row)<header><h2>\(printed)</h2></header>")
        .utf8)
  }

  @Test(
    "a first-level heading in a breadcrumb is the page's name for search engines, not its headline",
    arguments: [
      "<ol class='breadcrumb'><li><a href='/'>Home</a></li><li><h1>Ferry: why it is back</h1></li></ol>",
      "<nav><a href='/'>Home</a><h1>Ferry: why it is back</h1></nav>",
      "<ul><li><a href='/'>Home</a></li><li><a href='/city'>City</a></li><li><h1>Ferry: why it is back</h1></li></ul>",
      "<div><div><a href='/'>Home</a></div><div><a href='/city'>City</a></div><div><h1>Ferry: why it is back</h1></div></div>",
    ])
  func crumbHeading(row: String) throws {
    let shared = "Seven months without a ferry, and then a bell"
    let bytes = crumbPage(row, shared: shared, printed: "<span>At sea</span><span>\(shared)</span>")
    let found = try #require(try extractPage(bytes, url: url).article)
    #expect(found.headline == shared)
    #expect(found.kicker == "At sea")
  }

  @Test("a heading that follows a breadcrumb of its own stays the headline")
  func headingAfterBreadcrumb() throws {
    let row = """
      <div><ul class='crumbs'><li><a href='/'>Home</a></li><li><a href='/city'>City</a></li></ul>
      <h1>Ferry returns after seven months</h1></div>
      """
    let bytes = crumbPage(row, shared: "The ferry is back in the harbour", printed: "Repairs took longer than planned")
    #expect(try extractPage(bytes, url: url).article?.headline == "Ferry returns after seven months")
  }

  @Test("the heading of a running report tells its newest entries; its name is told twice elsewhere")
  func runningReport() throws {
    var page = linked("\"@type\": \"NewsArticle\", \"headline\": \"The ferry: all that is known\"")
    page.head += "<title>The ferry: all that is known</title>"
    page.head = page.head.replacing("<title>Ferry returns to the lower harbour - The Harbour Paper</title>", with: "")
    let text = String(decoding: page.bytes, as: UTF8.self)
      .replacing("<h1>Ferry", with: "<h1>The ferry: all are ashore +++ Ferry")
    #expect(try extractPage(Array(text.utf8), url: url).article?.headline == "The ferry: all that is known")
  }

  @Test("a heading that leads to a list is not the headline")
  func linkedHeading() throws {
    var page = StoryPage()
    page.head = "<title>Why two plates had to be cast anew</title>"
    page.after = "<section><h1><a href='/city'>More from the city desk today</a></h1></section>"
    #expect(try article(page).headline == "Ferry returns to the lower harbour")
  }

  @Test(
    "names hold articles, figures and the paper's staff; dates end them",
    arguments: [
      ("Par Luc Le Phare le 6 mai 2024", ["Luc Le Phare"]), ("Harbour24 Desk", ["Harbour24 Desk"]),
      ("Harbour Paper Staff", ["Harbour Paper Staff"]), ("Ann Keeper @keeper", ["Ann Keeper"]),
      ("Posted on 6 May 2024 by Ann Keeper", ["Ann Keeper"]), ("[Ann Keeper, Bo Fisher]", ["Ann Keeper", "Bo Fisher"]),
    ])
  func namesInBylines(line: String, names: [String]) throws {
    var page = StoryPage()
    page.before = "<div class='byline'>\(line)</div>"
    #expect(try article(page).bylines.map(\.name) == names)
  }

  @Test("a link near the headline whose address spells a name is the byline; a card's name is its formatted name")
  func namesByMarkup() throws {
    var page = StoryPage()
    page.before = "<p>Harbour desk, <a href='/staff/ann-keeper/'>Ann Keeper</a></p>"
    #expect(try article(page).bylines.map(\.name) == ["Ann Keeper"])
    page.before = "<div class='vcard author'>written with care by <span class='fn'>Bo Fisher</span> of the desk</div>"
    #expect(try article(page).bylines.map(\.name) == ["Bo Fisher"])
    page.before = "<ul><li><strong>Author</strong> Cleo Lens</li></ul>"
    #expect(try article(page).bylines.map(\.name) == ["Cleo Lens"])
  }

  @Test("the publisher's own name is not the writer's")
  func publisherAsAuthor() throws {
    var page = StoryPage()
    page.head += "<meta name='author' content='Harbour House'><meta property='article:author' content='Ann Keeper'>"
    #expect(try article(page).bylines.map(\.name) == ["Ann Keeper"])
  }

  @Test(
    "a date is found behind its label, in one piece of a line, and in the number of a story; a year is none",
    arguments: [
      ("<ul><li><strong>Date</strong> 7 May 2024</li></ul>", "2024-05-07"),
      (
        "<div><i></i> <span>Tue 7 May 2024</span> <span>harbour</span> <span><a href='/c'>talk</a></span></div>",
        "2024-05-07"
      ),
      ("<p>Since 2019</p>", "2024-05-06"),
    ])
  func printedDates(line: String, date: String) throws {
    var page = StoryPage()
    page.before = line
    let numbered = date == "2024-05-06"
    let address = "https://paper.example/news/article/" + (numbered ? "A2024050609150005196" : "ferry-returns")
    #expect(try extractPage(page.bytes, url: address).article?.posted?.iso8601 == date)
  }

  @Test("a picture that keeps the place of another is not the lead photo, nor is a portrait")
  func standIns() throws {
    var page = StoryPage()
    page.head += "<meta property='og:image' content='https://paper.example/max/1200/ferry-4711.jpg'>"
    page.before = "<figure><img src='/max/60/ferry-4711.jpg' width=640></figure>"
    #expect(try article(page).leadPhoto?.url == "https://paper.example/max/1200/ferry-4711.jpg")
    page.before = "<span><img src='/img/crop9/portrait-w35/keeper.jpg'></span>"
    #expect(try article(page).leadPhoto?.url == "https://paper.example/max/1200/ferry-4711.jpg")
    page.head = ""
    page.before = "<figure><img src='/a.jpg%20640w,%20/b.jpg%20840w,%20/c.jpg%20320w'></figure>"
    #expect(try article(page).leadPhoto?.url == "https://paper.example/b.jpg")
  }

  @Test("where nothing else tells, the sections are those whose addresses the story's goes on from")
  func sectionOfAddress() throws {
    var page = StoryPage()
    page.before = "<nav><a href='/city'>City</a> <a href='/city/harbour/'>Harbour</a> <a href='/sport'>Sport</a></nav>"
    let address = "https://paper.example/city/harbour/2024/ferry-returns-to-the-lower-harbour"
    #expect(try extractPage(page.bytes, url: address).article?.sectionPath == ["City", "Harbour"])
    #expect(try extractPage(page.bytes, url: "https://paper.example/citywide/ferry-returns").article?.sectionPath == [])
    page.head += "<meta property='article:section' content='Ships'>"
    #expect(try extractPage(page.bytes, url: address).article?.sectionPath == ["Ships"])
  }

  @Test("the line under the headline and the lead photo, printed again in the text in another cut, stand once")
  func doubled() throws {
    let deck = "Repairs took all winter, and the harbour waited for its bell."
    let caption = "The ferry at the lower pier on Monday, with flowers at its bow."
    var page = StoryPage()
    page.head += "<meta property='og:image' content='https://paper.example/wide/ferry-4711.jpg'>"
    page.before = """
      <p class=dek>\(deck)</p>
      <figure><img src='/wide/ferry-4711.jpg'><figcaption>\(caption)</figcaption></figure>
      """
    page.body = """
      <p>\(deck)</p><figure><img src='/phone/ferry.jpg'><figcaption>\(caption)</figcaption></figure>\(StoryPage.paragraphs)
      <figure><img src='/pier.jpg'><figcaption>The pier in the evening of the same day, when all had gone.</figcaption></figure>
      """
    let found = try article(page)
    #expect(found.deck == deck && found.leadPhoto?.url == "https://paper.example/wide/ferry-4711.jpg")
    #expect(
      Array(found.body.prefix(3)) == [StoryPage.first, StoryPage.second, StoryPage.third].map { .paragraph(Prose($0)) })
    #expect(figures(found) == ["https://paper.example/pier.jpg"])
    #expect(try extractPage(page.bytes, url: url).text.ranges(of: deck).count == 1)
  }

  @Test("a description in the page's head that is the first paragraph, or its beginning, is no line under the headline")
  func describedByFirst() throws {
    for description in [StoryPage.first, String(StoryPage.first.prefix(60)) + "…"] {
      var page = StoryPage()
      page.head += "<meta name='description' content='\(description)'>"
      let found = try article(page)
      #expect(found.deck == nil && found.body.first == .paragraph(Prose(StoryPage.first)))
    }
  }
}

/// The addresses of the pictures in a story's text.
private func figures(_ article: Article) -> [String] {
  article.body.compactMap { if case .figure(let photo) = $0 { photo.url } else { nil } }
}
