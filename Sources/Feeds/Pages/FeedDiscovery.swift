/// A feed that a page points to.
package struct FeedLink: Hashable, Sendable {
  /// Absolute, http or https.
  package var url: String
  /// What the page calls it.
  package var title: String?
  /// The media type the page declares: `application/atom+xml`.
  package var type: String?

  /// Makes a link to a feed.
  package init(url: String, title: String? = nil, type: String? = nil) {
    self.url = url
    self.title = title
    self.type = type
  }
}

/// Finds the feeds a page points to, the declared ones first.
///
/// Declared are `<link rel="alternate">` of a feed's type and `<link rel="feed">`; behind them come
/// links in the page whose address or words look like a feed's. Each address comes once, at most 50
/// in all. A page that cannot be read points to none.
/// - Parameter url: where the page came from; relative links are relative to it.
package func discoverFeeds(_ bytes: [UInt8], contentType: String?, url: String?) -> [FeedLink] {
  guard let tree = try? pageTree(bytes, contentType: contentType) else { return [] }
  let base = URLBase(PageFacts(tree, url: url).base)
  var declared: [FeedLink] = []
  var others: [FeedLink] = []
  var node = tree.root
  while node != PageTree.none {
    switch tree[tag: node] {
    case .link:
      if let link = tree.declaredFeed(at: node, base: base) { declared.append(link) }
    case .a where others.count < 200:
      if let link = tree.feedLink(at: node, base: base) { others.append(link) }
    default:
      break
    }
    node = tree.following(node, in: tree.root)
  }
  var known: Set<String> = []
  return Array((declared + others).filter { known.insert($0.url).inserted }.prefix(50))
}

extension PageTree {
  fileprivate func declaredFeed(at node: Node, base: URLBase) -> FeedLink? {
    let relations = value(.rel, on: node)?.lowercased().split(separator: " ") ?? []
    let type = value(.type, on: node)?.lowercased().split(separator: ";").first.map(String.init)
    let isFeed =
      relations.contains("feed") && !relations.contains("stylesheet")
      || relations.contains("alternate") && type.map(feedTypes.contains) ?? false
    guard isFeed, let address = webAddress(at: node, base: base) else { return nil }
    return FeedLink(url: address, title: words(value(.title, on: node)), type: type)
  }

  fileprivate func feedLink(at node: Node, base: URLBase) -> FeedLink? {
    guard let address = webAddress(at: node, base: base) else { return nil }
    let title = words(value(.title, on: node)) ?? words(text(in: node))
    let isNamed =
      title.map { feedWords.contains($0.lowercased()) } ?? false
      || range(of: .type, on: node).map { type in
        feedTypes.contains(String(decoding: bytes[type], as: UTF8.self).lowercased())
      } ?? false
    guard isNamed || looksLikeFeed(address) else { return nil }
    return FeedLink(url: address, title: title)
  }

  private func webAddress(at node: Node, base: URLBase) -> String? {
    guard let range = range(of: .href, on: node), let address = base.resolve(Array(bytes[range])),
      address.begins(with: "http")
    else { return nil }
    return String(decoding: address, as: UTF8.self)
  }

  private func words(_ text: String?) -> String? {
    guard let text = text.map({ plainText(Array($0.utf8)) }), !text.isEmpty else { return nil }
    return String(text.prefix(200))
  }
}

/// Types that feeds are declared with. JSON alone is none: WordPress declares its interface so.
private let feedTypes: Set<String> = [
  "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
  "application/xml", "text/xml", "application/x.atom+xml", "application/x-atom+xml", "text/rss",
  "application/rss", "application/atom",
]

/// What links to feeds are called.
private let feedWords: Set<String> = [
  "rss", "atom", "feed", "rss feed", "atom feed", "rss 2.0", "xml", "json feed", "rss-feed",
  "subscribe via rss", "entries feed", "flux rss", "web feed",
]

/// True when the end of the path, or the query, is one that feeds have.
private func looksLikeFeed(_ address: String) -> Bool {
  let address = address.lowercased()
  // Facebook's way of sharing a page.
  guard !address.contains("/dialog/feed") else { return false }
  let path = address.prefix { $0 != "?" && $0 != "#" }
  let last = path.split(separator: "/").dropFirst(2).last ?? ""
  let isNamed = [
    "feed", "feeds", "rss", "atom", "rss2", "rdf", "feed.xml", "rss.xml", "atom.xml", "index.xml",
    "index.rdf", "feed.json", "rss.php", "feed.php",
  ].contains(String(last))
  let isEnded = [".rss", ".rdf", ".atom", "-rss.xml", "_rss.xml"].contains { last.hasSuffix($0) }
  let query = address.dropFirst(path.count)
  let isAsked = ["?feed=", "&feed=", "format=rss", "format=atom", "format=feed", "type=rss"]
    .contains { query.contains($0) }
  return isNamed || isEnded || isAsked || address.contains("://feeds.feedburner.com/")
}
