// Programs started beside this one. Their memory is read from /proc while they run: what the kernel reports at their end
// counts the memory of the program that started them as well.

internal import CPosix
internal import Glibc

/// What a program did.
struct ChildProcess {
  /// Its exit code, or 128 and the signal that ended it.
  var status: Int32 = 0
  /// What it wrote to standard output.
  var output = ""
  /// From its start to the end of the first line that it wrote; nil where it wrote none.
  var secondsToFirstLine: Double?
  /// From its start to its end.
  var seconds = 0.0
  /// The most memory it had at a time, in kilobytes; not that of programs it started.
  var peakKilobytes = 0

  /// Runs a program to its end. `path` is looked for in $PATH; what it complains about is kept out of sight.
  static func run(_ path: String, _ arguments: [String]) throws(BenchmarkError) -> ChildProcess {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw BenchmarkError("no pipe: \(String(cString: strerror(errno)))") }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let start = ContinuousClock.now
    let process: pid_t
    do {
      defer { close(ends[1]) }
      process = try spawn(path, arguments, output: ends[1])
    }
    var child = ChildProcess()
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var waiting = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, 10)
      child.peakKilobytes = max(child.peakKilobytes, peakMemory(of: process))
      guard ready != 0 else { continue }
      let count = read(ends[0], &chunk, chunk.count)
      guard count > 0 else { break }
      bytes += chunk[..<count]
      if child.secondsToFirstLine == nil, chunk[..<count].contains(0x0A) {
        child.secondsToFirstLine = (ContinuousClock.now - start) / .seconds(1)
      }
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    child.seconds = (ContinuousClock.now - start) / .seconds(1)
    child.status = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    child.output = String(decoding: bytes, as: UTF8.self)
    return child
  }

  /// Runs a program that must succeed, and gives what it wrote.
  @discardableResult
  static func output(of path: String, _ arguments: [String]) throws(BenchmarkError) -> String {
    let child = try run(path, arguments)
    guard child.status == 0 else {
      throw BenchmarkError("\(path) ended with \(child.status): \(([path] + arguments).joined(separator: " "))")
    }
    return child.output
  }

  private static func spawn(_ path: String, _ arguments: [String], output: Int32) throws(BenchmarkError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var vector: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in vector { free(word) } }
    var process = pid_t()
    let code = posix_spawnp(&process, path, &actions, nil, &vector, broadsheet_environment())
    guard code == 0 else { throw BenchmarkError("\(path) does not start: \(String(cString: strerror(code)))") }
    return process
  }

  /// The highest mark of a running process's memory.
  private static func peakMemory(of process: pid_t) -> Int {
    guard let status = try? contents(of: "/proc/\(process)/status") else { return 0 }
    let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0
  }
}
