internal import Glibc

/// A web server on this machine that speaks TLS, for tests: `openssl s_server` with a certificate of its own making.
public final class TLSServer {
  private static let program = "/usr/bin/openssl"

  /// Whether there can be one.
  public static var isPossible: Bool { access(program, X_OK) == 0 }

  /// The file of its certificate, which vouches for itself.
  public var certificate: String { folder.file("certificate.pem") }
  private let folder: TemporaryFolder
  private let process: pid_t
  private let port: String

  /// A server whose files are whole answers, by their names.
  public init(answers: [String: String]) throws {
    folder = try TemporaryFolder()
    for (name, answer) in answers { try folder.write(answer, to: name) }
    let key = folder.file("key.pem")
    let made = try Self.start(
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", folder.file("certificate.pem"),
        "-days",
        "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
      ], in: folder)
    var status: Int32 = 0
    waitpid(made.process, &status, 0)
    close(made.output)
    guard status == 0 else { throw CannotRun("openssl makes no certificate") }
    let server = try Self.start(
      ["s_server", "-accept", "127.0.0.1:0", "-cert", folder.file("certificate.pem"), "-key", key, "-HTTP"], in: folder)
    process = server.process
    // It tells its port in a line of its own, when it listens.
    var heard = ""
    var byte = [UInt8](repeating: 0, count: 1)
    while !heard.contains("ACCEPT") || !heard.hasSuffix("\n") {
      guard read(server.output, &byte, 1) == 1 else { throw CannotRun("openssl does not listen: \(heard)") }
      heard += String(decoding: byte, as: UTF8.self)
    }
    // What it says further is nobody's business; the pipe is large enough for it.
    output = server.output
    port = heard.split(separator: "\n").last.flatMap { $0.split(separator: ":").last }.map(String.init) ?? ""
  }

  private let output: Int32

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    close(output)
  }

  /// The address of one of its files.
  public func url(_ name: String) -> String { "https://127.0.0.1:\(port)/\(name)" }

  /// Starts openssl in a folder; what it writes can be read.
  private static func start(
    _ arguments: [String], in folder: TemporaryFolder
  ) throws -> (process: pid_t, output: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw CannotRun("no pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[1]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let change = ["sh", "-c", "cd \"$1\" && shift && exec \(program) \"$@\"", "sh", folder.path]
    var argv = (change + arguments).map { strdup($0) } + [nil]
    defer { argv.forEach { free($0) } }
    var envp: [UnsafeMutablePointer<CChar>?] = [nil]
    var process = pid_t()
    guard posix_spawn(&process, "/bin/sh", &actions, nil, &argv, &envp) == 0 else { throw CannotRun("no openssl") }
    return (process, ends[0])
  }
}
