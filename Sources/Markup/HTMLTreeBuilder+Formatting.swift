// Formatting that is misnested: opened again in the next block, and parted where blocks and formatting overlap.

extension HTMLTreeBuilder {
  mutating func pushFormatting(_ node: Int) {
    // Unclosed elements that say the same thing are remembered three times at most.
    var same = 0
    var index = formatting.count
    while index > 0, let entry = formatting[index - 1] {
      index -= 1
      guard isSame(entry, node) else { continue }
      same += 1
      if same == 3 {
        formatting.remove(at: index)
        break
      }
    }
    if formatting.count >= Self.formattingLimit, let oldest = formatting.firstIndex(where: { $0 != nil }) {
      formatting.remove(at: oldest)
    }
    formatting.append(node)
  }

  func isSame(_ one: Int, _ two: Int) -> Bool {
    let (first, second) = (nodes[one], nodes[two])
    guard first.tag == second.tag, first.namespace == second.namespace, first.count == second.count else {
      return false
    }
    let text = { (range: Range<Int32>) in tokenizer.bytes[Int(range.lowerBound)..<Int(range.upperBound)] }
    let others = tokenizer.attributes[Int(second.start)..<Int(second.start + second.count)]
    return tokenizer.attributes[Int(first.start)..<Int(first.start + first.count)].allSatisfy { attribute in
      others.contains { text($0.name) == text(attribute.name) && text($0.value) == text(attribute.value) }
    }
  }

  mutating func clearFormattingToMarker() {
    while let last = formatting.popLast() { if last == nil { return } }
  }

  /// Opens again what a misplaced end tag closed: `<b><p>one<p>two` is bold throughout.
  mutating func reopenFormatting() {
    guard let last = formatting.last, let entry = last, !stack.contains(entry) else { return }
    var index = formatting.count - 1
    while index > 0, let before = formatting[index - 1], !stack.contains(before) { index -= 1 }
    while index < formatting.count {
      guard let entry = formatting[index], reopened < Self.reopeningLimit, stack.count < HTMLTree.depthLimit else {
        return
      }
      reopened += 1
      let copy = clone(entry)
      put(copy, in: current)
      stack.append(copy)
      formatting[index] = copy
      index += 1
    }
  }

  mutating func clone(_ node: Int) -> Int {
    let element = nodes[node]
    nodes.append(
      Node(
        kind: .element, tag: element.tag, namespace: element.namespace, otherName: element.otherName,
        start: element.start, count: element.count))
    return nodes.count - 1
  }

  /// The adoption agency: parts misnested formatting, so that `<b>1<p>2</b>3` is bold up to the 2.
  mutating func adopt(_ tag: HTMLTag) {
    if currentTag == tag, !formatting.contains(current) {
      stack.removeLast()
      return
    }
    for _ in 0..<8 {
      guard let entry = lastFormatting(tag), let element = formatting[entry] else { return endOther(tag, 0) }
      guard let place = stack.lastIndex(of: element) else {
        formatting.remove(at: entry)
        return
      }
      guard hasInScope(where: { $0 == tag }) else { return }
      guard
        let furthest = stack[(place + 1)...].firstIndex(where: {
          HTMLTagSets.isSpecial(nodes[$0].tag, namespace: nodes[$0].namespace)
        })
      else {
        stack.removeSubrange(place...)
        formatting.remove(at: entry)
        return
      }
      adopt(element, entry: entry, place: place, furthest: furthest)
    }
  }

  func lastFormatting(_ tag: HTMLTag) -> Int? {
    var index = formatting.count
    while index > 0, let node = formatting[index - 1] {
      index -= 1
      if nodes[node].tag == tag { return index }
    }
    return nil
  }

  /// One round of the adoption agency.
  mutating func adopt(_ element: Int, entry: Int, place: Int, furthest: Int) {
    let ancestor = stack[place - 1]
    let furthestNode = stack[furthest]
    var bookmark = entry
    var last = furthestNode
    var index = furthest
    var round = 0
    while true {
      round += 1
      index -= 1
      let node = stack[index]
      if node == element { break }
      var listed = formatting.lastIndex(of: node)
      if round > 3, let position = listed {
        formatting.remove(at: position)
        if position < bookmark { bookmark -= 1 }
        listed = nil
      }
      guard let position = listed else {
        stack.remove(at: index)
        continue
      }
      let copy = clone(node)
      formatting[position] = copy
      stack[index] = copy
      if last == furthestNode { bookmark = position + 1 }
      detach(last)
      append(last, to: copy)
      last = copy
    }
    detach(last)
    put(last, in: ancestor)
    let copy = clone(element)
    while nodes[furthestNode].firstChild >= 0 {
      let child = Int(nodes[furthestNode].firstChild)
      detach(child)
      append(child, to: copy)
    }
    append(copy, to: furthestNode)
    // The list may have shrunk; the bookmark still names the same place.
    if let old = formatting.lastIndex(of: element) {
      formatting.remove(at: old)
      if old < bookmark { bookmark -= 1 }
    }
    formatting.insert(copy, at: min(max(bookmark, 0), formatting.count))
    if let old = stack.lastIndex(of: element) { stack.remove(at: old) }
    if let below = stack.lastIndex(of: furthestNode) { stack.insert(copy, at: below + 1) }
  }
}
