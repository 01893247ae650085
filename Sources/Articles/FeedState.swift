// What is known of a subscription besides its name: where its feed is now, when it was read, what went wrong and since
// when, when it is to be read again. All moments are seconds since 1970-01-01T00:00:00Z.

/// A subscription with its history.
public struct FeedState: Hashable, Sendable {
  /// A failure that lasts.
  public struct Failure: Hashable, Sendable {
    /// Why the feed cannot be read, in one line.
    public var reason: String
    /// When it failed first, without a success since.
    public var since: Int64
    /// How often it has failed since.
    public var count: Int

    /// A failure that lasts since `since`.
    public init(reason: String, since: Int64, count: Int) {
      self.reason = reason
      self.since = since
      self.count = count
    }
  }

  /// The end of a feed that is not asked for any more.
  public struct Retirement: Hashable, Sendable {
    /// Why, in one line.
    public var reason: String
    /// Since when.
    public var since: Int64

    /// A retirement since `since`.
    public init(reason: String, since: Int64) {
      self.reason = reason
      self.since = since
    }
  }

  /// What a server gave to recognise the last version by (RFC 9110, 8.8).
  public struct Validators: Hashable, Sendable {
    /// The entity tag, as it was sent.
    public var entityTag: String?
    /// The time of the last change, as it was sent.
    public var lastModified: String?

    /// Validators, of which there may be none.
    public init(entityTag: String? = nil, lastModified: String? = nil) {
      self.entityTag = entityTag
      self.lastModified = lastModified
    }
  }

  /// How often the feed wants to be asked.
  public struct Rhythm: Hashable, Sendable {
    /// The least minutes between two requests; 0 where it says nothing.
    public var minutes: Int
    /// The hours in GMT, 0 to 23, in which it need not be asked.
    public var skippedHours: Set<Int>
    /// The days in GMT, 0 for Sunday to 6, on which it need not be asked.
    public var skippedDays: Set<Int>

    /// A rhythm; of a feed that says nothing unless told otherwise.
    public init(minutes: Int = 0, skippedHours: Set<Int> = [], skippedDays: Set<Int> = []) {
      self.minutes = minutes
      self.skippedHours = skippedHours
      self.skippedDays = skippedDays
    }
  }

  /// The subscription.
  public var subscription: Subscription
  /// Whether the title was given by a person, so that the feed's own does not replace it.
  public var hasOwnTitle = false
  /// Whether a person chose an address on this machine or in a private network.
  public var isLocal = false
  /// Where the feed moved to for good; nil where it is at its subscription's address.
  public var movedTo: String?
  /// What the next request asks for changes with.
  public var validators = Validators()
  /// A fingerprint of the bytes read last.
  public var fingerprint: Int64?
  /// How often it wants to be asked.
  public var rhythm = Rhythm()
  /// When it was last asked for.
  public var checked: Int64?
  /// When it was last read without failure, new stories or not.
  public var succeeded: Int64?
  /// When it last brought something new.
  public var changed: Int64?
  /// When it is to be asked for again; nil for at once.
  public var due: Int64?
  /// Until when its server wants no request at all (`Retry-After`).
  public var notBefore: Int64?
  /// What is wrong with it.
  public var failure: Failure?
  /// Why it is no longer asked for.
  public var retirement: Retirement?
  /// How many stories came from it.
  public var stories = 0
  /// Which of its stories are fetched whole.
  public var fullText = FullTextRule.automatic
  /// Whether the configuration says so, which the reader does not change.
  public var isFullTextFixed = false

  /// The state of a subscription that was never fetched.
  public init(_ subscription: Subscription) { self.subscription = subscription }

  /// The address that is asked.
  public var address: String { movedTo ?? subscription.url }

  /// Whether it is to be asked for at `now`.
  public func isDue(at now: Int64) -> Bool { retirement == nil && (due ?? .min) <= now && !isHeldBack(at: now) }

  /// Whether its server asked to be left alone until after `now`.
  public func isHeldBack(at now: Int64) -> Bool { (notBefore ?? .min) > now }
}
