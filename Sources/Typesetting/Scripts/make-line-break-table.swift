// Writes Sources/Typesetting/LineBreakTable.swift from the Unicode Character Database, version 15.0:
//     swift Sources/Typesetting/Scripts/make-line-break-table.swift FOLDER > Sources/Typesetting/LineBreakTable.swift
// FOLDER holds LineBreak.txt, EastAsianWidth.txt, emoji/emoji-data.txt and extracted/DerivedGeneralCategory.txt.

import Foundation

let folder = CommandLine.arguments.dropFirst().first ?? "."

/// The property's value of each scalar that `path` names.
func property(_ path: String, only wanted: String? = nil) throws -> [Int: String] {
  var values: [Int: String] = [:]
  for line in try String(contentsOfFile: folder + "/" + path, encoding: .utf8).split(separator: "\n") {
    let fields = line.prefix { $0 != "#" }.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    guard fields.count == 2, wanted == nil || wanted == fields[1] else { continue }
    let bounds = fields[0].components(separatedBy: "..").compactMap { Int($0, radix: 16) }
    guard let first = bounds.first, let last = bounds.last else { continue }
    for scalar in first...last { values[scalar] = fields[1] }
  }
  return values
}

let lineBreak = try property("LineBreak.txt")
let width = try property("EastAsianWidth.txt")
let category = try property("extracted/DerivedGeneralCategory.txt")
let pictographic = try property("emoji/emoji-data.txt", only: "Extended_Pictographic")

/// In the order of `BreakClass`.
let classes = [
  "AL", "BK", "CR", "LF", "NL", "SP", "ZW", "WJ", "GL", "CM", "ZWJ", "OP", "OPwide", "CL", "CP", "CPwide", "QU", "EX",
  "IS", "SY", "NS", "B2", "BA", "BB", "HY", "CB", "IN", "NU", "HL", "PR", "PO", "ID", "EB", "EM", "RI", "JL", "JV",
  "JT", "H2", "H3", "pictograph", "hangul", "han", "SA",
]

/// The class of a scalar after rule LB1, with what later rules and the setting of Korean want to know besides.
func name(_ scalar: Int) -> String {
  let group = category[scalar] ?? "Cn"
  var name = lineBreak[scalar] ?? "XX"
  if name == "XX" {
    // What the head of LineBreak.txt says of scalars not yet assigned.
    switch scalar {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x1F000...0x1FAFF, 0x1FC00...0x1FFFD: name = "ID"
    case 0x20A0...0x20CF: name = "PR"
    default: name = "AL"
    }
  }
  let isWide = ["F", "W", "H"].contains(width[scalar] ?? "N")
  switch name {
  case "OP" where isWide: return "OPwide"
  case "CP" where isWide: return "CPwide"
  case "AI", "SG": return "AL"
  case "CJ": return "NS"
  case "SA": return group == "Mn" || group == "Mc" ? "CM" : "SA"
  case "ID":
    if group == "Cn", pictographic[scalar] != nil { return "pictograph" }
    switch scalar {
    case 0x3131...0x318E, 0xFFA1...0xFFDC: return "hangul"
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF: return "han"
    default: return "ID"
    }
  default: return name
  }
}

func value(_ scalar: Int) -> UInt64 {
  guard let place = classes.firstIndex(of: name(scalar)) else { fatalError("no class \(name(scalar))") }
  return UInt64(place)
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
  // Made by Sources/Typesetting/Scripts/make-line-break-table.swift from the Unicode Character Database, version 15.0.
  // Not to be edited.
  // swift-format-ignore-file

  /// The line breaking classes of the scalars below U+20000, a byte each, in blocks of 128 that are kept once.
  enum LineBreakTable {
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
