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
    var url = url
    self = url.withUTF8 { Self.form(of: $0) }
  }

  private static func form(of url: UnsafeBufferPointer<UInt8>) -> AddressForm {
    guard let colon = url.firstIndex(of: UInt8(ascii: ":")), url[colon...].starts(with: "://".utf8) else {
      return .other
    }
    let rest = url[(colon + 3)...].prefix { $0 != UInt8(ascii: "#") }
    let path = rest.prefix { $0 != UInt8(ascii: "?") }
    let segments = path.split(separator: UInt8(ascii: "/")).dropFirst().map { UnsafeBufferPointer(rebasing: $0) }
    let last = segments.last.map { $0.prefix { $0 != UInt8(ascii: ".") } } ?? []
    let digits = segments.suffix(2).map { longestNumber(in: $0) }.max() ?? 0
    let queryNumber = holdsNumber(rest[path.endIndex...].dropFirst())
    if segments.isEmpty { return queryNumber ? .story : .other }
    let host = path.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ".") }
    if segments.contains(where: { desks.contains($0) }) || desks.contains(UnsafeBufferPointer(rebasing: host)) {
      return .other
    }
    if digits < 5, !queryNumber, segments.contains(where: { places.contains($0) }) { return .other }
    let words = last.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }.count
    let isHeadline = words >= 4 || (words >= 3 && segments.count >= 2 && last.count >= 15)
    return digits >= 4 || queryNumber || isHeadline ? .story : .unclear
  }

  /// Whether a query has a number as its value. Those of three figures and more name a story: `?idx=291234`, `?p=1203`.
  private static func holdsNumber(_ query: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    query.split(separator: UInt8(ascii: "&")).contains { part in
      let value = part.split(separator: UInt8(ascii: "=")).last ?? []
      return value.count >= 3 && value.allSatisfy { (0x30...0x39).contains($0) }
    }
  }

  private static func longestNumber(in segment: UnsafeBufferPointer<UInt8>) -> Int {
    var (longest, count) = (0, 0)
    for byte in segment {
      count = (0x30...0x39).contains(byte) ? count + 1 : 0
      longest = max(longest, count)
    }
    return longest
  }

  /// Parts of a site, and hosts, where readers sign in and buy; numbers there are a story's that sent them.
  private static let desks = WordSet([
    "login", "signin", "sign-in", "logout", "register", "signup", "subscribe", "subscription", "subscriptions", "abo",
    "account", "accounts", "secure", "shop", "shopping", "sso", "abonnement", "abonnements", "cart", "newsletter",
    "newsletters", "share", "sharer", "wp-login.php", "partner", "partners", "sponsored", "advertorial",
  ])

  /// Parts of a site where no stories are.
  private static let places = WordSet([
    "tag", "tags", "topic", "topics", "thema", "themen", "tema", "temas", "category", "categories", "kategorie",
    "categoria", "categorie", "rubrik", "author", "authors", "autor", "autoren", "auteur", "auteurs", "autore", "by",
    "contributor", "contributors", "profile", "profiles", "people", "user", "users", "account", "login", "signin",
    "sign-in", "logout", "register", "signup", "subscribe", "subscription", "subscriptions", "abo", "newsletter",
    "newsletters", "about", "about-us", "contact", "contact-us", "kontakt", "impressum", "privacy", "datenschutz",
    "terms", "agb", "help", "faq", "shop", "shopping", "store", "coupons", "vouchers", "deals", "jobs", "search",
    "suche", "rss", "feed", "feeds", "comments", "sitemap", "cookie-policy", "privacy-policy", "advertise",
    "advertising", "sponsored", "partner", "partners", "brand-studio", "wp-admin", "wp-login.php", "share", "sharer",
  ])
}
