/// A line on a terminal that says how far long work has come; in a pipe, nothing: the summary is line enough there.
struct ProgressBar {
  private let isShown = isTerminal(2)
  private var shown = ""

  /// Shows so much of so many things as a bar.
  mutating func show(_ done: Int, of total: Int, _ things: String) {
    let filled = total == 0 ? 30 : done * 30 / total
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
    show("\(bar) \(done) of \(things)")
  }

  /// Shows a line.
  mutating func show(_ text: String) {
    guard isShown, text != shown else { return }
    shown = text
    write("\r\u{1B}[K" + text, to: 2)
  }

  /// Takes the line away.
  mutating func clear() {
    guard !shown.isEmpty else { return }
    shown = ""
    write("\r\u{1B}[K", to: 2)
  }
}
