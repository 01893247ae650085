/// A section of the menu as the store numbers it.
public struct SectionID: Hashable, Sendable, Comparable {
  /// The store's number.
  public let rawValue: Int64
  /// A section by the store's number.
  public init(_ rawValue: Int64) { self.rawValue = rawValue }
  /// By number.
  public static func < (left: SectionID, right: SectionID) -> Bool { left.rawValue < right.rawValue }
}

/// One section of the menu with what is under it.
public struct Section: Hashable, Sendable {
  /// The store's number.
  public var id: SectionID
  /// Its name, without those above it.
  public var name: String
  /// Names from the top of the tree down to itself.
  public var path: [String]
  /// Unread articles in it and below it.
  public var unread: Int
  /// Articles in it and below it.
  public var total: Int
  /// Its sub-sections, in the order of the menu.
  public var children: [Section]

  /// A section with its counts.
  public init(id: SectionID, name: String, path: [String], unread: Int, total: Int, children: [Section]) {
    self.id = id
    self.name = name
    self.path = path
    self.unread = unread
    self.total = total
    self.children = children
  }
}

/// A section that the menu should have, with what is under it.
public struct SectionPlan: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Its sub-sections in order.
  public var children: [SectionPlan]

  /// A section named `name`.
  public init(_ name: String, _ children: [SectionPlan] = []) {
    self.name = name
    self.children = children
  }

  /// How many sections it is, with those under it.
  public var count: Int { children.reduce(1) { $0 + $1.count } }
}
