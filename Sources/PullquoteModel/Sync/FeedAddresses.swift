import Archive
import Feeds
import Prose

/// Finds the feed that a server's address means. Two programs that follow one feed may have it by
/// http and https, with and without a slash at the end, at its old and its new address.
package struct FeedAddresses {
  private var exact: [String: SubscriptionID] = [:]
  private var alike: [String: SubscriptionID] = [:]

  /// Makes a table of feeds; the first of several at one address counts.
  package init(_ feeds: [FeedState]) {
    for feed in feeds {
      for url in [feed.subscription.url, feed.movedTo].compactMap({ $0 }) {
        let key = addressKey(url)
        exact[key] = exact[key] ?? feed.id
        alike[Self.loose(key)] = alike[Self.loose(key)] ?? feed.id
      }
    }
  }

  /// The feed of an address; nil when none is followed there.
  package subscript(url: String) -> SubscriptionID? {
    let key = addressKey(url)
    return exact[key] ?? alike[Self.loose(key)]
  }

  private static func loose(_ key: String) -> String {
    var rest = key.hasPrefix("https:") ? String(key.dropFirst(6)) : String(key.dropFirst(5))
    while rest.hasSuffix("/") { rest.removeLast() }
    return rest
  }
}
