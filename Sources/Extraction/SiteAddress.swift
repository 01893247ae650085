// What an address says by its form: whose site it is on, and whether it leads to a story or to a section.

import Markup

/// The name that a site's hosts have in common: `bbc` for `www.bbc.co.uk` and `bbc.com`, so that a house's other hosts
/// count as its own and those of advertisers do not.
func siteLabel(of url: String) -> Substring? {
  guard let rest = afterScheme(of: url[...]) else { return nil }
  let end = rest.utf8.firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 || $0 == 0x3A } ?? rest.endIndex
  let labels = rest[..<end].utf8.split(separator: UInt8(ascii: ".")).map { Substring($0) }
  guard labels.count > 1 else { return labels.first }
  // Under many countries' domains names are given out at the third level: `.co.kr`, `.com.au`.
  let second = labels[labels.count - 2]
  let isShared =
    labels.count > 2 && labels[labels.count - 1].count == 2
    && (second.count <= 2 || ["com", "org", "net", "gov", "edu", "asn"].contains(second))
  return isShared ? labels[labels.count - 3] : second
}

/// What follows the scheme of an absolute address; nil where it has none.
func afterScheme(of url: Substring) -> Substring? {
  guard let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")), url.utf8[colon...].starts(with: "://".utf8) else {
    return nil
  }
  return url[url.utf8.index(colon, offsetBy: 3)...]
}

/// How an address looks.
enum AddressForm {
  /// It has a date, a number or a headline in it, as stories' addresses do.
  case story
  /// It could be either.
  case unclear
  /// It is a site's, a topic's, a reader's account.
  case other

  init(_ url: String) {
    guard let whole = afterScheme(of: url[...]) else {
      self = .other
      return
    }
    let rest = whole[..<(whole.utf8.firstIndex(of: UInt8(ascii: "#")) ?? whole.endIndex)]
    let path = rest[..<(rest.utf8.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex)]
    let query = rest[path.endIndex...].dropFirst()
    let segments = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }.dropFirst()
    let last = segments.last.map { $0[..<($0.utf8.firstIndex(of: UInt8(ascii: ".")) ?? $0.endIndex)] } ?? ""
    let digits = Self.longestNumber(in: segments.suffix(2).joined(separator: "/"))
    // Of numbers in a query, those of three figures and more name a story: `?idx=291234`, `?p=1203`.
    let queryNumber = query.split(separator: "&").contains { part in
      let value = part.split(separator: "=").last ?? ""
      return value.count >= 3 && value.allSatisfy { $0.isNumber && $0.isASCII }
    }
    if segments.isEmpty {
      self = queryNumber ? .story : .other
      return
    }
    let hostEnd = path.utf8.firstIndex { $0 == 0x2F || $0 == 0x3A || $0 == 0x2E } ?? path.endIndex
    let names = segments.map { $0.lowercased() }
    if names.contains(where: Self.desks.contains) || Self.desks.contains(String(path[..<hostEnd])) {
      self = .other
      return
    }
    if digits < 5, !queryNumber, names.contains(where: Self.places.contains) {
      self = .other
      return
    }
    let words = last.utf8.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }.count
    if digits >= 4 || queryNumber || words >= 4 || (words >= 3 && segments.count >= 2 && last.utf8.count >= 15) {
      self = .story
    } else {
      self = .unclear
    }
  }

  private static func longestNumber(in text: String) -> Int {
    var (longest, count) = (0, 0)
    for byte in text.utf8 {
      count = (0x30...0x39).contains(byte) ? count + 1 : 0
      longest = max(longest, count)
    }
    return longest
  }

  /// Parts of a site, and hosts, where readers sign in and buy; numbers there are a story's that sent them.
  private static let desks: Set<String> = [
    "login", "signin", "sign-in", "logout", "register", "signup", "subscribe", "subscription", "subscriptions", "abo",
    "account", "accounts", "secure", "shop", "shopping", "sso", "abonnement", "abonnements", "cart", "newsletter",
    "newsletters", "share", "sharer", "wp-login.php", "partner", "partners", "sponsored", "advertorial",
  ]

  /// Parts of a site where no stories are.
  private static let places: Set<String> = [
    "tag", "tags", "topic", "topics", "thema", "themen", "tema", "temas", "category", "categories", "kategorie",
    "categoria", "categorie", "rubrik", "author", "authors", "autor", "autoren", "auteur", "auteurs", "autore", "by",
    "contributor", "contributors", "profile", "profiles", "people", "user", "users", "account", "login", "signin",
    "sign-in", "logout", "register", "signup", "subscribe", "subscription", "subscriptions", "abo", "newsletter",
    "newsletters", "about", "about-us", "contact", "contact-us", "kontakt", "impressum", "privacy", "datenschutz",
    "terms", "agb", "help", "faq", "shop", "shopping", "store", "coupons", "vouchers", "deals", "jobs", "search",
    "suche", "rss", "feed", "feeds", "comments", "sitemap", "cookie-policy", "privacy-policy", "advertise",
    "advertising", "sponsored", "partner", "partners", "brand-studio", "wp-admin", "wp-login.php", "share", "sharer",
  ]
}
