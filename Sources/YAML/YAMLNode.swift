import CYAML

/// A value of a YAML file, and the line it stands in.
public struct YAMLNode {
  /// What a value is.
  public enum Value {
    /// Text, a number, a truth: as it is written.
    case scalar(String)
    /// Values in order.
    case sequence([YAMLNode])
    /// Values by name, in order.
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  /// What it is.
  public let value: Value
  /// Counted from 1.
  public let line: Int

  /// The text of a scalar.
  public var scalar: String? { if case .scalar(let text) = value { text } else { nil } }

  /// Whether nothing stands there: the scalar is empty, `~` or `null` (YAML 1.2, 10.2.1.1).
  public var isEmpty: Bool { scalar.map { ["", "~", "null"].contains($0) } ?? false }
}

/// What is wrong with a YAML file.
public struct YAMLError: Error {
  /// Counted from 1.
  public let line: Int
  /// What is wrong there.
  public let reason: String
}
/// Reads the one document of a YAML file; nil when there is none.
public func parseYAML(_ bytes: [UInt8]) throws(YAMLError) -> YAMLNode? {
  var parser = yaml_parser_t()
  guard yaml_parser_initialize(&parser) == 1 else { throw YAMLError(line: 1, reason: "no memory") }
  defer { yaml_parser_delete(&parser) }
  let outcome: Result<YAMLNode?, YAMLError> = bytes.withUnsafeBufferPointer { bytes in
    yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
    var document = yaml_document_t()
    guard yaml_parser_load(&parser, &document) == 1 else {
      let problem = parser.problem.map { String(cString: $0) } ?? "not YAML"
      return .failure(YAMLError(line: Int(parser.problem_mark.line) + 1, reason: problem))
    }
    defer { yaml_document_delete(&document) }
    guard let root = yaml_document_get_root_node(&document) else { return .success(nil) }
    return Result { () throws(YAMLError) in try read(root, in: &document, depth: 0) }
  }
  return try outcome.get()
}

/// Deeper nesting, or an anchor that holds itself, is refused.
let depthLimit = 16

private func read(
  _ node: UnsafeMutablePointer<yaml_node_t>, in document: inout yaml_document_t, depth: Int
) throws(YAMLError) -> YAMLNode {
  let line = Int(node.pointee.start_mark.line) + 1
  guard depth < depthLimit else { throw YAMLError(line: line, reason: "nested too deeply") }
  func child(_ index: yaml_node_item_t) throws(YAMLError) -> YAMLNode {
    guard let child = yaml_document_get_node(&document, index) else { throw YAMLError(line: line, reason: "not YAML") }
    return try read(child, in: &document, depth: depth + 1)
  }
  switch node.pointee.type {
  case YAML_SCALAR_NODE:
    let scalar = node.pointee.data.scalar
    let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    return YAMLNode(value: .scalar(text), line: line)
  case YAML_SEQUENCE_NODE:
    var items: [YAMLNode] = []
    var item = node.pointee.data.sequence.items.start
    while let here = item, here != node.pointee.data.sequence.items.top {
      items.append(try child(here.pointee))
      item = here + 1
    }
    return YAMLNode(value: .sequence(items), line: line)
  case YAML_MAPPING_NODE:
    var pairs: [(key: YAMLNode, value: YAMLNode)] = []
    var pair = node.pointee.data.mapping.pairs.start
    while let here = pair, here != node.pointee.data.mapping.pairs.top {
      pairs.append((try child(here.pointee.key), try child(here.pointee.value)))
      pair = here + 1
    }
    return YAMLNode(value: .mapping(pairs), line: line)
  default:
    throw YAMLError(line: line, reason: "not YAML")
  }
}
