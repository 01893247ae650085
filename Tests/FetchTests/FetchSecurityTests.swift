import CZlib
import ProgramRunner
import Testing

@testable import Fetch

/// The cases of attacks on programs that fetch what others name. A server at 127.0.0.2 stands for one on the open internet.
@Suite("Attacks by servers")
struct FetchSecurityTests {
  static let outside = "127.0.0.2"

  func fetcher(_ policy: FetchPolicy = FetchPolicy(), resolve: [String] = []) throws -> Fetcher {
    let fetcher = try Fetcher(policy)
    fetcher.classify = { $0 == [127, 0, 0, 2] ? .internet : NetworkRing($0) }
    fetcher.resolve = resolve
    return fetcher
  }

  @Test(
    "SSRF (CVE-2020-25787, GHSA-496x-437q-h35q, GHSA-xwh2-742g-w3wp): a redirect from outside to this machine, its link, a private network or another scheme is refused",
    arguments: [
      "http://127.0.0.1:PORT/", "http://localhost:PORT/", "http://[::1]:PORT/", "http://[::ffff:127.0.0.1]:PORT/",
      "http://0.0.0.0:PORT/", "http://2130706433:PORT/", "http://0x7f.1:PORT/", "http://169.254.169.254/latest/",
      "http://10.0.0.1/", "http://192.168.1.1/", "http://[64:ff9b::7f00:1]/", "http://metadata.google.internal/",
      "file:///etc/passwd", "gopher://127.0.0.1:PORT/_x", "ftp://127.0.0.1/", "dict://127.0.0.1:PORT/", "|date >x",
    ])
  func redirected(target: String) throws {
    let inside = try LoopbackServer { _ in .init(text: "secret") }
    let target = target.replacing("PORT", with: String(inside.port))
    let outside = try LoopbackServer("127.0.0.2") { request in
      request.path == "/feed" ? .redirect(302, to: target) : .init(404)
    }
    // The server's own address stands in the open, as far as the program can tell.
    let request = FetchRequest(url: "http://paper.example:\(outside.port)/feed", ring: .internet)
    let result = try fetcher(resolve: ["paper.example:\(outside.port):127.0.0.2"]).fetch(request)
    // What only looks like a scheme is a path on the server itself.
    if target.hasPrefix("|") { #expect(try result.get().status == 404) } else { #expect(result.kind == .forbidden) }
    #expect(outside.requests.first?.path == "/feed")
    #expect(inside.requests.isEmpty)
  }

  @Test("SSRF by DNS rebinding: a name that now means this machine is refused before anything is sent")
  func rebinding() throws {
    let inside = try LoopbackServer { _ in .init(text: "secret") }
    let request = FetchRequest(url: "http://paper.example:\(inside.port)/feed", ring: .internet)
    let result = try fetcher(resolve: ["paper.example:\(inside.port):127.0.0.1"]).fetch(request)
    #expect(result.kind == .forbidden && inside.requests.isEmpty)
  }

  @Test("SSRF by a connection that is open already: it is looked at as a new one is")
  func reused() throws {
    let inside = try LoopbackServer { _ in .init(text: "mine") }
    let fetcher = try fetcher(resolve: ["paper.example:\(inside.port):127.0.0.1"])
    let url = "http://paper.example:\(inside.port)/"
    #expect(try fetcher.fetch(FetchRequest(url: url, ring: .machine)).get().status == 200)
    #expect(fetcher.fetch(FetchRequest(url: url, ring: .internet)).kind == .forbidden)
    #expect(inside.requests.count == 1)
  }

  @Test("SSRF through a proxy: the name of the host is judged before the proxy is asked")
  func proxied() throws {
    let proxy = try LoopbackServer { request in
      request.path.contains("paper.example") ? .redirect(302, to: "http://127.0.0.1/admin") : .init(text: "secret")
    }
    var policy = FetchPolicy()
    policy.proxy = proxy.url()
    let request = FetchRequest(url: "http://paper.example/feed", ring: .internet)
    #expect(try fetcher(policy).fetch(request).kind == .forbidden)
    #expect(proxy.requests.count == 1)
  }

  @Test("a person may subscribe to this machine, and its server may lead elsewhere on it and outward, but not back")
  func outward() throws {
    let inside = try LoopbackServer { _ in .init(text: "mine") }
    let outside = try LoopbackServer("127.0.0.2") { _ in .redirect(302, to: inside.url()) }
    let first = try LoopbackServer { request in
      .redirect(302, to: request.path == "/in" ? inside.url() : "http://paper.example:\(outside.port)/")
    }
    let fetcher = try fetcher(resolve: ["paper.example:\(outside.port):127.0.0.2"])
    #expect(try fetcher.fetch(FetchRequest(url: first.url("/in"), ring: .machine)).get().status == 200)
    #expect(fetcher.fetch(FetchRequest(url: first.url("/out"), ring: .machine)).kind == .forbidden)
    #expect(outside.requests.count == 1 && inside.requests.count == 1)
  }

  @Test(
    "credentials over redirects (CVE-2018-1000007, CVE-2022-27776): no password, cookie or token reaches another port or host"
  )
  func credentials() throws {
    let other = try LoopbackServer { _ in .init(text: "text") }
    let server = try LoopbackServer { request in
      switch request.path {
      case "/same": .redirect(302, to: "/end")
      case "/port": .redirect(302, to: other.url("/port"))
      case "/host": .redirect(302, to: other.url("/host", host: "localhost"))
      default: .init(text: "text")
      }
    }
    for path in ["/same", "/port", "/host"] {
      var request = FetchRequest(url: server.url(path), ring: .machine)
      request.secrets.basic = ("reader", "secret")
      request.secrets.cookie = "session=1"
      request.secrets.headers = [("X-Token", "abc"), ("X-Evil", "a\r\nX-Added: b")]
      _ = try fetcher().fetch(request).get()
    }
    let secret = ["authorization", "cookie", "x-token"]
    #expect(server.requests.count == 4)
    for asked in server.requests {
      #expect(secret.allSatisfy { asked.headers[$0] != nil } && asked.headers["x-added"] == nil)
    }
    #expect(other.requests.count == 2)
    for asked in other.requests { #expect(secret.allSatisfy { asked.headers[$0] == nil }) }
  }

  @Test("credentials of a feed that has moved to another server are not sent there")
  func movedCredentials() throws {
    let server = try LoopbackServer { _ in .init(text: "text") }
    var request = FetchRequest(url: server.url(), ring: .machine)
    request.home = "https://paper.example/feed"
    request.secrets.basic = ("reader", "secret")
    _ = try fetcher().fetch(request).get()
    #expect(server.requests.first?.headers["authorization"] == nil)
  }

  @Test(
    "decompression bombs (ffuf#897, dillo#422, colly#886): the limit holds for what is unpacked",
    arguments: ["gzip", "deflate", "gzip, gzip"])
  func bomb(coding: String) throws {
    var bytes = packed([UInt8](repeating: 0, count: 64 << 20), isGzip: coding != "deflate")
    if coding == "gzip, gzip" { bytes = packed(bytes, isGzip: true) }
    let bomb = bytes
    #expect(bomb.count < 100_000)
    let server = try LoopbackServer { request in
      .init(headers: ["Content-Encoding: \(coding)"], bytes: bomb, tellsLength: request.path == "/told")
    }
    var policy = FetchPolicy()
    policy.sizeLimit = 1 << 20
    for path in ["/told", "/untold"] {
      #expect(try fetcher(policy).fetch(FetchRequest(url: server.url(path), ring: .machine)).kind == .tooLarge)
    }
  }

  @Test("a document that is too large is refused, whether its length is told or not")
  func tooLarge() throws {
    let server = try LoopbackServer { request in
      .init(bytes: [UInt8](repeating: 32, count: 2 << 20), tellsLength: request.path == "/told")
    }
    var policy = FetchPolicy()
    policy.sizeLimit = 1 << 20
    for path in ["/told", "/untold"] {
      #expect(try fetcher(policy).fetch(FetchRequest(url: server.url(path), ring: .machine)).kind == .tooLarge)
    }
  }

  @Test("many large documents at once go on one after another, and all arrive")
  func budget() throws {
    let server = try LoopbackServer { _ in .init(bytes: [UInt8](repeating: 32, count: 1 << 20)) }
    var policy = FetchPolicy()
    policy.memoryLimit = 2 << 20
    var sizes: [Int] = []
    try fetcher(policy).run((0..<12).map { _ in FetchRequest(url: server.url(), ring: .machine) }) {
      sizes.append((try? $1.get())?.body.count ?? 0)
    }
    #expect(sizes == [Int](repeating: 1 << 20, count: 12))
  }

  @Test("errors are one line without control characters")
  func errors() throws {
    let server = try LoopbackServer { _ in .init(302, headers: ["Location: http://\u{1B}]0;x\u{7}.example/"]) }
    let garbage = try LoopbackServer { _ in .init(headers: ["Content-Encoding: gzip"], text: "not\u{1B}[2Jgzip") }
    for server in [server, garbage] {
      guard case .failure(let error) = try fetcher().fetch(FetchRequest(url: server.url(), ring: .machine)) else {
        Issue.record("it was taken")
        continue
      }
      #expect(error.reason.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    }
  }

  /// The bytes packed as gzip or zlib does it.
  private func packed(_ bytes: [UInt8], isGzip: Bool) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 9, Z_DEFLATED, isGzip ? 31 : 15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var source = bytes
    var target = [UInt8](repeating: 0, count: bytes.count / 500 + 65_536)
    return source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        deflate(&stream, Z_FINISH)
        return Array(target.prefix(target.count - Int(stream.avail_out)))
      }
    }
  }
}
