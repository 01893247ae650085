// The places that a story can be shared with. Each is an address of the place's own that names the story's: nothing is sent
// before the person sends it there.

import Articles
import Screen

/// A place to share a story with.
enum ShareTarget: String, CaseIterable, Hashable {
  case link, mail, code, facebook, x, kakao, whatsapp, telegram, reddit, mastodon, bluesky, hackerNews

  /// What it is called.
  var title: String {
    switch self {
    case .link: "Copy link"
    case .mail: "Mail"
    case .code: "QR code"
    case .facebook: "Facebook"
    case .x: "X (Twitter)"
    case .kakao: "KakaoStory"
    case .whatsapp: "WhatsApp"
    case .telegram: "Telegram"
    case .reddit: "Reddit"
    case .mastodon: "Mastodon"
    case .bluesky: "Bluesky"
    case .hackerNews: "Hacker News"
    }
  }

  /// Its letter in the menu.
  var key: Character {
    switch self {
    case .link: "y"
    case .mail: "e"
    case .code: "c"
    case .facebook: "f"
    case .x: "x"
    case .kakao: "a"
    case .whatsapp: "w"
    case .telegram: "t"
    case .reddit: "r"
    case .mastodon: "m"
    case .bluesky: "b"
    case .hackerNews: "h"
    }
  }

  /// The address that shares a story there; nil for what is no address, and for Mastodon without an instance.
  func address(headline: String, url: String, mastodon: String?) -> String? {
    let title = argument(headline)
    let both = percentEncoded("\(title) \(url)")
    let (title_, url_) = (percentEncoded(title), percentEncoded(url))
    return switch self {
    case .link, .code: nil
    // RFC 6068, 5: line ends are CR LF, and all but unreserved characters are in percent.
    case .mail: "mailto:?subject=\(title_)&body=\(percentEncoded("\(title)\r\n\r\n\(url)\r\n"))"
    case .facebook: "https://www.facebook.com/sharer/sharer.php?u=\(url_)"
    case .x: "https://x.com/intent/post?url=\(url_)&text=\(title_)"
    case .kakao: "https://story.kakao.com/share?url=\(url_)"
    case .whatsapp: "https://wa.me/?text=\(both)"
    case .telegram: "https://t.me/share/url?url=\(url_)&text=\(title_)"
    case .reddit: "https://www.reddit.com/submit?url=\(url_)&title=\(title_)"
    case .mastodon: mastodon.map { "https://\($0)/share?text=\(both)" }
    case .bluesky: "https://bsky.app/intent/compose?text=\(both)"
    case .hackerNews: "https://news.ycombinator.com/submitlink?u=\(url_)&t=\(title_)"
    }
  }
}

/// `text` with all but unreserved characters in percent (RFC 3986, 2.3).
private func percentEncoded(_ text: String) -> String {
  text.percentEncoded { byte in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }
}
