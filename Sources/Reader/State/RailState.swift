// The rail: several titled lists under one cursor. Its rows are worked out from the lists and the folds, by `rows`.

public import Articles

/// The lists beside an article or the front page, with one selection through them all.
public struct RailState: Sendable {
  /// The lists from the top.
  public var lists: [RailList] = []
  /// Index of the selected item, counted through all unfolded lists.
  public var selected = 0
  /// The first visible row of the rail.
  public var top = 0

  /// An empty rail.
  public init() {}

  /// An item's place among the lists.
  struct Slot: Hashable {
    var list: Int
    var item: Int
  }

  /// What can be selected, from the top; a folded list is one slot with item -1, so that it can be unfolded.
  func slots(folded: Set<String>) -> [Slot] {
    lists.indices.flatMap { index -> [Slot] in
      if folded.contains(lists[index].title) || lists[index].items.isEmpty { return [Slot(list: index, item: -1)] }
      return lists[index].items.indices.map { Slot(list: index, item: $0) }
    }
  }

  /// The selected slot.
  func selection(folded: Set<String>) -> Slot? {
    let slots = slots(folded: folded)
    return slots.indices.contains(selected) ? slots[selected] : nil
  }

  /// The selected item; nil on a folded list.
  func selectedItem(folded: Set<String>) -> RailItem? {
    guard let slot = selection(folded: folded), slot.item >= 0 else { return nil }
    return lists[slot.list].items[slot.item]
  }

  /// Takes the lists as they are now; what was selected stays selected, also where lists or stories came in above it.
  mutating func receive(_ lists: [RailList], folded: Set<String>) {
    let title = selection(folded: folded).map { self.lists[$0.list].title }
    let item = selectedItem(folded: folded)
    self.lists = lists
    guard let title, let item else { return }
    let index = slots(folded: folded).firstIndex { slot in
      guard slot.item >= 0, lists[slot.list].title == title else { return false }
      let other = lists[slot.list].items[slot.item]
      return item.url == nil ? other.headline == item.headline : other.url == item.url
    }
    selected = index ?? selected
  }
}
