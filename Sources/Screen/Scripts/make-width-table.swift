// Writes Sources/Screen/WidthTable.swift from the Unicode Character Database, version 15.0:
//     swift Sources/Screen/Scripts/make-width-table.swift FOLDER > Sources/Screen/WidthTable.swift
// FOLDER holds EastAsianWidth.txt, extracted/DerivedGeneralCategory.txt and auxiliary/GraphemeBreakProperty.txt.

import Foundation

let folder = CommandLine.arguments.dropFirst().first ?? "."

/// The property's value of each scalar that `path` names.
func property(_ path: String) throws -> [Int: String] {
  var values: [Int: String] = [:]
  for line in try String(contentsOfFile: folder + "/" + path, encoding: .utf8).split(separator: "\n") {
    let fields = line.prefix { $0 != "#" }.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    guard fields.count == 2 else { continue }
    let bounds = fields[0].components(separatedBy: "..").compactMap { Int($0, radix: 16) }
    guard let first = bounds.first, let last = bounds.last else { continue }
    for scalar in first...last { values[scalar] = fields[1] }
  }
  return values
}

let eastAsianWidth = try property("EastAsianWidth.txt")
let category = try property("extracted/DerivedGeneralCategory.txt")
let graphemeBreak = try property("auxiliary/GraphemeBreakProperty.txt")

/// 0: no column; 1, 2: that many columns, and a cluster of its own unless something is attached to it;
/// 3: looked at closely.
func widthClass(_ scalar: Int) -> UInt64 {
  let group = category[scalar] ?? "Cn"
  switch graphemeBreak[scalar] ?? "Other" {
  case "Prepend", "Regional_Indicator", "L", "V", "T", "SpacingMark": return 3
  case "Extend" where group == "Mc" || group == "Sk": return 3
  case "Extend", "ZWJ", "Control", "CR", "LF": return 0
  default: break
  }
  if group == "Mc" { return 3 }
  if ["Mn", "Me", "Cf", "Cc", "Cs", "Zl", "Zp"].contains(group) { return 0 }
  return ["W", "F"].contains(eastAsianWidth[scalar] ?? "N") ? 2 : 1
}

/// Whether a scalar of class 1 takes two columns where East Asian fonts are used.
func isAmbiguous(_ scalar: Int) -> Bool { eastAsianWidth[scalar] == "A" && widthClass(scalar) == 1 }

/// `bits` of each scalar below U+20000 in blocks of 256, each different one once, and the block of each 256 scalars.
func packed(bits: Int, _ value: (Int) -> UInt64) -> (index: [Int], blocks: [[UInt64]]) {
  var blocks: [[UInt64]] = []
  var index: [Int] = []
  let count = 64 / bits
  for block in 0..<0x200 {
    let words = (0..<256 / count).map { word in
      (0..<count).reduce(UInt64(0)) { $0 | value(block * 256 + word * count + $1) << UInt64($1 * bits) }
    }
    if let known = blocks.firstIndex(of: words) {
      index.append(known)
    } else {
      index.append(blocks.count)
      blocks.append(words)
    }
  }
  precondition(blocks.count <= 256)
  return (index, blocks)
}

func printRows(_ index: [Int]) {
  for start in stride(from: 0, to: index.count, by: 32) {
    print("    " + index[start..<start + 32].map { "\($0)," }.joined(separator: " "))
  }
}

func printRows(_ blocks: [[UInt64]]) {
  for block in blocks { print("    " + block.map { "0x" + String($0, radix: 16) + "," }.joined(separator: " ")) }
}

let classes = packed(bits: 2, widthClass)
let ambiguous = packed(bits: 1) { isAmbiguous($0) ? 1 : 0 }

print(
  """
  // Made by Sources/Screen/Scripts/make-width-table.swift from the Unicode Character Database, version 15.0. Not to be edited.
  // swift-format-ignore-file

  /// The width classes of the scalars below U+20000, two bits each, in blocks of 256 that are kept once.
  enum WidthTable {
    /// The block of each 256 scalars.
    static let index: [UInt8] = [
  """)
printRows(classes.index)
print(
  """
    ]

    /// The blocks, eight words each; the lowest bits are the first scalar's.
    static let words: [UInt64] = [
  """)
printRows(classes.blocks)
print(
  """
    ]

    /// The block of each 256 scalars among those that tell ambiguous ones.
    static let ambiguousIndex: [UInt8] = [
  """)
printRows(ambiguous.index)
print(
  """
    ]

    /// These blocks, four words each: a bit for a scalar of one column that is ambiguous (UAX #11, class A).
    static let ambiguousWords: [UInt64] = [
  """)
printRows(ambiguous.blocks)
print(
  """
    ]
  }
  """)
