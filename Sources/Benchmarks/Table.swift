// The result: a table in plain text that is one in Markdown as well.

/// Rows of measurements over the same columns.
struct Table {
  /// What it is about.
  let title: String
  private var rows: [[String]]

  /// A table with the headings of its columns, the first of which names the rows.
  init(_ title: String, _ headings: [String]) {
    self.title = title
    rows = [headings]
  }

  /// Whether nothing was measured.
  var isEmpty: Bool { rows.count < 2 }

  /// Adds a row; what was not measured is a dash.
  mutating func add(_ name: String, _ values: [String?]) { rows.append([name] + values.map { $0 ?? "–" }) }

  /// The table in lines.
  var text: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    func line(_ row: [String]) -> String {
      let cells = zip(row, widths).enumerated().map { column, cell in
        let blank = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + blank : blank + cell.0
      }
      return "| " + cells.joined(separator: " | ") + " |"
    }
    let dashes = widths.enumerated().map { column, width in
      column == 0 ? String(repeating: "-", count: width) : String(repeating: "-", count: width - 1) + ":"
    }
    return ([title, "", line(rows[0]), line(dashes)] + rows.dropFirst().map(line)).joined(separator: "\n")
  }
}

/// A number with so many decimals.
func decimal(_ value: Double, _ places: Int) -> String {
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  let scaled = Int((abs(value) * scale).rounded())
  let sign = value < 0 && scaled > 0 ? "-" : ""
  guard places > 0 else { return sign + String(scaled) }
  let digits = String(scaled % Int(scale))
  return "\(sign)\(scaled / Int(scale))." + String(repeating: "0", count: places - digits.count) + digits
}

/// Seconds as milliseconds, with the decimals that matter.
func milliseconds(_ seconds: Double) -> String {
  let value = seconds * 1_000
  return decimal(value, value < 1 ? 3 : value < 100 ? 2 : 0) + " ms"
}

/// Bytes as megabytes.
func megabytes(_ bytes: Int) -> String { decimal(Double(bytes) / 1e6, 1) + " MB" }

/// A whole number with its thousands apart.
func grouped(_ number: Int) -> String {
  var text = ""
  for (offset, digit) in String(number).reversed().enumerated() {
    if offset > 0, offset % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return String(text.reversed())
}
