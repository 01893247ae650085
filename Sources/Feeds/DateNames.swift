// The names of months and zones that dates in feeds are written with.

import Articles

/// The number of a month by its name or the beginning of it, in small letters, in the languages feeds are written in.
func monthNumber(_ word: String) -> Int? {
  var word = word
  let key = word.withUTF8 { $0.count >= 3 ? UInt32($0[0]) << 16 | UInt32($0[1]) << 8 | UInt32($0[2]) : 0 }
  switch key {
  case 0x6A616E: return 1  // jan
  case 0x666562: return 2  // feb
  case 0x617072: return 4  // apr
  case 0x617567: return 8  // aug
  case 0x736570: return 9  // sep
  case 0x6F6374: return 10  // oct
  case 0x6E6F76: return 11  // nov
  case 0x646563: return 12  // dec
  default: return monthsByBeginning[UInt16(truncatingIfNeeded: key >> 8)]?.first { word.hasPrefix($0.stem) }?.month
  }
}

/// The stems by their first two bytes: most words begin like none.
private let monthsByBeginning = Dictionary(grouping: monthStems) { month in
  month.stem.utf8.prefix(2).reduce(UInt16(0)) { $0 << 8 | UInt16($1) }
}

/// Longer stems stand before the shorter ones that they begin with.
private let monthStems: [(stem: String, month: Int)] = [
  ("ene", 1), ("gen", 1), ("sty", 1), ("oca", 1), ("янв", 1), ("ιαν", 1), ("led", 1),
  ("fév", 2), ("fev", 2), ("lut", 2), ("şub", 2), ("фев", 2), ("φεβ", 2), ("fébr", 2), ("úno", 2),
  ("maart", 3), ("märz", 3), ("mär", 3), ("mrz", 3), ("már", 3), ("март", 3), ("мар", 3), ("μάρ", 3), ("μαρ", 3),
  ("bře", 3), ("mayıs", 5), ("mai", 5), ("may", 5), ("maj", 5), ("mag", 5), ("mei", 5), ("máj", 5), ("мая", 5),
  ("май", 5), ("μάι", 5), ("μαϊ", 5), ("μαι", 5), ("kvě", 5), ("mar", 3),
  ("avr", 4), ("abr", 4), ("ápr", 4), ("kwi", 4), ("nis", 4), ("апр", 4), ("απρ", 4), ("dub", 4),
  ("juin", 6), ("jun", 6), ("giu", 6), ("cze", 6), ("haz", 6), ("jún", 6), ("июн", 6), ("ιούν", 6), ("ιουν", 6),
  ("červenec", 7), ("červen", 6), ("juil", 7), ("jul", 7), ("lug", 7), ("lip", 7), ("tem", 7), ("júl", 7), ("июл", 7),
  ("ιούλ", 7), ("ιουλ", 7),
  ("aoû", 8), ("aou", 8), ("ago", 8), ("sie", 8), ("ağu", 8), ("авг", 8), ("αύγ", 8), ("αυγ", 8), ("srp", 8),
  ("set", 9), ("wrz", 9), ("eyl", 9), ("szept", 9), ("сен", 9), ("σεπ", 9), ("zář", 9),
  ("okt", 10), ("ott", 10), ("out", 10), ("paź", 10), ("eki", 10), ("окт", 10), ("οκτ", 10), ("říj", 10),
  ("lis", 11), ("kas", 11), ("ноя", 11), ("νοέ", 11), ("νοε", 11),
  ("déc", 12), ("dez", 12), ("dic", 12), ("des", 12), ("gru", 12), ("ara", 12), ("дек", 12), ("δεκ", 12), ("pro", 12),
]

/// Seconds east of UTC, by the abbreviation in small letters.
let zoneNames: [String: Int] = {
  let hours: [(String, Double)] = [
    ("utc", 0), ("gmt", 0), ("ut", 0), ("wet", 0), ("west", 1), ("bst", 1), ("cet", 1), ("met", 1), ("mez", 1),
    ("cest", 2), ("mesz", 2), ("eet", 2), ("eest", 3), ("msk", 3), ("msd", 4), ("ist", 2), ("idt", 3), ("sast", 2),
    ("est", -5), ("edt", -4), ("et", -5), ("cst", -6), ("cdt", -5), ("ct", -6), ("mst", -7), ("mdt", -6), ("mt", -7),
    ("pst", -8), ("pdt", -7), ("pt", -8), ("at", -4), ("ast", -4), ("adt", -3), ("akst", -9), ("akdt", -8),
    ("hst", -10), ("hadt", -9), ("nst", -3.5), ("ndt", -2.5), ("brt", -3), ("art", -3), ("clt", -4), ("cot", -5),
    ("pet", -5), ("jst", 9), ("kst", 9), ("hkt", 8), ("sgt", 8), ("pht", 8), ("awst", 8), ("wib", 7), ("ict", 7),
    ("npt", 5.75), ("pkt", 5), ("acst", 9.5), ("acdt", 10.5), ("aest", 10), ("aedt", 11), ("nzst", 12), ("nzdt", 13),
  ]
  return Dictionary(uniqueKeysWithValues: hours.map { ($0.0, Int($0.1 * 3_600)) })
}()

/// The zone of a city, as the zone database names it, with the summer time of its region.
struct ZoneRule {
  /// When clocks go forward.
  enum Summer {
    case never, american, european
  }

  let standard: Int
  let summer: Summer

  init?(named name: String) {
    guard let rule = Self.cities[name] else { return nil }
    standard = rule.0 * 1_800
    summer = rule.1
  }

  /// Seconds east of UTC at a moment told in local time as if it were UTC.
  func offset(atLocal local: Int64) -> Int {
    let date = CivilDate(daysSinceEpoch: Int((Double(local) / 86_400).rounded(.down)))
    func sunday(_ month: Int, after day: Int) -> Int64 {
      let first = CivilDate(year: date.year, month: month, day: day)
      return Int64(first.daysSinceEpoch + (7 - first.weekday) % 7) * 86_400
    }
    let isSummer =
      switch summer {
      case .never: false
      case .american: local >= sunday(3, after: 8) + 7_200 && local < sunday(11, after: 1) + 7_200
      case .european:
        local - Int64(standard) >= sunday(3, after: 25) + 3_600
          && local - Int64(standard) < sunday(10, after: 25) + 3_600
      }
    return standard + (isSummer ? 3_600 : 0)
  }

  /// Half hours east of UTC in winter.
  private static let cities: [String: (Int, Summer)] = [
    "america/new_york": (-10, .american), "us/eastern": (-10, .american), "america/toronto": (-10, .american),
    "america/detroit": (-10, .american), "america/chicago": (-12, .american), "us/central": (-12, .american),
    "america/denver": (-14, .american), "us/mountain": (-14, .american), "america/phoenix": (-14, .never),
    "america/los_angeles": (-16, .american), "us/pacific": (-16, .american), "america/vancouver": (-16, .american),
    "america/halifax": (-8, .american), "america/sao_paulo": (-6, .never), "america/mexico_city": (-12, .never),
    "america/bogota": (-10, .never), "america/argentina/buenos_aires": (-6, .never), "europe/london": (0, .european),
    "europe/dublin": (0, .european), "europe/lisbon": (0, .european), "europe/paris": (2, .european),
    "europe/berlin": (2, .european), "europe/madrid": (2, .european), "europe/rome": (2, .european),
    "europe/vienna": (2, .european), "europe/zurich": (2, .european), "europe/amsterdam": (2, .european),
    "europe/brussels": (2, .european), "europe/stockholm": (2, .european), "europe/oslo": (2, .european),
    "europe/copenhagen": (2, .european), "europe/prague": (2, .european), "europe/warsaw": (2, .european),
    "europe/budapest": (2, .european), "europe/athens": (4, .european), "europe/helsinki": (4, .european),
    "europe/kiev": (4, .european), "europe/kyiv": (4, .european), "europe/istanbul": (6, .never),
    "europe/moscow": (6, .never), "asia/jerusalem": (4, .never), "asia/dubai": (8, .never),
    "asia/kolkata": (11, .never), "asia/calcutta": (11, .never), "asia/bangkok": (14, .never),
    "asia/shanghai": (16, .never), "asia/hong_kong": (16, .never), "asia/singapore": (16, .never),
    "asia/taipei": (16, .never), "asia/manila": (16, .never), "asia/tokyo": (18, .never), "asia/seoul": (18, .never),
    "australia/perth": (16, .never), "australia/brisbane": (20, .never),
  ]
}
