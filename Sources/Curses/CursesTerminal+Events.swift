import CNcurses
import Glibc
public import Screen

extension CursesTerminal {
  /// How long the rest of a sequence may take before an Escape is one.
  private static let escapeMilliseconds: Int32 = 25
  /// How long the rest of an answer may take, which a network can bring in parts.
  private static let answerMilliseconds: Int32 = 500
  /// How long an Escape waits to be one while an answer, which begins with it, may still come.
  private static let inquiryMilliseconds: Int32 = 120

  /// The next event, or nil when none comes within the time; without a time it waits until there is one.
  ///
  /// Ctrl-Z, and the signal it stands for, stop the program here; once continued, the answer is `.resize`.
  public func nextEvent(timeoutMilliseconds: Int? = nil) -> TerminalEvent? {
    let deadline = timeoutMilliseconds.map { ContinuousClock.now + .milliseconds($0) }
    var isSilent = false
    while true {
      let next = decoder.next(isSilent: isSilent)
      let replies = decoder.takeReplies()
      let isLate = !replies.isEmpty && ContinuousClock.now > colorDeadline
      if isLate { inquiry.closeColors() }
      for reply in replies {
        if case .prefersDark = reply, isLate || !inquiry.isOpen { askForColors(knowsPreference: true) }
        guard let ability = inquiry.take(reply, where: Self.canWrite) else { continue }
        if ability == .changesFont {
          let height = Int(curses_cell_height(STDOUT_FILENO))
          font = inquiry.fontName.flatMap { TerminalFont(name: $0, cellPixels: height, points: fontPoints) }
          if font == nil { continue }
        }
        abilities.append(ability)
      }
      probeSizedText()
      if let event = next {
        guard event == .key(Key(.character("z"), .control)) else { return event }
        return stop()
      }
      if inquiry.hasMarkedScreen {
        inquiry.forgetMarks()
        redraw()
        if abilities.isEmpty { return .resize(size) }
      }
      if !abilities.isEmpty { return .ability(abilities.removeFirst()) }
      if isGone { return .terminate }
      var wait: Int32 = -1
      if let deadline {
        let left = (deadline - .now) / Duration.milliseconds(1)
        wait = Int32(max(0, min(left.rounded(.up), 1e9)))
      }
      let isHeldBack = decoder.isWaiting && !isSilent
      let mayBeAnswer = inquiry.isOpen && ContinuousClock.now < colorDeadline
      let patience =
        decoder.isMidSequence
        ? Self.answerMilliseconds : mayBeAnswer ? Self.inquiryMilliseconds : Self.escapeMilliseconds
      // Who asks only for what is there is not kept waiting for the rest of an answer.
      let isLeft = isHeldBack && decoder.isMidSequence && wait >= 0 && wait < patience
      if isHeldBack, !isLeft { wait = patience }
      var descriptors = [STDIN_FILENO, Signals.pipe.read, waker.readEnd].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      let ready = poll(&descriptors, 3, wait)
      if ready < 0, errno != EINTR { return .terminate }
      isSilent = ready == 0 && isHeldBack && !isLeft
      if ready == 0, !isHeldBack || isLeft { return nil }
      if descriptors[1].revents != 0, let event = signalEvent() { return event }
      if descriptors[0].revents != 0 { readInput() }
      if descriptors[2].revents != 0 {
        waker.drain()
        return .wake
      }
    }
  }

  private func readInput() {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    if count > 0 {
      decoder.feed(bytes[..<count])
    } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
      isGone = true
    }
  }

  private func signalEvent() -> TerminalEvent? {
    let signals = Signals.taken()
    if signals.contains(where: { [SIGTERM, SIGHUP, SIGINT].contains($0) }) { return .terminate }
    if signals.contains(SIGTSTP) { return stop() }
    guard signals.contains(SIGWINCH) else { return nil }
    resizeWindow()
    return .resize(size)
  }

  func stop() -> TerminalEvent {
    whileSuspended { Signals.stop() }
    return .resize(size)
  }
}
