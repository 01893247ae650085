/// The memory that documents on their way take together. Where it is used up, one of them goes on to its end and the others
/// wait: a hundred servers that each send as much as they may cannot fill the machine.
final class Budget {
  private let limit: Int
  private var used = 0
  /// The transfer that goes on though there is no room.
  private var holder: Int?
  private var isAwaited = false

  init(limit: Int) { self.limit = limit }

  /// Whether a transfer may keep `count` more bytes now.
  func take(_ count: Int, for transfer: Int) -> Bool {
    if used + count > limit {
      guard holder == nil || holder == transfer else {
        isAwaited = true
        return false
      }
      holder = transfer
    }
    used += count
    return true
  }

  /// A transfer no longer keeps its bytes here.
  func give(back count: Int, by transfer: Int) {
    used -= count
    if holder == transfer { holder = nil }
  }

  /// Whether those that wait may try again; true once for each time.
  func hasRoomAgain() -> Bool {
    guard isAwaited, holder == nil else { return false }
    isAwaited = false
    return true
  }
}
