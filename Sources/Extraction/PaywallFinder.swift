// Whether a page breaks off where its publisher wants to be paid. Publishers tell search engines so, lest they be taken for
// cheats (schema.org `isAccessibleForFree`); but they say it also of pages that carry the whole text behind a curtain, or
// that a subscriber saved. So it counts only where the text is missing.

import Articles
import Markup

struct PaywallFinder {
  let tree: HTMLTree
  let linked: LinkedArticle
  let finder: BodyFinder

  /// A text longer than this, in bytes, is hardly the beginning of one: publishers give away some paragraphs.
  private static let longestOpening = 3_000

  /// No report is shorter, in bytes.
  private static let shortestReport = 300

  func isTruncated(_ body: [Block]) -> Bool {
    let length = body.reduce(0) { $0 + $1.plainText.utf8.count }
    if linked.isForSubscribers {
      if let told = linked.wordCount, told > 50 {
        let words = body.reduce(0) { $0 + Self.countWords($1.plainText) }
        return words * 3 < told * 2
      }
      guard length < Self.longestOpening else { return false }
      // A part that is named and stands on the page with its text is there, unless it is the box that asks for money.
      let closed = linked.closedParts.flatMap { nodes(named: $0) }
      if !linked.closedParts.isEmpty, closed.isEmpty { return true }
      let isThere = closed.contains { Int(finder.text.inner[$0]) * 2 > length }
      // Agencies say it of every page, whose short reports are whole all the same: those end as reports do.
      return hasNotice() || (!isThere && (length < Self.shortestReport || breaksOff(body)))
    }
    return length < Self.longestOpening && hasNotice()
  }

  private static func countWords(_ text: String) -> Int {
    var (count, isInWord) = (0, false)
    for byte in text.utf8 {
      if byte > 0x20, !isInWord { count += 1 }
      isInWord = byte > 0x20
    }
    return count
  }

  /// Whether the text ends with dots.
  private func breaksOff(_ body: [Block]) -> Bool {
    guard let last = body.last(where: { !$0.plainText.isEmpty })?.plainText else { return true }
    let ending = last.suffix(8).filter { !$0.isWhitespace && !"]）)»>".contains($0) }
    return ending.hasSuffix("…") || ending.hasSuffix("...")
  }

  /// The elements that a selector of one class or one name means; others are not understood.
  private func nodes(named selector: String) -> [HTMLTree.Node] {
    let name = selector.drop { $0 != "." && $0 != "#" }.dropFirst()
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else { return [] }
    let (isID, wanted) = (selector.hasPrefix("#"), String(name))
    return tree.nodes.filter { node in
      isID ? tree.attribute("id", of: node) == wanted : tree.hasClass(wanted, node)
    }
  }

  /// Whether a short line of the page says that the rest is for subscribers. Menus and forms offer subscriptions on every
  /// page; these lines speak of this story.
  private func hasNotice() -> Bool {
    for node in tree.nodes where tree.breaksLine(node) && tree.end(node) - node < 24 {
      guard (12...Self.longestNotice).contains(Int(finder.text.inner[node])),
        !tree.descendants(node).contains(where: { tree.breaksLine($0) }), Self.isNotice(tree.words(node))
      else { continue }
      if !isHidden(node) { return true }
    }
    return false
  }

  /// The text of a page that breaks off, without the lines at its end that ask for money.
  static func withoutNotice(_ body: [Block]) -> [Block] {
    var body = body
    while body.count > 1, let last = body.last?.plainText, last.utf8.count <= longestNotice, isNotice(last) {
      body.removeLast()
    }
    return body
  }

  /// Bytes of a line; a longer one tells a story.
  private static let longestNotice = 400

  private static func isNotice(_ line: String) -> Bool {
    let bytes = Array(line.inSmallLetters().utf8)
    for start in bytes.indices.dropLast() where beginnings[Int(bytes[start]) << 8 | Int(bytes[start + 1])] {
      let known = noticesByBeginning[UInt16(bytes[start]) << 8 | UInt16(bytes[start + 1])] ?? []
      if known.contains(where: { bytes[start...].starts(with: $0) }) { return true }
    }
    return false
  }

  /// The notices by their first two bytes: each line of a page is gone through once.
  private static let noticesByBeginning = Dictionary(
    grouping: notices.map { Array($0.utf8) }, by: { UInt16($0[0]) << 8 | UInt16($0[1]) })

  /// Whether a notice begins with these two bytes.
  private static let beginnings: [Bool] = {
    var pairs = [Bool](repeating: false, count: 1 << 16)
    for pair in noticesByBeginning.keys { pairs[Int(pair)] = true }
    return pairs
  }()

  /// Templates of the notice stand hidden on pages that are free, and menus speak of the whole paper.
  private func isHidden(_ node: HTMLTree.Node) -> Bool {
    var around: HTMLTree.Node? = node
    while let element = around, element > 0 {
      switch tree.tag(element) {
      case .nav, .header, .footer, .template, .script: return true
      default: break
      }
      if tree.has("hidden", element) || tree.attribute("aria-hidden", of: element) == "true" { return true }
      if let style = tree.attribute("style", of: element)?.filter({ $0 != " " }), style.holds("display:none") {
        return true
      }
      around = tree.parent(element)
    }
    return false
  }

  /// What publishers write where a story breaks off.
  private static let notices = [
    "this article is for subscribers", "this story is for subscribers", "this article is exclusive to subscribers",
    "this content is for subscribers", "this content is reserved for subscribers", "this article is reserved for",
    "this article is available to subscribers", "available only to subscribers", "available to subscribers only",
    "for subscribers only", "exclusively for subscribers", "subscriber-only article", "subscriber exclusive",
    "subscribe to continue reading", "subscribe to read the full", "subscribe to read this",
    "subscribe to keep reading",
    "to continue reading this article", "to read the full article", "to read the rest of this",
    "to read the full story",
    "log in to continue reading", "sign in to continue reading", "already a subscriber? log in to read",
    "you have reached your limit of free articles", "you've reached your limit of free",
    "you’ve reached your limit of free", "you have read your free",
    "this post is for paid subscribers", "this post is for paying subscribers", "the rest of this article is",
    "dieser artikel ist für abonnenten", "nur für abonnenten", "exklusiv für abonnenten",
    "jetzt abonnieren und weiterlesen",
    "weiterlesen mit", "diesen artikel weiterlesen", "um diesen artikel zu lesen", "mit einem abo weiterlesen",
    "cet article est réservé aux abonnés", "article réservé aux abonnés", "réservé à nos abonnés",
    "la suite est réservée aux abonnés", "de cet article à lire", "abonnez-vous pour lire la suite",
    "contenido exclusivo para suscriptores", "exclusivo para suscriptores", "suscríbete para seguir leyendo",
    "suscríbete para continuar leyendo", "para seguir leyendo", "conteúdo exclusivo para assinantes",
    "exclusivo para assinantes", "assine para continuar lendo", "contenuto riservato agli abbonati",
    "articolo riservato agli abbonati", "abbonati per continuare a leggere", "per continuare a leggere",
    "dit artikel is alleen voor abonnees", "alleen voor abonnees", "lees verder met een abonnement",
    "artykuł dostępny tylko dla prenumeratorów", "tylko dla prenumeratorów", "dla subskrybentów",
    "artikeln är låst", "endast för prenumeranter", "bare for abonnenter", "kun for abonnenter", "kun for abonnement",
    "vain tilaajille", "tämä artikkeli on tilaajille", "материал доступен только подписчикам", "только для подписчиков",
    "この記事は会員限定", "この記事は有料会員限定", "有料会員限定", "会員限定記事", "残り文字数", "続きを読むには", "유료회원 전용",
    "유료 구독자 전용", "구독자 전용", "로그인 후 계속", "付费内容", "订阅后继续阅读", "訂閱後繼續閱讀", "此内容为会员",
  ]
}
