import Articles
import Screen
import Testing
import Typesetting

@Suite("Head and foot") struct HeadTests {
  private var story: Article {
    Article(
      entryID: "1", source: "s", publication: "The Paper",
      headline: "Parliament passes the budget after a night of debate",
      url: "https://paper.example/1", sectionPath: ["National", "Politics"], labels: ["INTERVIEW"],
      deck: "Housing remains the quarrel.",
      bylines: [Byline(name: "A. Kim", contact: "kim@paper.example"), Byline(name: "B. Lee")],
      posted: Timestamp(year: 2020, month: 7, day: 2, hour: 16, minute: 40, zoneOffset: 32_400),
      updated: Timestamp(year: 2020, month: 7, day: 3, hour: 9, minute: 17, zoneOffset: 32_400), body: ["Text."])
  }

  @Test("an article is set with its head above and its source below") func whole() {
    let set = typeset(
      story, settings: TypeSettings(measure: 44),
      furniture: Furniture(story, dateLine: DateLine(readerZoneOffset: 32_400)))
    #expect(
      set.text == """
        [INTERVIEW] POLITICS
        Parliament passes the budget
        after a night of debate

        Housing remains the quarrel.

        By A. Kim and B. Lee
        Posted 2 Jul 2020 16:40 - updated 3 Jul
        09:17

        Text.

        A. Kim (kim@paper.example)
        Source: The Paper, https://paper.example/1
        """)
  }

  @Test("the smallest text has no empty rows but before the foot") func smallest() {
    let set = typeset(story, settings: TypeSettings(measure: 44, size: TextSize(-2)))
    #expect(
      set.text == """
        [INTERVIEW] POLITICS
        Parliament passes the budget
        after a night of debate
        Housing remains the quarrel.
        By A. Kim and B. Lee
        Text.

        A. Kim (kim@paper.example)
        """)
  }

  @Test("headline and deck have their roles") func roles() {
    let lines = typeset(story, settings: TypeSettings(measure: 44)).lines
    #expect(
      lines.compactMap { $0.spans.first?.role }.prefix(4) == [
        .articleKicker, .articleHeadline, .articleHeadline, .articleDeck,
      ])
    #expect(lines[1].spans[0].emphasis == .bold)
  }

  @Test("the lead photo stands between head and text") func leadPhoto() {
    var story = story
    story.leadPhoto = Photo(url: "p", caption: "The chamber.", credit: "Pool")
    let set = typeset(story, settings: TypeSettings(measure: 60, photoRows: 3))
    #expect(set.photos.map(\.block) == [-1])
    #expect(set.lines[set.photos[0].line + 3].text == "The chamber. Pool")
    #expect(set.lines[set.photos[0].line + 3].position.block == -1)
  }
}

@Suite("Dates") struct DateLineTests {
  private let dateLine = DateLine(readerZoneOffset: 7_200)

  @Test("a moment written in another zone is told in the reader's") func zone() {
    let moment = Timestamp(year: 2020, month: 7, day: 2, hour: 16, minute: 40, zoneOffset: 32_400)
    #expect(dateLine.absolute(moment) == "2 Jul 2020 09:40")
  }

  @Test("a moment without a zone is told in the reader's") func readerZone() {
    let moment = Timestamp(year: 2020, month: 7, day: 2, hour: 23, minute: 40, zoneOffset: nil)
    #expect(dateLine.absolute(moment) == "3 Jul 2020 01:40")
  }

  @Test("a bare date is the same day everywhere") func bareDate() {
    let moment = Timestamp(year: 2020, month: 7, day: 2, zoneOffset: nil, hasTime: false)
    #expect(DateLine(readerZoneOffset: -36_000).absolute(moment) == "2 Jul 2020")
  }

  @Test("an update in another year says so, one before the posting is left out") func updates() {
    var story = article([])
    story.posted = Timestamp(year: 2020, month: 12, day: 31, hour: 8)
    story.updated = Timestamp(year: 2021, month: 1, day: 1, hour: 9)
    #expect(dateLine.postedAndUpdated(story) == "Posted 31 Dec 2020 10:00 - updated 1 Jan 2021 11:00")
    story.updated = story.posted
    #expect(dateLine.postedAndUpdated(story) == "Posted 31 Dec 2020 10:00")
    story.posted = nil
    #expect(dateLine.postedAndUpdated(story) == "Updated 31 Dec 2020 10:00")
  }

  @Test(
    "an age is told in the unit that fits",
    arguments: [
      (20, "now"), (-300, "now"), (25 * 60, "25 min"), (3 * 3_600 + 5, "3 h"), (2 * 86_400, "2 d"),
      (30 * 86_400, "2 Jul 2020"),
    ])
  func age(seconds: Int, text: String) {
    let moment = Timestamp(year: 2020, month: 7, day: 2, hour: 12)
    #expect(dateLine.age(of: moment, at: Timestamp(seconds: moment.seconds + Int64(seconds))) == text)
  }
}
