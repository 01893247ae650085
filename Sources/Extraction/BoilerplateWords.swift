// Wordings that newspapers set among their text and that are not of it. Begin with the words that a line begins with;
// only short lines are compared.

import Markup

enum BoilerplateWords {
  /// Whether a line calls for a click, a subscription, or says whose copyright it is.
  static func isCall(_ line: String, isLinked: Bool) -> Bool {
    guard line.utf8.count < 500 else { return false }
    let words = line.inSmallLetters().drop { !$0.isLetter && $0 != "©" && $0 != "(" && $0 != "[" }
    if words.isEmpty { return false }
    // An address that stands alone is a link for printed copies.
    if words.hasPrefix("http"), !words.contains(" ") { return true }
    if words.utf8.count <= longestWhole, whole.contains(String(words).trimmedOfMarks) { return true }
    return calls.begin(words) || (isLinked && leads.begin(words))
  }

  /// Whether a line is nothing but places that a page's maker meant to be filled: `$$ARTICLE_AD$$`, `{{ad.box}}`,
  /// `%%ad%%`, `<!-- ad -->` that was escaped twice, `<%= ad %>`, `${ad.box}`. A formula between dollars is none: it is no name.
  static func isPlaceholder(_ line: String) -> Bool {
    guard (5..<400).contains(line.utf8.count) else { return false }
    var rest = Array(line.utf8)[...]
    repeat {
      guard let mark = placeMarks.first(where: { rest.starts(with: $0.open) }) else { return false }
      let inner = rest.dropFirst(mark.open.count)
      guard let end = inner.indices.first(where: { inner[$0...].starts(with: mark.close) }), end > inner.startIndex,
        !mark.holdsName || isName(inner[..<end])
      else { return false }
      rest = inner[(end + mark.close.count)...].drop { $0 <= 0x20 }
    } while !rest.isEmpty
    return true
  }

  /// Whether some bytes can be what a program calls a thing.
  private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    let letters = bytes.lazy.filter { (0x61...0x7A).contains($0 | 0x20) }.count
    return letters >= 4
      && bytes.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "_-.:".utf8.contains($0)
      }
  }

  /// What opens and closes such a place in the languages of templates, and whether only a name makes it one.
  private static let placeMarks: [(open: [UInt8], close: [UInt8], holdsName: Bool)] = [
    ("$$", "$$", true), ("%%", "%%", true), ("@@", "@@", true), ("${", "}", true), ("#{", "}", true),
    ("{{", "}}", false), ("{%", "%}", false), ("<!--", "-->", false), ("<%", "%>", false),
  ].map { (Array($0.0.utf8), Array($0.1.utf8), $0.2) }

  private static let longestWhole = (whole.map(\.utf8.count).max() ?? 0) + 20

  /// Lines that are nothing else.
  private static let whole: Set<String> = [
    "advertisement", "advertising", "ad", "anzeige", "werbung", "publicidad", "publicité", "pubblicità", "reklama",
    "reklame", "annonse", "annons", "advertentie", "publicidade", "реклама", "広告", "광고", "share", "share this",
    "share this article", "share this story", "tweet", "email", "print", "comments", "related", "related stories",
    "related articles", "related news", "related topics", "related content", "more", "read more", "more on this story",
    "more from", "tags", "topics", "recommended", "most read", "most popular", "trending", "you may also like",
    "you might also like", "sponsored content", "sponsored", "promoted", "story continues below advertisement",
    "article continues below", "article continues after advertisement", "advertisement - story continues below",
    "continue reading", "continue reading the main story", "view comments", "show comments", "leave a comment",
    "newsletter", "subscribe", "sign up", "follow us", "mehr zum thema", "lesen sie auch", "à lire aussi",
    "lire aussi", "teilen", "partager", "compartir", "condividi", "image caption", "image copyright", "media caption",
    "close", "loading", "skip", "skip advertisement", "scroll down", "share on facebook", "share on twitter",
    "article content", "zum deal", "watch now", "explore further", "don't miss", "donʼt miss", "don’t miss",
    "this advertisement has not loaded yet, but your article continues below", "support local journalism",
    "share your thoughts and join the conversation in the comments", "read full article", "quellen ausblenden",
    "ein klick für den datenschutz", "weitere informationen", "temas relacionados", "image title", "advert",
    "click to hide", "about this rating", "follow topic", "カテゴリーをフォローする", "関連キーワード", "おすすめ情報",
    "無断転載禁止", "無断転載・複製を禁じます",
    "tópicos relacionados", "noticias relacionadas", "artículos relacionados", "관련기사", "関連記事", "相关阅读",
  ]

  /// Beginnings of lines that call for something, linked or not.
  private static let calls = Beginnings([
    "foto:", "fotos:", "photo:", "photos:", "photo by", "photo credit", "photo ©", "foto ©", "image:", "image credit",
    "bild:", "bilder:", "crédit photo", "crédits photo", "credit:", "no comments", "keine kommentare", "kommentare (",
    "read more:", "read also:", "also read:", "read also :", "also read |", "see also:", "read next:", "read:",
    "related:", "related story:", "related article", "more:", "watch:", "listen:", "watch now:", "watch more:",
    "bitte aktivieren sie javascript", "this slideshow requires javascript", "um eingebettete inhalte anzuzeigen",
    "hat ihnen dieser artikel gefallen", "möchten sie weiterlesen", "this content is reserved for subscribers",
    "unlimited online access to", "register / sign in to unlock", "create an account or sign in",
    "subscribe or sign in to", "get exclusive access to", "don't have an account", "sign in to continue",
    "already a subscriber", "already have an account", "you have reached your limit", "this article is for subscribers",
    "this post contains references to products", "this post may contain affiliate", "this article contains affiliate",
    "anzeige, enthält", "bonus value is an estimated", "get the latest updates", "right in your inbox",
    "join our newsletter", "for the latest news right", "our standards:", "this document is subject to copyright",
    "citation:", "click to read more and view comments", "our website is the place for", "click here for more",
    "この記事は会員限定", "会員登録", "会員の方のみ", "ログインして続き", "この記事は有料会員", "記事に『リアクション』",
    "『カテゴリーをフォロー』", "무단 전재", "로그인 후", "此内容为会员",
    "sign up for", "sign up to", "subscribe to our", "subscribe to the", "subscribe now", "get the latest news",
    "follow us on", "follow us at", "follow him on", "follow her on", "like us on", "join us on", "click here to",
    "download our", "download the app", "get our app", "this story was originally published", "copyright ©",
    "copyright 20", "© 20", "© copyright", "(c) 20", "all rights reserved", "do not sell my", "this site uses cookies",
    "we use cookies", "share this", "image copyright", "enable javascript", "please enable javascript",
    "story continues below", "article continues below", "lesen sie auch:", "lesen sie hier", "lesen sie mehr",
    "mehr zum thema", "lesen sie dazu", "das könnte sie auch", "newsletter", "jetzt abonnieren", "hier geht es zum",
    "lire aussi :", "lire aussi:", "à lire aussi", "a lire aussi", "lire aussi", "abonnez-vous", "voir aussi",
    "inscrivez-vous", "lee también", "lea también", "leer también", "lee además", "te puede interesar",
    "te recomendamos", "más información:", "puedes leer", "suscríbete", "síguenos en", "sigue leyendo", "leia também",
    "leia mais", "veja também", "saiba mais", "siga o", "leggi anche", "iscriviti alla", "lees ook", "lees meer",
    "meld je aan", "czytaj też", "czytaj także", "czytaj również", "zobacz też", "zobacz także", "przeczytaj także",
    "läs också", "läs även", "läs mer", "les også", "les mer", "læs også", "læs mere", "lue myös", "lue lisää",
    "читайте также", "читайте також", "подписывайтесь", "подпишитесь", "підписуйтесь", "baca juga", "ayrıca bakınız",
    "hemen üye", "xem thêm", "अधिक पढ़ें", "यह भी पढ़ें", "다른 기사", "관련기사", "저작권자", "무단전재", "相关阅读",
    "延伸閱讀", "関連記事", "あわせて読みたい", "أقرأ أيضا", "اقرأ أيضا",
  ])

  /// Beginnings of lines that call for something where they hold a link.
  private static let leads = Beginnings([
    "read more", "read also", "also read", "see also", "read next", "more on", "more from", "related", "click here",
    "watch", "listen to", "subscribe", "sign up", "follow ", "join ", "download", "view gallery", "see more",
    "find out more",
    "for more", "learn more", "continue reading", "to read", "weiterlesen", "mehr dazu", "mehr:", "hier", "zum thema",
    "lire", "voir", "leer", "ver ", "leia", "veja", "leggi", "vedi", "lees", "bekijk", "czytaj", "zobacz", "läs",
    "les ",
    "se også", "læs", "katso", "lue ", "читайте", "смотрите", "baca", "devamı", "plus d'info", "also:",
  ])
}

/// Beginnings of lines, found by their first two bytes: a line is compared with a few of them instead of hundreds.
private struct Beginnings {
  private let all: [UInt16: [[UInt8]]]

  init(_ beginnings: [String]) {
    all = Dictionary(grouping: beginnings.map { Array($0.utf8) }) { Self.key($0[0], $0[1]) }
  }

  /// Whether one of them begins `line`.
  func begin(_ line: Substring) -> Bool {
    let bytes = line.utf8
    guard let second = bytes.index(bytes.startIndex, offsetBy: 1, limitedBy: bytes.endIndex), second < bytes.endIndex,
      let candidates = all[Self.key(bytes[bytes.startIndex], bytes[second])]
    else { return false }
    return candidates.contains { bytes.starts(with: $0) }
  }

  private static func key(_ first: UInt8, _ second: UInt8) -> UInt16 { UInt16(first) << 8 | UInt16(second) }
}

extension String {
  /// Without marks and blanks at the end.
  fileprivate var trimmedOfMarks: String {
    var text = Substring(self)
    while let last = text.last, !last.isLetter, !last.isNumber { text.removeLast() }
    return String(text)
  }
}
