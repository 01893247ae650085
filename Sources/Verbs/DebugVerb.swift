internal import Articles
internal import Debugging

/// `broadsheet debug`: one module's work, JSON in and JSON out.
func debug(_ arguments: Arguments) throws -> ExitCode {
  var arguments = arguments
  guard let verb = arguments.takeVerb() else { throw UsageError("debug wants serve, or a verb and its arguments") }
  if verb == "serve" {
    serveDebugging()
    return .done
  }
  var members: [JSONValue.Member] = []
  if let file = arguments.words.first {
    members.append(.init("file", .string(file)))
    if let url = arguments.value("--url") { members.append(.init("url", .string(url))) }
  } else {
    var text = ""
    while let line = readLine(strippingNewline: false) { text += line }
    guard case .object(let given)? = JSONValue(parsing: text.utf8) else {
      throw UsageError("debug \(verb) wants a file, or its arguments as a JSON object on standard input")
    }
    members = given
  }
  switch answerDebugging(verb, .object(members)) {
  case .success(let result):
    try say(result.json)
    return .done
  case .failure(let refusal):
    try say((["ok": false, "error": .string(refusal.reason)] as JSONValue).json)
    return .failed
  }
}
