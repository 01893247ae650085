// The story as the page describes it to search engines: JSON-LD by schema.org.

import Articles
import Markup

/// A news article in JSON-LD.
struct LinkedArticle {
  var headline: String?
  var description: String?
  var authors: [String] = []
  var published: String?
  var modified: String?
  var sections: [String] = []
  var images: [(url: String, caption: String?, credit: String?)] = []
  var body: String?
  var keywords: [String] = []
  var publisher: String?
  var language: String?
  var url: String?
  /// Names from a `BreadcrumbList`, the first page and the story itself among them.
  var breadcrumb: [String] = []
  /// The types that the page's objects have.
  var types: Set<String> = []
  /// Whether the publisher says that the story, or a part of it, is not for everyone.
  var isForSubscribers = false
  /// The selectors of the parts that are not for everyone.
  var closedParts: [String] = []
  /// How many words the story has.
  var wordCount: Int?
  /// Whether one of the objects is an article.
  var isArticle = false

  init(_ objects: [JSONValue], base: String?) {
    var byID: [String: JSONValue] = [:]
    for object in objects {
      if let id = object["@id"]?.text, case .object(let members) = object, members.count > 1 { byID[id] = object }
      types.formUnion(Self.types(of: object))
    }
    func resolved(_ value: JSONValue) -> JSONValue {
      if case .object(let members) = value, members.count <= 2, let id = members["@id"]?.text {
        return byID[id] ?? value
      }
      return value
    }
    let articles = objects.filter { !Self.types(of: $0).isDisjoint(with: Self.articleTypes) }
    isArticle = !articles.isEmpty
    // Fronts describe each story they tease; only a page with few of them is about one.
    let best = articles.count <= 3 ? articles.max { Self.weight($0) < Self.weight($1) } : articles.first
    let fallback = objects.first { Self.types(of: $0).contains("WebPage") }
    for object in [best, fallback].compactMap({ $0 }) {
      if headline == nil, best != nil {
        headline = (Self.words(object["headline"]) ?? Self.words(object["name"])).map {
          PageHead.cut($0, to: PageHead.longestTitle)
        }
      }
      description = description ?? Self.words(object["description"])
      published = published ?? object["datePublished"]?.text ?? object["dateCreated"]?.text
      modified = modified ?? object["dateModified"]?.text
      language = language ?? object["inLanguage"]?.text ?? object["inLanguage"]?["name"]?.text
      for key in ["author", "creator"] where authors.isEmpty {
        authors = (object[key]?.list ?? []).flatMap { Self.names(resolved($0)) }
      }
      if images.isEmpty {
        for key in ["image", "thumbnailUrl", "primaryImageOfPage"] {
          for value in object[key]?.list ?? [] { addImage(resolved(value), base: base) }
        }
      }
    }
    readBreadcrumb(objects)
    guard let best else { return }
    body = best["articleBody"]?.text ?? best["text"]?.text
    sections = (best["articleSection"]?.list ?? []).compactMap { Self.words($0) }
    url = best["url"]?.text ?? best["mainEntityOfPage"]?["@id"]?.text
    wordCount = best["wordCount"]?.text.flatMap { Int($0) }
    isForSubscribers = Self.isClosed(best)
    for part in best["hasPart"]?.list ?? [] where Self.isClosed(part) {
      isForSubscribers = true
      if let selector = part["cssSelector"]?.text { closedParts.append(selector) }
    }
    for value in best["keywords"]?.list ?? [] {
      guard let text = Self.words(value) ?? Self.words(value["name"]) else { continue }
      keywords += text.split(separator: ",").map { collapseBlanks(String($0)) }.filter { !$0.isEmpty }
    }
    if let value = best["publisher"].map(resolved) { publisher = Self.words(value["name"]) ?? Self.words(value) }
  }

  /// schema.org's `isAccessibleForFree`, which pages write as a truth value, a word or an address.
  private static func isClosed(_ object: JSONValue) -> Bool {
    guard let word = object["isAccessibleForFree"]?.text?.inSmallLetters() else { return false }
    return word == "false" || word.hasSuffix("/false") || word == "no"
  }

  private mutating func readBreadcrumb(_ objects: [JSONValue]) {
    guard let list = objects.first(where: { Self.types(of: $0).contains("BreadcrumbList") }) else { return }
    breadcrumb = (list["itemListElement"]?.list ?? []).compactMap { item in
      Self.words(item["name"]) ?? Self.words(item["item"]?["name"])
    }
  }

  private static let articleTypes: Set<String> = [
    "Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "TechArticle", "ScholarlyArticle", "Report",
    "AdvertiserContentArticle", "SocialMediaPosting", "SatiricalArticle", "AskPublicNewsArticle",
  ]

  private static func types(of object: JSONValue) -> Set<String> {
    Set((object["@type"]?.list ?? []).compactMap(\.text).map { $0.split(separator: "/").last.map(String.init) ?? $0 })
  }

  /// How much an object says of its article.
  private static func weight(_ object: JSONValue) -> Int {
    let names = ["headline", "author", "datePublished", "image", "articleBody", "dateModified", "description"]
    return names.filter { object[$0] != nil }.count + min((object["articleBody"]?.text?.utf8.count ?? 0) / 500, 5)
  }

  /// The words of a text that may hold references and tags, as papers put them there.
  static func words(_ value: JSONValue?) -> String? {
    guard let text = value?.text else { return nil }
    let words = htmlPlainText(text)
    return words.isEmpty ? nil : words
  }

  private static func names(_ value: JSONValue) -> [String] {
    if let name = words(value) { return [name] }
    if let name = value["name"] { return name.list.compactMap { words($0) } }
    let parts = [words(value["givenName"]), words(value["familyName"])].compactMap { $0 }
    return parts.isEmpty ? [] : [parts.joined(separator: " ")]
  }

  private mutating func addImage(_ value: JSONValue, base: String?) {
    let reference = value.text ?? value["url"]?.list.first?.text ?? value["contentUrl"]?.text ?? value["@id"]?.text
    guard let reference, let url = resolveAddress(reference, base: base) else { return }
    let credit = Self.words(value["creditText"]) ?? Self.words(value["copyrightHolder"]?["name"])
    images.append((url, Self.words(value["caption"]), credit))
  }
}
