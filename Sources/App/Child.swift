// Programs that are started beside the reader or in its stead: by their argument vector, never by a shell, with nothing open
// but what they are given. What is written to one that does not read, or that has ended, costs no more than the time allowed.

internal import CPosix
internal import Glibc

/// A program that was started.
public struct Child: Sendable {
  /// What it has for standard input.
  public enum Input: Sendable {
    /// Nothing.
    case none
    /// The terminal.
    case terminal
    /// What is fed to it.
    case fed
  }

  /// Its number.
  let process: pid_t
  private let input: Int32?

  /// Starts the program at `path`; `arguments` begin with its name. One that is not given the terminal can write nowhere, and
  /// has a session of its own, so that no key press ends it.
  public static func start(
    _ path: String, _ arguments: [String], input: Input, hasTerminal: Bool
  ) -> Child? {
    var ends: [Int32] = [-1, -1]
    if case .fed = input { guard pipe2(&ends, O_CLOEXEC) == 0 else { return nil } }
    let stream: ChildStream =
      switch input {
      case .none: .nothing
      case .terminal: .inherited
      case .fed: .descriptor(ends[0])
      }
    let others = hasTerminal ? ChildStream.inherited : .nothing
    let process = spawn(path, arguments, input: stream, output: others, errors: others, hasOwnSession: !hasTerminal)
    if ends[0] >= 0 { close(ends[0]) }
    guard let process else {
      if ends[1] >= 0 { close(ends[1]) }
      return nil
    }
    return Child(process: process, input: ends[1] >= 0 ? ends[1] : nil)
  }

  /// Starts the program at `path` and waits for its end: its exit code, 127 where it cannot be started. It reads the open file
  /// `input`; what it says goes to the open file `output`.
  public static func run(_ path: String, _ arguments: [String], input: Int32, output: Int32) -> Int32 {
    let said = ChildStream.descriptor(output)
    let process = spawn(
      path, arguments, input: .descriptor(input), output: said, errors: said, hasOwnSession: false)
    return process.map { Child(process: $0).wait() } ?? 127
  }

  init(process: pid_t, input: Int32? = nil) {
    self.process = process
    self.input = input
  }

  /// Writes `text` to its standard input and ends that; false where it did not take all of it in so many milliseconds.
  @discardableResult
  public func feed(_ text: String, within milliseconds: Int? = nil) -> Bool {
    guard let input else { return true }
    defer { close(input) }
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
    let deadline = milliseconds.map { ContinuousClock.now + .milliseconds($0) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      var wait: Int32 = 1_000
      if let deadline {
        let left = (deadline - .now) / Duration.milliseconds(1)
        guard left > 0 else { return false }
        wait = Int32(min(left.rounded(.up), 1_000))
      }
      var descriptor = pollfd(fd: input, events: Int16(POLLOUT), revents: 0)
      let ready = poll(&descriptor, 1, wait)
      if ready == 0 || ready < 0 && errno == EINTR { continue }
      let count = rest.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      // It has ended, or reads no further: what it wanted it has.
      guard count > 0 else { return true }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Its exit code when it has ended: 128 and more where a signal ended it.
  @discardableResult
  public func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return 0 } }
    return Self.code(status)
  }

  /// Its exit code, where it ends within so many milliseconds.
  public func wait(within milliseconds: Int) -> Int32? {
    let deadline = ContinuousClock.now + .milliseconds(milliseconds)
    while true {
      var status: Int32 = 0
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return Self.code(status) }
      if ended < 0, errno != EINTR { return 0 }
      guard .now < deadline else { return nil }
      usleep(5_000)
    }
  }

  private static func code(_ status: Int32) -> Int32 {
    status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }

  /// The program called `name`: on the search path, or where its own path leads.
  public static func executable(_ name: String) -> String? {
    if name.contains("/") { return access(name, X_OK) == 0 ? name : nil }
    let folders = (Folders.variable("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { $0 + "/" + name }.first { access($0, X_OK) == 0 }
  }
}

/// A file for a command to read, with a name that nothing in a story has a part in (CVE-2017-14500, CVE-2024-32487).
public struct StoryFile: Sendable {
  /// Where it is.
  public let path: String

  /// Writes `text` to a new file that only this user reads; nil where that cannot be done.
  public init?(_ text: String) {
    let folders = ["XDG_RUNTIME_DIR", "TMPDIR"].compactMap(Folders.variable) + ["/tmp"]
    let folder = folders.first { $0.hasPrefix("/") && access($0, W_OK) == 0 } ?? "/tmp"
    var template = Array((folder + "/broadsheet-XXXXXX.txt").utf8CString)
    let descriptor = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkstemps($0, 4) } ?? -1
    }
    guard descriptor >= 0 else { return nil }
    path = template.withUnsafeBufferPointer { buffer in buffer.baseAddress.map { String(cString: $0) } ?? "" }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        unlink(path)
        return nil
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Takes the file away.
  public func remove() { unlink(path) }
}

extension Child {
  /// Ends it, and waits until it has ended.
  public func end() {
    kill(process, SIGKILL)
    wait()
  }
}
