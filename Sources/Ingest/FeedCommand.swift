// A feed that a command writes. The command comes from the configuration alone, as an argument vector: no shell reads it,
// and nothing that a feed or a list of subscriptions says becomes part of it.

internal import CPosix
internal import Glibc

/// Runs a command and gives what it wrote; the reason where it failed, took too long or wrote too much.
func output(of command: [String], timeout seconds: Int, limit: Int) -> Result<[UInt8], CommandFailure> {
  guard let program = command.first else { return .failure(CommandFailure(reason: "the command is empty")) }
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { return .failure(CommandFailure(reason: String(cString: strerror(errno)))) }
  defer { close(ends[0]) }
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  var process = pid_t()
  do {
    defer { close(ends[1]) }
    let code = spawn(command, output: ends[1], &process)
    guard code == 0 else {
      return .failure(CommandFailure(reason: "\(program) cannot be started: \(String(cString: strerror(code)))"))
    }
  }
  let (bytes, fault) = read(ends[0], until: ContinuousClock.now + .seconds(seconds), limit: limit)
  // It leads a group of its own, so that what it started ends with it.
  if fault != nil { kill(-process, SIGKILL) }
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0, errno == EINTR {}
  switch fault {
  case .tooLate: return .failure(CommandFailure(reason: "\(program) took longer than \(seconds) s"))
  case .tooMuch: return .failure(CommandFailure(reason: "\(program) wrote more than \(max(1, limit >> 20)) MB"))
  case nil: break
  }
  guard status == 0 else {
    let signal = status & 0x7F
    let ending = signal == 0 ? "with exit code \(status >> 8 & 0xFF)" : "by signal \(signal)"
    return .failure(CommandFailure(reason: "\(program) ended \(ending)"))
  }
  return .success(bytes)
}

/// Why a command gave no feed.
struct CommandFailure: Error, Hashable {
  let reason: String
}

private enum Fault { case tooLate, tooMuch }

private func read(_ end: Int32, until deadline: ContinuousClock.Instant, limit: Int) -> ([UInt8], Fault?) {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let left = (deadline - ContinuousClock.now) / .milliseconds(1)
    guard left > 0 else { return ([], .tooLate) }
    var waiting = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, Int32(clamping: Int(left) + 1)) > 0 else { continue }
    let count = Glibc.read(end, &chunk, chunk.count)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return (bytes, nil) }
    bytes += chunk[..<count]
    guard bytes.count <= limit else { return ([], .tooMuch) }
  }
}

private func spawn(_ command: [String], output: Int32, _ process: inout pid_t) -> Int32 {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_adddup2(&actions, output, 1)
  // What it complains about could hold escapes, and would stand in the middle of the page that is being read.
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var ignored = sigset_t()
  sigemptyset(&ignored)
  sigaddset(&ignored, SIGPIPE)
  posix_spawnattr_setsigdefault(&attributes, &ignored)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
  var vector: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
  defer { for word in vector { free(word) } }
  return posix_spawnp(&process, command[0], &actions, &attributes, &vector, broadsheet_environment())
}
