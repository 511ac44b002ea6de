import Feeds

/// A server with the interface of Google's reader, as FreshRSS, Miniflux, The Old Reader and others
/// have it.
///
/// What it asks and how answers are read follows the servers' own code and pages: FreshRSS
/// `p/api/greader.php`, Miniflux `internal/googlereader` with its README. It keeps to what all of
/// them understand: sign in with `accounts/ClientLogin`, the long form of identifiers, `output=json`
/// everywhere, the token `T` in every form, first in it, since Miniflux goes by it alone and PHP
/// may cut what is long.
actor GoogleReader {
  /// Whose account.
  private let account: SyncAccount
  private let password: @Sendable () async throws(SyncError) -> String
  private let remember: @Sendable (String) -> Void
  private let fetcher: Fetcher
  private let clock: @Sendable () -> Int
  /// Stands for the password.
  private var auth: String?
  /// Goes with everything that changes something.
  private var token: String?

  init(
    account: SyncAccount, auth: String?, fetcher: Fetcher, clock: @escaping @Sendable () -> Int,
    remember: @escaping @Sendable (String) -> Void,
    password: @escaping @Sendable () async throws(SyncError) -> String
  ) {
    self.account = account
    self.auth = auth
    self.fetcher = fetcher
    self.clock = clock
    self.remember = remember
    self.password = password
  }

  /// Signs in and gives what stands for the password.
  func signIn() async throws(SyncError) -> String {
    let secret = try await password()
    // The Old Reader wants the rest too, as Google did.
    let form = WebForm([
      ("Email", account.user), ("Passwd", secret), ("client", "pullquote"),
      ("accountType", "HOSTED_OR_GOOGLE"), ("service", "reader"),
    ])
    let response = try await send(
      FetchRequest(url: account.server + "/accounts/ClientLogin", form: form.bytes))
    switch response.status {
    case 200: break
    case 401, 403: throw .refused(user: account.user, server: account.server)
    case 429, 500...599: throw later(response)
    case let status: throw .noService(server: account.server, status: status)
    }
    guard let answer = signedIn(response.body) else {
      throw .badAnswer(asked: "sign in", reason: "it has no line “Auth=”")
    }
    (auth, token) = (answer, nil)
    remember(answer)
    return answer
  }

  /// Asks for a document and gives its bytes.
  func get(_ path: String, _ query: [(String, String)] = []) async throws(SyncError) -> [UInt8] {
    let answer = try await ask(path) { auth throws(SyncError) in
      let query = WebForm(query + [("output", "json")]).text
      return FetchRequest(
        url: self.address(path) + "?" + query, headers: ["Authorization: GoogleLogin auth=\(auth)"])
    }
    return answer ?? []
  }

  /// Sends a form and gives what is answered.
  /// - Parameter isNothing: statuses that mean that there is none of what was asked for.
  /// - Returns: nil for these.
  func post(
    _ path: String, _ fields: [(String, String)], isNothing: Set<Int> = []
  ) async throws(SyncError) -> [UInt8]? {
    try await ask(path, isNothing: isNothing) { auth throws(SyncError) in
      let form = WebForm([("T", try await self.currentToken())] + fields)
      return FetchRequest(
        url: self.address(path) + "?output=json",
        headers: ["Authorization: GoogleLogin auth=\(auth)"], form: form.bytes)
    }
  }

  private func address(_ path: String) -> String { account.server + "/reader/api/0/" + path }

  /// The token, asked for once.
  private func currentToken() async throws(SyncError) -> String {
    if let token { return token }
    let bytes = try await get("token")
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).first.map(String.init)
    guard let text, bytes.count < 4096 else {
      throw .badAnswer(asked: "token", reason: "it is none")
    }
    token = text
    return text
  }

  /// Sends a request, signing in where that is needed: once more when the server has forgotten us.
  private func ask(
    _ path: String, isNothing: Set<Int> = [],
    _ request: (_ auth: String) async throws(SyncError) -> FetchRequest
  ) async throws(SyncError) -> [UInt8]? {
    var hasSignedIn = false
    while true {
      let known: String
      if let auth {
        known = auth
      } else {
        known = try await signIn()
        hasSignedIn = true
      }
      let response = try await send(request(known))
      switch response.status {
      case 200..<300: return response.body
      case 401, 403:
        guard !hasSignedIn else {
          throw .refused(user: account.user, server: account.server)
        }
        (auth, token) = (nil, nil)
      case 429, 500...599: throw later(response)
      case 404: throw .noService(server: account.server, status: 404)
      case let status where isNothing.contains(status): return nil
      case let status: throw .badStatus(status, asked: path)
      }
    }
  }

  private func send(_ request: FetchRequest) async throws(SyncError) -> FetchResponse {
    do throws(FetchError) {
      return try await fetcher.get(request)
    } catch .cancelled {
      throw .cancelled
    } catch {
      throw .noAnswer(error)
    }
  }

  private func later(_ response: FetchResponse) -> SyncError {
    let now = clock()
    let wait = RefreshSchedule.wait(response.retryAfter, now: now)
    return .later(
      status: response.status, until: wait.map { now + min($0, SyncRunner.longestRest) })
  }
}

/// Whose account on which server.
package struct SyncAccount: Hashable, Sendable {
  /// The address of the interface, without a slash at its end.
  package let server: String
  /// The name to sign in with.
  package let user: String

  /// Names an account.
  /// - Parameter server: as its owner writes it; nothing comes of it unless it is http or https.
  package init?(server: String, user: String) {
    var address = feedAddress(from: server)
    for ending in ["/", "/reader/api/0", "/accounts/ClientLogin", "/"] {
      while address.hasSuffix(ending) { address.removeLast(ending.utf8.count) }
    }
    guard isFeedAddress(address), !address.contains("?"), !address.contains("#"), !user.isEmpty
    else { return nil }
    self.server = address
    self.user = user
  }

  /// What the archive knows it by.
  package var name: String { "\(user) \(server)" }
}

/// The value of `Auth` in the answer of ClientLogin, which has a name and a value on each line.
func signedIn(_ answer: [UInt8]) -> String? {
  guard answer.count <= 64 << 10 else { return nil }
  for line in answer.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
    guard line.starts(with: "Auth=".utf8) else { continue }
    let value = line.dropFirst(5)
    // It goes into a header.
    guard !value.isEmpty, value.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    return String(decoding: value, as: UTF8.self)
  }
  return nil
}
