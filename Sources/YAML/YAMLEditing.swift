// Changing single values of a YAML file that a person writes: only the bytes of the value change, or a line is added; comments,
// order, blank lines, indentation, anchors and line endings stay. What was made is read again and compared with what was
// meant: a change that would do anything else is refused.

/// What a value is changed to.
public enum YAMLChange: Hashable, Sendable {
  case scalar(String)
  case list([String])
}

/// Gives the value of `name` in the mapping `group`, each of them made where it is not there. `shorthand` is the name that a
/// bare value of the group stands for: `theme: sepia` is `theme: {name: sepia}`.
public func editYAML(
  _ file: [UInt8], group: String, name: String, shorthand: String? = nil, to change: YAMLChange
) throws(YAMLError) -> [UInt8] {
  let before = try parseYAML(file)
  let editor = YAMLEditor(file: file, outline: try YAMLFileOutline(file))
  for (edit, meant) in try editor.edits(group, name, shorthand, change) {
    let edited = edit.applied(to: file)
    if let after = try? parseYAML(edited), meant(before) == Content(after) { return edited }
  }
  throw YAMLError(
    line: editor.outline.root?.line ?? 1,
    reason: "\(group) is written in a way in which \(name) cannot be changed; change it by hand")
}

/// Bytes that take the place of others.
private struct Edit {
  var range: Range<Int>
  var text: String

  func applied(to file: [UInt8]) -> [UInt8] {
    Array(file[..<range.lowerBound]) + Array(text.utf8) + Array(file[range.upperBound...])
  }
}

/// What a file says, wherever it stands.
private indirect enum Content: Equatable {
  case none
  case scalar(String)
  case sequence([Content])
  case mapping([[Content]])

  init(_ node: YAMLNode?) {
    switch node?.value {
    case nil: self = .none
    case .scalar(let text): self = .scalar(text)
    case .sequence(let items): self = .sequence(items.map { Content($0) })
    case .mapping(let pairs): self = .mapping(pairs.map { [Content($0.key), Content($0.value)] })
    }
  }

  init(_ change: YAMLChange) {
    switch change {
    case .scalar(let text): self = .scalar(text)
    case .list(let items): self = .sequence(items.map { .scalar($0) })
    }
  }

  static func pair(_ name: String, _ value: Content) -> [Content] { [.scalar(name), value] }

  /// With the value of the pair `index` changed; one behind the last adds a pair.
  func changing(_ index: Int, _ name: String, _ change: (Content) -> Content) -> Content {
    var pairs: [[Content]] = []
    if case .mapping(let known) = self { pairs = known }
    guard pairs.indices.contains(index) else { return .mapping(pairs + [Self.pair(name, change(.none))]) }
    pairs[index][1] = change(pairs[index][1])
    return .mapping(pairs)
  }
}

private struct YAMLEditor {
  typealias Meant = (YAMLNode?) -> Content

  let file: [UInt8]
  let outline: YAMLFileOutline

  /// The ways in which the change can be made, the best one first, and what each must come to.
  func edits(
    _ group: String, _ name: String, _ shorthand: String?, _ change: YAMLChange
  ) throws(YAMLError) -> [(Edit, Meant)] {
    let value = Content(change)
    guard let root = outline.root, !isNothing(root) else {
      let made = Content.mapping([
        Content.pair(group, name == shorthand ? value : .mapping([Content.pair(name, value)]))
      ])
      return sections(group, name, shorthand, change).map { ($0, { _ in made }) }
    }
    guard case .mapping(let pairs, let isFlow) = root.kind else {
      throw YAMLError(line: root.line, reason: "the file wants names with values")
    }
    let groups = pairs.indices.filter { Self.text(of: pairs[$0].key) == group }
    guard let index = groups.last(where: { Self.index(of: name, in: pairs[$0].value) != nil }) ?? groups.last else {
      let meant: Meant = { before in
        Content(before).changing(pairs.count, group) { _ in
          name == shorthand ? value : .mapping([Content.pair(name, value)])
        }
      }
      if isFlow {
        let text = name == shorthand ? "\(group): \(Self.flow(change))" : "\(group): {\(name): \(Self.flow(change))}"
        return [(adding(text, to: root, pairs), meant)]
      }
      return sections(group, name, shorthand, change).map { ($0, meant) }
    }
    let inGroup = try edits(in: pairs[index].value, key: pairs[index].key, isFlow, name, shorthand, change)
    return inGroup.map { edit, meant in
      (edit, { before in Content(before).changing(index, group, meant) })
    }
  }

  /// The ways to change the group, which stands there.
  private func edits(
    in group: YAMLOutline, key: YAMLOutline, _ isInFlow: Bool, _ name: String, _ shorthand: String?,
    _ change: YAMLChange
  ) throws(YAMLError) -> [(Edit, (Content) -> Content)] {
    let value = Content(change)
    switch group.kind {
    case .mapping(let pairs, let isFlow):
      try checkAnchor(of: group)
      if let index = Self.index(of: name, in: group) {
        let edit = try replacing(pairs[index].value, by: Self.flow(change))
        return [(edit, { $0.changing(index, name) { _ in value } })]
      }
      let meant = { (before: Content) in before.changing(pairs.count, name) { _ in value } }
      if isFlow { return [(adding("\(name): \(Self.flow(change))", to: group, pairs), meant)] }
      let indent = String(repeating: " ", count: pairs.first?.key.column ?? key.column + 2)
      return [(addingLine("\(indent)\(name): \(Self.flow(change))", behind: group.contentEnd), meant)]
    case .scalar where isNothing(group):
      if name == shorthand {
        return [(try replacing(group, by: Self.flow(change)), { _ in value })]
      }
      let made = Content.mapping([Content.pair(name, value)])
      if group.isMissing, !isInFlow {
        let indent = String(repeating: " ", count: key.column + 2)
        return [(addingLine("\(indent)\(name): \(Self.flow(change))", behind: key.contentEnd), { _ in made })]
      }
      return [(try replacing(group, by: "{\(name): \(Self.flow(change))}"), { _ in made })]
    case .scalar(let text, _):
      guard let shorthand else {
        throw YAMLError(line: group.line, reason: "a value stands there where names are wanted")
      }
      if name == shorthand {
        return [(try replacing(group, by: Self.flow(change)), { _ in value })]
      }
      let whole = "{\(shorthand): \(Self.flow(text)), \(name): \(Self.flow(change))}"
      let made = Content.mapping([Content.pair(shorthand, .scalar(text)), Content.pair(name, value)])
      return [(try replacing(group, by: whole), { _ in made })]
    case .alias(let anchor):
      throw YAMLError(
        line: group.line, reason: "what stands there stands in another place too (*\(anchor)); change it by hand")
    case .sequence:
      throw YAMLError(line: group.line, reason: "a list stands there where names are wanted")
    }
  }

  // MARK: Values

  /// The value alone: an anchor or a tag before it stays.
  private func replacing(_ old: YAMLOutline, by text: String) throws(YAMLError) -> Edit {
    try checkAnchor(of: old)
    if old.isMissing {
      // Behind the colon; before a comment there is a blank already.
      return Edit(range: old.bytes.lowerBound..<old.bytes.lowerBound, text: " " + text)
    }
    switch old.kind {
    case .scalar(_, isBlock: true):
      throw YAMLError(line: old.line, reason: "a block of text stands there; change it by hand")
    case .scalar, .alias: return Edit(range: contentStart(old)..<old.bytes.upperBound, text: text)
    case .sequence(_, let isFlow), .mapping(_, let isFlow):
      let (start, end) = (old.bytes.lowerBound, old.contentEnd)
      guard !hasComment(start..<end, in: old) else {
        throw YAMLError(line: old.line, reason: "there are comments between its lines; change it by hand")
      }
      // A list of lines begins in a line of its own; a short one goes behind the name.
      return isFlow
        ? Edit(range: contentStart(old)..<end, text: text)
        : Edit(range: blanksBefore(start)..<end, text: " " + text)
    }
  }

  /// A value that other places repeat cannot be changed alone.
  private func checkAnchor(of old: YAMLOutline) throws(YAMLError) {
    guard let anchor = old.anchor, let root = outline.root else { return }
    let isUsed = root.all.contains { if case .alias(anchor) = $0.kind { true } else { false } }
    if isUsed {
      throw YAMLError(line: old.line, reason: "other places repeat what stands there (&\(anchor)); change it by hand")
    }
  }

  /// Behind the anchor and the tag.
  private func contentStart(_ old: YAMLOutline) -> Int {
    var start = old.bytes.lowerBound
    while start < old.bytes.upperBound, [0x26, 0x21].contains(file[start]) {
      while start < old.bytes.upperBound, !Self.isBlank(file[start]) { start += 1 }
      while start < old.bytes.upperBound, Self.isBlank(file[start]) { start += 1 }
    }
    return start
  }

  /// The first of the blanks and line ends that stand before `offset`.
  private func blanksBefore(_ offset: Int) -> Int {
    var start = offset
    while start > 0, Self.isBlank(file[start - 1]) { start -= 1 }
    return start
  }

  private func hasComment(_ range: Range<Int>, in old: YAMLOutline) -> Bool {
    let scalars = old.all.filter { if case .scalar = $0.kind { true } else { false } }.map(\.bytes)
    return range.contains { offset in file[offset] == 0x23 && !scalars.contains { $0.contains(offset) } }
  }

  // MARK: Adding

  private func adding(
    _ text: String, to mapping: YAMLOutline, _ pairs: [(key: YAMLOutline, value: YAMLOutline)]
  ) -> Edit {
    guard pairs.isEmpty else { return Edit(range: mapping.lastEnd..<mapping.lastEnd, text: ", " + text) }
    let open = contentStart(mapping) + 1
    return Edit(range: open..<open, text: text)
  }

  /// A line of its own behind that of `offset`.
  private func addingLine(_ text: String, behind offset: Int) -> Edit {
    let start = isLineStart(offset) ? offset : lineEnd(from: offset)
    let isWhole = start == 0 || isLineStart(start)
    return Edit(range: start..<start, text: (isWhole ? "" : lineBreak) + text + lineBreak)
  }

  /// A group of its own: where a comment shows how it would be written, behind that; else at the end of the file.
  private func sections(_ group: String, _ name: String, _ shorthand: String?, _ change: YAMLChange) -> [Edit] {
    let value = Self.flow(change)
    let text = name == shorthand ? "\(group): \(value)" : "\(group):\(lineBreak)  \(name): \(value)"
    var edits: [Edit] = []
    if let shown = endOfComment(showing: group) { edits.append(addingLine(text, behind: shown)) }
    let end = outline.documentEnd ?? file.count
    var last = addingLine(text, behind: end)
    let isFirst = file[..<end].allSatisfy { Self.isBlank($0) }
    if !isFirst { last.text = lineBreak + last.text }
    return edits + [last]
  }

  /// Behind the lines of a comment that begins with `#layout:`.
  private func endOfComment(showing group: String) -> Int? {
    let mark = Array("#\(group):".utf8)
    var start = 0
    while start < file.count, !file[start...].starts(with: mark) { start = lineEnd(from: start) }
    guard start < file.count else { return nil }
    while start < file.count, file[start] == 0x23 { start = lineEnd(from: start) }
    return start
  }

  // MARK: Lines

  /// The line end that the file is written with.
  private var lineBreak: String {
    guard let first = file.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return "\n" }
    if file[first] == 0x0A { return "\n" }
    return first + 1 < file.count && file[first + 1] == 0x0A ? "\r\n" : "\r"
  }

  private func isLineStart(_ offset: Int) -> Bool {
    offset == 0 || file[offset - 1] == 0x0A
      || (file[offset - 1] == 0x0D && (offset == file.count || file[offset] != 0x0A))
  }

  /// The start of the line behind that of `offset`, or the end of the file.
  private func lineEnd(from offset: Int) -> Int {
    var end = offset
    while end < file.count, file[end] != 0x0A, file[end] != 0x0D { end += 1 }
    if end + 1 < file.count, file[end] == 0x0D, file[end + 1] == 0x0A { end += 1 }
    return min(end + 1, file.count)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  // MARK: Names and words

  private func isNothing(_ value: YAMLOutline) -> Bool {
    guard case .scalar(let text, _) = value.kind else { return false }
    return ["", "~", "null"].contains(text)
  }

  private static func text(of key: YAMLOutline) -> String? {
    if case .scalar(let text, _) = key.kind { text } else { nil }
  }

  private static func index(of name: String, in mapping: YAMLOutline) -> Int? {
    guard case .mapping(let pairs, _) = mapping.kind else { return nil }
    return pairs.lastIndex { text(of: $0.key) == name }
  }

  /// A value as it may stand anywhere, also between braces.
  private static func flow(_ change: YAMLChange) -> String {
    switch change {
    case .scalar(let text): flow(text)
    case .list(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
    }
  }

  /// Words that cannot be taken for anything else stand as they are, others in quotes (YAML 1.2, 7.3.1).
  private static func flow(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isLetter || $0.isNumber || $0 == "-" && text.count > 1 } ?? false
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_.%+".unicodeScalars.contains($0)
      }
    if isPlain, text.first != "-" || Int(text) != nil { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(Character(scalar))
      case _
      where scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value)
        || [0x2028, 0x2029, 0xFEFF].contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension YAMLOutline {
  /// Behind the last value of a mapping between braces, which is not empty.
  fileprivate var lastEnd: Int {
    guard case .mapping(let pairs, _) = kind, let last = pairs.last else { return bytes.upperBound }
    return last.value.isMissing ? last.value.bytes.lowerBound : last.value.contentEnd
  }
}
