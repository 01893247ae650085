import Testing

@testable import Articles

@Suite("Where a link leads") struct LinkTargetTests {
  func target(_ url: String) throws -> LinkTarget { try #require(LinkTarget(url)) }

  @Test(
    "the host is the one that a browser asks",
    arguments: [
      ("https://Harbor.Example/a?b#c", "harbor.example"), ("http://harbor.example:8080/", "harbor.example:8080"),
      ("https://bank.example@evil.example/", "evil.example"), ("https://a:b@evil.example", "evil.example"),
      ("https://evil.example\\@bank.example/", "evil.example"), ("https:///evil.example/", "evil.example"),
      ("https://%65vil.example/", "evil.example"), ("https://evil。example/", "evil.example"),
      ("https://evil.example?@bank.example", "evil.example"), ("https://[2001:db8::1]:80/x", "[2001:db8::1]:80"),
      ("HTTPS://evil.example#@bank.example", "evil.example"),
    ])
  func host(url: String, host: String) throws { #expect(try target(url).host == host) }

  @Test(
    "user info in an address (CVE-2021-38165): a name or password before the host is not shown, and said to be there")
  func userInfo() throws {
    let target = try target("https://bank.example:443@evil.example/login")
    #expect(target.shown == "https://evil.example/login" && target.hasUserInfo)
    #expect(try !self.target("https://evil.example/@someone").hasUserInfo)
  }

  @Test(
    "what is no web address leads nowhere",
    arguments: [
      "", "-foo", "--help", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "|date >file", "https://",
      "https://?", "http://a b/", "https://a\n.example/", "https://a.example/\u{1B}[2J", "https://\u{9B}",
      "mailto:a@b.c",
    ])
  func nowhere(url: String) { #expect(LinkTarget(url) == nil) }

  @Test("bidi controls (CVE-2021-42574): what turns an address around or is not seen stands in percent")
  func bidi() throws {
    let target = try target("https://harbor.example/\u{202E}gpj.exe\u{2066}\u{61C}")
    #expect(target.path == "/%E2%80%AEgpj.exe%E2%81%A6%D8%9C")
    #expect(try self.target("https://harbor\u{202E}.example/").host == "harbor%E2%80%AE.example")
  }

  @Test(
    "IDN homographs (mastodon#3833, brave#1004): mixed and look-alike letters have their punycode beside them",
    arguments: [
      ("https://аррӏе.com/", "аррӏе.com", "xn--80ak6aa92e.com"),
      ("https://xn--80ak6aa92e.com/", "аррӏе.com", "xn--80ak6aa92e.com"),
      ("https://pаypal.com/", "pаypal.com", "xn--pypal-4ve.com"),
      ("https://facebооk.com", "facebооk.com", "xn--facebk-0qfa.com"),
      ("https://ɡoogle.com/", "ɡoogle.com", "xn--oogle-qmc.com"),
      ("https://bank.com⁄login.evil.example/", "bank.com⁄login.evil.example", nil),
      ("https://οροο.example/", "οροο.example", nil), ("https://a١۱.example/", "a١۱.example", nil),
    ] as [(String, String, String?)])
  func doubtful(url: String, host: String, punycode: String?) throws {
    let target = try target(url)
    #expect(target.host == host)
    if let punycode { #expect(target.punycode == punycode) } else { #expect(target.punycode?.contains("xn--") == true) }
    #expect(target.shownHost == "\(host) (\(target.punycode ?? ""))")
  }

  @Test(
    "honest hosts of any script stand alone",
    arguments: [
      ("https://한국신문.kr/", "한국신문.kr"), ("https://xn--3e0b707e.kr/", "한국.kr"), ("https://münchen.de/", "münchen.de"),
      ("https://президент.рф/", "президент.рф"), ("https://гора.рф/", "гора.рф"), ("https://日本語テスト.jp/", "日本語テスト.jp"),
      ("https://ελλάδα.gr", "ελλάδα.gr"), ("https://col·lecció.cat/", "col·lecció.cat"),
      ("https://łódź.pl/", "łódź.pl"),
      ("https://кремль.com", "кремль.com"), ("https://한국abc漢字.kr/", "한국abc漢字.kr"), ("https://भारत.भारत/", "भारत.भारत"),
      ("https://مصر.example/", "مصر.example"),
    ])
  func honest(url: String, host: String) throws {
    let target = try target(url)
    #expect(target.host == host && target.punycode == nil)
  }

  @Test(
    "a label that claims to be punycode and is none is shown as it is", arguments: ["xn--99999999", "xn--a", "xn--"])
  func falsePunycode(label: String) throws {
    let target = try target("https://\(label).example/")
    #expect(target.host == "\(label).example" && target.punycode != nil)
  }

  @Test(
    "words that name another host are told from those that do not",
    arguments: [
      ("bank.com", "https://evil.example/", "bank.com"),
      ("Log in at https://bank.com/login.", "https://evil.example/", "bank.com"),
      ("www.bank.de", "http://bank.de.evil.example/", "www.bank.de"),
      ("(bank.co.uk)", "https://bank.com/", "bank.co.uk"),
      ("paypal.com", "https://раураl.com/", "paypal.com"),
      ("http://a.example:80/x", "https://b.example/", "a.example:80"),
      ("bank.com", "https://bank.com/x", nil), ("bank.com", "https://www.bank.com/", nil),
      ("www.bank.com", "https://BANK.com:443/", nil),
      ("login.bank.com", "https://bank.com/", nil), ("the council", "https://evil.example/", nil),
      ("U.S. says no", "https://evil.example/", nil),
      ("Ends here.Then goes on", "https://evil.example/", nil), ("a@bank.com", "https://evil.example/", nil),
      ("1.5 million", "https://evil.example/", nil),
      ("bank.com@evil.example", "https://evil.example/", nil), ("", "https://evil.example/", nil),
    ] as [(String, String, String?)])
  func contradiction(text: String, url: String, named: String?) throws {
    #expect(try target(url).contradiction(in: text) == named)
  }
}
