// Photo essays on a page: the slides that the page itself shows, and boxes of linked pictures under a heading such as
// Photos or Darkroom.

import Articles
import Markup

struct GalleryFinder {
  let links: StoryLinks
  let groups: [StoryGroup]
  let objects: [JSONValue]
  let article: Article

  private var tree: HTMLTree { links.tree }
  private static let mostPhotos = 100

  func galleries() -> [Gallery] {
    var found: [Gallery] = []
    if let gallery = declared() { found.append(gallery) }
    if found.isEmpty, let gallery = slides() { found.append(gallery) }
    for group in groups where group.kind == .photos && found.count < 8 {
      let photos = linkedPhotos(in: group.range)
      guard photos.count >= 2 else { continue }
      found.append(
        Gallery(
          entryID: "\(article.source) \(group.title)", publication: article.publication, title: group.title,
          posted: nil, photos: photos))
    }
    return found
  }

  private func gallery(_ photos: [Photo]) -> Gallery {
    Gallery(
      entryID: article.entryID, publication: article.publication, title: article.headline, deck: article.deck,
      bylines: article.bylines, posted: article.posted, photos: photos)
  }

  /// `ImageGallery` in JSON-LD, with its pictures.
  private func declared() -> Gallery? {
    for object in objects {
      let types = (object["@type"]?.list ?? []).compactMap(\.text)
      guard types.contains("ImageGallery") || types.contains("MediaGallery") else { continue }
      let values =
        ["associatedMedia", "hasPart", "image"].lazy.compactMap { object[$0]?.list }.first { $0.count > 2 } ?? []
      let photos = values.prefix(Self.mostPhotos).compactMap { value -> Photo? in
        let reference = value.text ?? value["contentUrl"]?.text ?? value["url"]?.text
        guard let url = reference.flatMap({ resolveAddress($0, base: links.base) }) else { return nil }
        let caption = LinkedArticle.words(value["caption"]) ?? LinkedArticle.words(value["description"])
        return Photo(
          url: url, caption: Prose(caption ?? ""),
          credit: LinkedArticle.words(value["creditText"]) ?? LinkedArticle.words(value["author"]?["name"]))
      }
      if photos.count > 2 { return gallery(photos) }
    }
    return nil
  }

  /// Pictures with captions in an element that is called a gallery and does not lead to other stories.
  private func slides() -> Gallery? {
    for node in tree.nodes where tree.kind(node) == .element {
      switch tree.tag(node) {
      case .div, .section, .ul, .ol, .figure, .article, .table: break
      default: continue
      }
      guard tree.end(node) - node > 8, tree.attribute("class", of: node, holds: Self.galleryNames, limit: 199) else {
        continue
      }
      let range = node..<tree.end(node)
      guard links.count(range) < 2, !leadsAway(range) else { continue }
      let photos = photos(in: range)
      // A slide without words is decoration.
      if photos.count > 2, photos.filter({ !$0.caption.isEmpty }).count * 2 >= photos.count { return gallery(photos) }
    }
    return nil
  }

  private static let galleryNames = NameParts([
    "gallery", "slideshow", "slider", "photoessay", "photo-essay", "fotostrecke", "diaporama", "galeria", "darkroom",
  ])

  /// Whether pictures in a part of a page lead to other pages, as those of a row of teasers and adverts do.
  private func leadsAway(_ range: Range<HTMLTree.Node>) -> Bool {
    let away = range.filter { node in
      guard tree.tag(node) == .a, let reference = tree.attribute("href", of: node)?.inSmallLetters(),
        !reference.hasPrefix("#"), !reference.hasPrefix("javascript:"), tree.first(.img, in: node) != nil
      else { return false }
      let path = reference.prefix { $0 != "?" && $0 != "#" }
      return ![".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"].contains { path.hasSuffix($0) }
    }
    return away.count > 1
  }

  private func photos(in range: Range<HTMLTree.Node>) -> [Photo] {
    guard range.lowerBound < tree.count else { return [] }
    var photos: [Photo] = []
    func take(_ blocks: [Block]) {
      for block in blocks {
        switch block {
        case .figure(let photo) where !photos.contains { $0.url == photo.url }: photos.append(photo)
        case .list(let items, _): items.forEach(take)
        // A caption follows its picture.
        case .paragraph(let prose), .crosshead(let prose, _):
          if let last = photos.indices.last, photos[last].caption.isEmpty, prose.plainText.utf8.count > 8 {
            photos[last].caption = prose
          }
        default: break
        }
      }
    }
    take(htmlBlocks(of: tree, in: range.lowerBound, base: links.base))
    for index in photos.indices where photos[index].caption.isEmpty {
      photos[index].caption = Prose(photos[index].alternative ?? "")
    }
    return Array(photos.prefix(Self.mostPhotos))
  }

  /// The pictures of a box, each with the headline that it leads to.
  private func linkedPhotos(in range: Range<HTMLTree.Node>) -> [Photo] {
    let listed = ListedStories(links).stories(in: range)
    return listed.prefix(Self.mostPhotos).compactMap { story in
      guard var photo = picture(in: story.record) else { return nil }
      photo.caption = Prose([Run(story.headline, link: story.url)])
      return photo
    }
  }

  /// The first picture of a part of a page.
  func picture(in record: Range<HTMLTree.Node>) -> Photo? {
    for node in record where tree.tag(node) == .img {
      let holder = tree.parent(node) ?? node
      let blocks = htmlBlocks(of: tree, in: holder, base: links.base) { $0 != node && !tree.isInside(node, $0) }
      for case .figure(let photo) in blocks { return photo }
    }
    return nil
  }
}
