// The photo set with the headline. Pages name a picture for social media, which is often another cut of it with the
// paper's name printed across, and print one of their own. What readers see counts: the picture that stands with the
// headline, in the cut that the page prints. The told one leads to it, and stands in where the page prints none.

import Articles
import Markup

struct PhotoFinder {
  let tree: HTMLTree
  let head: PageHead
  let linked: LinkedArticle
  let finder: BodyFinder
  /// Where the page prints the headline.
  let headline: HTMLTree.Node?
  /// The elements that hold the story.
  let roots: [HTMLTree.Node]

  func leadPhoto(body: [Block]) -> Photo? {
    let pictures = tree.elements(.img).filter { !isOuter($0) }
    let told = toldAddresses
    var photo: Photo?
    if let node = printed(told, among: pictures) ?? besideHeadline(pictures) {
      photo = htmlPhoto(of: tree, in: node, base: head.base)
      // The very address that the page tells is the best of those it prints.
      // A service that cuts pictures to size carries the address of the whole one in its own, escaped.
      if let exact = told.first, Self.carries(attributes(of: node), path(of: exact)) { photo?.url = exact }
      // A stand-in that is shown until the picture itself is loaded.
      if let url = photo?.url, Self.isSmallCut(url), let exact = told.first, Self.isSame(exact, url) {
        photo?.url = exact
      }
      photo.setCaption(CaptionFinder(tree: tree, finder: finder).caption(of: node))
    }
    if photo == nil { photo = told.first.map { Photo(url: $0) } }
    guard var photo else { return firstFigure(in: body) }
    if photo.caption.isEmpty, let image = linked.images.first(where: { $0.caption != nil }) {
      photo.caption = Prose(image.caption ?? "")
      photo.credit = photo.credit ?? image.credit
    }
    return photo
  }

  private func firstFigure(in body: [Block]) -> Photo? {
    body.lazy.compactMap { block -> Photo? in if case .figure(let photo) = block { photo } else { nil } }.first
  }

  /// What the page calls its picture, best first.
  private var toldAddresses: [String] {
    var all = [head.meta("og:image", "og:image:url", "og:image:secure_url")]
      .compactMap { $0.flatMap { resolveAddress($0, base: head.base) } }
    all += linked.images.prefix(4).map(\.url)
    all += [
      head.meta("twitter:image", "twitter:image:src"),
      head.meta("sailthru.image.full", "parsely-image-url", "thumbnail"),
    ].compactMap { $0.flatMap { resolveAddress($0, base: head.base) } }
    if let image = head.imageSource { all.append(image) }
    return all
  }

  /// Pictures of other stories, of authors, of the paper itself.
  private func isOuter(_ node: HTMLTree.Node) -> Bool {
    var around: HTMLTree.Node? = node
    while let outer = around, tree.tag(outer) != .body {
      if !finder.hints[outer].isDisjoint(with: [.comments, .related, .author]),
        headline.map({ !tree.isInside($0, outer) }) ?? true
      {
        return true
      }
      switch tree.tag(outer) {
      case .nav, .footer, .noscript, .template: return true
      default: break
      }
      around = tree.parent(outer)
    }
    return false
  }

  // MARK: The told picture as the page prints it

  /// The first picture that is one of the told ones, in whatever cut.
  private func printed(_ told: [String], among pictures: [HTMLTree.Node]) -> HTMLTree.Node? {
    guard !told.isEmpty, !pictures.isEmpty else { return nil }
    let sources = pictures.prefix(200).map { attributes(of: $0) }
    for address in told {
      for mark in Self.marks(of: address) {
        let found = sources.indices.filter { sources[$0].holds(mark) }
        // A mark that many pictures bear is the site's, not this picture's.
        if let first = found.first, found.count <= 3 || found.count * 4 < sources.count { return pictures[first] }
      }
    }
    return nil
  }

  /// All that an `img`, and the `source` elements beside it, say of addresses.
  private func attributes(of node: HTMLTree.Node) -> String {
    var holders = [node]
    if let parent = tree.parent(node), tree.tag(parent) == .picture {
      // A picture comes in a dozen cuts.
      holders += tree.children(parent).lazy.filter { tree.tag($0) == .source }.prefix(32)
    }
    var all: [UInt8] = []
    for holder in holders {
      tree.forEachAttribute(of: holder) { name, value in
        guard value.contains(UInt8(ascii: "/")), !name.elementsEqual("alt".utf8) else { return }
        if !all.isEmpty { all.append(0x20) }
        all.append(contentsOf: value)
      }
    }
    return String(decoding: all, as: UTF8.self)
  }

  private static func carries(_ addresses: String, _ path: String) -> Bool {
    if addresses.holds(path) { return true }
    guard path.holds("://"), addresses.holds("%2F") || addresses.holds("%2f") else { return false }
    let plain = addresses.replacing("%2F", with: "/").replacing("%2f", with: "/").replacing("%3A", with: ":")
    return plain.replacing("%3a", with: ":").holds(path)
  }

  private func path(of address: String) -> String {
    String(address.prefix { $0 != "?" && $0 != "#" })
  }

  /// What stays the same in all cuts of a picture: the name of its file without the size in it, and the long numbers
  /// that its publisher's store of pictures gave it. The surest first.
  static func marks(of address: String) -> [String] {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    var segments = path.split(separator: "/").dropFirst(2)
    // Some services carry the address of the original inside theirs.
    if segments.count < 2 { segments = address.split { $0 == "/" || $0 == "=" || $0 == "&" || $0 == "?" }.dropFirst(2) }
    var found: [String] = []
    if let last = segments.last {
      var stem = last.prefix { $0 != "." && $0 != "," }
      while let mark = stem.lastIndex(where: { $0 == "-" || $0 == "_" }), isSize(stem[stem.index(after: mark)...]) {
        stem = stem[..<mark]
      }
      if stem.utf8.count >= 8 || (stem.utf8.count >= 5 && stem.contains(where: \.isNumber)) {
        found.append(String(stem))
      }
    }
    for segment in segments.reversed() {
      for token in segment.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).reversed()
      where token.utf8.count >= 7 && token.contains(where: \.isNumber) && !isSize(token) {
        if !found.contains(where: { $0 == token }) { found.append(String(token)) }
      }
    }
    return Array(found.prefix(8))
  }

  /// Whether two addresses are those of one picture in two cuts.
  static func isSame(_ one: String, _ other: String) -> Bool {
    guard let mark = marks(of: one).first else { return false }
    return other.holds(mark)
  }

  /// Whether an address says that its picture is under 200 pixels wide: `/w35/`, `-w20/`, `/120x90/`, `/max/60/`,
  /// `/120/90/`. Two numbers that can be a month and a day do not count.
  static func isSmallCut(_ address: String) -> Bool {
    let segments = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").dropFirst(2)
    var before: Substring = ""
    for segment in segments {
      defer { before = segment }
      if let number = Int(segment), (16..<200).contains(number) {
        if before == "max" || before == "w" || before == "width" { return true }
        if let other = Int(before), (32..<200).contains(other), number >= 32 { return true }
      }
      for token in segment.split(whereSeparator: { "-_.,".contains($0) }) where token.utf8.count <= 7 {
        if token.first == "w", let number = Int(token.dropFirst()), (8..<200).contains(number) { return true }
        let sides = token.split(separator: "x").map { Int($0) ?? 0 }
        if sides.count == 2, sides.allSatisfy({ (24..<200).contains($0) }) { return true }
      }
    }
    return false
  }

  /// `706x386`, `w1200`, `1024`, `scaled`, `large`: words that tell a cut.
  private static func isSize(_ word: Substring) -> Bool {
    let words: Set<Substring> = [
      "scaled", "large", "medium", "small", "thumb", "og", "full", "crop", "cropped", "social",
    ]
    if words.contains(word) { return true }
    let digits = word.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.count
    return digits > 0 && digits <= 8 && word.utf8.count - digits <= 1 && word.utf8.count <= 9
      && (word.utf8.count > digits ? "xwhsXWHS".contains(where: { word.contains($0) }) : digits <= 4)
  }

  // MARK: The picture beside the headline

  /// The first picture between the headline and the first paragraph; pictures of no size that a person would look at,
  /// and those of the paper's own name, do not count.
  private func besideHeadline(_ pictures: [HTMLTree.Node]) -> HTMLTree.Node? {
    guard let root = roots.first else { return nil }
    let start = headline ?? root
    let paragraph = (root..<tree.end(root)).first { node in
      tree.breaksLine(node) && !finder.isLeftOut[node] && finder.text.worth[node] > 60
        && finder.text.paragraphs[node] == 1
        && node > start && tree.end(node) - node < 40
    }
    guard let paragraph, paragraph > start else { return nil }
    return pictures.first { node in
      guard node > start, node < paragraph, let photo = htmlPhoto(of: tree, in: node, base: head.base) else {
        return false
      }
      if let width = photo.width, width < 200 { return false }
      if Self.isSmallCut(photo.url) { return false }
      let name = photo.url.inSmallLetters()
      return !["logo", "avatar", "icon", ".svg", "gravatar", "badge"].contains { name.holds($0) }
    }
  }
}

extension Photo? {
  fileprivate mutating func setCaption(_ printed: CaptionFinder.Printed?) {
    guard let printed else { return }
    self?.caption = Prose(printed.caption)
    self?.credit = printed.credit
  }
}
