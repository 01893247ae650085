// One document on its way: the request, its redirects, and what has come so far. libcurl calls back from inside
// `Fetcher.run`, on the same thread.

internal import CCurl
internal import Glibc

/// A document on its way.
final class Transfer {
  let number: Int
  let request: FetchRequest
  let first: Address
  /// The address that the secrets are for.
  private let home: Address
  private(set) var address: Address
  /// Where the address of `request` now is for good.
  private(set) var permanentURL: String?
  private var isPermanentSoFar = true
  private var hops = 0
  /// The innermost ring that may be connected with.
  private var ring: NetworkRing
  /// The ring that was last connected with.
  private(set) var connectedRing: NetworkRing?
  let start = ContinuousClock.now

  private let policy: FetchPolicy
  private let proxy: Proxy
  private let classify: ([UInt8]) -> NetworkRing?
  private let budget: Budget
  private(set) var easy: OpaquePointer?
  private var lists: [UnsafeMutablePointer<curl_slist>] = []
  private var isProxied = false

  // What has come since the last request line.
  private(set) var headers: [(name: String, value: String)] = []
  private var headerBytes = 0
  private(set) var body: [UInt8] = []
  private var discarded = 0
  /// Why the transfer was ended from this side.
  private var refusal: FetchError?
  /// Whether the rest of a body that nobody reads was let go.
  private var isCutShort = false

  /// The longest body that is read through to keep a connection that is of no use otherwise.
  private static let discardLimit = 256 << 10
  /// Bytes of header lines that are kept.
  private static let headerLimit = 128 << 10

  init(
    _ number: Int, _ request: FetchRequest, _ address: Address, policy: FetchPolicy, proxy: Proxy,
    budget: Budget, classify: @escaping ([UInt8]) -> NetworkRing?
  ) {
    self.number = number
    self.request = request
    first = address
    home = request.home.flatMap(Address.init) ?? address
    self.address = address
    ring = request.ring
    self.policy = policy
    self.proxy = proxy
    self.budget = budget
    self.classify = classify
  }

  /// Gives the transfer a handle to be done with, prepared for the present address; the reason where it may not be asked.
  func prepare(_ easy: OpaquePointer, resolve: [String], authorities: String?) -> FetchError? {
    self.easy = easy
    if let refusal = self.refusal(of: address.host, NetworkRing(host: address.host)) { return refusal }
    forgetLists()
    fetch_easy_reset(easy)
    headers = []
    headerBytes = 0
    forgetBody()
    discarded = 0
    isCutShort = false
    let context = Unmanaged.passUnretained(self).toOpaque()
    fetch_set_text(easy, CURLOPT_URL, address.text)
    fetch_set_text(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    fetch_set_long(easy, CURLOPT_FOLLOWLOCATION, 0)
    fetch_set_long(easy, CURLOPT_NOSIGNAL, 1)
    fetch_set_text(easy, CURLOPT_USERAGENT, policy.userAgent)
    // All that libcurl can unpack: gzip, deflate, br, zstd.
    fetch_set_text(easy, CURLOPT_ACCEPT_ENCODING, "")
    fetch_set_long(easy, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
    // Of a server that may speak HTTP/2, a second request waits to share the connection of the first.
    fetch_set_long(easy, CURLOPT_PIPEWAIT, address.scheme == "https" ? 1 : 0)
    let left = Double(policy.timeout) - seconds
    fetch_set_long(easy, CURLOPT_TIMEOUT_MS, Int(max(1, left * 1_000)))
    fetch_set_long(easy, CURLOPT_CONNECTTIMEOUT, policy.connectTimeout)
    fetch_set_long(easy, CURLOPT_LOW_SPEED_LIMIT, 64)
    fetch_set_long(easy, CURLOPT_LOW_SPEED_TIME, policy.timeout)
    fetch_set_large(easy, CURLOPT_MAXFILESIZE_LARGE, Int64(policy.sizeLimit))
    // Some newspapers redirect until their cookie comes back. It is kept for the hops of this one request.
    fetch_set_text(easy, CURLOPT_COOKIEFILE, "")
    if hops == 0 { fetch_set_text(easy, CURLOPT_COOKIELIST, "ALL") }
    let via = proxy.address(for: address)
    isProxied = via != nil
    // The empty name keeps libcurl from asking the environment itself.
    fetch_set_text(easy, CURLOPT_PROXY, via ?? "")
    setHeaders(easy)
    if let authorities { fetch_set_text(easy, CURLOPT_CAINFO, authorities) }
    if !resolve.isEmpty { fetch_set_list(easy, CURLOPT_RESOLVE, list(resolve)) }
    fetch_set_data_function(easy, CURLOPT_WRITEFUNCTION, onBody)
    fetch_set_pointer(easy, CURLOPT_WRITEDATA, context)
    fetch_set_data_function(easy, CURLOPT_HEADERFUNCTION, onHeader)
    fetch_set_pointer(easy, CURLOPT_HEADERDATA, context)
    fetch_set_socket_function(easy, onSocket)
    fetch_set_pointer(easy, CURLOPT_OPENSOCKETDATA, context)
    fetch_set_connected_function(easy, onConnected)
    fetch_set_pointer(easy, CURLOPT_PREREQDATA, context)
    fetch_set_pointer(easy, CURLOPT_PRIVATE, context)
    return nil
  }

  /// Gives the handle back, and the room that the document took.
  func release() -> OpaquePointer? {
    defer { easy = nil }
    forgetBody()
    if let easy { fetch_easy_reset(easy) }
    forgetLists()
    return easy
  }

  var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

  private func setHeaders(_ easy: OpaquePointer) {
    var lines = ["Accept: " + request.accept]
    if let tag = request.entityTag { lines.append("If-None-Match: " + tag) }
    if let moment = request.lastModified { lines.append("If-Modified-Since: " + moment) }
    if address.hasOrigin(of: home) {
      let secrets = request.secrets
      lines += secrets.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
      if let cookie = secrets.cookie { fetch_set_text(easy, CURLOPT_COOKIE, cookie) }
      if let user = secrets.basic?.user ?? home.user {
        fetch_set_text(easy, CURLOPT_USERNAME, user)
        fetch_set_text(easy, CURLOPT_PASSWORD, secrets.basic?.password ?? home.password ?? "")
      }
    }
    fetch_set_list(easy, CURLOPT_HTTPHEADER, list(lines))
  }

  /// A list for libcurl; lines with a line end in them would be two, and are left out.
  private func list(_ lines: [String]) -> UnsafeMutablePointer<curl_slist>? {
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines where !line.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
      list = fetch_list_with(list, line) ?? list
    }
    if let list { lists.append(list) }
    return list
  }

  private func forgetBody() {
    budget.give(back: body.count, by: number)
    body = []
  }

  private func forgetLists() {
    for list in lists { fetch_list_free(list) }
    lists = []
  }

  // MARK: Ends

  /// What a transfer comes to when libcurl is done with a request.
  enum Ending {
    /// It is over.
    case over(Result<FetchResponse, FetchError>)
    /// The next address is to be asked.
    case redirected
  }

  /// What the end of a request means.
  func ended(_ code: CURLcode) -> Ending {
    if let refusal { return .over(.failure(refusal)) }
    guard code == CURLE_OK || isCutShort, let easy else { return .over(.failure(failure(code))) }
    let status = Int(fetch_info_long(easy, CURLINFO_RESPONSE_CODE))
    if [301, 302, 303, 307, 308].contains(status), let target = fetch_info_text(easy, CURLINFO_REDIRECT_URL) {
      if let failure = follow(String(cString: target), isPermanent: status == 301 || status == 308) {
        return .over(.failure(failure))
      }
      return .redirected
    }
    return .over(
      .success(
        FetchResponse(
          status: status, url: address.text, permanentURL: permanentURL, ring: connectedRing ?? .internet,
          headers: headers, body: body, seconds: seconds)))
  }

  private func follow(_ target: String, isPermanent: Bool) -> FetchError? {
    hops += 1
    guard hops <= policy.redirectLimit else {
      return FetchError(.redirects, "it redirects more than \(policy.redirectLimit) times")
    }
    guard let next = Address(target) else {
      return FetchError(.forbidden, "it redirects to what is no http or https address")
    }
    // From the ring that answered, the way leads only outward.
    ring = max(ring, connectedRing ?? .internet)
    isPermanentSoFar = isPermanentSoFar && isPermanent
    if isPermanentSoFar { permanentURL = next.text }
    address = next
    return nil
  }

  private func failure(_ code: CURLcode) -> FetchError {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: FetchError(.unreachable, "there is no host \(address.host), or no network")
    case CURLE_COULDNT_RESOLVE_PROXY: FetchError(.unreachable, "there is no such proxy, or no network")
    case CURLE_COULDNT_CONNECT: FetchError(.unreachable, "\(address.host) takes no connection")
    case CURLE_OPERATION_TIMEDOUT: FetchError(.unreachable, "no full answer within \(policy.timeout) s")
    case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_PARTIAL_FILE:
      FetchError(.unreachable, "the connection ended before the answer was whole")
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
      FetchError(.untrusted, "its certificate is not to be trusted")
    case CURLE_SSL_CONNECT_ERROR: FetchError(.untrusted, "no secure connection could be made")
    case CURLE_FILESIZE_EXCEEDED: tooLarge
    case CURLE_BAD_CONTENT_ENCODING: FetchError(.broken, "what it sends cannot be unpacked")
    default: FetchError(.broken, String(cString: fetch_error_text(code)).lowercased())
    }
  }

  private var tooLarge: FetchError {
    FetchError(.tooLarge, "it is larger than \(max(1, policy.sizeLimit >> 20)) MB")
  }

  /// Why a host may not be asked; nil where it may.
  private func refusal(of host: String, _ found: NetworkRing?) -> FetchError? {
    guard let found else { return FetchError(.forbidden, "\(host) is no address of a single host") }
    guard found >= ring else {
      let place =
        switch found {
        case .link: "on this machine's own link"
        case .machine: "on this machine"
        case .network, .internet: "in a private network"
        }
      return FetchError(.forbidden, "\(host) is \(place), where feeds from outside may not lead")
    }
    return nil
  }

  // MARK: Called by libcurl

  /// What becomes of bytes that arrive.
  fileprivate enum Taking {
    case taken, refused
    /// They come again when there is room.
    case later
  }

  fileprivate func take(_ bytes: UnsafeRawBufferPointer) -> Taking {
    guard let easy else { return .refused }
    let status = fetch_info_long(easy, CURLINFO_RESPONSE_CODE)
    guard (200..<300).contains(status) else {
      discarded += bytes.count
      isCutShort = discarded > Self.discardLimit
      return isCutShort ? .refused : .taken
    }
    guard body.count + bytes.count <= policy.sizeLimit else {
      refusal = tooLarge
      return .refused
    }
    guard budget.take(bytes.count, for: number) else { return .later }
    if body.isEmpty {
      let announced = Int(clamping: fetch_info_large(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T))
      body.reserveCapacity(min(max(announced, bytes.count), 1 << 20))
    }
    body.append(contentsOf: bytes)
    return .taken
  }

  fileprivate func takeHeader(_ bytes: UnsafeRawBufferPointer) {
    let line = String(decoding: bytes, as: UTF8.self).prefix { $0 != "\r" && $0 != "\n" && $0 != "\r\n" }
    if line.hasPrefix("HTTP/") {
      headers = []
      headerBytes = 0
    }
    headerBytes += bytes.count
    guard headerBytes <= Self.headerLimit, let colon = line.firstIndex(of: ":") else { return }
    let value = line[line.index(after: colon)...]
    headers.append(
      (line[..<colon].lowercased(), String(value.drop { $0 == " " || $0 == "\t" })))
  }

  /// Whether an address may be connected with; called before the first packet is sent there.
  fileprivate func mayConnect(_ bytes: [UInt8]?) -> Bool {
    // What is connected with then is the proxy, which a person chose; the name of the host was looked at before.
    if isProxied {
      connectedRing = NetworkRing(host: address.host)
      return true
    }
    let found = bytes.flatMap(classify)
    if let refusal = refusal(of: address.host, found) {
      self.refusal = refusal
      return false
    }
    // Another address of the host that was refused is no longer the reason.
    refusal = nil
    connectedRing = found
    return true
  }
}

private func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer? {
  context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
}

private let onBody: fetch_data_function = { bytes, size, count, context in
  let length = size &* count
  switch transfer(context)?.take(UnsafeRawBufferPointer(start: bytes, count: length)) {
  case .taken: return length
  case .later: return fetch_write_pause()
  case .refused, nil: return fetch_write_abort()
  }
}

private let onHeader: fetch_data_function = { bytes, size, count, context in
  let length = size &* count
  transfer(context)?.takeHeader(UnsafeRawBufferPointer(start: bytes, count: length))
  return length
}

private let onSocket: fetch_socket_function = { context, _, address in
  guard let transfer = transfer(context), let address else { return fetch_bad_socket() }
  let bytes = withUnsafePointer(to: &address.pointee.addr) { NetworkRing.bytes(of: $0) }
  guard transfer.mayConnect(bytes) else { return fetch_bad_socket() }
  return socket(
    address.pointee.family, address.pointee.socktype | fetch_socket_type_close_on_exec(), address.pointee.protocol)
}

/// A connection that another request left open is looked at as well: it was opened under that one's rules.
private let onConnected: fetch_connected_function = { context, address, _, _, _ in
  guard let transfer = transfer(context), let address else { return 1 }
  return transfer.mayConnect(NetworkRing.bytes(of: String(cString: address))) ? 0 : 1
}
