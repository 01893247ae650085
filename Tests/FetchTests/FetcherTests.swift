import ProgramRunner
import Testing

@testable import Fetch

@Suite("Requests")
struct FetcherTests {
  func get(
    _ url: String, ring: NetworkRing = .machine, policy: FetchPolicy = FetchPolicy(),
    _ change: (inout FetchRequest) -> Void = { _ in }
  ) throws -> Result<FetchResponse, FetchError> {
    var request = FetchRequest(url: url, ring: ring)
    change(&request)
    return try Fetcher(policy).fetch(request)
  }

  @Test("a request names the program, says what it can unpack, and asks for changes only")
  func headers() throws {
    let server = try LoopbackServer { _ in .init(304) }
    var policy = FetchPolicy()
    policy.userAgent = "Broadsheet/9"
    let response = try get(server.url("/feed"), policy: policy) {
      $0.entityTag = "\"a\""
      $0.lastModified = "Mon, 23 Nov 2026 09:00:00 GMT"
    }.get()
    #expect(response.status == 304)
    let asked = try #require(server.requests.first)
    #expect(asked.path == "/feed")
    #expect(asked.headers["user-agent"] == "Broadsheet/9")
    #expect(asked.headers["if-none-match"] == "\"a\"")
    #expect(asked.headers["if-modified-since"] == "Mon, 23 Nov 2026 09:00:00 GMT")
    #expect(asked.headers["accept-encoding"]?.contains("gzip") == true)
  }

  @Test("header lines of one name are joined, and those of a redirect are not kept")
  func responseHeaders() throws {
    let server = try LoopbackServer { request in
      request.path == "/a"
        ? .init(302, headers: ["Location: /b", "ETag: \"a\""]) : .init(headers: ["X: 1", "x: 2"], text: "text")
    }
    let response = try get(server.url("/a")).get()
    #expect(response["x"] == "1, 2" && response["etag"] == nil)
    #expect(response.body == Array("text".utf8) && response.url == server.url("/b"))
  }

  @Test("redirects that hold for good are told, up to the first that does not")
  func permanent() throws {
    let server = try LoopbackServer { request in
      switch request.path {
      case "/1": .redirect(301, to: "/2")
      case "/2": .redirect(308, to: "/3")
      case "/3": .redirect(302, to: "/4")
      case "/4": .redirect(301, to: "/5")
      default: .init(text: "text")
      }
    }
    let response = try get(server.url("/1")).get()
    #expect(response.permanentURL == server.url("/3") && response.url == server.url("/5"))
    #expect(try get(server.url("/3")).get().permanentURL == nil)
  }

  @Test("a server that redirects on and on is left")
  func loop() throws {
    let server = try LoopbackServer { _ in .redirect(302, to: "/") }
    var policy = FetchPolicy()
    policy.redirectLimit = 3
    let result = try get(server.url(), policy: policy)
    #expect(result.kind == .redirects)
    #expect(server.requests.count == 4)
  }

  @Test("a server that does not answer is left after a time")
  func timeout() throws {
    let server = try LoopbackServer { _ in .never }
    var policy = FetchPolicy()
    policy.timeout = 1
    #expect(try get(server.url(), policy: policy).kind == .unreachable)
  }

  @Test("a server that is not there is told in one line")
  func unreachable() throws {
    let port = try LoopbackServer { _ in .init() }.port
    #expect(try get("http://127.0.0.1:\(port)/").kind == .unreachable)
  }

  @Test("many requests are all answered, and one that fails stops no other")
  func many() throws {
    let server = try LoopbackServer { .init($0.path == "/7" ? 500 : 200, text: $0.path) }
    var statuses: [Int: Int] = [:]
    var policy = FetchPolicy()
    policy.connections = 5
    let requests = (0..<40).map { FetchRequest(url: $0 == 9 ? "nonsense" : server.url("/\($0)"), ring: .machine) }
    try Fetcher(policy).run(requests) { statuses[$0] = (try? $1.get())?.status ?? 0 }
    #expect(statuses.count == 40 && statuses[7] == 500 && statuses[9] == 0)
    #expect(statuses.values.count { $0 == 200 } == 38)
  }

  @Test("of a server not more is asked at a time than may be, while others are asked")
  func perHost() {
    var queue = Queue(FetchPolicy())
    for place in 0..<10 { queue.add(place, host: "one.example") }
    for place in 10..<12 { queue.add(place, host: "two.example") }
    var begun: [Int] = []
    while let place = queue.next() { begun.append(place) }
    #expect(begun.count { $0 < 10 } == FetchPolicy.politeConnectionsPerHost && begun.count { $0 >= 10 } == 2)
    queue.end(host: "one.example")
    #expect(queue.next() == FetchPolicy.politeConnectionsPerHost)
    #expect(!queue.isEmpty)
  }

  @Test("a proxy is asked in the server's place, but for the hosts that the environment excepts")
  func proxy() throws {
    let proxy = try LoopbackServer { _ in .init(text: "from the proxy") }
    var policy = FetchPolicy()
    policy.proxy = proxy.url()
    let response = try get("http://paper.example/feed", ring: .internet, policy: policy).get()
    #expect(response.body == Array("from the proxy".utf8))
    #expect(proxy.requests.first?.path == "http://paper.example/feed")
    let variables = ["http_proxy": "http://p.example", "no_proxy": "near.example, .example.org", "HTTP_PROXY": "x"]
    let rules = Proxy(nil) { variables[$0] }
    #expect(rules.address(for: try #require(Address("http://paper.example/"))) == "http://p.example")
    #expect(rules.address(for: try #require(Address("https://paper.example/"))) == nil)
    #expect(rules.address(for: try #require(Address("http://www.near.example/"))) == nil)
    #expect(rules.address(for: try #require(Address("http://a.example.org/"))) == nil)
  }
}

extension Result where Failure == FetchError {
  /// What went wrong; nil where nothing did.
  var kind: FetchError.Kind? {
    if case .failure(let error) = self { error.kind } else { nil }
  }
}
