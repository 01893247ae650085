// The rules of UAX #14, revision 50 (Unicode 15.0), with the numbers of its example 7 in section 8.2, as which the
// published tests have them too. They are written out once, rule by rule, and made into a table of states by classes, so
// that walking a text is a look into the table for each scalar.

/// A line breaking class after rule LB1, in the order of the table of scalars. Han, Hangul's compatibility letters and
/// pictographs not yet assigned are ideographs; `southEastAsian` are the letters of scripts that leave no spaces.
enum BreakClass: UInt8, CaseIterable {
  case letter, mandatory, carriageReturn, lineFeed, nextLine, space, zeroWidthSpace, wordJoiner, glue, mark
  case zeroWidthJoiner, opening, wideOpening, closing, parenthesis, wideParenthesis, quotation, exclamation, separator
  case slash, nonstarter, dash, after, before, hyphen, object, inseparable, digit, hebrew, prefix, postfix, ideograph
  case emojiBase, emojiModifier, regional, leadingJamo, vowelJamo, trailingJamo, syllable, closedSyllable
  case pictograph, hangul, han, southEastAsian

  /// The class of a scalar.
  @inline(__always)
  init(_ scalar: UInt32) {
    guard scalar < 0x20000 else {
      self = scalar < 0x3FFFE ? .han : scalar >> 12 == 0xE0 && Self.isMark(scalar) ? .mark : .letter
      return
    }
    let block = Int(LineBreakTable.index[Int(scalar >> 7)])
    let word = LineBreakTable.words[block * 16 + Int(scalar >> 3) & 15]
    self = BreakClass(rawValue: UInt8(truncatingIfNeeded: word >> UInt64((scalar & 7) * 8))) ?? .letter
  }

  /// Whether a scalar of plane 14 is a tag or a variation selector.
  private static func isMark(_ scalar: UInt32) -> Bool {
    scalar == 0xE0001 || (0xE0020...0xE007F).contains(scalar) || (0xE0100...0xE01EF).contains(scalar)
  }

  fileprivate var isLetter: Bool { self == .letter || self == .hebrew || self == .southEastAsian }
  fileprivate var isIdeograph: Bool { [.ideograph, .pictograph, .hangul, .han].contains(self) }
  fileprivate var isKorean: Bool {
    [.leadingJamo, .vowelJamo, .trailingJamo, .syllable, .closedSyllable].contains(self)
  }
  fileprivate var isEmoji: Bool { self == .emojiBase || self == .emojiModifier }
  fileprivate var isOpening: Bool { self == .opening || self == .wideOpening }
  fileprivate var isClosing: Bool { self == .closing || self == .parenthesis || self == .wideParenthesis }
}

/// What is known of the text before a place: the class just before, and where that is not all, what led to it.
struct BreakState: Hashable {
  fileprivate enum History: UInt8, CaseIterable {
    case none
    /// At the beginning of the text.
    case start
    /// Spaces have followed the class.
    case spaced
    /// The class belongs to a number.
    case number
    /// It is a hyphen behind a Hebrew letter.
    case hebrew
    /// It is a regional letter that ends a pair.
    case pair
  }

  fileprivate var last: BreakClass
  fileprivate var history = History.none

  fileprivate static let start = BreakState(last: .letter, history: .start)
  fileprivate static let count = BreakClass.allCases.count * History.allCases.count
  fileprivate var number: Int { Int(last.rawValue) * History.allCases.count + Int(history.rawValue) }
  private var isDirect: Bool { history != .spaced }
  private func isDirect(_ kind: BreakClass) -> Bool { isDirect && last == kind }

  /// Whether a line may end before `next`.
  fileprivate func mayBreak(before next: BreakClass) -> Bool {
    switch next {
    case .mandatory, .carriageReturn, .lineFeed, .nextLine, .space, .zeroWidthSpace: return false  // LB6, LB7
    default: break
    }
    if history == .start { return false }
    if last == .zeroWidthSpace { return true }  // LB8
    if next == .mark || next == .zeroWidthJoiner { return standsAlone && mayBreak(before: .letter) }  // LB9, LB10
    if next == .wordJoiner || isDirect(.wordJoiner) || isDirect(.glue) { return false }  // LB11, LB12
    if next == .glue, isDirect, last != .after, last != .hyphen, last != .space { return false }  // LB12a
    if next.isClosing || [.exclamation, .separator, .slash].contains(next) { return false }  // LB13
    if last.isOpening || last == .quotation && next.isOpening { return false }  // LB14, LB15
    if last.isClosing && next == .nonstarter || last == .dash && next == .dash { return false }  // LB16, LB17
    if !isDirect || last == .space { return true }  // LB18
    return mayBreakDirectly(before: next)
  }

  /// Rules LB19 to LB31: nothing stands between.
  private func mayBreakDirectly(before next: BreakClass) -> Bool {
    if next == .quotation || last == .quotation { return false }  // LB19
    if next == .object || last == .object { return true }  // LB20
    if [.after, .hyphen, .nonstarter].contains(next) || last == .before || history == .hebrew { return false }  // LB21
    if last == .slash && next == .hebrew || next == .inseparable { return false }  // LB21b, LB22
    if last.isLetter && next == .digit || last == .digit && next.isLetter { return false }  // LB23
    if last == .prefix && (next.isIdeograph || next.isEmoji) { return false }  // LB23a
    if (last.isIdeograph || last.isEmoji) && next == .postfix { return false }
    let (isUnit, becomesUnit) = (last == .prefix || last == .postfix, next == .prefix || next == .postfix)
    if isUnit && next.isLetter || last.isLetter && becomesUnit { return false }  // LB24
    if (isUnit || last == .hyphen) && next == .digit { return false }  // LB25
    if history == .number || last == .digit {
      if becomesUnit || next == .digit && !last.isClosing { return false }
    }
    if goesOnInKorean(with: next) { return false }
    if last.isLetter && next.isLetter || last == .separator && next.isLetter { return false }  // LB28, LB29
    if (last.isLetter || last == .digit) && next == .opening { return false }  // LB30
    if last == .parenthesis && (next.isLetter || next == .digit) { return false }
    if last == .regional && next == .regional && history != .pair { return false }  // LB30a
    return !((last == .emojiBase || last == .pictograph) && next == .emojiModifier)  // LB30b, LB31
  }

  /// Rules LB26 and LB27.
  private func goesOnInKorean(with next: BreakClass) -> Bool {
    switch (last, next) {
    case (.leadingJamo, .leadingJamo), (.leadingJamo, .vowelJamo), (.leadingJamo, .syllable): true
    case (.leadingJamo, .closedSyllable), (.vowelJamo, .vowelJamo), (.vowelJamo, .trailingJamo): true
    case (.syllable, .vowelJamo), (.syllable, .trailingJamo): true
    case (.trailingJamo, .trailingJamo), (.closedSyllable, .trailingJamo): true
    default: last.isKorean && next == .postfix || last == .prefix && next.isKorean
    }
  }

  /// Whether a mark after this is no part of anything.
  private var standsAlone: Bool {
    history == .start || history == .spaced
      || [.mandatory, .carriageReturn, .lineFeed, .nextLine, .space, .zeroWidthSpace].contains(last)
  }

  fileprivate func after(_ next: BreakClass) -> BreakState {
    switch next {
    case .mark, .zeroWidthJoiner: return standsAlone ? BreakState(last: .letter) : self
    case .space:
      let matters = last.isOpening || last.isClosing || [.quotation, .dash, .zeroWidthSpace].contains(last)
      return matters && history != .start ? BreakState(last: last, history: .spaced) : BreakState(last: .space)
    case .slash, .separator, .closing, .parenthesis:
      let isNumber = isDirect && (last == .digit || history == .number && !last.isClosing)
      return BreakState(last: next, history: isNumber ? .number : .none)
    case .hyphen, .after: return BreakState(last: next, history: isDirect(.hebrew) ? .hebrew : .none)
    case .regional:
      let ends = isDirect(.regional) && history != .pair
      return BreakState(last: next, history: ends ? .pair : .none)
    default: return BreakState(last: next)
    }
  }

  /// Whether a break before `next` is none if a digit follows that: a unit, a bracket, a number (LB25).
  fileprivate func asksForNumber(_ next: BreakClass) -> Bool {
    isDirect && (last == .prefix || last == .postfix) && next.isOpening
  }
}

/// The rules as a table.
struct BreakRules: Sendable {
  /// An entry: the next state, and what is said of the place before the class.
  static let stateBits: UInt8 = 0x3F
  static let mayBreak: UInt8 = 0x80
  static let asksForNumber: UInt8 = 0x40

  /// Entries by state and class, 64 classes to a state.
  let entries: [UInt8]
  /// The state at the beginning of a text, and that behind a letter.
  let start: Int
  let letter: Int

  private init() {
    var states: [BreakState] = [.start]
    // Where each state stands, by its number.
    var places = [Int?](repeating: nil, count: BreakState.count)
    places[BreakState.start.number] = 0
    var entries: [UInt8] = []
    var index = 0
    while index < states.count {
      let state = states[index]
      for next in BreakClass.allCases {
        let after = state.after(next)
        let place = places[after.number] ?? states.count
        if place == states.count {
          places[after.number] = place
          states.append(after)
        }
        var entry = UInt8(truncatingIfNeeded: place) & Self.stateBits
        if state.mayBreak(before: next) {
          entry |= Self.mayBreak
          if state.asksForNumber(next) { entry |= Self.asksForNumber }
        }
        entries.append(entry)
      }
      entries += [UInt8](repeating: 0, count: 64 - BreakClass.allCases.count)
      index += 1
    }
    self.entries = entries
    start = 0
    letter = places[BreakState(last: .letter).number] ?? 0
  }

  /// Made when the first text is set.
  static let standard = BreakRules()
}
