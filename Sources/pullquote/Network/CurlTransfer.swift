import CCurl
import Glibc
import PullquoteModel

/// What one hop needs to know: no redirect is followed here.
struct HopRequest: Sendable {
  var address: WebAddress
  /// `Name: value`, without line breaks.
  var headers: [String]
  /// `user:password`.
  var credentials: String?
  /// Sent with POST; nil asks with GET.
  var form: [UInt8]?
  var bodyLimit: Int
}

/// What came of one hop.
struct HopAnswer: Sendable {
  var status: Int
  var headers: ResponseHeaders
  var body: [UInt8]
  /// Where the server sends us on to, made absolute; nil when it does not.
  var redirect: String?
  /// Counts the body as not dealt with.
  var hold: FetchBacklog.Hold?
}

/// How long a server may take, in milliseconds.
struct Patience: Equatable, Sendable {
  /// Until the connection stands.
  var connect = 10_000
  /// For the whole hop.
  var total = 60_000
  /// Seconds during which fewer than `slowest` bytes a second may come.
  var slowFor = 20
  /// Bytes a second.
  var slowest = 100
}

/// A transfer under way. Belongs to the loop's thread, on which libcurl calls back into it.
final class CurlTransfer {
  let id: UInt64
  let request: HopRequest
  private let answer: CheckedContinuation<Result<HopAnswer, FetchError>, Never>
  private var handle: UnsafeMutableRawPointer?
  private var headerList: UnsafeMutablePointer<curl_slist>?
  private var headers = ResponseHeaders()
  private(set) var body: [UInt8] = []
  /// Whether the body may come in yet; asked until it may.
  var mayTakeBody: (() -> Bool)?
  private var isTooLarge = false
  /// Where libcurl writes what went wrong, in its own words.
  private let reason = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private var isAnswered = false

  init(
    id: UInt64, request: HopRequest,
    answer: CheckedContinuation<Result<HopAnswer, FetchError>, Never>
  ) {
    self.id = id
    self.request = request
    self.answer = answer
    reason.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    if let handle { curl_easy_cleanup(handle) }
    curl_slist_free_all(headerList)
    reason.deallocate()
  }

  /// Answers whoever waits, the first time it is called.
  func finish(_ result: Result<HopAnswer, FetchError>) {
    guard !isAnswered else { return }
    isAnswered = true
    answer.resume(returning: result)
  }

  /// Makes libcurl's handle ready. `cookies` are those of the host.
  func prepare(
    cookies: UnsafeMutableRawPointer?, settings: CurlSettings
  ) -> UnsafeMutableRawPointer? {
    guard let curl = curl_easy_init() else { return nil }
    handle = curl
    pq_setopt_string(curl, CURLOPT_URL, request.address.text)
    pq_setopt_string(curl, CURLOPT_PROTOCOLS_STR, "http,https")
    pq_setopt_string(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
    pq_setopt_long(curl, CURLOPT_FOLLOWLOCATION, 0)
    pq_setopt_long(curl, CURLOPT_NOSIGNAL, 1)
    // A name server that hangs is otherwise waited for when the transfer is taken away.
    pq_setopt_long(curl, CURLOPT_QUICK_EXIT, 1)
    pq_setopt_long(curl, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
    pq_setopt_string(curl, CURLOPT_ACCEPT_ENCODING, "")
    pq_setopt_string(curl, CURLOPT_USERAGENT, settings.userAgent)
    // What was read already when a body has to wait stays in memory, unpacked.
    pq_setopt_long(curl, CURLOPT_BUFFERSIZE, 8 << 10)
    let patience = settings.patience
    pq_setopt_long(curl, CURLOPT_CONNECTTIMEOUT_MS, patience.connect)
    pq_setopt_long(curl, CURLOPT_TIMEOUT_MS, patience.total)
    pq_setopt_long(curl, CURLOPT_LOW_SPEED_TIME, patience.slowFor)
    pq_setopt_long(curl, CURLOPT_LOW_SPEED_LIMIT, patience.slowest)
    pq_setopt_pointer(curl, CURLOPT_SHARE, cookies)
    pq_setopt_string(curl, CURLOPT_COOKIEFILE, "")
    if let file = settings.certificates { pq_setopt_string(curl, CURLOPT_CAINFO, file) }
    if let proxy = settings.proxy { pq_setopt_string(curl, CURLOPT_PROXY, proxy) }
    if let credentials = request.credentials {
      // Nothing else: other methods would answer to what the server asks for.
      pq_setopt_long(curl, CURLOPT_HTTPAUTH, 1)
      pq_setopt_string(curl, CURLOPT_USERPWD, credentials)
    }
    if let form = request.form {
      pq_setopt_long(curl, CURLOPT_POST, 1)
      pq_setopt_long(curl, CURLOPT_POSTFIELDSIZE, form.count)
      // libcurl copies the bytes, as many as have been announced.
      _ = form.withUnsafeBufferPointer { bytes in
        pq_setopt_pointer(
          curl, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
      }
    }
    for header in request.headers { headerList = curl_slist_append(headerList, header) }
    pq_setopt_pointer(curl, CURLOPT_HTTPHEADER, headerList)
    let context = Unmanaged.passUnretained(self).toOpaque()
    pq_setopt_callback(curl, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      CurlTransfer.at(context)?.take(bytes, size * count) ?? 0
    }
    pq_setopt_pointer(curl, CURLOPT_WRITEDATA, context)
    pq_setopt_callback(curl, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      CurlTransfer.at(context)?.takeHeader(bytes, size * count) ?? 0
    }
    pq_setopt_pointer(curl, CURLOPT_HEADERDATA, context)
    pq_setopt_pointer(curl, CURLOPT_ERRORBUFFER, reason)
    return curl
  }

  private static func at(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
    context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Goes on with a body that had to wait.
  func resume() -> CURLcode { curl_easy_pause(handle, CURLPAUSE_CONT) }

  /// Keeps bytes of the body; fewer than given make libcurl stop, one special number makes it wait.
  private func take(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    if let mayTakeBody {
      guard mayTakeBody() else { return Int(CURL_WRITEFUNC_PAUSE) }
      self.mayTakeBody = nil
    }
    guard body.count + count <= request.bodyLimit else {
      isTooLarge = true
      return 0
    }
    body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
    return count
  }

  private func takeHeader(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    headers.take(UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
  }

  /// What came of it, when libcurl says that it has ended with `code`.
  func outcome(_ code: CURLcode) -> Result<HopAnswer, FetchError> {
    if isTooLarge { return .failure(.tooLarge(limit: request.bodyLimit)) }
    guard code == CURLE_OK else {
      return .failure(FetchError(code, reason: reasonGiven(code), host: request.address.host))
    }
    var status = 0
    pq_getinfo_long(handle, CURLINFO_RESPONSE_CODE, &status)
    var redirect: UnsafeMutablePointer<CChar>?
    pq_getinfo_string(handle, CURLINFO_REDIRECT_URL, &redirect)
    return .success(
      HopAnswer(
        status: status, headers: headers, body: body,
        redirect: redirect.map { String(cString: $0) }))
  }

  private func reasonGiven(_ code: CURLcode) -> String {
    String(cString: reason.pointee != 0 ? UnsafePointer(reason) : curl_easy_strerror(code))
  }
}

extension FetchError {
  /// What libcurl's `code` means to people.
  init(_ code: CURLcode, reason: String, host: String) {
    self =
      switch code {
      case CURLE_OPERATION_TIMEDOUT: .timedOut(host: host)
      case CURLE_COULDNT_RESOLVE_HOST: .unreachable(host: host, reason: "there is no such host")
      case CURLE_COULDNT_RESOLVE_PROXY: .unreachable(host: host, reason: "there is no such proxy")
      case CURLE_COULDNT_CONNECT: .unreachable(host: host, reason: "no connection")
      case CURLE_URL_MALFORMAT: .badAddress(host)
      case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CONNECT_ERROR,
        CURLE_SSL_ISSUER_ERROR:
        .untrusted(host: host, reason: reason)
      default: .broken(host: host, reason: reason)
      }
  }
}
