import PullquoteModel

extension Fetcher {
  /// Fetches with libcurl, following redirects hop by hop: each goes through the same checks as the
  /// first request, and what is meant for one host is told to no other.
  static func curl(settings: CurlSettings = CurlSettings()) -> Fetcher {
    let loop = CurlLoop(settings: settings)
    let credentials = CredentialsCommands()
    return Fetcher { request throws(FetchError) in
      var walk = try RedirectWalk(request)
      var secret: String?
      if let command = request.credentialsCommand.first, !command.isEmpty {
        secret = try await credentials.output(of: request.credentialsCommand)
      }
      while true {
        let answer = try await loop.perform(walk.hop(of: request, credentials: secret))
        if let response = try walk.take(answer) { return response }
      }
    }
  }
}

/// Where a request has got to on its way through redirects.
struct RedirectWalk {
  /// More hops than this lead nowhere.
  static let longest = 5

  private let start: WebAddress
  private let sendsForm: Bool
  private(set) var address: WebAddress
  private var hops = 0
  /// Where the address has moved for good.
  private var permanent: WebAddress?
  /// True until a hop that is not for good.
  private var isPermanentSoFar = true

  /// Stands at the address asked for.
  init(_ request: FetchRequest) throws(FetchError) {
    guard let address = WebAddress(request.url) else { throw .badAddress(request.url) }
    start = address
    sendsForm = request.form != nil
    self.address = address
    if let origin = request.namedBy { try mayAsk(address, from: WebAddress(origin)) }
  }

  /// What listens on this machine alone is not for strangers to ask through us.
  private func mayAsk(_ next: WebAddress, from origin: WebAddress?) throws(FetchError) {
    guard next.isLoopback, origin?.isLoopback != true else { return }
    throw .badRedirect(address: next.text, reason: "that is this very machine")
  }

  /// The request to be sent to where we stand. `credentials` are those the user's command printed.
  func hop(of request: FetchRequest, credentials: String?) -> HopRequest {
    var headers = ["Accept: \(acceptedTypes)"]
    if let etag = request.etag { headers.append("If-None-Match: \(etag)") }
    if let date = request.lastModified { headers.append("If-Modified-Since: \(date)") }
    // What the user says to one host is not repeated to whoever it sends us to.
    let isAtHome = start.mayTell(address)
    if isAtHome { headers += request.headers }
    let written = start.user.map { "\($0):\(start.password ?? "")" }
    return HopRequest(
      address: address, headers: headers.filter(isHeader),
      credentials: isAtHome ? credentials ?? written : nil, form: isAtHome ? request.form : nil,
      bodyLimit: request.bodyLimit)
  }

  /// Takes a hop's answer: a response when it was the last one, nil after a redirect.
  mutating func take(_ answer: HopAnswer) throws(FetchError) -> FetchResponse? {
    guard let target = answer.redirect, isRedirect(answer.status) else {
      return FetchResponse(
        status: answer.status, body: answer.body, url: address.text,
        permanentURL: permanent?.text, contentType: answer.headers["content-type"],
        etag: answer.headers["etag"], lastModified: answer.headers["last-modified"],
        retryAfter: answer.headers["retry-after"], cacheControl: answer.headers["cache-control"],
        hold: answer.hold)
    }
    hops += 1
    guard hops <= Self.longest else {
      throw .badRedirect(address: target, reason: "that is the \(hops)th time in a row")
    }
    guard let next = WebAddress(target) else {
      throw .badRedirect(address: target, reason: "that is no http or https address")
    }
    try mayAsk(next, from: start)
    // What is sent may be a password: it goes on to nobody, and is not quietly left out either.
    guard !sendsForm || start.mayTell(next) else {
      throw .badRedirect(address: target, reason: "what is sent is not meant for that server")
    }
    isPermanentSoFar = isPermanentSoFar && (answer.status == 301 || answer.status == 308)
    if isPermanentSoFar { permanent = next }
    address = next
    return nil
  }

  private func isRedirect(_ status: Int) -> Bool {
    switch status {
    case 301, 302, 303, 307, 308: true
    default: false
    }
  }
}

private let acceptedTypes =
  "application/atom+xml, application/rss+xml, application/feed+json, "
  + "application/xml;q=0.9, text/html;q=0.8, */*;q=0.7"

/// True for a line that stays one header: no line break can add another.
private func isHeader(_ line: String) -> Bool {
  line.utf8.contains(UInt8(ascii: ":"))
    && !line.utf8.contains { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }
}
