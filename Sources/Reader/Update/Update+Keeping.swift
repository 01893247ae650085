// What a reader keeps of stories: the queue, tags and notes.

import Articles
import Screen

/// What a reader can write on a story.
public enum Inscription: Hashable, Sendable {
  case tags, note
}

extension ReaderState {
  mutating func handleKeeping(_ name: Command.Name) -> [Effect] {
    if name == .nextInQueue { return playQueue() }
    guard let subject else {
      tell("No story is selected.")
      return []
    }
    switch name {
    case .queue:
      setState(of: subject.id) { $0.isQueued = !subject.isQueued }
      tell(subject.isQueued ? "Taken out of the queue." : "To be read later: . goes through the queue.")
      return [.setQueued(subject.id, !subject.isQueued), .loadSections]
    case .tagStory: return [.loadInscription(subject.id, .tags)]
    case .noteStory: return [.loadInscription(subject.id, .note)]
    default: return []
    }
  }

  /// Opens the line for a story's tags or its note, with what it has already.
  mutating func edit(_ stored: StoredArticle, _ inscription: Inscription) {
    guard overlay == nil else { return }
    var prompt = PromptState(kind: .inscription(stored.id, inscription))
    prompt.input.text =
      switch inscription {
      case .tags: stored.state.tags.map { $0 + ", " }.joined()
      case .note: stored.state.note ?? ""
      }
    overlay = .prompt(prompt)
  }

  /// Writes tags or a note on a story.
  mutating func inscribe(_ text: String, on id: ArticleID, _ inscription: Inscription) -> [Effect] {
    let tags = text.split(separator: ",").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }.map(String.init)
    let isEmpty = inscription == .tags ? tags.isEmpty : text.allSatisfy(\.isWhitespace)
    setState(of: id) { state in
      if !isEmpty { state.isSaved = true }
      switch inscription {
      case .tags: state.tags = tags
      case .note: state.note = isEmpty ? nil : text
      }
    }
    switch inscription {
    case .tags: tell(isEmpty ? "No tags." : "Saved under \(tags.joined(separator: ", ")).")
    case .note: tell(isEmpty ? "No note." : "Noted, and saved.")
    }
    let effect: Effect = inscription == .tags ? .setTags(id, tags) : .setNote(id, text)
    return [effect, .loadSections] + layOutPlace()
  }

  // MARK: The queue

  /// On to the next story of the queue; the one being read is done with, if it is from there.
  private mutating func playQueue() -> [Effect] {
    guard case .article(let here) = place, here.stored?.state.isQueued == true else { return [.playQueue(done: nil)] }
    setState(of: here.id) { $0.isQueued = false }
    return [.playQueue(done: here.id)]
  }

  /// Opens the first story of the queue; from another of the queue in its place, so that going back leads out.
  mutating func play(_ queue: Page, after done: ArticleID?) -> [Effect] {
    guard let next = queue.teasers.first else {
      tell(done == nil ? "The queue is empty: w on a story puts it there." : "That was the last of the queue.")
      return []
    }
    let source = ListSource(listing: .queue, order: .newest, next: queue.next)
    let count = queue.total ?? queue.teasers.count
    defer { tell(count == 1 ? "The last of the queue." : "\(count) in the queue; . goes on.") }
    guard let done, case .article(let here) = place, here.id == done else {
      return openArticle(next.id, companions: queue.teasers, source: source)
    }
    let effects = positionEffects()
    place = .article(ArticleState(id: next.id, companions: queue.teasers, source: source))
    arrive()
    return effects + [.loadArticle(next.id)]
  }
}
