/// Gets documents from the network. Tests put a dictionary of pages in its place; only the program
/// knows which library does the work.
package struct Fetcher: Sendable {
  /// Asks for a document and waits for the whole of it.
  ///
  /// Every answer of a server is a response, whatever its status; an error means that there was none
  /// to be had. Redirects have been followed. Cancelling the task ends the transfer.
  package var get: @Sendable (FetchRequest) async throws(FetchError) -> FetchResponse

  /// Makes a fetcher of a function.
  package init(
    get: @escaping @Sendable (FetchRequest) async throws(FetchError) -> FetchResponse
  ) {
    self.get = get
  }
}

/// What is asked for.
package struct FetchRequest: Hashable, Sendable {
  /// An http or https address.
  package var url: String
  /// The server's mark of the version at hand, exactly as it was given.
  package var etag: String?
  /// When the version at hand was changed, exactly as it was given.
  package var lastModified: String?
  /// Further headers of the user, `Name: value`. They go to the address's own host only.
  package var headers: [String]
  /// A program and its arguments that print `user:password`; empty for none.
  package var credentialsCommand: [String]
  /// What is sent along as the fields of a form (`application/x-www-form-urlencoded`); nil asks
  /// without sending anything. It goes to the address's own host only.
  package var form: [UInt8]?
  /// Bytes the body may have when unpacked.
  package var bodyLimit: Int
  /// The document that named the address; nil when the user did. A document from elsewhere cannot
  /// have us ask what listens on this machine alone.
  package var namedBy: String?

  /// Makes a request; without validators the answer is never "not modified".
  package init(
    url: String, etag: String? = nil, lastModified: String? = nil, headers: [String] = [],
    credentialsCommand: [String] = [], form: [UInt8]? = nil,
    bodyLimit: Int = FetchRequest.largestBody, namedBy: String? = nil
  ) {
    self.url = url
    self.etag = etag
    self.lastModified = lastModified
    self.headers = headers
    self.credentialsCommand = credentialsCommand
    self.form = form
    self.bodyLimit = bodyLimit
    self.namedBy = namedBy
  }

  /// 32 MB: a hundred times a large feed.
  package static let largestBody = 32 << 20
}

/// What a server answered.
package struct FetchResponse: Sendable {
  /// The HTTP status of the last hop.
  package var status: Int
  /// The document, unpacked.
  package var body: [UInt8]
  /// Where it was found in the end.
  package var url: String
  /// Where the address has moved for good: the last address that only permanent redirects led to.
  package var permanentURL: String?
  /// The `Content-Type`, with its parameters.
  package var contentType: String?
  /// The `ETag`, exactly as given.
  package var etag: String?
  /// The `Last-Modified`, exactly as given.
  package var lastModified: String?
  /// The `Retry-After`: seconds or a date.
  package var retryAfter: String?
  /// The `Cache-Control`.
  package var cacheControl: String?
  /// As long as a copy of this lives the network knows that the document is not dealt with.
  package var hold: FetchBacklog.Hold?

  /// Makes a response.
  package init(
    status: Int, body: [UInt8] = [], url: String, permanentURL: String? = nil,
    contentType: String? = nil, etag: String? = nil, lastModified: String? = nil,
    retryAfter: String? = nil, cacheControl: String? = nil,
    hold: FetchBacklog.Hold? = nil
  ) {
    self.status = status
    self.body = body
    self.url = url
    self.permanentURL = permanentURL
    self.contentType = contentType
    self.etag = etag
    self.lastModified = lastModified
    self.retryAfter = retryAfter
    self.cacheControl = cacheControl
    self.hold = hold
  }
}
