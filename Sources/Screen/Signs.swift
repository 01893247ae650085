// The signs that the program itself draws with: rules, blocks, marks. Panes count on each of them to take one column, and most
// are ambiguous (UAX #11, class A): where the terminal gives such two columns, others stand for them.

/// `text` of such signs, each of which takes one column on the terminal that the call is for.
public func signs(_ text: String) -> String {
  guard TerminalHabits.current.isWide else { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.map(narrowSign)))
}

/// A sign that takes one column everywhere: this one, or another for it.
func narrowSign(_ sign: Unicode.Scalar) -> Unicode.Scalar {
  guard DisplayWidth.isAmbiguous(sign) else { return sign }
  switch sign {
  case "─", "━": return "-"
  case "═": return "="
  case "│", "▏": return "|"
  case "\u{2500}"..."\u{257F}": return "+"
  case "▌": return "▐"
  case "█", "▀", "▄", "▓": return "#"
  case "▒": return "+"
  case "░": return "."
  case "▲", "↑": return "^"
  case "▼", "↓": return "v"
  case "●": return "▪"
  case "○", "▣": return "▫"
  case "▶": return "▸"
  case "♪": return "♫"
  case "×": return "x"
  default: return "*"
  }
}
