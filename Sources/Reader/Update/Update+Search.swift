// Searching the store. What is typed is looked for at once, and the list under the line shows what it finds; Enter stays
// there, Esc goes back to where one was.

import Articles
import Screen

extension ReaderState {
  /// Opens the line to type a search into.
  mutating func startSearch() -> [Effect] {
    overlay = .prompt(PromptState(kind: .search))
    return []
  }

  /// Takes a key while a search is typed.
  mutating func takeInSearch(_ key: Key, _ prompt: PromptState) -> [Effect] {
    var prompt = prompt
    switch key.code {
    case .up where prompt.input.text.isEmpty && !lastSearch.isEmpty: prompt.input.text = lastSearch
    case .up, .down, .pageUp, .pageDown:
      guard prompt.showsFinds, let motion = motion(for: key) else { return [] }
      return move(motion)
    case .tab:
      if let turned = prompt.names.turned(prompt.input.text, by: key.modifiers.contains(.shift) ? -1 : 1) {
        prompt.input.text = turned
      } else if let completed = SearchHelp.completed(prompt.input.text) {
        prompt.input.text = completed
        prompt.names = SearchNames()
      } else {
        return []
      }
    default:
      guard prompt.input.take(key) else { return [] }
      prompt.names = SearchNames()
    }
    prompt.problem = nil
    overlay = .prompt(prompt)
    return searchChanged(prompt) + wantedNames
  }

  /// Asks for the names that the condition being typed can be given.
  private var wantedNames: [Effect] {
    guard case .prompt(let prompt) = overlay, prompt.kind == .search, prompt.names.isEmpty,
      let value = SearchHelp.begunValue(of: prompt.input.text)
    else { return [] }
    return [.findNames(field: value.field, begun: value.begun)]
  }

  /// Takes names, where they are those for what is typed.
  mutating func takeNames(_ names: [String], field: String, begun: String) {
    guard case .prompt(var prompt) = overlay, prompt.kind == .search,
      let value = SearchHelp.begunValue(of: prompt.input.text), value.field == field, value.begun == begun
    else { return }
    prompt.names = SearchNames(field: field, names: names, before: value.before)
    overlay = .prompt(prompt)
  }

  /// Looks for what has been typed so far; what cannot be understood yet leaves the list as it is.
  mutating func searchChanged(_ prompt: PromptState) -> [Effect] {
    let text = SearchHelp.withoutBegunCondition(prompt.input.text)
    guard let query = try? SearchQuery(text), query.asksForSomething else { return [] }
    guard prompt.showsFinds else {
      var prompt = prompt
      prompt.showsFinds = true
      let effects = go(to: .list(Self.finds(of: text))) + [.loadPage(.search(text), .newest, after: nil)]
      overlay = .prompt(prompt)
      return effects
    }
    return changeSearch(to: text)
  }

  /// Carries out the search that was typed; one that cannot be understood stays on its line, so that it can be mended.
  mutating func enterSearch(_ prompt: PromptState) -> [Effect] {
    let text = prompt.input.text
    guard !text.isEmpty else { return cancelSearch(prompt) }
    do throws(SearchQueryError) { _ = try SearchQuery(text) } catch {
      var prompt = prompt
      prompt.problem = error.description
      overlay = .prompt(prompt)
      return []
    }
    overlay = nil
    lastSearch = text
    return prompt.showsFinds ? changeSearch(to: text) + layOutPlace() : openSearch(text)
  }

  /// Goes back to where one was before the search.
  mutating func cancelSearch(_ prompt: PromptState) -> [Effect] {
    overlay = nil
    guard prompt.showsFinds, let before = history.leaveForGood() else { return [] }
    place = before
    arrive()
    return returnEffects()
  }

  /// Opens the list of what `text` finds.
  mutating func openSearch(_ text: String) -> [Effect] { openListing(.search(text), title: "Search: \(text)") }

  private static func finds(of text: String) -> ListState {
    var list = ListState(listing: .search(text), title: "Search: \(text)")
    list.isLoading = true
    return list
  }

  private mutating func changeSearch(to text: String) -> [Effect] {
    guard case .list(let list) = place, list.listing != .search(text) else { return [] }
    place = .list(Self.finds(of: text))
    return [.loadPage(.search(text), .newest, after: nil)]
  }

  // MARK: Searches kept in the menu

  /// Keeps the search of this list in the section menu, or takes it out again.
  mutating func keepSearch() -> [Effect] {
    let text: String
    if focus == .menu, menuRows.indices.contains(menu.selected), case .search(let kept) = menuRows[menu.selected] {
      text = kept
    } else if focus != .menu, case .list(let list) = place, case .search(let words) = list.listing {
      text = words
    } else {
      tell("Only a search can be kept in the menu: / begins one.")
      return []
    }
    if let index = savedSearches.firstIndex(of: text) {
      savedSearches.remove(at: index)
      tell("“\(text)” no longer stands in the section menu.")
    } else {
      savedSearches.append(text)
      tell("“\(text)” stands in the section menu now, with a count of what is unread.")
    }
    keepMenuVisible()
    return [.saveSetting(.savedSearches, savedSearches.joined(separator: "\n"))] + countSearches
  }

  /// Asks how much the kept searches find.
  var countSearches: [Effect] { savedSearches.isEmpty ? [] : [.countSearches(savedSearches)] }
}
