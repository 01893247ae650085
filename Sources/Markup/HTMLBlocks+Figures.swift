// Pictures with caption and credit, and what is shown elsewhere.

public import Articles

extension BlockBuilder {
  /// A `figure`, or a box around a picture and its caption. Figures hold tables, code and quotations too.
  mutating func appendFigure(_ node: HTMLTree.Node, _ manner: Manner) {
    // Whatever holds so much is no picture with its caption.
    if tree.end(node) - node > 3_000 { return walk(node, manner) }
    closeParagraph()
    let caption = captionNode(of: node)
    if let quotation = tree.first(.blockquote, in: node) {
      return appendQuotation(quotation, attribution: caption.flatMap { attributionProse($0) })
    }
    var pictures: [Photo] = []
    for inner in tree.descendants(node) where !isLeftOut(inner) {
      switch tree.tag(inner) {
      case .img where caption.map { !tree.isInside(inner, $0) } ?? true:
        if let photo = photo(inner), !pictures.contains(where: { $0.url == photo.url }) { pictures.append(photo) }
      case .table, .pre, .ul, .ol, .iframe, .video, .audio, .object: return walk(node, manner)
      default: break
      }
    }
    guard !pictures.isEmpty else { return walk(node, manner) }
    let credit = creditNode(of: node)
    let outerUsed = usedNode
    usedNode = credit
    if let caption { pictures[pictures.count - 1].caption = flattened(blocks(in: caption)) }
    usedNode = outerUsed
    if let credit {
      let words = tree.words(credit)
      if !words.isEmpty { pictures[pictures.count - 1].credit = words }
    }
    for photo in pictures { append(.figure(photo)) }
  }

  /// A `figcaption`, or an element that is called a caption.
  private func captionNode(of figure: HTMLTree.Node) -> HTMLTree.Node? {
    tree.first(.figcaption, in: figure)
      ?? tree.descendants(figure).first { node in
        tree.tag(node) != .img && tree.tag(node) != .figure && hasClass(node, Self.captions)
      }
  }

  /// `cite` or an element that is called a credit or copyright.
  private func creditNode(of figure: HTMLTree.Node) -> HTMLTree.Node? {
    tree.descendants(figure).first { node in
      tree.tag(node) == .cite
        || (hasClass(node, Self.credits) && !tree.words(node).isEmpty && tree.tag(node) != .figcaption)
    }
  }

  /// WordPress and others before `figure`: a box with a class such as `wp-caption` around a picture and its caption.
  func isCaptionedBox(_ node: HTMLTree.Node) -> Bool {
    guard tree.tag(node) == .div, hasClass(node, Self.captions),
      let picture = tree.first(.img, in: node)
    else { return false }
    return tree.words(node).utf8.count < 600 && tree.end(node) - picture < 60
  }

  private func hasClass(_ node: HTMLTree.Node, _ parts: NameParts) -> Bool {
    tree.attribute("class", of: node, holds: parts)
  }

  private static let captions = NameParts(["caption"])
  private static let credits = NameParts(["credit", "copyright"])
  private static let emoji = NameParts(["emoji", "smiley"])

  /// A picture that stands among the text. Drawn emoji are the characters they stand for.
  mutating func appendPicture(_ node: HTMLTree.Node) {
    if hasClass(node, Self.emoji) {
      let words = tree.attribute("alt", of: node) ?? ""
      if !words.isEmpty { setWords(words, Manner()) }
      return
    }
    if let photo = photo(node) { append(.figure(photo)) }
  }

  /// The photo of an `img`; nil for counting pixels, icons and pictures without an address.
  func photo(_ node: HTMLTree.Node) -> Photo? {
    let (width, height) = (number("width", of: node), number("height", of: node))
    let isKnown = tree.has("width", node) && tree.has("height", node)
    if isKnown, (width <= 32 && height <= 32) || width <= 2 || height <= 2 { return nil }
    guard let url = pictureAddress(node) else { return nil }
    let alternative = collapseBlanks(tree.attribute("alt", of: node) ?? tree.attribute("title", of: node) ?? "")
    return Photo(
      url: url, alternative: alternative.isEmpty ? nil : alternative,
      width: (1...100_000).contains(width) ? width : nil, height: (1...100_000).contains(height) ? height : nil)
  }

  /// The address of a picture. Pages that load their pictures late keep it in a `data-` attribute and show a stand-in.
  func pictureAddress(_ node: HTMLTree.Node) -> String? {
    let source = tree.attribute("src", of: node) ?? ""
    if source.hasPrefix("picture:") { return collapseBlanks(source) }
    // Some systems write a whole set there, its blanks escaped.
    if source.holds(",%20"), source.holds("w,") || source.holds("x,") {
      if let found = largest(ofSet: source.replacing("%20", with: " ")) { return found }
    }
    let address = source.isEmpty ? nil : base.resolve(source)
    let isPlace = !source.isEmpty && tree.attribute("placeholdersrc", of: node) == source
    if let address, !isPlace, !Self.isStandIn(address) { return address }
    let late: [StaticString] = ["data-src", "data-original", "data-lazy-src", "data-original-src", "data-hi-res-src"]
    for name in late {
      guard let text = tree.attribute(name, of: node), !text.isEmpty else { continue }
      // Some pages keep a whole set there, as in `srcset`.
      let isSet = text.holds(", ") && text.contains { $0 == " " }
      if let found = isSet ? largest(ofSet: text) : base.resolve(text) { return found }
    }
    let sets: [StaticString] = ["srcset", "data-srcset", "data-lazy-srcset"]
    var holders = [node]
    if let parent = tree.parent(node), tree.tag(parent) == .picture {
      // A picture comes in a dozen cuts.
      holders += tree.children(parent).lazy.filter { tree.tag($0) == .source }.prefix(32)
    }
    for holder in holders {
      for name in sets {
        if let text = tree.attribute(name, of: holder), let found = largest(ofSet: text) { return found }
      }
    }
    return address.flatMap { isPlace || Self.isStandIn($0) ? nil : $0 }
  }

  /// The widest picture of a `srcset`, but none wider than 2,000 pixels where there is a choice.
  private func largest(ofSet text: String) -> String? {
    var best: (address: String, size: Int)?
    // Addresses may hold commas; a comma that ends an address or follows its size parts two of them.
    // More than a hundred pictures are no set.
    let words = text.split(maxSplits: 256) { $0 == " " || $0 == "\n" || $0 == "\t" }.prefix(256)
    var index = 0
    while index < words.count {
      let word = words[index].hasSuffix(",") ? words[index].dropLast() : words[index]
      var size = 0
      if word.count == words[index].count, index + 1 < words.count {
        index += 1
        size = Int(words[index].prefix { $0.isASCII && $0.isNumber }.prefix(6)) ?? 0
      }
      index += 1
      guard let address = base.resolve(String(word)), !Self.isStandIn(address) else { continue }
      if best.map({ size > $0.size && size <= 2_000 }) ?? true { best = (address, size) }
    }
    return best?.address
  }

  /// Whether an address names a picture that only keeps the place of another.
  private static func isStandIn(_ address: String) -> Bool {
    let name = address.inSmallLetters()
    return [
      "blank.gif", "spacer", "placeholder", "transparent", "/pixel", "1x1", "lazyload", "grey.gif", "loading.gif",
    ]
    .contains { name.holds($0) }
  }

  /// More films, posts and frames are not looked at: a live blog of a long day has some hundreds.
  private static let mostEmbeds = 2_000

  /// Films, sound, posts and maps, by their addresses.
  mutating func appendEmbed(_ node: HTMLTree.Node) {
    embeds += 1
    guard embeds <= Self.mostEmbeds else { return }
    guard let url = embedAddress(node), let parts = WebAddress(url) else { return }
    let host = parts.authority.hasPrefix("www.") ? String(parts.authority.dropFirst(4)) : parts.authority
    guard !Self.isAdvertHost(host) else { return }
    let kind: Embed.Kind =
      switch tree.tag(node) {
      case .video: .video
      case .audio: .audio
      default: Self.kind(ofHost: host)
      }
    let title = collapseBlanks(tree.attribute("title", of: node) ?? tree.attribute("aria-label", of: node) ?? "")
    append(.embed(Embed(kind: kind, url: url, title: title.isEmpty ? host : title)))
  }

  /// The first address that the element, or a `source` in it, gives.
  private func embedAddress(_ node: HTMLTree.Node) -> String? {
    let names: [StaticString] = ["src", "data-src", "data", "data-lazy-src"]
    for holder in node..<tree.end(node) where holder == node || [.source, .embed].contains(tree.tag(holder)) {
      for name in names {
        guard let text = tree.attribute(name, of: holder), !text.isEmpty else { continue }
        if let address = base.resolve(text) { return address }
      }
    }
    return nil
  }

  private static func isAdvertHost(_ host: String) -> Bool {
    ["doubleclick.net", "googlesyndication.com", "googletagmanager.com", "adnxs.com", "taboola.com", "outbrain.com"]
      .contains { host.hasSuffix($0) }
  }

  private static func kind(ofHost host: String) -> Embed.Kind {
    let hosts: [(Embed.Kind, [String])] = [
      (
        .video,
        [
          "youtube", "youtu.be", "vimeo", "dailymotion", "twitch.tv", "brightcove", "jwplatform", "jwplayer",
          "kaltura", "wistia", "video", "player.", "naver.com/tv", "tv.kakao", "streamable",
        ]
      ),
      (
        .audio,
        ["soundcloud", "spotify", "podcast", "audio", "megaphone.fm", "acast", "omny.fm", "simplecast", "art19"]
      ),
      (
        .post,
        [
          "twitter.com", "platform.x.com", "instagram.com", "facebook.com", "tiktok.com", "reddit", "threads.net",
          "mastodon", "bsky.app", "t.me", "vk.com", "linkedin.com", "tumblr.com", "pinterest",
        ]
      ),
    ]
    return hosts.first { $0.1.contains { host.holds($0) } }?.0 ?? .page
  }
}

/// The photo of an `img`, without caption; nil for counting pixels, icons and pictures without an address.
public func htmlPhoto(of tree: HTMLTree, in picture: HTMLTree.Node, base: String?) -> Photo? {
  BlockBuilder(tree: tree, base: base, isLeftOut: { _ in false }).photo(picture)
}
