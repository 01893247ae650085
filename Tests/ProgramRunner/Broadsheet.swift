// The program as people run it: a process of its own, with folders of its own, whose output and exit code a test reads.

internal import Glibc
internal import Synchronization

/// How a run of a program ended.
public struct Outcome: Sendable {
  /// The exit code, or 128 and the signal that ended it.
  public let code: Int32
  /// All that it wrote to standard output.
  public let output: String
  /// All that it wrote to standard error.
  public let errors: String
  /// The most memory that it had at once, in kilobytes.
  public let peakMemory: Int
  /// The time that processors worked for it, in seconds, however long it had to wait for them.
  public let processorTime: Double
}

/// The process that runs at the moment, which a server of the test may end in the middle of its work.
public final class RunningProcess: Sendable {
  private let process = Mutex<pid_t>(0)

  /// Ends it as `kill -9` does, as soon as it runs.
  public func kill() {
    while process.withLock({ $0 }) == 0 { sched_yield() }
    _ = Glibc.kill(process.withLock { $0 }, SIGKILL)
  }

  func set(_ id: pid_t) { process.withLock { $0 = id } }
}

/// The program with a store and a configuration of its own.
public struct Broadsheet {
  /// The folder that holds them; gone when the last that uses it is.
  public let folder: TemporaryFolder
  /// Variables of its environment besides its folders.
  public var environment: [String: String]
  /// Its process while it runs.
  public let process = RunningProcess()

  /// The moment that `arguments(now)` fixes the clock at.
  public static let now = ["--now", "2026-11-23T09:00:00Z"]

  /// A program that has never been run.
  public init(environment: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    self.environment = environment
  }

  /// A program that was started once before, so that its store holds the sample edition.
  public static func filled(environment: [String: String] = [:]) throws -> Broadsheet {
    let program = try Broadsheet(environment: environment)
    try program.folder.write(try filledStore.get(), to: "data/broadsheet/store.sqlite")
    return program
  }

  /// A store with the sample edition, filled once for all tests.
  private static let filledStore: Result<[UInt8], any Error> = Result {
    let program = try Broadsheet()
    _ = try program.screen("80x24")
    guard let bytes = contents(ofFile: program.store) else { throw CannotRun("no store was made") }
    return bytes
  }

  /// The program's file: what `BROADSHEET_PROGRAM` names, else the one built beside the tests.
  public static var path: String {
    get throws {
      if let named = getenv("BROADSHEET_PROGRAM") { return String(cString: named) }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = readlink("/proc/self/exe", &buffer, buffer.count)
      let test = String(decoding: buffer[..<max(0, count)], as: UTF8.self)
      guard let slash = test.lastIndex(of: "/") else { throw CannotRun("no folder of built programs") }
      return test[...slash] + "broadsheet"
    }
  }

  /// The store's file.
  public var store: String { folder.file("data/broadsheet/store.sqlite") }

  /// All variables that the program is given.
  public var variables: [String: String] {
    [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8", "TZ": "UTC",
      "XDG_DATA_HOME": folder.file("data"), "XDG_CONFIG_HOME": folder.file("config"),
    ].merging(environment) { $1 }
  }

  /// Runs the program without a terminal and waits for its end.
  public func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

  /// Runs the program without a terminal and waits for its end. It reads `input`; `output` is where it writes to instead of to
  /// the outcome.
  public func run(_ arguments: [String], input: String? = nil, output: String? = nil) throws -> Outcome {
    let ends = try TemporaryFolder()
    let given = try input.map { try ends.write($0, to: "input") }
    let process = try start(
      arguments, input: given ?? "/dev/null", output: output ?? ends.file("output"), errors: ends.file("errors"))
    self.process.set(process)
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    self.process.set(0)
    let signal = status & 0x7F
    return Outcome(
      code: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: ends.text(of: "output") ?? "",
      errors: ends.text(of: "errors") ?? "", peakMemory: usage.ru_maxrss,
      processorTime: [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 })
  }

  /// What the reader shows after `keys` on a screen of this size, a row a line.
  public func screen(_ size: String, keys: String = "", _ more: [String] = []) throws -> String {
    let outcome = try run(Self.now + ["--size", size, "--keys", keys, "--print-screen"] + more)
    guard outcome.code == 0 else { throw CannotRun(outcome.errors) }
    return outcome.output.hasSuffix("\n") ? String(outcome.output.dropLast()) : outcome.output
  }

  private func start(_ arguments: [String], input: String, output: String, errors: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT, 0o600)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var argv = ([try Self.path] + arguments).map { strdup($0) } + [nil]
    var envp = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var process = pid_t()
    let failed = posix_spawn(&process, try Self.path, &actions, &attributes, &argv, &envp)
    guard failed == 0 else { throw CannotRun("\(try Self.path): \(String(cString: strerror(failed)))") }
    return process
  }
}
