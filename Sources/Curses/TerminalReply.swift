// What a terminal answers when it is asked what it is. Only an answer to a question that was put is looked at, and only the
// first one; all else that comes in such a form is dropped.

import Screen

/// An answer of the terminal's.
enum TerminalReply: Equatable {
  /// Its name and version, as it spells them (XTVERSION: DCS > | text ST).
  case version(String)
  /// The numbers by which a VT tells its kind (DA2: CSI > numbers c).
  case kind([Int])
  /// The column of the cursor in the row where sized text was tried, from 1 (CPR: CSI row ; column R).
  case column(Int)
  /// What programs may do, as xterm calls it (XTQALLOWED: OSC 60 ; names ST).
  case allowed([String])
  /// The name of its font (OSC 50 ; name ST).
  case font(String)
  /// The color of its background (OSC 11 ; color ST).
  case background(red: UInt8, green: UInt8, blue: UInt8)
  /// Whether its colors are dark ones (CSI ? 997 ; 1 n) or light ones (2): the answer to CSI ? 996 n, and the report of a
  /// change while mode 2031 is set.
  case prefersDark(Bool)

  /// The longest name that is looked at.
  private static let nameLimit = 100

  /// The answer in a control sequence's parameters, the `>` before them included.
  init?(parameters: ArraySlice<UInt8>, final: UInt8) {
    guard parameters.count <= Self.nameLimit else { return nil }
    if final == 0x52 {
      let numbers = parameters.split(separator: 0x3B).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
      // Behind the first row: `CSI 1 ; 5 R` is a function key.
      guard numbers.count == 2, numbers[0] == TerminalInquiry.probedRow else { return nil }
      self = .column(numbers[1])
      return
    }
    if final == 0x6E, parameters.first == 0x3F {
      switch String(decoding: parameters, as: UTF8.self) {
      case "?997;1": self = .prefersDark(true)
      case "?997;2": self = .prefersDark(false)
      default: return nil
      }
      return
    }
    guard final == 0x63, parameters.first == 0x3E else { return nil }
    let numbers = parameters.dropFirst().split(separator: 0x3B, omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    self = .kind(numbers)
  }

  /// The answer in a device control string, which is what stands between DCS and ST.
  init?(deviceControl text: ArraySlice<UInt8>) {
    guard text.starts(with: [0x3E, 0x7C]), text.count <= Self.nameLimit,
      text.allSatisfy({ (0x20..<0x7F).contains($0) })
    else { return nil }
    self = .version(String(decoding: text.dropFirst(2), as: UTF8.self))
  }
}

extension TerminalReply {
  /// The answer in an operating system command, which is what stands between OSC and ST.
  init?(systemCommand text: ArraySlice<UInt8>) {
    guard text.count <= 300, text.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return nil }
    let rest = String(decoding: text.dropFirst(3), as: UTF8.self)
    switch String(decoding: text.prefix(3), as: UTF8.self) {
    case "60;": self = .allowed(rest.split(separator: ",").map(String.init))
    case "50;": self = .font(rest)
    case "11;":
      guard let (red, green, blue) = readColor(rest) else { return nil }
      self = .background(red: red, green: green, blue: blue)
    default: return nil
    }
  }
}

/// A terminal's name and version.
struct TerminalVersion: Equatable {
  /// In small letters.
  var name: String
  /// From the largest to the smallest.
  var numbers: [Int]

  /// `kitty(0.40.1)`, `ghostty 1.2.0`, `VTE(7002)`: a name, and digits behind what is no letter.
  init(_ text: String) {
    let parts = text.split(maxSplits: 1) { $0 == "(" || $0 == " " }
    name = parts.first.map { $0.lowercased() } ?? ""
    let digits = parts.count > 1 ? parts[1].prefix { $0.isASCII && $0.isNumber || $0 == "." } : ""
    numbers = digits.split(separator: ".").map { Int($0) ?? 0 }
    // VTE writes 0.70.2 as 7002.
    if name == "vte", let number = numbers.first { numbers = Self.libraryNumbers(number) }
  }

  /// VTE by the number that it gives in DA2, 7002 for 0.70.2.
  init(libraryNumber number: Int) {
    name = "vte"
    numbers = Self.libraryNumbers(number)
  }

  private static func libraryNumbers(_ number: Int) -> [Int] { [0, number / 100, number % 100] }

  /// Whether it is `name`, and no older than `numbers`.
  func isAtLeast(_ name: String, _ numbers: Int...) -> Bool {
    self.name == name && !self.numbers.isEmpty && !self.numbers.lexicographicallyPrecedes(numbers)
  }

  /// The finest packing that it is known to draw itself, by what its makers say: octants (Unicode 16) are in kitty 0.40, foot
  /// 1.20, ghostty 1.2 and VTE 0.78, sextants in every kitty and in VTE 0.70. A font would leave seams, or have no picture.
  /// `isKnown` says whether the C library, and so curses, has a width for the packing's characters.
  func packing(where isKnown: (DotPacking) -> Bool) -> DotPacking {
    let drawsOctants =
      isAtLeast("kitty", 0, 40) || isAtLeast("foot", 1, 20) || isAtLeast("ghostty", 1, 2) || isAtLeast("vte", 0, 78)
    if drawsOctants, isKnown(.octants) { return .octants }
    let drawsSextants = name == "kitty" || isAtLeast("vte", 0, 70)
    return drawsSextants && isKnown(.sextants) ? .sextants : .quadrants
  }
}
