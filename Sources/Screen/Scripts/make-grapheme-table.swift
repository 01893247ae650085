// Writes Sources/Screen/GraphemeTable.swift from the Unicode Character Database, version 17.0:
//     swift Sources/Screen/Scripts/make-grapheme-table.swift FOLDER > Sources/Screen/GraphemeTable.swift
// FOLDER holds auxiliary/GraphemeBreakProperty.txt, emoji/emoji-data.txt and DerivedCoreProperties.txt.

import Foundation

let folder = CommandLine.arguments.dropFirst().first ?? "."

/// The scalars of each value that `path` names; of lines with three fields, those whose second is `property`.
func property(_ path: String, _ property: String? = nil) throws -> [Int: String] {
  var values: [Int: String] = [:]
  for line in try String(contentsOfFile: folder + "/" + path, encoding: .utf8).split(separator: "\n") {
    var fields = line.prefix { $0 != "#" }.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    if let property {
      guard fields.count == 3, fields[1] == property else { continue }
      fields.remove(at: 1)
    }
    guard fields.count == 2 else { continue }
    let bounds = fields[0].components(separatedBy: "..").compactMap { Int($0, radix: 16) }
    guard let first = bounds.first, let last = bounds.last else { continue }
    for scalar in first...last where values[scalar] == nil || fields[1] == "Extended_Pictographic" {
      values[scalar] = fields[1]
    }
  }
  return values
}

let graphemeBreak = try property("auxiliary/GraphemeBreakProperty.txt")
let emoji = try property("emoji/emoji-data.txt")
let conjunct = try property("DerivedCoreProperties.txt", "InCB")

/// In the order of `GraphemeClass`.
let classes = [
  "Other", "CR", "LF", "Control", "Extend", "ZWJ", "Regional_Indicator", "Prepend", "SpacingMark", "L", "V", "T", "LV",
  "LVT",
]

/// The class in the lower four bits; 0x10: pictographic; 0x20, 0x40, 0x60: consonant, extending, linker of a conjunct.
func value(_ scalar: Int) -> UInt64 {
  var value = UInt64(classes.firstIndex(of: graphemeBreak[scalar] ?? "Other") ?? 0)
  if emoji[scalar] == "Extended_Pictographic" { value |= 0x10 }
  switch conjunct[scalar] {
  case "Consonant": value |= 0x20
  case "Extend": value |= 0x40
  case "Linker": value |= 0x60
  default: break
  }
  return value
}

var blocks: [[UInt64]] = []
var index: [Int] = []
for block in 0..<0x400 {
  let words = (0..<16).map { word in
    (0..<8).reduce(UInt64(0)) { $0 | value(block * 128 + word * 8 + $1) << UInt64($1 * 8) }
  }
  if let known = blocks.firstIndex(of: words) {
    index.append(known)
  } else {
    index.append(blocks.count)
    blocks.append(words)
  }
}
precondition(blocks.count <= 256)

print(
  """
  // Made by Sources/Screen/Scripts/make-grapheme-table.swift from the Unicode Character Database, version 17.0. Not to be edited.
  // swift-format-ignore-file

  /// What UAX #29 asks of the scalars below U+20000, a byte each, in blocks of 128 that are kept once.
  enum GraphemeTable {
    /// The block of each 128 scalars.
    static let index: [UInt8] = [
  """)
for start in stride(from: 0, to: index.count, by: 32) {
  print("    " + index[start..<start + 32].map { "\($0)," }.joined(separator: " "))
}
print(
  """
    ]

    /// The blocks, 16 words each; the lowest byte is the first scalar's.
    static let words: [UInt64] = [
  """)
for block in blocks {
  for half in [block[0..<8], block[8..<16]] {
    print("    " + half.map { "0x" + String($0, radix: 16) + "," }.joined(separator: " "))
  }
}
print(
  """
    ]
  }
  """)
