import CCurl
import Glibc

/// An http or https address, taken apart by the library that will follow it: two readers of one
/// address that disagree are how a request ends up at the wrong host.
struct WebAddress: Hashable, Sendable {
  /// The address as it goes to the server, without a fragment, user or password.
  let text: String
  /// `http` or `https`.
  let scheme: String
  /// In small letters; an IPv6 address stands in brackets.
  let host: String
  /// The port, the scheme's own where none is written.
  let port: Int
  /// What stands before the `@`, decoded; nil for none.
  let user: String?
  /// What follows the user's name, decoded.
  let password: String?

  /// Takes `text` apart; nil when it is not http or https or has no host.
  init?(_ text: String) {
    guard !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }), let url = curl_url() else {
      return nil
    }
    defer { curl_url_cleanup(url) }
    // Without the flag "user" would stay an unknown scheme's business; all others are refused.
    guard curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK,
      let scheme = Self.part(CURLUPART_SCHEME, of: url)?.lowercased(),
      scheme == "http" || scheme == "https",
      let host = Self.part(CURLUPART_HOST, of: url), !host.isEmpty,
      let port = Self.part(CURLUPART_PORT, of: url, flags: CURLU_DEFAULT_PORT).flatMap({ Int($0) })
    else { return nil }
    user = Self.part(CURLUPART_USER, of: url, flags: CURLU_URLDECODE)
    password = Self.part(CURLUPART_PASSWORD, of: url, flags: CURLU_URLDECODE)
    for part in [CURLUPART_FRAGMENT, CURLUPART_USER, CURLUPART_PASSWORD] {
      curl_url_set(url, part, nil, 0)
    }
    guard let clean = Self.part(CURLUPART_URL, of: url) else { return nil }
    self.text = clean
    self.scheme = scheme
    self.host = host.lowercased()
    self.port = port
  }

  private static func part(
    _ part: CURLUPart, of url: OpaquePointer, flags: Int32 = 0
  ) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(url, part, &text, UInt32(flags)) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }

  /// True where what was meant for this address may go to `other` as well: the same host and port,
  /// or the same host gone over to https.
  func mayTell(_ other: WebAddress) -> Bool {
    guard host == other.host else { return false }
    if scheme == other.scheme { return port == other.port }
    return scheme == "http" && port == 80 && other.scheme == "https" && other.port == 443
  }

  /// True for this very machine, which needs no sparing.
  var isLoopback: Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]"
      || (host.hasPrefix("127.")
        && host.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E })
  }
}
