/// A feed that the catalogue knows.
public struct CatalogueFeed: Hashable, Sendable {
  /// The newspaper's or magazine's name.
  public var name: String
  /// The feed's address.
  public var url: String
  /// The country of a newspaper, the subject of a magazine.
  public var group: String
  /// Whether `group` is a country.
  public var isByCountry: Bool
  /// The language, as a BCP 47 tag.
  public var language: String

  /// A feed of the catalogue.
  public init(name: String, url: String, group: String, isByCountry: Bool = true, language: String = "en") {
    self.name = name
    self.url = url
    self.group = group
    self.isByCountry = isByCountry
    self.language = language
  }

  /// Whether each of the words, in small letters, is in the name, the country or subject, the address or is the language.
  public func has(_ words: [some StringProtocol]) -> Bool {
    guard !words.isEmpty else { return true }
    let text = "\(name) \(group) \(url)".lowercased()
    return words.allSatisfy { text.contains($0) || language == $0 }
  }
}
