import Articles
import Screen
import Typesetting

extension ReaderState {
  /// The numbers that the article's text gives to its links, by address.
  var linkNumbers: [String: Int] {
    guard case .article(let here) = place, let links = here.setting?.setter.links else { return [:] }
    return Dictionary(links.map { ($0.url, $0.number) }) { first, _ in first }
  }

  /// Goes to the link whose number is typed in the rail's list of links: a digit after another is read with it where there is
  /// such a link. Nil where the key or the place is another.
  mutating func selectLink(by key: Key, after typed: Int?) -> [Effect]? {
    guard focus == .rail, key.modifiers.isEmpty, case .character(let character) = key.code, character.isASCII,
      let digit = character.wholeNumberValue, digit > 0 || typed != nil,
      let here = rail.selection(folded: settings.foldedLists), rail.lists[here.list].kind == .links, here.item >= 0
    else { return nil }
    let numbers = linkNumbers
    let items = rail.lists[here.list].items
    for number in [typed.map { $0 * 10 + digit } ?? digit, digit] {
      guard let item = items.firstIndex(where: { $0.url.flatMap { numbers[$0] } == number }),
        let slot = rail.slots(folded: settings.foldedLists).firstIndex(of: .init(list: here.list, item: item))
      else { continue }
      var rail = rail
      rail.selected = slot
      self.rail = rail
      typedNumber = number < 1_000 ? number : nil
      keepRailVisible()
      return []
    }
    tell("There is no link \(digit) here.")
    return []
  }
}
