// libxml2's SAX2 interface with no document built, no network, no external entity and the library's own limits on depth
// and size. Entities that only HTML knows are resolved here, because feeds use them without declaring them.

import CLibXML2

/// Reads a well-formed document into a handler and stops at the first fault.
final class StreamReader {
  private struct NameKey: Hashable {
    let local: UnsafePointer<UInt8>
    let prefix: UnsafePointer<UInt8>?
    let namespace: UnsafePointer<UInt8>?
  }

  /// No honest document declares more at a time.
  private static let mostNamespaces = 512

  private let handler: any XMLHandler
  private var names: [NameKey: XMLName] = [:]
  private var open: [(name: XMLName, namespaces: Int)] = []
  /// How many namespace declarations hold here. libxml2 looks through all of them for every name.
  private var namespaces = 0
  private var fault: XMLFault?
  private var entities = EntityTable()
  fileprivate var parser: xmlParserCtxtPtr?
  // Both are handed to libxml2, which looks at them until the next reference.
  private let entity = UnsafeMutablePointer<xmlEntity>.allocate(capacity: 1)
  private let entityText = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: EntityTable.longestText + 1)

  init(_ handler: any XMLHandler) {
    self.handler = handler
    entity.initialize(to: xmlEntity())
  }

  deinit {
    entityText.deallocate()
    entity.deallocate()
  }

  /// Reads `bytes`; gives the fault that stopped it.
  func read(_ bytes: ArraySlice<UInt8>) -> XMLFault? {
    var sax = xmlSAXHandler()
    sax.initialized = markup_sax2_magic()
    sax.startElementNs = { context, local, prefix, namespace, declared, _, count, _, attributes in
      reader(context)?.start(local, prefix, namespace, Int(declared), count, attributes)
    }
    sax.endElementNs = { context, _, _, _ in reader(context)?.end() }
    sax.characters = { context, text, count in reader(context)?.text(text, count) }
    sax.ignorableWhitespace = sax.characters
    sax.cdataBlock = sax.characters
    sax.getEntity = { context, name in reader(context)?.entity(named: name) }
    sax.entityDecl = { context, name, type, _, _, content in reader(context)?.declare(name, type, content) }
    sax.serror = { context, error in reader(context)?.note(error) }
    return withUnsafeMutablePointer(to: &sax) { sax in
      bytes.withUnsafeBytes { buffer in
        let text = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        return read(text, Int32(clamping: buffer.count), sax)
      }
    }
  }

  private func read(_ text: UnsafePointer<CChar>?, _ count: Int32, _ sax: UnsafeMutablePointer<xmlSAXHandler>)
    -> XMLFault?
  {
    guard markup_has_libxml2() != 0 else { return XMLFault(reason: "libxml2.so.2 is not installed", line: 1) }
    guard count > 0, let parser = markup_parser(text, count) else {
      return XMLFault(reason: "there is nothing in it", line: 1)
    }
    let standard = parser.pointee.sax
    defer {
      parser.pointee.sax = standard
      markup_free_parser(parser)
      self.parser = nil
    }
    parser.pointee.sax = sax
    parser.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    _ = markup_use_options(parser, markup_options())
    self.parser = parser
    let outcome = markup_parse(parser)
    if outcome != 0 || parser.pointee.wellFormed == 0 {
      return fault ?? XMLFault(reason: "it is not well-formed", line: 1)
    }
    return nil
  }

  private func start(
    _ local: UnsafePointer<UInt8>?, _ prefix: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?,
    _ declared: Int, _ count: Int32, _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard let local else { return }
    let name = name(local, prefix, namespace)
    open.append((name, declared))
    namespaces += declared
    if namespaces > Self.mostNamespaces { return stop("too many namespaces") }
    guard count > 0, let values else { return handler.startElement(name, attributes: []) }
    var attributes: [XMLAttribute] = []
    attributes.reserveCapacity(Int(count))
    for index in 0..<Int(count) {
      let part = values + index * 5
      guard let local = part[0], let start = part[3], let end = part[4] else { continue }
      let value = String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
      attributes.append(XMLAttribute(name: self.name(local, part[1], part[2]), value: value))
    }
    handler.startElement(name, attributes: attributes)
  }

  private func end() {
    guard let last = open.popLast() else { return }
    namespaces -= last.namespaces
    handler.endElement(last.name)
  }

  private func stop(_ reason: String) {
    if fault == nil { fault = XMLFault(reason: reason, line: Int(parser.map { markup_line($0) } ?? 1)) }
    markup_stop(parser)
  }

  private func text(_ text: UnsafePointer<UInt8>?, _ count: Int32) {
    guard let text, count > 0 else { return }
    handler.characters(UnsafeRawBufferPointer(start: text, count: Int(count)))
  }

  /// libxml2 keeps each name once a document, so that its address can stand for it.
  private func name(
    _ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?
  ) -> XMLName {
    let key = NameKey(local: local, prefix: prefix, namespace: namespace)
    if let known = names[key] { return known }
    let name = XMLName(
      namespace: namespace.map { String(cString: $0) } ?? "", prefix: prefix.map { String(cString: $0) } ?? "",
      local: String(cString: local), number: names.count)
    names[key] = name
    return name
  }

  /// The five of XML, HTML's, and those that the document declares; any other stands for its own spelling.
  private func entity(named name: UnsafePointer<UInt8>?) -> xmlEntityPtr? {
    guard let name, let parser, markup_in_doctype(parser) == 0 else { return nil }
    let text = entities.text(for: UnsafeBufferPointer(start: name, count: Int(markup_length(name))))
    let count = min(text.count, EntityTable.longestText)
    _ = entityText.update(fromContentsOf: text.prefix(count))
    entityText[count] = 0
    entity.pointee.type = XML_ENTITY_DECL
    // In text libxml2 hands a predefined entity over as it is; in an attribute it would take the first byte alone.
    entity.pointee.etype =
      markup_in_attribute(parser) != 0 ? XML_INTERNAL_GENERAL_ENTITY : XML_INTERNAL_PREDEFINED_ENTITY
    entity.pointee.content = entityText.baseAddress
    entity.pointee.length = Int32(count)
    entity.pointee.checked = 2
    return entity
  }

  private func declare(_ name: UnsafePointer<UInt8>?, _ type: Int32, _ content: UnsafeMutablePointer<UInt8>?) {
    guard let name else { return }
    let isInternal = type == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue)
    let value = isInternal ? content.map { Array(String(cString: $0).utf8) } : nil
    entities.declare(Array(String(cString: name).utf8), value: value ?? [])
  }

  private func note(_ error: UnsafeMutablePointer<xmlError>?) {
    guard let error, error.pointee.level == XML_ERR_FATAL, fault == nil else { return }
    var reason = error.pointee.message.map { String(cString: $0) } ?? "it is not well-formed"
    while reason.last?.isWhitespace == true { reason.removeLast() }
    fault = XMLFault(reason: reason, line: Int(error.pointee.line))
  }
}

private func reader(_ context: UnsafeMutableRawPointer?) -> StreamReader? {
  context.map { Unmanaged<StreamReader>.fromOpaque($0).takeUnretainedValue() }
}
