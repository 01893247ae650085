import Articles

/// One row of the section menu.
enum MenuRow: Hashable {
  case front
  case section(Section, depth: Int)
  /// A search kept there.
  case search(String)
  case queue
  case saved
  case tag(TagCount)
  case history
  case feeds
  case everything
  case gallery(GalleryTeaser)

  /// Whether the row is where one is.
  func leads(to place: Place) -> Bool {
    switch (self, place) {
    case (.front, .front): true
    case (.everything, .list(let list)): list.listing == .everything
    case (.section(let section, _), .list(let list)): list.listing == .section(section.id)
    case (.search(let text), .list(let list)): list.listing == .search(text)
    case (.saved, .list(let list)): list.listing == .saved
    case (.queue, .list(let list)): list.listing == .queue
    case (.tag(let tag), .list(let list)): list.listing == .tag(tag.name)
    case (.history, .list(let list)): list.listing == .history
    case (.feeds, .feeds): true
    case (.gallery(let gallery), .gallery(let here)): here.id == gallery.id
    default: false
    }
  }
}

extension ReaderState {
  /// The rows of the menu as they are unfolded now.
  var menuRows: [MenuRow] {
    var rows: [MenuRow] = [.front, .everything]
    func add(_ sections: [Section], depth: Int) {
      for section in sections {
        rows.append(.section(section, depth: depth))
        if menu.unfolded.contains(section.id) { add(section.children, depth: depth + 1) }
      }
    }
    add(sections, depth: 0)
    rows += savedSearches.map(MenuRow.search)
    rows += [.queue, .saved]
    rows += counts.tags.map(MenuRow.tag)
    rows += [.history, .feeds]
    rows += galleries.map(MenuRow.gallery)
    return rows
  }

  /// The sections that the bar and the digits name: the front page is 1, so the first of these is 2.
  var barSections: [Section] { Array(sections.prefix(8)) }
}
