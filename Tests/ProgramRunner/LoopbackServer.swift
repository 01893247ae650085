// A web server on this machine for tests: what it answers is a function of the request, and what was asked can be read.

internal import Glibc
internal import Synchronization

/// A server that lives as long as the test that made it.
public final class LoopbackServer: Sendable {
  /// What was asked.
  public struct Request: Sendable {
    /// The method, the target and the version.
    public let line: String
    /// The target.
    public var path: String { line.split(separator: " ").dropFirst().first.map(String.init) ?? "" }
    /// The header lines, names in small letters.
    public let headers: [String: String]
  }

  /// What is answered.
  public struct Answer: Sendable {
    var status: Int
    var headers: [String]
    var body: [UInt8]
    var isEndless = false
    var tellsLength = true

    /// An answer with a document.
    public init(_ status: Int = 200, headers: [String] = [], text: String = "") {
      self.init(status, headers: headers, bytes: Array(text.utf8))
    }

    /// An answer with bytes; without their length where that is not to be told.
    public init(_ status: Int = 200, headers: [String] = [], bytes: [UInt8], tellsLength: Bool = true) {
      self.status = status
      self.headers = headers
      body = bytes
      self.tellsLength = tellsLength
    }

    /// An answer that never comes.
    public static let never = {
      var answer = Answer()
      answer.isEndless = true
      return answer
    }()

    /// A redirect.
    public static func redirect(_ status: Int, to target: String) -> Answer {
      Answer(status, headers: ["Location: \(target)"])
    }
  }

  /// The address that it listens on.
  public let address: String
  /// The port that it listens on.
  public let port: Int
  private let listener: Int32
  private let asked = Mutex<[Request]>([])
  private let answer: @Sendable (Request) -> Answer

  /// A server at a loopback address, on a port of the system's choice.
  public init(_ address: String = "127.0.0.1", answer: @escaping @Sendable (Request) -> Answer) throws {
    self.address = address
    self.answer = answer
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    inet_pton(AF_INET, address, &place.sin_addr)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let isBound = withUnsafeMutablePointer(to: &place) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard isBound else { throw CannotRun("no server at \(address)") }
    port = Int(place.sin_port.bigEndian)
    let thread = Box(self)
    start { thread.accept() }
  }

  // The thread that accepts wakes up and closes the socket: closed here, its number could be another server's by then.
  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  /// The address of something on it.
  public func url(_ path: String = "/", host: String? = nil) -> String { "http://\(host ?? address):\(port)\(path)" }

  /// What was asked so far.
  public var requests: [Request] { asked.withLock { $0 } }

  /// What the accepting thread needs of the server, which it must not keep alive.
  private final class Box: @unchecked Sendable {
    private weak var server: LoopbackServer?
    private let listener: Int32
    init(_ server: LoopbackServer) {
      self.server = server
      listener = server.listener
    }

    func accept() {
      while true {
        let connection = Glibc.accept(listener, nil, nil)
        if connection < 0, errno == EINTR || errno == ECONNABORTED { continue }
        guard connection >= 0 else {
          close(listener)
          return
        }
        start { [weak server] in
          while let server, server.serve(connection) {}
          close(connection)
        }
      }
    }
  }

  /// Answers one request; whether the connection goes on.
  private func serve(_ connection: Int32) -> Bool {
    var head: [UInt8] = []
    var byte = [UInt8](repeating: 0, count: 1)
    while !head.suffix(4).elementsEqual([13, 10, 13, 10]) {
      guard recv(connection, &byte, 1, 0) == 1, head.count < 65_536 else { return false }
      head.append(byte[0])
    }
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n").map(String.init)
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = String(line[line.index(after: colon)...].drop { $0 == " " })
    }
    let request = Request(line: lines.first ?? "", headers: headers)
    asked.withLock { $0.append(request) }
    let answer = answer(request)
    if answer.isEndless {
      // Until the other side has had enough.
      _ = recv(connection, &byte, 1, 0)
      return false
    }
    var text = "HTTP/1.1 \(answer.status) As-Asked\r\n" + answer.headers.map { $0 + "\r\n" }.joined()
    if answer.tellsLength, answer.status != 304 { text += "Content-Length: \(answer.body.count)\r\n" }
    var bytes = Array((text + "\r\n").utf8) + answer.body
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        send(connection, $0.baseAddress.map { $0 + sent }, $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return answer.tellsLength
  }
}

/// Does `work` on a thread of its own.
private func start(_ work: @escaping @Sendable () -> Void) {
  final class Work: Sendable {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }
  var thread = pthread_t()
  let code = pthread_create(
    &thread, nil,
    { context in
      if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().work() }
      return nil
    }, Unmanaged.passRetained(Work(work)).toOpaque())
  if code == 0 { pthread_detach(thread) }
}
