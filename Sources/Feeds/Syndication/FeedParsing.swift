/// The largest document that is read as a feed, in bytes.
package let largestFeed = 32 << 20

/// Reads a feed: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed.
///
/// What it is, its content tells, not its media type. Broken documents are read as far as they can
/// be; what was broken is in `Feed.warnings`. Texts stay as they are until they are asked for. Linear.
/// - Parameter contentType: the HTTP header's value; its charset counts.
/// - Parameter url: where the bytes came from: what links are relative to where nothing else is said.
/// - Throws: `FeedError` for what is empty, too large, or no feed at all.
package func parseFeed(
  _ bytes: [UInt8], contentType: String?, url: String?
) throws(FeedError) -> Feed {
  guard bytes.count <= largestFeed else {
    throw .tooLarge(size: bytes.count, limit: largestFeed)
  }
  let text = decodeMarkup(bytes, contentType: contentType)
  // Decoding can make three bytes of one.
  guard text.count <= 2 * largestFeed else {
    throw .tooLarge(size: text.count, limit: 2 * largestFeed)
  }
  guard let first = text.first(where: { $0 > 0x20 }) else { throw .empty }
  if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
    return try parseJSONFeed(text, url: url)
  }
  guard let prolog = XMLProlog(text) else { throw .notFeed(what: looks(of: text, bytes)) }
  return try parseXMLFeed(text, prolog: prolog, url: url)
}

/// What bytes that are no feed look like, in words.
private func looks(of text: [UInt8], _ bytes: [UInt8]) -> String {
  if let what = binaryContent(of: bytes, encoding: TextEncoding.detect(bytes).encoding) {
    return what
  }
  let start = String(decoding: text.prefix(4096), as: UTF8.self).lowercased()
  if start.contains("<html") || start.contains("<!doctype html") { return "a web page" }
  if start.contains("<opml") { return "a list of subscriptions (OPML)" }
  return start.contains("<") ? "some other XML" : "plain text"
}

private func parseXMLFeed(
  _ bytes: [UInt8], prolog: XMLProlog, url: String?
) throws(FeedError) -> Feed {
  let reader = XMLReader(tree: FeedTree(base: url))
  var repair = XMLRepair(bytes, prolog: prolog)
  let isWhole = reader.read(&repair)
  let tree = reader.tree
  guard let root = tree.root ?? tree.articles.first else {
    throw .notFeed(what: "a feed that breaks off before its first element")
  }
  var feed =
    switch root.name {
    case "feed", "entry": AtomDocument(root, entries: tree.articles).feed(url: url)
    default: RSSDocument(root, items: tree.articles).feed(url: url)
    }
  if prolog.hasJunk { feed.warnings.append("something stands before the feed") }
  feed.warnings += XMLRepair.Warning.allCases.filter { repair.warnings[$0] != nil }.map(\.rawValue)
  if tree.isFull {
    feed.warnings.append("there is more in it than any feed holds; the rest was left out")
  }
  if !isWhole { feed.warnings.append("the document could not be read to its end") }
  return feed
}
