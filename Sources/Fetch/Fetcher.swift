// Many requests at once on one thread, over libcurl's multi interface: so many in all, so many to one host, the others
// wait their turn. What is done with the answers is another thread's business.

internal import CCurl
internal import Glibc

/// Makes requests.
public final class Fetcher {
  private let policy: FetchPolicy
  private let multi: OpaquePointer
  private var idle: [OpaquePointer] = []
  private let proxy: Proxy
  private let budget: Budget

  /// Answers that take the place of the network's for names, as `HOST:PORT:ADDRESS`.
  var resolve: [String] = []
  /// A file of the authorities that vouch for servers, in place of the system's.
  var authorities: String?
  /// Tells the ring of an address.
  var classify: ([UInt8]) -> NetworkRing? = { NetworkRing($0) }

  /// Loads libcurl, which takes some milliseconds the first time.
  public init(_ policy: FetchPolicy) throws(FetchError) {
    guard fetch_has_libcurl() != 0 else {
      throw FetchError(.noLibrary, "libcurl.so.4 is not there; the package libcurl4 has it")
    }
    // Earlier ones do not tell what a request that uses an open connection is connected with.
    guard fetch_curl_version() >= 0x07_55_00 else {
      throw FetchError(.noLibrary, "libcurl is older than 7.85; the package libcurl4 has a newer one")
    }
    guard let multi = fetch_multi_new() else { throw FetchError(.noLibrary, "libcurl has no memory") }
    self.multi = multi
    self.policy = policy
    proxy = Proxy(policy.proxy)
    budget = Budget(limit: policy.memoryLimit)
    fetch_multi_set(multi, CURLMOPT_MAXCONNECTS, max(16, policy.connections))
  }

  deinit {
    for easy in idle { fetch_easy_free(easy) }
    fetch_multi_free(multi)
  }

  /// Makes one request.
  public func fetch(_ request: FetchRequest) -> Result<FetchResponse, FetchError> {
    var result: Result<FetchResponse, FetchError>?
    run([request]) { result = $1 }
    return result ?? .failure(FetchError(.broken, "it was not asked"))
  }

  /// Makes requests; `done` is called for each, by its place in `requests`, as it ends. None is begun while `mayBegin`,
  /// which is told how many are under way, says no.
  public func run(
    _ requests: [FetchRequest], mayBegin: (_ underway: Int) -> Bool = { _ in true },
    done: (_ place: Int, _ result: Result<FetchResponse, FetchError>) -> Void
  ) {
    var waiting = Queue(policy)
    for (place, request) in requests.enumerated() {
      guard let address = Address(request.url) else {
        done(place, .failure(FetchError(.forbidden, "it is no http or https address")))
        continue
      }
      waiting.add(place, host: address.host)
    }
    var underway: [OpaquePointer: Transfer] = [:]
    defer { for easy in underway.keys { fetch_multi_remove(multi, easy) } }
    while !waiting.isEmpty || !underway.isEmpty {
      while underway.count < policy.connections, !waiting.isEmpty, mayBegin(underway.count) {
        guard let place = waiting.next(), let address = Address(requests[place].url) else { break }
        let transfer = Transfer(
          place, requests[place], address, policy: policy, proxy: proxy, budget: budget, classify: classify)
        if let failure = begin(transfer) {
          waiting.end(host: address.host)
          done(place, .failure(failure))
        } else if let easy = transfer.easy {
          underway[easy] = transfer
        }
      }
      fetch_multi_perform(multi)
      var code = CURLE_OK
      while let easy = fetch_multi_ended(multi, &code) {
        guard let transfer = underway.removeValue(forKey: easy) else { continue }
        let ending = transfer.ended(code)
        fetch_multi_remove(multi, easy)
        switch ending {
        case .redirected:
          if let failure = begin(transfer, with: easy) {
            finish(transfer, .failure(failure), &waiting, done)
          } else {
            underway[easy] = transfer
          }
        case .over(let result): finish(transfer, result, &waiting, done)
        }
      }
      guard !underway.isEmpty else {
        // Whoever takes the answers is behind, and nothing is on its way.
        if !waiting.isEmpty { usleep(1_000) }
        continue
      }
      if budget.hasRoomAgain() { for easy in underway.keys { fetch_pause(easy, CURLPAUSE_CONT) } }
      fetch_multi_poll(multi, waiting.isEmpty ? 1_000 : 20)
    }
  }

  private func begin(_ transfer: Transfer, with known: OpaquePointer? = nil) -> FetchError? {
    guard let easy = known ?? idle.popLast() ?? fetch_easy_new() else {
      return FetchError(.broken, "libcurl has no memory")
    }
    if let refusal = transfer.prepare(easy, resolve: resolve, authorities: authorities) {
      if known == nil, let easy = transfer.release() { idle.append(easy) }
      return refusal
    }
    fetch_multi_add(multi, easy)
    return nil
  }

  private func finish(
    _ transfer: Transfer, _ result: Result<FetchResponse, FetchError>, _ waiting: inout Queue,
    _ done: (Int, Result<FetchResponse, FetchError>) -> Void
  ) {
    waiting.end(host: transfer.first.host)
    let seconds = transfer.seconds
    if let easy = transfer.release() { idle.append(easy) }
    done(
      transfer.number,
      result.mapError { error in
        var error = error
        error.seconds = seconds
        return error
      })
  }
}

/// Requests that wait, by host, so that no server is asked for more at a time than it should be.
struct Queue {
  private var hosts: [(name: String, places: [Int], underway: Int)] = []
  private var numbers: [String: Int] = [:]
  private var turn = 0
  private var count = 0
  private let policy: FetchPolicy

  init(_ policy: FetchPolicy) { self.policy = policy }

  var isEmpty: Bool { count == 0 }

  mutating func add(_ place: Int, host: String) {
    count += 1
    if let number = numbers[host] {
      hosts[number].places.append(place)
    } else {
      numbers[host] = hosts.count
      hosts.append((host, [place], 0))
    }
  }

  /// The request whose turn it is, in turn by host; nil where every host that is waited for has enough to do.
  mutating func next() -> Int? {
    for offset in hosts.indices {
      let number = (turn + offset) % hosts.count
      guard hosts[number].places.count > 0, hosts[number].underway < limit(of: hosts[number].name) else { continue }
      hosts[number].underway += 1
      turn = number + 1
      count -= 1
      return hosts[number].places.removeFirst()
    }
    return nil
  }

  /// A request to the host has ended.
  mutating func end(host: String) {
    if let number = numbers[host] { hosts[number].underway -= 1 }
  }

  private func limit(of host: String) -> Int {
    if let limit = policy.connectionsPerHost { return limit }
    return NetworkRing(host: host) == .machine ? policy.connections : FetchPolicy.politeConnectionsPerHost
  }
}
