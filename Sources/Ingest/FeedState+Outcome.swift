internal import Articles
internal import Fetch

extension FeedState {
  /// The state after a feed was read, or found to be as it was.
  func succeeded(_ read: ReadFeed?, _ response: FetchResponse?, at now: Int64, _ schedule: Schedule) -> FeedState {
    var state = self
    (state.checked, state.succeeded) = (now, now)
    (state.failure, state.retirement, state.notBefore) = (nil, nil, nil)
    if let read {
      if !read.title.isEmpty, !hasOwnTitle { state.subscription.title = read.title }
      if state.subscription.siteURL == nil { state.subscription.siteURL = read.siteURL }
      state.rhythm = read.rhythm
      state.fingerprint = read.fingerprint
    }
    if let response {
      if response.status != 304 {
        state.validators = .init(
          entityTag: response["etag"].flatMap(Self.sendable),
          lastModified: response["last-modified"].flatMap(Self.sendable))
      }
      if let moved = response.permanentURL { state.movedTo = moved == subscription.url ? nil : moved }
    }
    state.due = schedule.due(after: now, rhythm: state.rhythm, response: response)
    return state
  }

  /// The state after a feed could not be read. Where no server at all was reached, the failure is not held against it.
  func failed(_ fault: FeedFault, at now: Int64, _ schedule: Schedule, isOffline: Bool = false) -> FeedState {
    var state = self
    state.checked = now
    let count = (failure?.count ?? 0) + (isOffline ? 0 : 1)
    let failure = Failure(reason: fault.reason, since: failure?.since ?? now, count: count)
    state.failure = failure
    state.notBefore = fault.notBefore
    state.due = max(schedule.retry(after: now, failures: count), fault.notBefore ?? .min)
    if fault.kind == .gone {
      state.retirement = Retirement(reason: fault.reason, since: now)
    } else if schedule.isHopeless(failure, isRefusal: fault.kind == .refused, at: now) {
      state.retirement = Retirement(reason: "it failed \(count) times in a row: \(fault.reason)", since: now)
    }
    // Where it moved to there is nothing now; perhaps there is again where it was.
    if count >= 3 { state.movedTo = nil }
    return state
  }

  /// A validator that may be sent back: what holds a control character is no validator.
  private static func sendable(_ text: String) -> String? {
    text.isEmpty || text.utf8.count > 1_024 || text.utf8.contains { $0 < 0x20 || $0 == 0x7F } ? nil : text
  }
}
