// Bytes from the terminal become events. The forms are those of xterm and its kin (CSI, SS3, SGR mouse, bracketed paste,
// CSI u), Linux's console (CSI [ A), and whatever the terminal's own description adds. What a terminal says of itself is kept
// for who asked; other replies are dropped, whatever their length. A lone Escape is only known for one by the silence after it.

import Screen

/// Cuts a terminal's bytes into events.
struct InputDecoder {
  /// Sequences of this terminal, from its description.
  private let known: [[UInt8]: Key]
  private var bytes: [UInt8] = []
  private var paste: [UInt8]?
  private var replies: [TerminalReply] = []

  /// A pasted text is cut here.
  private static let pasteLimit = 1 << 20
  /// A sequence without an end is dropped here.
  private static let sequenceLimit = 1 << 12

  init(known: [[UInt8]: Key] = [:]) { self.known = known }

  /// No more answers than this are kept.
  private static let replyLimit = 8

  /// Whether a part of a sequence is held back.
  var isWaiting: Bool { !bytes.isEmpty && paste == nil }

  /// Whether what is held back has gone further than a person types in one go: the rest of it is on its way.
  var isMidSequence: Bool {
    isWaiting && bytes.count > 2 && bytes[0] == 0x1B && [0x5B, 0x5D, 0x50].contains(bytes[1])
  }

  /// What the terminal has said of itself since this was last asked.
  mutating func takeReplies() -> [TerminalReply] {
    defer { replies = [] }
    return replies
  }

  mutating func feed(_ more: some Sequence<UInt8>) { bytes += more }

  /// The next event; `isSilent` says that no more bytes came within the time that a sequence takes.
  mutating func next(isSilent: Bool) -> TerminalEvent? {
    while !bytes.isEmpty {
      if paste != nil {
        guard let text = takePaste() else { return nil }
        return .paste(text)
      }
      switch step(isSilent: isSilent) {
      case .event(let event, let length):
        bytes.removeFirst(length)
        return event
      case .nothing(let length): bytes.removeFirst(length)
      case .reply(let reply, let length):
        if replies.count < Self.replyLimit { replies.append(reply) }
        bytes.removeFirst(length)
      case .pasteStart(let length):
        bytes.removeFirst(length)
        paste = []
      case .incomplete: return nil
      }
    }
    return nil
  }

  enum Step {
    case event(TerminalEvent, Int)
    case nothing(Int)
    case reply(TerminalReply, Int)
    case pasteStart(Int)
    case incomplete
  }

  private func step(isSilent: Bool) -> Step {
    let first = bytes[0]
    if let (key, length) = knownKey() { return .event(.key(key), length) }
    guard first == 0x1B else { return plain(at: 0, modifiers: [], isSilent: isSilent) }
    guard bytes.count > 1 else { return isSilent ? .event(.key(Key(.escape)), 1) : .incomplete }
    switch bytes[1] {
    case 0x5B: return controlSequence(isSilent: isSilent)
    case 0x4F:
      guard bytes.count > 2 else { return isSilent ? .event(.key(Key(.character("O"), .alt)), 2) : .incomplete }
      return Self.letterKey(bytes[2], modifiers: []).map { .event(.key($0), 3) } ?? .nothing(3)
    case 0x5D, 0x50, 0x58, 0x5E, 0x5F: return string(isSilent: isSilent)
    case 0x1B: return .event(.key(Key(.escape)), 1)
    default: return plain(at: 1, modifiers: .alt, isSilent: isSilent)
    }
  }

  private func knownKey() -> (Key, Int)? {
    guard !known.isEmpty, bytes[0] == 0x1B, bytes.count > 2 else { return nil }
    for length in (3...min(8, bytes.count)).reversed() {
      if let key = known[Array(bytes[..<length])] { return (key, length) }
    }
    return nil
  }

  /// A character, at the start or behind an Escape.
  private func plain(at start: Int, modifiers: Key.Modifiers, isSilent: Bool) -> Step {
    let first = bytes[start]
    func key(_ code: Key.Code, _ more: Key.Modifiers = []) -> Step {
      .event(.key(Key(code, modifiers.union(more))), start + 1)
    }
    switch first {
    case 0x0D, 0x0A: return key(.enter)
    case 0x09: return key(.tab)
    case 0x08, 0x7F: return key(.backspace)
    case 0x00: return key(.character(" "), .control)
    case 0x01...0x1A: return key(.character(Character(Unicode.Scalar(first + 0x60))), .control)
    case 0x1B: return key(.escape)
    case 0x1C...0x1F: return key(.character(Character(Unicode.Scalar(first + 0x40))), .control)
    case 0x20..<0x7F: return key(.character(Character(Unicode.Scalar(first))))
    default: break
    }
    let length = first >= 0xF5 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    guard start + length <= bytes.count else { return isSilent ? .nothing(start + 1) : .incomplete }
    let text = String(decoding: bytes[start..<start + length], as: UTF8.self)
    guard length > 1, text.unicodeScalars.count == 1, text != "\u{FFFD}", let character = text.first else {
      return .nothing(start + 1)
    }
    return .event(.key(Key(.character(character), modifiers)), start + length)
  }

  /// ESC [ parameters final
  private func controlSequence(isSilent: Bool) -> Step {
    if bytes.count > 3, bytes[2] == 0x5B {  // Linux: ESC [ [ A
      let number = Int(bytes[3]) - 0x40
      return (1...5).contains(number) ? .event(.key(Key(.function(number))), 4) : .nothing(4)
    }
    guard let end = bytes.dropFirst(2).firstIndex(where: { $0 >= 0x40 && $0 != 0x5B }) else {
      if bytes.count > Self.sequenceLimit { return .nothing(bytes.count) }
      guard isSilent else { return .incomplete }
      return bytes.count == 2 ? .event(.key(Key(.character("["), .alt)), 2) : .nothing(bytes.count)
    }
    if let stray = bytes[2..<end].firstIndex(where: { $0 < 0x20 }) { return .nothing(stray) }
    let length = end + 1
    let parameters = bytes[2..<end]
    if bytes[end] == 0x4D, parameters.isEmpty {  // the old mouse form, three bytes behind it
      guard bytes.count >= 6 else { return isSilent ? .nothing(bytes.count) : .incomplete }
      let event = Self.mouse(Int(bytes[3]) - 32, column: Int(bytes[4]) - 33, row: Int(bytes[5]) - 33, isRelease: false)
      return event.map { .event($0, 6) } ?? .nothing(6)
    }
    if parameters.first == 0x3C, bytes[end] == 0x4D || bytes[end] == 0x6D {
      let numbers = Self.numbers(parameters.dropFirst())
      guard numbers.count == 3 else { return .nothing(length) }
      let event = Self.mouse(
        numbers[0], column: numbers[1] - 1, row: numbers[2] - 1, isRelease: bytes[end] == 0x6D)
      return event.map { .event($0, length) } ?? .nothing(length)
    }
    if let reply = TerminalReply(parameters: parameters, final: bytes[end]) { return .reply(reply, length) }
    guard parameters.allSatisfy({ $0 >= 0x30 && $0 <= 0x3B }) else { return .nothing(length) }
    let numbers = Self.numbers(parameters)
    if bytes[end] == 0x7E, numbers.first == 200 { return .pasteStart(length) }
    return Self.key(numbers, final: bytes[end]).map { .event(.key($0), length) } ?? .nothing(length)
  }

  /// ESC ] and the like, up to BEL or ESC \: a reply.
  private func string(isSilent: Bool) -> Step {
    func step(_ text: ArraySlice<UInt8>, _ length: Int) -> Step {
      let reply =
        bytes[1] == 0x50
        ? TerminalReply(deviceControl: text) : bytes[1] == 0x5D ? TerminalReply(systemCommand: text) : nil
      return reply.map { .reply($0, length) } ?? .nothing(length)
    }
    for index in bytes.indices.dropFirst(2) {
      if bytes[index] == 0x07 { return step(bytes[2..<index], index + 1) }
      if bytes[index] == 0x5C, index > 2, bytes[index - 1] == 0x1B { return step(bytes[2..<index - 1], index + 1) }
    }
    if bytes.count > Self.sequenceLimit { return .nothing(bytes.count) }
    guard isSilent else { return .incomplete }
    if bytes.count == 2 { return .event(.key(Key(.character(Character(Unicode.Scalar(bytes[1]))), .alt)), 2) }
    return .nothing(bytes.count)
  }

  /// The pasted text, once its end has come.
  private mutating func takePaste() -> String? {
    let end: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]
    let taken = paste ?? []
    paste = taken
    guard let escape = bytes.indices.first(where: { bytes[$0] == 0x1B && bytes[$0...].starts(with: end) }) else {
      // All but what may be the beginning of the end.
      let kept = (bytes.suffix(end.count - 1).lastIndex(of: 0x1B)) ?? bytes.count
      paste = taken + bytes[..<kept].prefix(max(0, Self.pasteLimit - taken.count))
      bytes.removeFirst(kept)
      return nil
    }
    let whole = taken + bytes[..<escape].prefix(max(0, Self.pasteLimit - taken.count))
    bytes.removeFirst(escape + end.count)
    paste = nil
    let text = String(decoding: whole, as: UTF8.self)
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\r" ? "\n" : $0 }))
  }
}
