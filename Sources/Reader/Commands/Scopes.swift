extension Command {
  /// The panes that a command applies to.
  public struct Scopes: Hashable, Sendable, ExpressibleByArrayLiteral {
    private var bits: UInt16 = 0

    /// Every pane.
    public static let everywhere = Scopes(Scope.allCases)

    /// These panes.
    public init(arrayLiteral scopes: Scope...) { self.init(scopes) }

    private init(_ scopes: [Scope]) { for scope in scopes { bits |= Self.bit(scope) } }

    /// These panes and those.
    func union(_ other: Scopes) -> Scopes {
      var all = self
      all.bits |= other.bits
      return all
    }

    /// How many panes they are.
    public var count: Int { bits.nonzeroBitCount }

    /// Whether a pane is among them.
    public func contains(_ scope: Scope) -> Bool { bits & Self.bit(scope) != 0 }

    private static func bit(_ scope: Scope) -> UInt16 {
      switch scope {
      case .front: 1
      case .list: 1 << 1
      case .article: 1 << 2
      case .rail: 1 << 3
      case .menu: 1 << 4
      case .gallery: 1 << 5
      case .feeds: 1 << 6
      }
    }
  }
}
