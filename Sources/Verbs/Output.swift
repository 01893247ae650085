internal import Glibc
internal import Screen

/// How a verb ended, as the shell is told.
public enum ExitCode: Int32, Sendable {
  /// All done.
  case done = 0
  /// Nothing done.
  case failed = 1
  /// Done in part; each failure was told.
  case partly = 2
}

/// Standard output did not take what was written to it.
struct OutputError: Error, CustomStringConvertible {
  let description: String
}

/// Writes a line to standard output.
func say(_ line: String) throws(OutputError) {
  guard let code = write(line + "\n", to: 1) else { return }
  throw OutputError(description: "the output cannot be written: \(String(cString: strerror(code)))")
}

/// Writes fields from the store, apart by tabs, on one line: what they hold can neither add a line nor a field.
func say(fields: [String]) throws(OutputError) {
  try say(withoutFloods(fields.map(Sanitizer.singleLine).joined(separator: "\t")))
}

/// Writes a line to standard error. What it quotes may come from a feed, so controls are taken out.
func complain(_ line: String) { write("broadsheet: " + withoutFloods(Sanitizer.singleLine(line)) + "\n", to: 2) }

/// Text without letters under heaps of marks, which have crashed terminals (CVE-2021-27135, CVE-2021-26937).
func withoutFloods(_ text: String) -> String {
  // No letter of any script and no emoji needs more.
  let limit = 32
  guard text.contains(where: { $0.unicodeScalars.count > limit }) else { return text }
  var result = ""
  for character in text { result.unicodeScalars += character.unicodeScalars.prefix(limit) }
  return result
}

/// Writes all of `text`; what a closed pipe does not take is let go. What went wrong otherwise, as `errno` tells it.
@discardableResult func write(_ text: String, to descriptor: Int32) -> Int32? {
  var text = text
  return text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
}

/// Writes all bytes; what a closed pipe does not take is let go. What went wrong otherwise, as `errno` tells it.
func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
  var rest = bytes
  while !rest.isEmpty {
    let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return errno == EPIPE ? nil : errno }
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
  }
  return nil
}

/// Whether a descriptor is a terminal.
func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

/// The words for `count` things.
func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }
