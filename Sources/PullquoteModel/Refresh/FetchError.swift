/// Why there was no answer to a request.
package enum FetchError: Error, Hashable, Sendable {
  /// What was given is no http or https address.
  case badAddress(String)
  /// There is no such host, or it lets nobody in.
  case unreachable(host: String, reason: String)
  /// Nothing, or too little, came in good time.
  case timedOut(host: String)
  /// The body is larger than `limit` bytes.
  case tooLarge(limit: Int)
  /// The redirects go in a circle, are too many, or lead to `address`, which is not the web.
  case badRedirect(address: String, reason: String)
  /// The host could not prove who it is.
  case untrusted(host: String, reason: String)
  /// The answer broke off or is no HTTP.
  case broken(host: String, reason: String)
  /// The command that was to print user and password did not.
  case noCredentials(command: String, reason: String)
  /// Nobody waits for the answer any more.
  case cancelled
}

extension FetchError: CustomStringConvertible {
  /// One line for people.
  package var description: String {
    switch self {
    case .badAddress(let address):
      "“\(address)” is no address of the web; it must begin with http:// or https://"
    case .unreachable(let host, let reason):
      "cannot reach \(host): \(reason)"
    case .timedOut(let host):
      "\(host) does not answer, or too slowly; it will be asked again later"
    case .tooLarge(let limit):
      "the document is larger than \(limit >> 20) MB when unpacked"
    case .badRedirect(let address, let reason):
      "the server sends us on to “\(address)”: \(reason)"
    case .untrusted(let host, let reason):
      "the certificate of \(host) cannot be trusted: \(reason)"
    case .broken(let host, let reason):
      "the answer of \(host) is broken: \(reason)"
    case .noCredentials(let command, let reason):
      "the credentials command “\(command)” \(reason)"
    case .cancelled:
      "stopped"
    }
  }
}
