// Feeds for where `make_feeds.py` is not at hand: made-up words whose frequency falls as in real text, a fifth of the
// entries in Hangul, "zyzzyva" in one entry of a thousand.

/// Makes feeds, the same ones at every run.
struct FeedMaker {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var serial = 0
  private static let common = ["the", "of", "and", "to", "in", "a", "said", "that", "for", "on"]
  private static let syllables = ["ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo"]

  /// A feed of its own section.
  mutating func feed(_ number: Int, entries: Int) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Paper \(number + 1)</title>
      <link>http://127.0.0.1:8099/paper-\(number + 1)/</link><description>Generated</description>\n
      """
    for _ in 0..<entries {
      serial += 1
      let isHangul = random(below: 5) == 0
      let count = 150 + random(below: 200)
      let marker = serial % 1_000 == 7 ? "zyzzyva" : nil
      text += item(
        title: words(8, isHangul), link: "paper-\(number + 1)/story-\(serial)", date: date(serial),
        section: "Section \((number + 1) % 12)", body: body(words: count, isHangul, marker))
    }
    return text + "</channel></rss>\n"
  }

  /// A feed with one story that is later than all others, and longer than any screen.
  func longStory(words count: Int) -> String {
    var maker = self
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Long reads</title>
      <link>http://127.0.0.1:8099/long/</link>
      """
        + item(
          title: "A long story", link: "long/story", date: "Fri, 01 Jan 2100 00:00:00 GMT", section: "Long reads",
          body: maker.body(words: count, false, nil)) + "</channel></rss>\n"
  }

  private func item(title: String, link: String, date: String, section: String, body: String) -> String {
    """
    <item><title>\(title)</title><link>http://127.0.0.1:8099/\(link)</link><guid isPermaLink="false">\(link)</guid>\
    <pubDate>\(date)</pubDate><dc:creator>Reporter \(serial % 97)</dc:creator><category>\(section)</category>\
    <description>\(body)</description></item>\n
    """
  }

  private mutating func body(words count: Int, _ isHangul: Bool, _ marker: String?) -> String {
    var text = ""
    for start in stride(from: 0, to: count, by: 60) {
      let middle = start == 60 ? marker.map { " \($0)" } ?? "" : ""
      text += "&lt;p&gt;\(words(min(60, count - start), isHangul))\(middle).&lt;/p&gt;"
    }
    return text
  }

  private mutating func words(_ count: Int, _ isHangul: Bool) -> String {
    (0..<count).map { _ in word(isHangul) }.joined(separator: " ")
  }

  /// Small numbers stand for the frequent words.
  private mutating func word(_ isHangul: Bool) -> String {
    let span = 1 << (1 + random(below: 15))
    var number = random(below: span)
    if isHangul {
      var word = ""
      repeat {
        word.unicodeScalars.append(Unicode.Scalar(0xAC00 + UInt32(number % 97) * 115) ?? "가")
        number /= 97
      } while number > 0
      return word
    }
    if number < Self.common.count { return Self.common[number] }
    var word = ""
    while number > 0 {
      word += Self.syllables[number % Self.syllables.count]
      number /= Self.syllables.count
    }
    return word
  }

  private func date(_ serial: Int) -> String {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"]
    return "\(1 + serial % 28) \(months[serial / 28 % 10]) 2026 \(serial % 24):\(10 + serial % 50):00 GMT"
  }

  private mutating func random(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % limit
  }
}
