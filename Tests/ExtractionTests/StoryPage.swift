/// A newspaper's page of our own, put together from parts.
struct StoryPage {
  var head = "<title>Ferry returns to the lower harbour - The Harbour Paper</title>"
  var before = ""
  var body = StoryPage.paragraphs
  var after = ""

  static let first =
    "The ferry that had been missing from the lower harbour since autumn came back on Monday, its hull newly painted."
  static let second =
    "About forty people stood on the pier, some with flowers, others only with umbrellas, and waited for the bell."
  static let third =
    "The harbour master said that repairs had taken longer than planned, because two plates had to be cast anew."
  static let paragraphs = "<p>\(first)</p><p>\(second)</p><p>\(third)</p>"

  var bytes: [UInt8] {
    Array(
      """
      <!DOCTYPE html><html lang="en"><head>\(head)</head><body>
      <nav><a href="/">Home</a> <a href="/world">World</a></nav>
      <main><h1>Ferry returns to the lower harbour</h1>\(before)
      <div class="article-body">\(body)</div>\(after)</main>
      <footer><p>Copyright, all rights reserved, and a long line of words about the house that prints this paper.</p></footer>
      </body></html>
      """.utf8)
  }
}
