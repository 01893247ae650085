// Parts of names, such as `gallery` or `breadcrumb`, that the classes and ids of a page are searched for. Each name is gone
// through once, however many parts are looked for, and no text is made of it.

/// Some words in small letters, one of which a name may hold.
package struct NameParts: Sendable {
  /// For each byte, the words that begin with it.
  private var byFirst = [[[UInt8]]](repeating: [], count: 256)

  /// Searches for these words.
  package init(_ words: [String]) {
    for word in words {
      let bytes = Array(word.utf8)
      if let first = bytes.first { byFirst[Int(first)].append(bytes) }
    }
  }

  /// Whether one of the words stands somewhere in `name`, in letters of any size.
  package func areHeld(by name: some StringProtocol) -> Bool {
    if let isHeld = name.utf8.withContiguousStorageIfAvailable({ areHeld(by: $0) }) { return isHeld }
    var name = String(name)
    return name.withUTF8 { areHeld(by: $0) }
  }

  func areHeld(by name: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in name.indices {
      for word in byFirst[Int(smallLetter(name[index]))] where index + word.count <= name.count {
        var length = 1
        while length < word.count, smallLetter(name[index + length]) == word[length] { length += 1 }
        if length == word.count { return true }
      }
    }
    return false
  }
}

extension HTMLTree {
  /// Whether the value of an attribute, no longer than `limit` bytes, holds one of some words, in letters of any size.
  package func attribute(_ name: StaticString, of node: Node, holds parts: NameParts, limit: Int = .max) -> Bool {
    guard let value = attributeBytes(name, of: node), value.count <= limit else { return false }
    return bytes.withUnsafeBufferPointer { parts.areHeld(by: UnsafeBufferPointer(rebasing: $0[value])) }
  }

  /// Calls `take` with name and value of each attribute of an element, in source order.
  package func forEachAttribute(
    of node: Node, _ take: (_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let record = records[node]
    guard record.kind == .element, record.count > 0 else { return }
    bytes.withUnsafeBufferPointer { all in
      for attribute in attributes[Int(record.start)..<Int(record.start + record.count)] {
        let name = Int(attribute.name.lowerBound)..<Int(attribute.name.upperBound)
        let value = Int(attribute.value.lowerBound)..<Int(attribute.value.upperBound)
        take(UnsafeBufferPointer(rebasing: all[name]), UnsafeBufferPointer(rebasing: all[value]))
      }
    }
  }
}
