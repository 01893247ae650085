// What the heading of a list says that the list is, in the languages that newspapers are printed in.

import Markup

/// What a list of stories on a page is.
enum ListKind: Hashable {
  /// Stories by rank: Most Read, Top 10.
  case ranked
  /// Stories on the same matter, or set beside the story by the paper.
  case related
  /// More by the reporter of the story.
  case reporter
  /// Photo essays.
  case photos
  /// What somebody paid for.
  case paid
  /// Anything else that ends the list before it.
  case other
}

/// The kind of list that a heading announces; nil where the words are no such heading.
func listKind(ofHeading heading: String) -> ListKind? {
  heading.utf8.count <= 90 ? listKind(ofLowered: heading.inSmallLetters()) : nil
}

/// The same for a heading in small letters.
func listKind(ofLowered text: String) -> ListKind? {
  guard text.utf8.count <= 90 else { return nil }
  if !text.utf8.allSatisfy({ $0 < 0xE0 }),
    text.unicodeScalars.contains(where: { (0x0E00...0x11FF).contains($0.value) || $0.value >= 0x3000 })
  {
    // Scripts without spaces, or with particles grown on to the words.
    guard text.unicodeScalars.count <= 24 else { return nil }
    for (phrase, kind) in joinedPhrases where text.holds(phrase) { return kind }
  }
  var text = text
  return text.withUTF8 { bytes in
    let places = wordPlaces(of: bytes, limit: 10)
    guard !places.isEmpty, places.count <= 9 else { return nil }
    return kind(of: places.map { UnsafeBufferPointer(rebasing: bytes[$0]) })
  }
}

/// The kind of list that some words in small letters announce.
private func kind(of words: [UnsafeBufferPointer<UInt8>]) -> ListKind? {
  // `Top 10 Stories`, `Top 5 Entertainment News`.
  if let place = words.firstIndex(where: { $0.elementsEqual("top".utf8) }), place + 1 < words.count, place < 2,
    Int(String(decoding: words[place + 1], as: UTF8.self)).map({ $0 < 101 }) ?? false
  {
    return .ranked
  }
  for place in words.indices where begins(words[place]) {
    for (phrase, kind) in phrases[words[place]] ?? []
    where phrase.count <= words.count - place
      && phrase.indices.allSatisfy({ phrase[$0].elementsEqual(words[place + $0]) })
    {
      // A short phrase in a long line is a headline that happens to hold it.
      let isWhole = phrase.count == words.count
      let isShort = phrase.count * 3 >= words.count || (place == 0 && phrase.count > 1 && words.count <= 7)
      if isWhole || (isShort && (phrase.count > 1 || words.count <= 3)) { return kind }
    }
    if words.count <= 4, let stem = stems.first(where: { words[place].starts(with: $0.0.utf8) }) { return stem.1 }
  }
  return nil
}

/// Whether any phrase or stem begins like a word: most words are known by two letters to begin none.
private func begins(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
  firstPairs[Int(word[0]) << 8 | (word.count > 1 ? Int(word[1]) : 0)]
}

private let firstPairs: [Bool] = {
  var pairs = [Bool](repeating: false, count: 1 << 16)
  for word in phraseList.map(\.word) + stems.map(\.0) {
    var bytes = word.utf8.makeIterator()
    pairs[Int(bytes.next() ?? 0) << 8 | Int(bytes.next() ?? 0)] = true
  }
  return pairs
}()

/// A phrase as the bytes of its words, and what it announces.
private typealias Phrase = (words: [[UInt8]], kind: ListKind)

/// The phrases by their first words.
private let phrases = WordTable<[Phrase]>(phraseList.map { ($0.word, [$0.phrase]) }) { $0 += $1 }

private let phraseList: [(word: String, phrase: Phrase)] = {
  var all: [(word: String, phrase: Phrase)] = []
  func add(_ kind: ListKind, _ lines: String) {
    for line in lines.split(separator: ",") {
      let words = line.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      if let first = words.first { all.append((first, (words.map { Array($0.utf8) }, kind))) }
    }
  }
  // The kinds that end a list come first: `More newsletters` is no related story.
  add(
    .paid,
    """
    sponsored, promoted, partner content, paid content, paid post, from our partners, our partners, advertisement, \
    around the web, from the web, ads by, anzeige, publicité, contenu sponsorisé, publicidad, pubblicità, reklama, \
    advertorial, brand content, stellenmarkt, shopping, deals, coupons, gutscheine, partner offers
    """)
  add(
    .other,
    """
    related topics, related tags, related terms, related searches, related companies, related products, \
    related newsletters, related quotes, related keywords, more newsletters, more topics, comments, newsletter, \
    newsletters, latest, latest news, breaking news, live, tags, topics, share, follow us, subscribe, sign up, \
    log in, weather, events, sections, navigation, contact us, about us, editors picks, editor s picks, \
    trending topics, popular topics, popular tags, kommentare, commentaires, comentarios, neueste, letzte nachrichten, \
    dernières nouvelles, últimas noticias, ultime notizie, laatste nieuws, senaste nytt, siste nytt, topics in this
    """)
  add(
    .reporter,
    """
    more by, more from the author, more from this author, more by this author, more from this reporter, \
    more articles by, more stories by, other articles by, other stories by, articles by, stories by, latest by, \
    also by, by the same author, by this author, from the same author, mehr von, weitere artikel von, du même auteur, \
    plus d articles de, más de este autor, más artículos de, del mismo autor, dello stesso autore, altri articoli di, \
    do mesmo autor, meer van, mer av, flere saker av, więcej od, другие статьи автора, ещё от автора
    """)
  add(
    .photos,
    """
    photos, photo, photo gallery, photo galleries, galleries, gallery, in pictures, pictures, darkroom, slideshow, \
    slideshows, photo essay, photo essays, fotostrecke, fotostrecken, bilder, bilderstrecken, en images, diaporama, \
    diaporamas, galería, galerías, fotogalería, fotogallerie, foto, fotos, galeria, galerias, bildspel, galerie
    """)
  add(
    .ranked,
    """
    most read, most popular, most viewed, most shared, most commented, most emailed, most watched, most discussed, \
    most clicked, most recent popular, popular, popular now, popular stories, popular articles, popular posts, \
    popular news, trending, trending now, trending stories, trending news, top stories, top news, top articles, \
    top headlines, top posts, best read, what s popular, top ten, top five, meist gelesen, am meisten gelesen, beliebt, \
    les plus lus, les plus lues, plus lus, plus lues, les plus consultés, les plus partagés, articles populaires, \
    más leído, más leídos, más leída, más leídas, mas leidas, mas leidos, lo más leído, lo más visto, más vistos, \
    più letti, più lette, i più letti, le più lette, più visti, mais lidas, mais lidos, mais vistas, mais vistos, \
    mais populares, meest gelezen, best gelezen, populair, mest læste, mest læst, mest lest, mest leste, mest lästa, \
    mest läst, mest sett, najczęściej czytane, cele mai citite, en çok okunan, en çok okunanlar, самое читаемое, \
    самые читаемые, найбільш читані, πιο διαβασμένα, الأكثر قراءة, الأكثر مشاهدة, הנקראות ביותר, đọc nhiều, \
    xem nhiều, सबसे ज्यादा पढ़ी
    """)
  add(
    .related,
    """
    related, related stories, related articles, related news, related content, related posts, related reading, \
    related coverage, read also, also read, read more, read next, read this next, what to read next, see also, more on, \
    more about, more from, more in, more stories, more news, more like this, recommended, recommended for you, \
    recommended stories, you may also like, you might also like, you may like, you might like, don t miss, up next, \
    next up, keep reading, further reading, similar stories, similar articles, in depth, \
    mehr zum thema, zum thema, lesen sie auch, auch interessant, das könnte sie auch interessieren, \
    das könnte dich auch interessieren, das könnte sie interessieren, weitere artikel, mehr aus, lesen sie mehr, \
    passend zum thema, weiterlesen, à lire aussi, lire aussi, à lire également, sur le même sujet, sur le même thème, \
    articles liés, voir aussi, à voir aussi, dans la même rubrique, lire plus, à découvrir, te puede interesar, \
    también te puede interesar, le puede interesar, lee también, lea también, leer también, más información, más sobre, \
    ver también, lo más relacionado, leggi anche, potrebbe interessarti, ti potrebbe interessare, \
    potrebbe interessarti anche, leia também, leia mais, veja também, saiba mais, ler também, lees ook, meer over, \
    bekijk ook, lees verder, läs också, läs även, läs mer, mer om, les også, læs også, lue myös, czytaj także, \
    czytaj też, zobacz także, zobacz też, przeczytaj też, přečtěte si také, čtěte také, mohlo by vás zajímat, \
    ilgili haberler, читайте также, читать также, по теме, материалы по теме, похожие, читайте також, за темою, \
    διαβάστε επίσης, σχετικά, اقرأ أيضا, اقرأ أيضاً, ذات صلة, مواضيع ذات صلة, مقالات ذات صلة, עוד בנושא, כתבות קשורות, \
    baca juga, tin liên quan, có thể bạn quan tâm
    """)
  return all
}()

/// Beginnings of words that grow endings or compounds.
private let stems: [(String, ListKind)] = [
  ("meistgelesen", .ranked), ("meistgeklickt", .ranked), ("terpopuler", .ranked), ("luetuimm", .ranked),
  ("nejčtenějš", .ranked), ("legolvasott", .ranked), ("najpopularn", .ranked), ("популярн", .ranked),
  ("найчитан", .ranked), ("δημοφιλ", .ranked), ("پربازدید", .ranked), ("relacionad", .related),
  ("verwandte", .related), ("gerelateerd", .related), ("relaterat", .related), ("relaterte", .related),
  ("relaterede", .related), ("correlat", .related), ("powiązan", .related), ("souvisej", .related),
  ("terkait", .related), ("مرتبط", .related), ("संबंधित", .related), ("advert", .paid), ("werbung", .paid),
]

/// Phrases of Hangul, Han, kana and Thai.
private let joinedPhrases: [(String, ListKind)] = [
  ("많이 본", .ranked), ("많이본", .ranked), ("가장 많이", .ranked), ("인기 기사", .ranked), ("인기기사", .ranked),
  ("인기뉴스", .ranked), ("인기 뉴스", .ranked), ("랭킹", .ranked), ("주요뉴스", .ranked), ("ランキング", .ranked),
  ("人気記事", .ranked), ("よく読まれ", .ranked), ("热门", .ranked), ("熱門", .ranked), ("排行", .ranked),
  ("点击", .ranked), ("ยอดนิยม", .ranked), ("อ่านมากที่สุด", .ranked), ("기자의 다른", .reporter), ("기자 다른", .reporter),
  ("다른기사", .reporter), ("この記者", .reporter), ("の記事一覧", .reporter), ("该作者", .reporter), ("作者其他", .reporter),
  ("관련기사", .related), ("관련 기사", .related), ("관련뉴스", .related), ("관련 뉴스", .related), ("추천기사", .related),
  ("추천 기사", .related), ("関連記事", .related), ("関連ニュース", .related), ("関連リンク", .related), ("あわせて読みたい", .related),
  ("おすすめ記事", .related), ("相关新闻", .related), ("相关阅读", .related), ("相关文章", .related), ("相關新聞", .related),
  ("相關文章", .related), ("延伸閱讀", .related), ("延伸阅读", .related), ("推荐阅读", .related), ("推薦閱讀", .related),
  ("ข่าวที่เกี่ยวข้อง", .related), ("포토", .photos), ("화보", .photos), ("사진", .photos), ("写真", .photos), ("图集", .photos),
  ("圖輯", .photos), ("광고", .paid), ("広告", .paid), ("广告", .paid), ("최신기사", .other), ("댓글", .other),
]
