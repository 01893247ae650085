// Dates as feeds write them: RFC 822 with every fault, ISO 8601 in all its parts, asctime, American and European
// slashes, the months of a dozen languages, Korean and Chinese. One pass cuts the text into numbers and words and notes
// what each can only be; what is left over is told apart by size and order.

public import Articles

/// The moment that a text of a feed means; nil where it means none. A text without zone is taken to be UTC.
public func parseDate(_ text: String) -> Timestamp? {
  var text = text
  return text.withUTF8 { bytes in
    if let moment = plainNumber(bytes) { return moment }
    var reader = DateReader(bytes)
    reader.read()
    return reader.moment
  }
}

/// Digits alone: seconds or milliseconds since 1970, or a date without marks between its parts.
private func plainNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Timestamp? {
  guard bytes.count <= 40 else { return nil }
  let digits = bytes.filter { !isSpace($0) }
  guard (4...14).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
  func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1) - 0x30 } }
  switch digits.count {
  case 13: return Timestamp(seconds: Int64(number(0..<10)), zoneOffset: 0)
  case 9, 10: return Timestamp(seconds: Int64(number(0..<digits.count)), zoneOffset: 0)
  case 14:
    return checked(
      number(0..<4), number(4..<6), number(6..<8), time: (number(8..<10), number(10..<12), number(12..<14)), zone: nil)
  case 12:
    return checked(
      number(0..<4), number(4..<6), number(6..<8), time: (number(8..<10), number(10..<12), 0), zone: nil)
  case 8: return checked(number(0..<4), number(4..<6), number(6..<8), time: nil, zone: nil)
  case 7: return ordinal(number(0..<4), number(4..<7), time: nil, zone: nil)
  case 6: return checked(2_000 + number(0..<2), number(2..<4), number(4..<6), time: nil, zone: nil)
  case 5: return ordinal(2_000 + number(0..<2), number(2..<5), time: nil, zone: nil)
  case 4: return checked(number(0..<4), 1, 1, time: nil, zone: nil)
  default: return nil
  }
}

/// The moment of parts that may not exist; nil where they do not.
func checked(_ year: Int, _ month: Int, _ day: Int, time: (Int, Int, Int)?, zone: Int?) -> Timestamp? {
  guard (1...12).contains(month), (1...31).contains(day), (0...9_999).contains(year) else { return nil }
  let date = CivilDate(year: year, month: month, day: day)
  guard CivilDate(daysSinceEpoch: date.daysSinceEpoch) == date else { return nil }
  let (hour, minute, second) = time ?? (0, 0, 0)
  // Broadcasters count hours on past midnight, and clocks that overflow by a little are set right.
  guard (0...30).contains(hour), (0...61).contains(minute), (0...61).contains(second) else { return nil }
  return Timestamp(
    year: year, month: month, day: day, hour: hour, minute: minute, second: second, zoneOffset: zone,
    hasTime: time != nil)
}

/// The moment of a day of the year.
func ordinal(_ year: Int, _ dayOfYear: Int, time: (Int, Int, Int)?, zone: Int?) -> Timestamp? {
  guard (1...366).contains(dayOfYear) else { return nil }
  let first = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
  let date = CivilDate(daysSinceEpoch: first + dayOfYear - 1)
  return checked(date.year, date.month, date.day, time: time, zone: zone)
}

/// Cuts a date into its parts and puts them together.
struct DateReader {
  private struct Number {
    let value: Int
    let digits: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var year: Int?
  private var month: Int?
  private var day: Int?
  private var dayOfYear: Int?
  private var numbers: [Number] = []
  private var time: (hour: Int, minute: Int, second: Int)?
  private var isAfternoon: Bool?
  private var zone: Int?
  private var place: ZoneRule?
  private var isKorean = false
  /// The year before the first of the Japanese era named.
  private var era: Int?
  private var unknownWords = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = UnsafeBufferPointer(rebasing: bytes.prefix(120))
    numbers.reserveCapacity(4)
  }

  mutating func read() {
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case 0x30...0x39: readNumber()
      case UInt8(ascii: "+"), UInt8(ascii: "-"): readSign(byte == UInt8(ascii: "-") ? -1 : 1)
      case UInt8(ascii: "("): position = bytes[position...].firstIndex(of: UInt8(ascii: ")")) ?? bytes.count
      case let byte where isWordByte(byte): readWord()
      default: position += 1
      }
    }
  }

  /// What the parts come to.
  var moment: Timestamp? {
    var (year, month, day) = (year, month, day)
    var rest = numbers
    if month == nil, rest.count == 2, unknownWords > 0, time != nil, rest[1].digits == 4 || rest[0].digits == 4 {
      // A month that nobody knows counts as January, as other readers have it.
      month = 1
    }
    if year == nil, month == nil, rest.count == 3, unknownWords == 0 {
      // Dots with blanks after them: 2026. 1. 2. in Korea, 2. 1. 2026 in Central Europe.
      if rest[0].digits == 4 {
        (year, month, day) = (rest[0].value, rest[1].value, rest[2].value)
        rest = []
      } else if rest[2].digits == 4 {
        (day, month, year) = (rest[0].value, rest[1].value, rest[2].value)
        rest = []
      }
    }
    if year == nil, let index = rest.firstIndex(where: { $0.digits >= 3 || $0.value > 31 }) {
      year = fullYear(rest.remove(at: index))
    }
    if day == nil, !rest.isEmpty, month != nil { day = rest.removeFirst().value }
    if year == nil, !rest.isEmpty { year = fullYear(rest.removeFirst()) }
    guard let year, rest.isEmpty || month != nil else { return nil }
    let clock = clock
    if let dayOfYear { return ordinal(year, dayOfYear, time: clock, zone: zone) }
    guard let month else { return nil }
    guard var result = checked(year, month, day ?? 1, time: clock, zone: zone ?? (isKorean ? 32_400 : nil)) else {
      return nil
    }
    if zone == nil, let place, clock != nil {
      let offset = place.offset(atLocal: result.seconds)
      result.seconds -= Int64(offset)
      result.zoneOffset = offset
    }
    return result
  }

  private var clock: (Int, Int, Int)? {
    guard let time else { return nil }
    guard let isAfternoon, time.hour <= 12 else { return time }
    return (time.hour % 12 + (isAfternoon ? 12 : 0), time.minute, time.second)
  }

  private func fullYear(_ number: Number) -> Int {
    number.digits <= 2 ? 2_000 + number.value : number.value
  }

  private mutating func digits() -> Number {
    let start = position
    var value = 0
    while position < bytes.count, (0x30...0x39).contains(bytes[position]), position - start < 9 {
      value = value * 10 + Int(bytes[position]) - 0x30
      position += 1
    }
    return Number(value: value, digits: position - start)
  }

  private var hasDigit: Bool { position < bytes.count && (0x30...0x39).contains(bytes[position]) }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position + 1 < bytes.count, bytes[position] == byte, (0x30...0x39).contains(bytes[position + 1]) else {
      return false
    }
    position += 1
    return true
  }

  private mutating func readNumber() {
    let first = digits()
    if time == nil, first.digits <= 2, take(UInt8(ascii: ":")) { return readTime(hour: first.value) }
    if year == nil, month == nil || first.digits == 4, !numbers.contains(where: { $0.digits == 4 }) {
      for mark in [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")] where take(mark) {
        return readGroup(first, mark)
      }
    }
    // The basic form, 20040105T031415.
    if first.digits == 8, year == nil {
      (year, month, day) = (first.value / 10_000, first.value / 100 % 100, first.value % 100)
    } else if first.digits == 6, year != nil, time == nil {
      time = (first.value / 10_000, first.value / 100 % 100, first.value % 100)
    } else if first.digits == 4, year != nil, day != nil, time == nil {
      time = (first.value / 100, first.value % 100, 0)
    } else {
      numbers.append(first)
    }
  }

  private mutating func readTime(hour: Int) {
    let minute = digits().value
    var second = 0
    if take(UInt8(ascii: ":")) { second = digits().value }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") || bytes[position] == UInt8(ascii: ",") {
      position += 1
      while hasDigit { position += 1 }
    }
    time = (hour, minute, second)
  }

  /// Two or three numbers with one mark between them.
  private mutating func readGroup(_ first: Number, _ mark: UInt8) {
    let second = digits()
    guard take(mark) else {
      if first.digits == 4 {
        year = first.value
        if second.digits == 3 { dayOfYear = second.value } else { month = second.value }
      } else if first.digits == 2, second.digits == 3 {
        (year, dayOfYear) = (fullYear(first), second.value)
      } else if second.digits == 4 {
        (month, year) = (first.value, second.value)
      } else {
        numbers += [first, second]
      }
      return
    }
    let third = digits()
    if first.digits >= 3 {
      (year, month, day) = (first.value, second.value, third.value)
    } else if third.digits < 3, mark == UInt8(ascii: "-") {
      (year, month, day) = (fullYear(first), second.value, third.value)
    } else {
      let isAmerican = mark == UInt8(ascii: "/") ? first.value <= 12 : second.value > 12
      year = fullYear(third)
      (month, day) = isAmerican ? (first.value, second.value) : (second.value, first.value)
    }
  }

  /// A sign before digits is an offset from UTC once there is a time, and else only a mark.
  private mutating func readSign(_ sign: Int) {
    position += 1
    guard time != nil, zone == nil || zone == 0, hasDigit else { return }
    let start = position
    let hours = digits()
    if take(UInt8(ascii: ":")) {
      zone = sign * (hours.value * 3_600 + digits().value * 60)
    } else if hours.digits <= 2 {
      zone = sign * hours.value * 3_600
    } else if hours.digits == 4, position == bytes.count || bytes[position] != UInt8(ascii: ":") {
      // A year may follow a dash too: 10:11:12 - 2004 has a blank, 10:11:12-0500 none.
      zone = sign * (hours.value / 100 * 3_600 + hours.value % 100 * 60)
    } else {
      position = start
      numbers.append(digits())
    }
    if let offset = zone, abs(offset) > 18 * 3_600 { zone = nil }
  }

  private mutating func readWord() {
    let start = position
    while position < bytes.count, isWordByte(bytes[position]) || isJoint(position) { position += 1 }
    if readCommon(UnsafeBufferPointer(rebasing: bytes[start..<position])) { return }
    let word = String(decoding: bytes[start..<position], as: UTF8.self).lowercased().filter { $0 != "." }
    if readEastAsian(word) { return }
    switch word {
    case "t", "at", "st", "nd", "rd", "th", "de", "of", "um", "uhr":
      if word == "at", time != nil, zone == nil { zone = zoneNames["at"] }
      return
    case "z": if zone == nil, time != nil { zone = 0 }
    case "am", "a": isAfternoon = false
    case "pm", "p": isAfternoon = true
    default: readName(word)
    }
    if isAfternoon != nil, time == nil, let hour = numbers.last, hour.value <= 12, numbers.count > 1 || year != nil {
      time = (hour.value, 0, 0)
      numbers.removeLast()
    }
  }

  /// The words that nearly all dates are made of, told by their letters alone; false for any other.
  private mutating func readCommon(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count <= 3 else { return false }
    switch word.reduce(0 as UInt32, { $0 << 8 | UInt32($1 | 0x20) }) {
    case 0x74: break  // t
    case 0x7A: if zone == nil, time != nil { zone = 0 }  // z
    case 0x676D74, 0x757463: if zone == nil { zone = 0 }  // gmt, utc
    case 0x6D6F6E, 0x747565, 0x776564, 0x746875, 0x667269, 0x736174, 0x73756E: break  // the days of the week
    case 0x6A616E: month = 1
    case 0x666562: month = 2
    case 0x6D6172: month = 3
    case 0x617072: month = 4
    case 0x6D6179: month = 5
    case 0x6A756E: month = 6
    case 0x6A756C: month = 7
    case 0x617567: month = 8
    case 0x736570: month = 9
    case 0x6F6374: month = 10
    case 0x6E6F76: month = 11
    case 0x646563: month = 12
    default: return false
    }
    return true
  }

  private mutating func readName(_ word: String) {
    if let offset = zoneNames[word] {
      if zone == nil { zone = offset }
    } else if let rule = ZoneRule(named: word) {
      place = rule
    } else if let known = monthNumber(word) {
      month = known
    } else {
      unknownWords += 1
    }
  }

  /// The marks that stand after a number in Korean, Chinese and Japanese; false for any other word.
  private mutating func readEastAsian(_ word: String) -> Bool {
    switch word {
    // Japanese eras count from their first year as 1.
    case "昭和": era = 1_925
    case "平成": era = 1_988
    case "令和": era = 2_018
    case "년", "年": year = numbers.popLast().map { number in era.map { $0 + number.value } ?? fullYear(number) }
    case "월", "月": month = numbers.popLast()?.value
    case "일", "日": day = numbers.popLast()?.value
    case "시", "時", "时", "点": time = (numbers.popLast()?.value ?? 0, 0, 0)
    case "분", "分": time?.minute = numbers.popLast()?.value ?? 0
    case "초", "秒": time?.second = numbers.popLast()?.value ?? 0
    case "오전", "午前", "上午": isAfternoon = false
    case "오후", "午後", "下午": isAfternoon = true
    default: return false
    }
    if word.unicodeScalars.contains(where: { (0xAC00...0xD7A3).contains($0.value) }) { isKorean = true }
    return true
  }

  private func isWordByte(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 }

  /// A dot, slash or underscore between letters, as in `p.m.` and `America/New_York`.
  private func isJoint(_ index: Int) -> Bool {
    let byte = bytes[index]
    guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_") else { return false }
    return index + 1 < bytes.count && isWordByte(bytes[index + 1])
  }
}
