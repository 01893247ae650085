import ProgramRunner
import Testing

@testable import Fetch

/// A server that speaks TLS with a certificate that it made itself; openssl is it.
@Suite("TLS", .enabled("openssl is not on this machine") { TLSServer.isPossible })
struct TLSTests {
  private func fetch(_ server: TLSServer, trusted: Bool, _ path: String) throws -> Result<FetchResponse, FetchError> {
    let fetcher = try Fetcher(FetchPolicy())
    if trusted { fetcher.authorities = server.certificate }
    var request = FetchRequest(url: server.url(path), ring: .machine)
    request.secrets.basic = ("reader", "secret")
    request.secrets.cookie = "session=1"
    request.secrets.headers = [("X-Token", "abc")]
    return fetcher.fetch(request)
  }

  @Test("a certificate that nobody vouches for is refused, and the same is taken where somebody does")
  func selfSigned() throws {
    let server = try TLSServer(answers: ["feed": "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntext"])
    #expect(try fetch(server, trusted: false, "feed").kind == .untrusted)
    #expect(try fetch(server, trusted: true, "feed").get().body == Array("text".utf8))
  }

  @Test("credentials over redirects: from https to http nothing secret is carried")
  func downgraded() throws {
    let plain = try LoopbackServer { _ in .init(text: "text") }
    let server = try TLSServer(answers: [
      "feed": "HTTP/1.1 302 Found\r\nLocation: \(plain.url("/plain"))\r\nContent-Length: 0\r\n\r\n"
    ])
    #expect(try fetch(server, trusted: true, "feed").get().body == Array("text".utf8))
    let asked = try #require(plain.requests.first)
    #expect(["authorization", "cookie", "x-token", "referer"].allSatisfy { asked.headers[$0] == nil })
  }
}
