import Testing

@testable import Fetch

@Suite("How near an address is")
struct NetworkRingTests {
  @Test(
    "addresses of this machine, of its link and of private networks are told, in every disguise",
    arguments: [
      ("127.0.0.1", NetworkRing.machine), ("127.8.8.8", .machine), ("0.0.0.0", .machine), ("0.1.2.3", .machine),
      ("::1", .machine), ("::", .machine), ("::ffff:127.0.0.1", .machine), ("::127.0.0.1", .machine),
      ("64:ff9b::7f00:1", .machine), ("2002:7f00:1::", .machine), ("2001:0:1::80ff:fffe", .machine),
      ("::ffff:0:127.0.0.1", .machine), ("169.254.169.254", .link), ("::ffff:169.254.169.254", .link),
      ("64:ff9b::a9fe:a9fe", .link), ("fe80::1", .link), ("10.1.2.3", .network), ("172.16.0.1", .network),
      ("172.31.255.255", .network), ("192.168.0.1", .network), ("100.64.0.1", .network), ("100.127.1.1", .network),
      ("192.0.0.8", .network), ("198.18.0.1", .network), ("fc00::1", .network), ("fd12::1", .network),
      ("fec0::1", .network), ("64:ff9b:1::1", .network), ("64:ff9b::c0a8:1", .network), ("[::1]", .machine),
      ("localhost", .machine), ("feeds.localhost", .machine), ("nas.local", .link), ("nas", .network),
      ("metadata.google.internal", .network), ("nas.home.arpa", .network), ("nas.lan.", .network),
    ])
  func near(host: String, ring: NetworkRing) { #expect(NetworkRing(host: host) == ring) }

  @Test(
    "addresses beside those ranges are everyone's",
    arguments: [
      "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "169.253.0.1", "192.169.0.1", "126.0.0.1",
      "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "paper.example", "local.example", "10.paper.example",
    ])
  func far(host: String) { #expect(NetworkRing(host: host) == .internet) }

  @Test("several hosts at once are none", arguments: ["224.0.0.1", "255.255.255.255", "240.0.0.1", "ff02::1"])
  func none(host: String) { #expect(NetworkRing(host: host) == nil) }

  @Test(
    "numbers that mean an address are read as the address",
    arguments: [
      "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "http://user@127.0.0.1/",
    ])
  func numbers(url: String) { #expect(NetworkRing(url: url) == .machine) }
}
