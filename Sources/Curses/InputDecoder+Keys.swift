import Screen

extension InputDecoder {
  /// The numbers between semicolons; an empty one is 0, and what follows a colon is left out.
  static func numbers(_ parameters: some Collection<UInt8>) -> [Int] {
    parameters.split(separator: 0x3B, omittingEmptySubsequences: false).map { field in
      field.prefix { $0 != 0x3A }.reduce(0) { min($0 * 10 + Int($1) - 0x30, 1 << 24) }
    }
  }

  /// The key of ESC [ numbers final.
  static func key(_ numbers: [Int], final: UInt8) -> Key? {
    let modifiers = numbers.count > 1 ? modifiers(numbers[1]) : []
    switch final {
    case 0x7E where numbers.first == 27 && numbers.count == 3: return character(numbers[2], modifiers)
    case 0x7E: return numbers.first.flatMap(code).map { Key($0, modifiers) }
    case 0x75: return numbers.first.flatMap { character($0, modifiers) }
    case 0x5A: return Key(.tab, .shift)
    // Small letters are the keypad's behind ESC O alone; here they are answers, such as CSI 0 n.
    case 0x41...0x5A: return (numbers.first ?? 0) > 1 ? nil : letterKey(final, modifiers: modifiers)
    default: return nil
    }
  }

  /// The key of ESC O letter and ESC [ 1 ; modifiers letter.
  static func letterKey(_ letter: UInt8, modifiers: Key.Modifiers) -> Key? {
    let code: Key.Code? =
      switch letter {
      case 0x41: .up
      case 0x42: .down
      case 0x43: .right
      case 0x44: .left
      case 0x46: .end
      case 0x48: .home
      case 0x4D: .enter
      case 0x50...0x53: .function(Int(letter) - 0x4F)
      case 0x6A...0x6F: .character(Character(Unicode.Scalar(letter - 0x40)))  // the keypad: * + , - . /
      case 0x70...0x79: .character(Character(Unicode.Scalar(letter - 0x40)))  // the keypad's digits
      default: nil
      }
    return code.map { Key($0, modifiers) }
  }

  /// The key of ESC [ number ~.
  private static func code(_ number: Int) -> Key.Code? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }

  /// The key of a character told by its number.
  private static func character(_ number: Int, _ modifiers: Key.Modifiers) -> Key? {
    switch number {
    case 9: return Key(.tab, modifiers)
    case 13: return Key(.enter, modifiers)
    case 27: return Key(.escape, modifiers)
    case 8, 127: return Key(.backspace, modifiers)
    default:
      guard number >= 0x20, let scalar = Unicode.Scalar(UInt32(number)) else { return nil }
      let typed = modifiers.contains(.shift) ? String(scalar).uppercased() : String(scalar)
      return typed.first.map { Key(.character($0), modifiers.subtracting(.shift)) }
    }
  }

  private static func modifiers(_ number: Int) -> Key.Modifiers {
    let bits = max(0, number - 1)
    var modifiers: Key.Modifiers = []
    if bits & 1 != 0 { modifiers.insert(.shift) }
    if bits & 2 != 0 || bits & 8 != 0 { modifiers.insert(.alt) }
    if bits & 4 != 0 { modifiers.insert(.control) }
    return modifiers
  }

  /// The event of a mouse report; nil for what the program has no use for.
  static func mouse(_ button: Int, column: Int, row: Int, isRelease: Bool) -> TerminalEvent? {
    guard column >= 0, row >= 0 else { return nil }
    let point = Point(column: column, row: row)
    func event(_ kind: MouseEvent.Kind) -> TerminalEvent { .mouse(MouseEvent(kind: kind, point: point)) }
    switch button & ~28 {  // without Shift, Alt, Ctrl
    case 64: return isRelease ? nil : event(.wheelUp)
    case 65: return isRelease ? nil : event(.wheelDown)
    case 32: return event(.drag)
    case 0: return event(isRelease ? .release : .press)
    case 3: return event(.release)
    default: return nil
    }
  }

  /// The capabilities of terminfo that name a key, and the key.
  static let capabilities: [(name: String, key: Key)] =
    [
      ("kcuu1", Key(.up)), ("kcud1", Key(.down)), ("kcub1", Key(.left)), ("kcuf1", Key(.right)), ("khome", Key(.home)),
      ("kend", Key(.end)), ("kpp", Key(.pageUp)), ("knp", Key(.pageDown)), ("kich1", Key(.insert)),
      ("kdch1", Key(.delete)), ("kcbt", Key(.tab, .shift)), ("kent", Key(.enter)),
    ] + (1...12).map { ("kf\($0)", Key(.function($0))) }
}
