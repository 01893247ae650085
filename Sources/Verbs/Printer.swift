// The printer: `lp` of CUPS, started by its argument vector, with what is to be printed on its standard input. Nothing from
// a feed is an option or a word of a shell: the title is one argument behind `-t`.

internal import App
internal import CPosix
internal import Configuration
internal import Glibc
internal import Print
internal import Screen

/// Nothing was printed.
struct PrinterError: Error, CustomStringConvertible {
  let description: String
}

/// What is handed to the printer.
enum PrintedForm {
  /// Rows of text, a form feed between sheets.
  case text
  /// A PDF, which brings its own margins.
  case pdf
}

/// Hands `bytes` to `lp`, for `printer` or for the usual one.
func printOut(
  _ bytes: [UInt8], form: PrintedForm, title: String, paper: Paper, printer: String?
) throws(PrinterError) {
  guard let program = Child.executable("lp") else {
    throw PrinterError(description: "there is no lp, which prints; install cups-client, or write a file with --out")
  }
  let input = try scratchFile()
  defer { close(input) }
  if let code = bytes.withUnsafeBytes({ write($0, to: input) }) {
    throw PrinterError(description: "what is to be printed cannot be kept: \(String(cString: strerror(code)))")
  }
  lseek(input, 0, SEEK_SET)
  let said = try scratchFile()
  defer { close(said) }
  var words = ["lp", "-t", String(Sanitizer.singleLine(title).prefix(80)), "-o", "media=\(paper.size.title)"]
  if let printer { words += ["-d", printer] }
  if form == .text {
    let margin = Int(paper.marginPoints.rounded())
    for option in ["cpi=10", "lpi=6"] + ["left", "right", "top", "bottom"].map({ "page-\($0)=\(margin)" }) {
      words += ["-o", option]
    }
  }
  let code = Child.run(program, words, input: input, output: said)
  guard code != 0 else { return }
  let reason = firstLine(of: said)
  throw PrinterError(description: reason.isEmpty ? "lp printed nothing and ended with \(code)" : "lp: " + reason)
}

/// A file without a name, gone when it is closed.
private func scratchFile() throws(PrinterError) -> Int32 {
  var name = Array(((Folders.variable("TMPDIR") ?? "/tmp") + "/broadsheet-XXXXXX").utf8CString)
  let descriptor = mkostemp(&name, O_CLOEXEC)
  guard descriptor >= 0 else {
    throw PrinterError(description: "no file can be made in the temporary folder: \(String(cString: strerror(errno)))")
  }
  unlink(name)
  return descriptor
}

/// The first line of a file, without the program's own name before it.
private func firstLine(of descriptor: Int32) -> String {
  var bytes = [UInt8](repeating: 0, count: 400)
  let count = pread(descriptor, &bytes, bytes.count, 0)
  let line = bytes.prefix(max(0, count)).prefix { $0 != 0x0A }
  let text = String(decoding: line, as: UTF8.self)
  return text.hasPrefix("lp: ") ? String(text.dropFirst(4)) : text
}

extension Paper {
  /// The paper that is set in `config.yaml`.
  init(_ settings: PrintSettings) {
    self.init(settings.paper.flatMap(Size.init) ?? .a4, margin: settings.margin ?? 20)
  }

  /// The paper that the command line asks for, and else the settings.
  init(_ arguments: Arguments, _ settings: PrintSettings) throws(UsageError) {
    self.init(settings)
    if let name = arguments.value("--paper") {
      guard let size = Size(rawValue: name.lowercased()) else {
        let names = Size.allCases.map(\.rawValue).joined(separator: ", ")
        throw UsageError("--paper knows \(names), not “\(name)”")
      }
      self.size = size
    }
    if let margin = try arguments.number("--margin", least: Self.margins.lowerBound) {
      guard margin <= Self.margins.upperBound else {
        throw UsageError("--margin wants at most \(Self.margins.upperBound) millimeters, not \(margin)")
      }
      self.margin = margin
    }
  }
}
