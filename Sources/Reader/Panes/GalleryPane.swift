import Articles
import Screen
import Themes
import Typesetting

extension Sheet {
  /// One photo as large as the pane allows, its caption, and where one is among them all.
  mutating func paintGallery(_ here: GalleryState, _ state: ReaderState, in rect: Rect) {
    fill(rect, .gallery)
    guard here.photos.indices.contains(here.selected) else { return }
    let photo = here.photos[here.selected]
    let width = min(rect.columns - 2, 90)
    var caption = wrap(photo.caption.plainText, columns: width, maxLines: 3)
    if let credit = photo.credit { caption.append(truncate(credit, columns: width)) }
    let frame = rect.inset(left: 1, right: 1, bottom: caption.count + 2)
    paintPhoto(photo, in: fitted(photo, into: frame, state), clip: rect, state: state)
    var row = rect.maxRow - caption.count - 1
    for (index, line) in caption.enumerated() {
      let isCredit = photo.credit != nil && index == caption.count - 1
      put(
        line, rect.column + (rect.columns - width) / 2, row, isCredit ? .articleCredit : .galleryCaption, clip: rect)
      row += 1
    }
    let count = here.photos.count
    let strip =
      count <= width / 2
      ? (0..<count).map { signs($0 == here.selected ? "●" : "○") }.joined(separator: " ")
      : "\(here.selected + 1) of \(count)"
    put(strip, rect.column + (rect.columns - DisplayWidth.columns(of: strip)) / 2, rect.maxRow - 1, .galleryCaption)
  }

  /// The largest rectangle of the photo's shape within `frame`; a cell counts as twice as high as wide.
  private func fitted(_ photo: Photo, into frame: Rect, _ state: ReaderState) -> Rect {
    let raster = state.pictures[photo.url]
    let width = max(1, raster?.width ?? photo.width ?? 16)
    let height = max(1, raster?.height ?? photo.height ?? 10)
    var columns = frame.columns
    var rows = columns * height / (width * 2)
    if rows > frame.rows {
      rows = frame.rows
      columns = min(frame.columns, rows * 2 * width / height)
    }
    return Rect(
      column: frame.column + (frame.columns - columns) / 2, row: frame.row + (frame.rows - rows) / 2, columns: columns,
      rows: rows)
  }

  /// A picture in cells, or what it shows in words where it is not at hand.
  mutating func paintPhoto(_ photo: Photo, in rect: Rect, clip: Rect, state: ReaderState) {
    if let raster = state.pictures[photo.url],
      let pixels = Pixels(width: raster.width, height: raster.height, rgb: raster.bytes)
    {
      canvas.draw(
        pixels, in: rect, clip: clip, depth: state.depth, style: style(.text), isOnLight: state.standsOnLight)
      return
    }
    let visible = rect.intersection(clip)
    guard visible.rows > 0 else { return }
    let words = wrap(
      photo.alternative ?? "The picture is not in the store.", columns: max(10, rect.columns - 4), maxLines: 3)
    for (index, line) in words.enumerated() {
      let row = rect.row + (rect.rows - words.count) / 2 + index
      guard row >= visible.row, row < visible.maxRow else { continue }
      put(line, rect.column + (rect.columns - DisplayWidth.columns(of: line)) / 2, row, .textMuted, clip: clip)
    }
  }
}
