/// The one of `names` that `word` is most likely a slip of: at most about a third of its letters are wrong, missing, too many
/// or in each other's place (the optimal string alignment distance). Capitals and small letters are the same.
public func nearestName(to word: String, among names: [String]) -> String? {
  let letters = Array(word.lowercased().utf8)
  let best = names.map { ($0, slips(letters, Array($0.lowercased().utf8))) }.min { $0.1 < $1.1 }
  guard let (name, count) = best, count <= max(1, (letters.count + 1) / 3) else { return nil }
  return name
}

private func slips(_ first: [UInt8], _ second: [UInt8]) -> Int {
  guard abs(first.count - second.count) <= 8, first.count <= 60 else { return .max }
  var before: [Int] = []
  var above = Array(0...second.count)
  for row in first.indices {
    var line = [row + 1]
    for column in second.indices {
      let isSame = first[row] == second[column]
      var least = min(above[column + 1], line[column]) + 1
      least = min(least, above[column] + (isSame ? 0 : 1))
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        least = min(least, before[column - 1] + 1)
      }
      line.append(least)
    }
    before = above
    above = line
  }
  return above[second.count]
}
