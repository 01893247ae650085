// Where the words of a page stand: for every element how much text it holds, how much of that in links, and how much of
// it reads like the paragraphs of a story. Computed once, in two loops over the flat tree.

import Markup

struct PageText {
  /// Bytes of text inside each node, blanks not counted.
  private(set) var length: [Int32]
  /// The same for elements within lines too, whose text is otherwise counted with their line.
  private(set) var inner: [Int32]
  /// Of these, those inside links.
  private(set) var linkLength: [Int32]
  /// What the text inside each node is worth as a story's text.
  private(set) var worth: [Double]
  /// The same, less what its blocks of links are worth: for finding the story's element among menus.
  private(set) var net: [Double]
  /// How many paragraphs of some length are inside.
  private(set) var paragraphs: [Int32]
  /// The nearest block around each node.
  private(set) var block: [Int32]
  /// What the names of each element claim.
  let hints: [ElementHints]

  /// Share of a node's text that is in links.
  func linkDensity(_ node: HTMLTree.Node) -> Double {
    length[node] == 0 ? 0 : Double(linkLength[node]) / Double(length[node])
  }

  /// Whether the element is part of a line that goes on around it. A link in running text may be called anything, a
  /// `tag` or `related`: it is a word of its sentence.
  func isWithinLine(_ node: HTMLTree.Node, _ tree: HTMLTree) -> Bool {
    guard !tree.breaksLine(node) else { return false }
    return Double(length[Int(block[node])]) > 1.5 * Double(inner[node]) + 10
  }

  /// Reads the tree. `isLeftOut` nodes count for nothing.
  init(_ tree: HTMLTree, hints: [ElementHints], isLeftOut: [Bool]) {
    let count = tree.count
    self.hints = hints
    length = [Int32](repeating: 0, count: count)
    linkLength = length
    inner = length
    worth = [Double](repeating: 0, count: count)
    net = worth
    paragraphs = length
    block = length
    var marks = length
    var isInLink = [Bool](repeating: false, count: count)
    var node = 1
    while node < count {
      if isLeftOut[node] {
        node = tree.end(node)
        continue
      }
      let parent = tree.parent(node) ?? 0
      isInLink[node] = isInLink[parent]
      switch tree.kind(node) {
      case .element:
        let tag = tree.tag(node)
        if Self.isUnread(tag) {
          node = tree.end(node)
          continue
        }
        block[node] = tree.breaksLine(node) ? Int32(node) : block[parent]
        if tag == .a { isInLink[node] = isInLink[parent] || tree.has("href", node) }
      case .text:
        let around = Int(block[parent])
        block[node] = Int32(around)
        let (size, sentences) = Self.measure(tree.textBytes(node))
        length[around] += Int32(size)
        inner[node] = Int32(size)
        marks[around] += Int32(sentences)
        if isInLink[parent] { linkLength[around] += Int32(size) }
      default: break
      }
      node += 1
    }
    for node in 0..<count where length[node] > 0 {
      worth[node] = Self.worth(
        tree.tag(node), length: Int(length[node]), linked: Int(linkLength[node]), marks: Int(marks[node]))
      let isLinks = 2 * linkLength[node] > length[node]
      net[node] = isLinks ? -Double(min(linkLength[node], 200)) * 0.2 : worth[node]
      if worth[node] > 40 { paragraphs[node] = 1 }
    }
    node = count - 1
    while node > 0 {
      let parent = tree.parent(node) ?? 0
      length[parent] += length[node]
      inner[parent] += inner[node]
      linkLength[parent] += linkLength[node]
      worth[parent] += worth[node]
      net[parent] += net[node]
      paragraphs[parent] += paragraphs[node]
      node -= 1
    }
  }

  /// Elements whose text is not the page's.
  private static func isUnread(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .script, .style, .noscript, .template, .head, .svg, .select, .button, .textarea, .option, .iframe, .math,
      .input, .object, .dialog, .datalist:
      true
    default: false
    }
  }

  /// Bytes that are not blank, and marks that part or end sentences, in all scripts.
  private static func measure(_ bytes: ArraySlice<UInt8>) -> (size: Int, sentences: Int) {
    var (size, sentences) = (0, 0)
    bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices {
        let byte = bytes[index]
        if byte <= 0x20 { continue }
        size += 1
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"):
          sentences += 1
        // 、。，！？ and the Arabic and Devanagari marks.
        case 0xE3 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] <= 0x82:
          sentences += 1
        case 0xEF where index + 2 < bytes.count && bytes[index + 1] == 0xBC: sentences += 1
        case 0xD8 where index + 1 < bytes.count && bytes[index + 1] == 0x8C: sentences += 1
        case 0xE0 where index + 2 < bytes.count && bytes[index + 1] == 0xA5 && bytes[index + 2] == 0xA4:
          sentences += 1
        default: break
        }
      }
    }
    return (size, sentences)
  }

  /// What one block of text is worth: its length, where it is long enough for a sentence and not made of links.
  private static func worth(_ tag: HTMLTag, length: Int, linked: Int, marks: Int) -> Double {
    let free = length - linked
    let density = Double(linked) / Double(length)
    if density > 0.5 { return 0 }
    switch tag {
    case .h1, .h2, .h3, .h4, .h5, .h6, .figcaption, .caption, .summary, .legend, .address, .title, .option, .th:
      return 0
    default: break
    }
    guard free >= 20 else { return 0 }
    var worth = Double(min(free, 1_500)) * (1 - density)
    if marks == 0 { worth *= 0.3 }
    if free < 60 { worth *= 0.5 }
    switch tag {
    case .p, .pre: break
    case .li, .dd, .dt: worth *= 0.6
    case .td: worth *= 0.7
    default: worth *= 0.85
    }
    return worth
  }
}
