// The debugging verbs: one module's work at a time, JSON in and JSON out, so that what it does can be measured from outside.
// They open no network connection and touch neither store nor configuration.

public import Articles
internal import Glibc

/// Answers requests, a line each, from standard input until its end; every answer is one line on standard output.
public func serveDebugging() {
  var pool: StoryPool?
  while let line = readLine(strippingNewline: true) {
    let request = JSONValue(parsing: line.utf8)
    let id = request?["id"] ?? .null
    let answer: JSONValue
    if let request, let verb = request["verb"]?.text {
      switch answerDebugging(verb, request["args"] ?? [:], pool: &pool) {
      case .success(let result): answer = ["id": id, "ok": true, "result": result]
      case .failure(let refusal): answer = ["id": id, "ok": false, "error": .string(refusal.reason)]
      }
    } else {
      answer = ["id": id, "ok": false, "error": "a request is a JSON object with a verb and its args"]
    }
    print(answer.json)
    // `stdout` is not safe to share in Swift 6; nil means every stream.
    fflush(nil)
  }
}

/// Why a request was not answered.
public struct Refusal: Error, Sendable {
  /// One sentence.
  public var reason: String

  init(_ reason: String) { self.reason = reason }
}

/// What `verb` makes of `arguments`.
public func answerDebugging(_ verb: String, _ arguments: JSONValue) -> Result<JSONValue, Refusal> {
  var pool: StoryPool?
  return answerDebugging(verb, arguments, pool: &pool)
}

/// The same, with the pool of stories that was asked for before: filling one costs more than asking it.
private func answerDebugging(
  _ verb: String, _ arguments: JSONValue, pool: inout StoryPool?
) -> Result<JSONValue, Refusal> {
  if verb == "related" {
    do throws(Refusal) { return .success(try relatedVerb(Request(arguments), pool: &pool)) } catch {
      return .failure(error)
    }
  }
  guard let perform = debugVerbs[verb] else {
    let known = (debugVerbs.keys + ["related"]).sorted().joined(separator: ", ")
    return .failure(Refusal("there is no verb \(verb); there are \(known)"))
  }
  do {
    return .success(try perform(Request(arguments)))
  } catch {
    return .failure(error)
  }
}

/// The arguments of a verb.
struct Request {
  private let arguments: JSONValue

  init(_ arguments: JSONValue) { self.arguments = arguments }

  /// A text that may be absent.
  func optional(_ name: String) -> String? { arguments[name]?.text }

  /// A whole number that may be absent.
  func number(_ name: String) -> Int? { arguments[name]?.number.flatMap { Int(exactly: $0) } }

  /// A text that must be there.
  func text(_ name: String) throws(Refusal) -> String {
    guard let text = optional(name) else { throw Refusal("the verb wants \(name)") }
    return text
  }

  /// The bytes of the file that `file` names.
  func file() throws(Refusal) -> [UInt8] { try bytes(of: "file") }

  /// The bytes of the file that an argument names.
  func bytes(of name: String) throws(Refusal) -> [UInt8] {
    let path = try text(name)
    guard let handle = fopen(path, "rb") else { throw Refusal("\(path): \(String(cString: strerror(errno)))") }
    defer { fclose(handle) }
    setvbuf(handle, nil, _IONBF, 0)
    var bytes: [UInt8] = []
    var length = 1 << 18
    while true {
      let chunk = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
        count = fread(buffer.baseAddress, 1, length, handle)
      }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if chunk.count < length { return bytes }
      length *= 4
    }
  }
}
