internal import Configuration
internal import Screen

extension TerminalHabits {
  /// What a person has set of the terminal. Text that no terminal shows is left as it is written: whatever reads a file or a
  /// pipe looks for the article's own letters, in their own order.
  init(_ preferences: Preferences, isShown: Bool = true) {
    self.init(
      ambiguousWidth: preferences.hasWideAmbiguous ? .wide : .narrow, ordersText: preferences.leavesBidi || !isShown)
  }
}
