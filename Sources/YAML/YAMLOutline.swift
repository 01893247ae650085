// Where the values of a YAML file stand in its bytes, by the marks of libyaml's events. Unlike the tree of nodes it knows an
// alias from what it stands for.

import CYAML

/// A value and the bytes that it takes.
struct YAMLOutline {
  enum Kind {
    /// `isBlock`: a text of several lines behind `|` or `>`.
    case scalar(String, isBlock: Bool)
    case alias(String)
    case sequence([YAMLOutline], isFlow: Bool)
    case mapping([(key: YAMLOutline, value: YAMLOutline)], isFlow: Bool)
  }

  var kind: Kind
  /// From its first byte, the anchor's or the tag's if it has one, to behind its last one; of a block of lines, the start of
  /// the first.
  var bytes: Range<Int>
  /// Columns before it in its line, in characters.
  var column: Int
  /// Counted from 1.
  var line: Int
  var anchor: String?

  /// Whether nothing is written there.
  var isMissing: Bool { if case .scalar(let text, _) = kind { text.isEmpty && bytes.isEmpty } else { false } }

  /// Behind the last byte of what is written in it.
  var contentEnd: Int {
    switch kind {
    case .scalar, .alias, .sequence(_, isFlow: true), .mapping(_, isFlow: true): bytes.upperBound
    case .sequence(let items, _): items.last?.contentEnd ?? bytes.upperBound
    case .mapping(let pairs, _):
      pairs.last.map { $0.value.isMissing ? $0.key.contentEnd : $0.value.contentEnd } ?? bytes.upperBound
    }
  }

  /// It and all that is in it.
  var all: [YAMLOutline] {
    switch kind {
    case .scalar, .alias: [self]
    case .sequence(let items, _): [self] + items.flatMap(\.all)
    case .mapping(let pairs, _): [self] + pairs.flatMap { $0.key.all + $0.value.all }
    }
  }
}

/// The outline of a file's one document.
struct YAMLFileOutline {
  /// Nil where the file has no value.
  var root: YAMLOutline?
  /// Where the line begins that ends the document (`...`), if there is one.
  var documentEnd: Int?

  /// Outlines a file that `parseYAML` has read.
  init(_ file: [UInt8]) throws(YAMLError) {
    var reader = try EventReader(file)
    defer { reader.close() }
    while true {
      let event = try reader.next()
      switch event.type {
      case YAML_STREAM_END_EVENT: return
      case YAML_DOCUMENT_START_EVENT:
        guard root == nil else {
          throw YAMLError(line: event.line, reason: "there are several documents in the file")
        }
      case YAML_DOCUMENT_END_EVENT: documentEnd = event.isImplicit ? nil : event.start
      case YAML_STREAM_START_EVENT, YAML_NO_EVENT: break
      default: root = try reader.outline(from: event, depth: 0)
      }
    }
  }
}

/// Reads libyaml's events, one after the other.
private struct EventReader {
  struct Event {
    var type: yaml_event_type_t
    var start: Int
    var end: Int
    var line: Int
    var column: Int
    var text = ""
    var anchor: String?
    var isFlow = false
    var isBlock = false
    var isImplicit = false
  }

  private var parser: UnsafeMutablePointer<yaml_parser_t>
  /// A copy of the file that stays where it is.
  private let input: UnsafeMutableBufferPointer<UInt8>
  /// The byte at which each character begins, and where the last one ends.
  private let offsets: [Int]

  init(_ file: [UInt8]) throws(YAMLError) {
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: file.count)
    _ = input.initialize(from: file)
    // libyaml counts characters, and not the mark of the byte order (YAML 1.2, 5.2).
    let start = file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    offsets = (start..<file.count).filter { file[$0] & 0xC0 != 0x80 } + [file.count]
    guard yaml_parser_initialize(parser) == 1 else { throw YAMLError(line: 1, reason: "no memory") }
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  }

  func close() {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  mutating func next() throws(YAMLError) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else {
      let problem = parser.pointee.problem.map { String(cString: $0) } ?? "not YAML"
      throw YAMLError(line: Int(parser.pointee.problem_mark.line) + 1, reason: problem)
    }
    defer { yaml_event_delete(&event) }
    func offset(_ mark: yaml_mark_t) -> Int { offsets[min(Int(mark.index), offsets.count - 1)] }
    func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? { pointer.map { String(cString: $0) } }
    var found = Event(
      type: event.type, start: offset(event.start_mark), end: offset(event.end_mark),
      line: Int(event.start_mark.line) + 1,
      column: Int(event.start_mark.column))
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      found.text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      found.anchor = text(scalar.anchor)
      found.isBlock = scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE
    case YAML_ALIAS_EVENT: found.text = text(event.data.alias.anchor) ?? ""
    case YAML_SEQUENCE_START_EVENT:
      found.anchor = text(event.data.sequence_start.anchor)
      found.isFlow = event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
    case YAML_MAPPING_START_EVENT:
      found.anchor = text(event.data.mapping_start.anchor)
      found.isFlow = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
    case YAML_DOCUMENT_END_EVENT: found.isImplicit = event.data.document_end.implicit == 1
    default: break
    }
    return found
  }

  /// The value that begins with `event`.
  mutating func outline(from event: Event, depth: Int) throws(YAMLError) -> YAMLOutline {
    guard depth < depthLimit else { throw YAMLError(line: event.line, reason: "nested too deeply") }
    var end = event.end
    let kind: YAMLOutline.Kind
    switch event.type {
    case YAML_SCALAR_EVENT: kind = .scalar(event.text, isBlock: event.isBlock)
    case YAML_ALIAS_EVENT: kind = .alias(event.text)
    case YAML_SEQUENCE_START_EVENT:
      var items: [YAMLOutline] = []
      while true {
        let next = try next()
        end = next.end
        if next.type == YAML_SEQUENCE_END_EVENT { break }
        items.append(try outline(from: next, depth: depth + 1))
      }
      kind = .sequence(items, isFlow: event.isFlow)
    case YAML_MAPPING_START_EVENT:
      var pairs: [(key: YAMLOutline, value: YAMLOutline)] = []
      while true {
        let next = try next()
        end = next.end
        if next.type == YAML_MAPPING_END_EVENT { break }
        let key = try outline(from: next, depth: depth + 1)
        pairs.append((key, try outline(from: try self.next(), depth: depth + 1)))
      }
      kind = .mapping(pairs, isFlow: event.isFlow)
    default: throw YAMLError(line: event.line, reason: "not YAML")
    }
    return YAMLOutline(
      kind: kind, bytes: event.start..<max(event.start, end), column: event.column, line: event.line,
      anchor: event.anchor)
  }
}
