import Markup

/// Who made it and what it is about.
extension FeedBuilder {
  func takePersonName(_ name: String) {
    if place == .person || place == .source || frames.contains(where: { $0.element == .contributor }) {
      person.name = name
    }
  }

  func endPerson(isContributor: Bool, in outer: Place) {
    place = outer
    if person.isEmpty, let text = gathered { person = Person(text: text) }
    add(person, isContributor: isContributor)
    person = Person()
  }

  func add(_ person: Person, isContributor: Bool) {
    guard !person.isEmpty else { return }
    switch place {
    case .feed:
      withFeed { if isContributor { $0.contributors.appendNew(person) } else { $0.authors.appendNew(person) } }
    case .entry: if isContributor { entry.contributors.appendNew(person) } else { entry.authors.appendNew(person) }
    default: break
    }
  }

  func takeCategory(_ text: String, _ frame: Frame) {
    guard let term = attributes["term"].flatMap({ words($0) }) ?? words(text) else { return }
    var scheme = attributes["scheme"] ?? attributes["domain"]
    if scheme == nil, frame.module == .media {
      scheme = "http://search.yahoo.com/mrss/category_schema"
    }
    add(Category(term: term, label: attributes["label"], scheme: scheme))
  }

  func takeKeywords(_ text: String, separators: String) {
    for part in text.split(whereSeparator: { separators.contains($0) }) {
      if let term = words(String(part)) { add(Category(term: term)) }
    }
  }

  func add(_ category: Category) {
    if place == .feed { withFeed { $0.categories.appendNew(category) } }
    if place == .entry { entry.categories.appendNew(category) }
  }
}
