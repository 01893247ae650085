import Screen
import Testing

@testable import Curses

@Suite struct InputDecoderTests {
  func events(_ text: String, isSilent: Bool = true) -> [TerminalEvent] { events(Array(text.utf8), isSilent: isSilent) }

  func events(_ bytes: [UInt8], isSilent: Bool = true) -> [TerminalEvent] {
    var decoder = InputDecoder()
    decoder.feed(bytes)
    var events: [TerminalEvent] = []
    while let event = decoder.next(isSilent: isSilent) { events.append(event) }
    return events
  }

  @Test("a lone Escape is one only after a silence")
  func escape() {
    #expect(events("\u{1B}", isSilent: false) == [])
    #expect(events("\u{1B}") == [.key(Key(.escape))])
    #expect(events("\u{1B}\u{1B}[A") == [.key(Key(.escape)), .key(Key(.up))])
    #expect(events("\u{1B}[") == [.key(Key(.character("["), .alt))])
  }

  @Test("a sequence may come in pieces")
  func pieces() {
    var decoder = InputDecoder()
    for byte in "\u{1B}[1;5".utf8 {
      decoder.feed([byte])
      #expect(decoder.next(isSilent: false) == nil && decoder.isWaiting)
    }
    decoder.feed([0x43])
    #expect(decoder.next(isSilent: false) == .key(Key(.right, .control)))
    #expect(!decoder.isWaiting)
  }

  @Test("letters of any script are keys")
  func letters() {
    #expect(events("a한é😀") == ["a", "한", "é", "😀"].map { .key(Key($0)) })
    #expect(events([0xFF, 0x61]) == [.key(Key("a"))])
    #expect(events([0xED, 0x95], isSilent: false) == [])
  }

  @Test("replies that nobody asked for are dropped")
  func replies() {
    let replies =
      "\u{1B}[?62;c\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}P1$r0m\u{1B}\\\u{1B}[12;40R\u{1B}[?2026;2$y\u{1B}[I"
    #expect(events(replies + "x") == [.key(Key("x"))])
  }

  @Test("a paste is one event, whatever is in it")
  func paste() {
    #expect(events("\u{1B}[200~q\u{1B}[Aq\r\u{1B}[201~z") == [.paste("q\u{1B}[Aq\n"), .key(Key("z"))])
    var decoder = InputDecoder()
    var pasted: [TerminalEvent] = []
    for byte in "\u{1B}[200~한\u{1B}[20x\u{1B}[201~".utf8 {
      decoder.feed([byte])
      if let event = decoder.next(isSilent: false) { pasted.append(event) }
    }
    #expect(pasted == [.paste("한\u{1B}[20x")])
  }

  @Test("modifiers, keypad and the forms of other terminals are known")
  func forms() {
    #expect(events("\u{1B}[3;2~") == [.key(Key(.delete, .shift))])
    #expect(events("\u{1B}OH\u{1B}[1~\u{1B}[7~") == [.key(Key(.home)), .key(Key(.home)), .key(Key(.home))])
    #expect(events("\u{1B}[[A") == [.key(Key(.function(1)))])
    #expect(events("\u{1B}[97;5u") == [.key(Key(.character("a"), .control))])
    #expect(events("\u{1B}[27;5;13~") == [.key(Key(.enter, .control))])
    #expect(
      events("\u{1B}[M !!\u{1B}[Ma!!") == [
        .mouse(MouseEvent(kind: .press, point: Point(column: 0, row: 0))),
        .mouse(MouseEvent(kind: .wheelDown, point: Point(column: 0, row: 0))),
      ])
  }

  @Test("noise neither crashes it nor holds it up", arguments: 0..<200)
  func noise(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    let bytes = (0..<400).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let alphabet: [UInt8] = [
        0x1B, 0x5B, 0x4F, 0x3B, 0x3C, 0x4D, 0x6D, 0x7E, 0x32, 0x30, 0x5D, 0x50, 0x80, 0xED, 0x41, 0x00,
      ]
      return alphabet[Int(state >> 60)]
    }
    var decoder = InputDecoder()
    decoder.feed(bytes)
    while decoder.next(isSilent: true) != nil {}
    #expect(!decoder.isWaiting)
  }
}
