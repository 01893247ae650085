// A list of subscriptions as OPML has it: the feeds in their order, and what it says besides. Nothing of the latter is
// used by the reader; it is kept so that a list that is written says all that the one that was read said.

/// What a list says of a feed or a folder besides its name and its addresses.
public struct OutlineNotes: Hashable, Sendable {
  /// An attribute that has no meaning here.
  public struct Attribute: Hashable, Sendable {
    /// The name as written, with its prefix.
    public var name: String
    /// The address that the prefix stands for; empty where there is none.
    public var namespace: String
    /// The value.
    public var value: String

    /// An attribute.
    public init(_ name: String, _ value: String, namespace: String = "") {
      self.name = name
      self.namespace = namespace
      self.value = value
    }
  }

  /// Two names of one thing.
  public struct Names: Hashable, Sendable {
    /// The one by which it goes.
    public var title: String
    /// The one that other programs show.
    public var text: String

    /// Two names.
    public init(title: String, text: String) {
      self.title = title
      self.text = text
    }
  }

  /// `title` and `text`, where they differ.
  public var names: Names?
  /// All else, in its order.
  public var attributes: [Attribute]

  /// Notes, of which there may be none.
  public init(names: Names? = nil, attributes: [Attribute] = []) {
    self.names = names
    self.attributes = attributes
  }

  /// Whether there is nothing to say.
  public var isEmpty: Bool { names == nil && attributes.isEmpty }
}

/// A folder that a list says something of, or that holds no feed.
public struct FeedFolder: Hashable, Sendable {
  /// Its name below those of the folders that it is in, outermost first.
  public var path: [String]
  /// What is said of it.
  public var notes: OutlineNotes
  /// How many feeds of the list stand before it.
  public var place: Int
  /// Whether it was without feeds when it was read.
  public var isEmpty: Bool

  /// A folder.
  public init(path: [String], notes: OutlineNotes = OutlineNotes(), place: Int, isEmpty: Bool) {
    self.path = path
    self.notes = notes
    self.place = place
    self.isEmpty = isEmpty
  }
}

/// Subscriptions in their order, and the folders that would be lost without being told.
public struct SubscriptionList: Hashable, Sendable {
  /// The feeds.
  public var subscriptions: [Subscription]
  /// The folders, in the order of the list.
  public var folders: [FeedFolder]

  /// A list.
  public init(_ subscriptions: [Subscription], folders: [FeedFolder] = []) {
    self.subscriptions = subscriptions
    self.folders = folders
  }

  /// The list with those feeds only that `isKept` says; folders keep their places among them.
  public func filter(_ isKept: (Subscription) -> Bool) -> SubscriptionList {
    var before = [0]
    for subscription in subscriptions { before.append((before.last ?? 0) + (isKept(subscription) ? 1 : 0)) }
    let folders = folders.map { folder in
      var folder = folder
      folder.place = before[min(max(0, folder.place), before.count - 1)]
      return folder
    }
    return SubscriptionList(subscriptions.filter(isKept), folders: folders)
  }
}
