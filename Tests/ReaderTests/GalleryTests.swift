import Articles
import Screen
import Testing

@testable import Reader

@Suite("Photos") struct GalleryTests {
  @Test("one a screen, with caption and credit and where one is")
  func picture() {
    let reader = TestReader(columns: 60, rows: 16, keys: "p G")
    #expect(
      reader.rows(2..<15) == """
        ━ A night on the quay ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 3 of 3 ━



                           The picture is not in
                                the store.




         The lamps go out
         P. Lens
                                   ○ ○ ●
        """)
  }

  @Test(
    "the arrows, Space, j and ] go on; left, k and [ go back",
    arguments: [("RIGHT", "LEFT"), ("l", "h"), ("j", "k"), ("]", "["), ("SPACE", "b"), ("ENTER", "[")])
  func keys(on: String, back: String) {
    var reader = TestReader(columns: 60, keys: "p \(on)")
    #expect(reader.galleryState?.selected == 1)
    reader.press(back)
    #expect(reader.galleryState?.selected == 0 && reader.whereabouts == "gallery A night on the quay")
  }

  @Test("its ends hold")
  func ends() {
    #expect(TestReader(keys: "p RIGHT*9").galleryState?.selected == 2)
    #expect(TestReader(keys: "p RIGHT*9 LEFT*9").galleryState?.selected == 0)
  }

  @Test("Esc goes back to where one was")
  func back() {
    #expect(TestReader(keys: "ENTER p ESC").whereabouts == "article Night ferries return to the quay")
  }

  @Test("Enter or p in a story shows its photos", arguments: ["ENTER", "p"])
  func ofStory(key: String) {
    let reader = TestReader(columns: 60, keys: "ENTER \(key)")
    #expect(reader.whereabouts == "gallery Night ferries return to the quay")
    #expect(reader.galleryState?.photos.map(\.caption.plainText) == ["Lamps on the water", "The north quay at nine"])
  }

  @Test("a story without photos says so")
  func none() {
    #expect(TestReader(keys: "2 j ENTER p").statusLine == " This article brings no photos.")
  }

  @Test("only the pictures near the one shown are asked for, and each once")
  func pictures() {
    var reader = TestReader(columns: 60)
    reader.forgetEffects()
    reader.press("p RIGHT*3 LEFT*3")
    let asked = reader.effects.filter { if case .loadPicture = $0 { true } else { false } }
    #expect(asked.count == 3)
  }

  @Test("pictures in the store are drawn, in the story too, at any size")
  func drawn() {
    var store = TestStore()
    store.rasters["https://post.example/lamps.jpg"] = Raster(
      width: 40, height: 30, bytes: Array(repeating: 200, count: 3_600))
    store.rasters["https://post.example/1.jpg"] = Raster(width: 16, height: 9)
    store.rasters["https://post.example/2.jpg"] = Raster(width: 1, height: 500)
    for keys in ["ENTER", "p", "ENTER p"] {
      var reader = TestReader(columns: 100, rows: 30, store: store, keys: keys)
      let colors = Set((0..<100).flatMap { column in (3..<29).map { reader.canvas[column, $0].style.background } })
      #expect(colors.count > 1, "\(keys)")
      for (columns, rows) in [(30, 8), (60, 10), (200, 60), (31, 80)] {
        reader.resize(columns, rows)
        reader.press("]")
        #expect(reader.flaws == [], "\(keys) at \(columns)x\(rows)")
      }
    }
  }

  @Test("i leaves pictures out and keeps their captions")
  func pictureless() {
    var store = TestStore()
    store.rasters["https://post.example/lamps.jpg"] = Raster(width: 40, height: 30)
    var reader = TestReader(columns: 100, rows: 30, store: store, keys: "H ENTER")
    let row = reader.point(of: "Lamps on the water")?.row ?? 0
    reader.press("i")
    #expect(reader.point(of: "Lamps on the water").map { $0.row < row } == true)
  }
}
