// A theme file names colors in a palette and gives each role what differs from its parent. It may be based on a built-in
// theme: then its palette is laid over that theme's, and its roles over that theme's roles, before any color is looked up.

import Screen
import Spelling
import YAML

/// A theme as its file says it, before colors are looked up.
struct ThemeFile {
  /// A part of a style that a role says.
  struct Patch {
    var foreground: Named?
    var background: Named?
    var attributes: [(Attributes, Bool)] = []
  }

  /// A word of the file and its line.
  struct Named {
    let text: String
    let line: Int
  }

  let file: String
  var title: String?
  var appearance: Theme.Appearance?
  var base: Named?
  var palette: [String: Named] = [:]
  var roles: [Role: Patch] = [:]

  /// Reads a theme file; `file` is what errors call it.
  init(_ bytes: [UInt8], file: String) throws(ThemeError) {
    self.file = file
    let root: YAMLNode?
    do { root = try parseYAML(bytes) } catch {
      throw ThemeError(file: file, line: error.line, reason: error.reason)
    }
    guard let root else { throw ThemeError(file: file, line: 1, reason: "the file is empty") }
    for (key, value) in try pairs(root, "a theme") {
      switch key.text {
      case "title": title = try scalar(value, "a title").text
      case "appearance":
        let name = try scalar(value, "an appearance")
        guard let known = Theme.Appearance(rawValue: name.text) else {
          throw error(name.line, "an appearance is light or dark, not \"\(name.text)\"")
        }
        appearance = known
      case "based-on": base = try scalar(value, "a theme's name")
      case "palette":
        for (name, color) in try pairs(value, "a palette") { palette[name.text] = try scalar(color, "a color") }
      case "roles":
        for (name, style) in try pairs(value, "roles") { roles[try role(name)] = try patch(style) }
      default:
        throw unknown("key", key, among: ["title", "appearance", "based-on", "palette", "roles"])
      }
    }
  }

  private func role(_ name: Named) throws(ThemeError) -> Role {
    guard let role = Role(rawValue: name.text) else {
      throw unknown("role", name, among: Role.allCases.map(\.rawValue))
    }
    return role
  }

  private func patch(_ node: YAMLNode) throws(ThemeError) -> Patch {
    var patch = Patch()
    for (key, value) in try pairs(node, "a style") {
      let word = try scalar(value, "\"\(key.text)\"")
      switch key.text {
      case "fg": patch.foreground = word
      case "bg": patch.background = word
      default:
        guard let attribute = Self.attributes.first(where: { $0.name == key.text })?.attribute else {
          throw unknown("key", key, among: ["fg", "bg"] + Self.attributes.map(\.name))
        }
        guard word.text == "true" || word.text == "false" else {
          throw error(word.line, "\(key.text) is true or false, not \"\(word.text)\"")
        }
        patch.attributes.append((attribute, word.text == "true"))
      }
    }
    return patch
  }

  private static var attributes: [(name: String, attribute: Attributes)] {
    [
      ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline), ("reverse", .reverse),
      ("strikethrough", .strikethrough),
    ]
  }

  private func pairs(_ node: YAMLNode, _ what: String) throws(ThemeError) -> [(key: Named, value: YAMLNode)] {
    guard case .mapping(let pairs) = node.value else {
      if node.scalar == "" { return [] }
      throw error(node.line, "\(what) is a list of names with values")
    }
    var named: [(key: Named, value: YAMLNode)] = []
    for (key, value) in pairs { named.append((try scalar(key, "a name"), value)) }
    return named
  }

  private func scalar(_ node: YAMLNode, _ what: String) throws(ThemeError) -> Named {
    guard let text = node.scalar else { throw error(node.line, "\(what) is a single word") }
    return Named(text: text, line: node.line)
  }

  func error(_ line: Int, _ reason: String) -> ThemeError { ThemeError(file: file, line: line, reason: reason) }

  func unknown(_ what: String, _ name: Named, among names: [String]) -> ThemeError {
    let hint = nearestName(to: name.text, among: names).map { "; did you mean \"\($0)\"?" } ?? ""
    return error(name.line, "there is no \(what) \"\(name.text)\"" + hint)
  }
}

extension ThemeFile {
  /// Fills in what this file does not say from `other`.
  mutating func lay(over other: ThemeFile) {
    palette = other.palette.merging(palette) { $1 }
    appearance = appearance ?? other.appearance
    roles = other.roles.merging(roles) { theirs, mine in
      Patch(
        foreground: mine.foreground ?? theirs.foreground, background: mine.background ?? theirs.background,
        attributes: theirs.attributes + mine.attributes)
    }
  }
}
