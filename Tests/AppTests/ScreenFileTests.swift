// The screens that a reader of the sample edition sees, as pictures: each is a file in `Screens`. After a change that is
// meant to be seen, `BROADSHEET_UPDATE_SCREENS=1 swift test --filter AppTests` writes them anew, and the change of the
// files shows in the commit what became of the page.

import App
import Foundation
import Reader
import Testing

@Suite struct ScreenFileTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Screens")
  static let isUpdating = ProcessInfo.processInfo.environment["BROADSHEET_UPDATE_SCREENS"] == "1"

  /// The screens by name, with the keys that lead to them.
  static let keys = [
    ("front-page", ""), ("section", "2"), ("article", "2 j ENTER"), ("article-further-down", "2 j ENTER SPACE"),
    ("rail", "2 j ENTER TAB j"), ("section-menu", "m j j l"), ("themes", "t j"), ("help", "?"), ("gallery", "p"),
    ("search", "/ s e o u l ENTER"), ("commands", ": t h e"), ("print-preview", "2 j ENTER P"),
  ]

  @Test("the screens are as they were", arguments: keys, [(80, 24), (120, 36), (200, 60)])
  func screens(screen: (name: String, keys: String), size: (columns: Int, rows: Int)) throws {
    let sitting = try Sitting(size.columns, size.rows)
    try sitting.press(screen.keys)
    try compare(sitting, "\(screen.name)-\(size.columns)x\(size.rows).txt")
  }

  @Test("a refresh under way is told on the last line, whatever is read", arguments: [(80, 24), (120, 36), (200, 60)])
  func refresh(size: (columns: Int, rows: Int)) throws {
    let sitting = try Sitting(size.columns, size.rows)
    try sitting.press("2 j")
    sitting.session.take(.refresh(Refresh(done: 212, total: 500, stories: 4_180, failed: 3)))
    try compare(sitting, "refresh-\(size.columns)x\(size.rows).txt")
  }

  private func compare(_ sitting: Sitting, _ name: String) throws {
    let file = Self.folder.appendingPathComponent(name)
    let shown = sitting.screen + "\n"
    if Self.isUpdating { try Data(shown.utf8).write(to: file) }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(shown == kept, "\(name); BROADSHEET_UPDATE_SCREENS=1 writes it anew")
  }
}
