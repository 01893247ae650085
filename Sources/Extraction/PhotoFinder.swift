// The photo set with the headline.

import Articles
import Markup

struct PhotoFinder {
  let tree: HTMLTree
  let head: PageHead
  let linked: LinkedArticle

  func leadPhoto(roots: [HTMLTree.Node], body: [Block]) -> Photo? {
    let told =
      head.meta("og:image", "og:image:url", "og:image:secure_url").flatMap { resolveAddress($0, base: head.base) }
      ?? linked.images.first?.url
      ?? head.meta("twitter:image", "twitter:image:src", "sailthru.image.full", "parsely-image-url", "thumbnail")
      .flatMap { resolveAddress($0, base: head.base) } ?? head.imageSource
    let first = body.lazy.compactMap { block -> Photo? in
      if case .figure(let photo) = block { return photo }
      return nil
    }.first
    guard let told else { return first }
    var photo = Photo(url: told)
    if let printed = printedPhoto(told) {
      photo.caption = printed.caption
      photo.credit = printed.credit
      photo.alternative = printed.alternative
    } else if let image = linked.images.first {
      photo.caption = Prose(image.caption ?? "")
      photo.credit = image.credit
    }
    return photo
  }

  /// The photo as the page prints it, with its caption: the same file, or the first figure with a caption.
  private func printedPhoto(_ address: String) -> Photo? {
    let name = Self.fileName(address)
    var first: Photo?
    for node in tree.elements(.figure) {
      for block in htmlBlocks(
        of: tree, in: tree.parent(node) ?? node, base: head.base,
        isLeftOut: { other in
          other != node && !tree.isInside(other, node)
        })
      {
        guard case .figure(let photo) = block else { continue }
        if Self.fileName(photo.url) == name { return photo }
        if first == nil, !photo.caption.isEmpty { first = photo }
      }
    }
    return first
  }

  private static func fileName(_ address: String) -> Substring {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    return path.split(separator: "/").last ?? path
  }
}
