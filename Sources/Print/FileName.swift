// A headline comes from a feed; a file's name made from it must name one file, in the folder that was meant.

/// A file's name, without its ending, that says what `title` does: letters and digits of any script, joined by hyphens.
/// It holds no separator and no leading dot or hyphen, and has at most 80 bytes.
public func fileName(for title: String) -> String {
  var name = ""
  var isApart = false
  for character in title.lowercased() {
    guard character.isLetter || character.isNumber, character.utf8.count <= 16 else {
      // An apostrophe stands inside a word.
      if character != "'", character != "’" { isApart = true }
      continue
    }
    let addition = (isApart && !name.isEmpty ? "-" : "") + String(character)
    guard name.utf8.count + addition.utf8.count <= 80 else { break }
    name += addition
    isApart = false
  }
  return name.isEmpty ? "broadsheet" : name
}
