import Prose

/// Reads JSON Feed. Items before the place where JSON is broken are kept.
func parseJSONFeed(_ bytes: [UInt8], url: String?) throws(FeedError) -> Feed {
  var document = JSONFeedDocument()
  var reader = JSONReader(bytes, isLenient: true)
  guard reader.peek() == UInt8(ascii: "{") else { throw .notFeed(what: "other JSON") }
  var broken: JSONError?
  do { try document.read(&reader) } catch { broken = error }
  let isNamed = document.version?.contains("jsonfeed") ?? false
  guard isNamed || document.hasItems else {
    if let broken { throw .badJSON(reason: broken.reason, offset: broken.offset) }
    throw .notFeed(what: "other JSON")
  }
  var feed = document.feed(url: url)
  if let broken {
    feed.warnings.append("the JSON is broken at byte \(broken.offset + 1): \(broken.reason)")
  }
  if document.brokenItems > 0 {
    feed.warnings.append("\(document.brokenItems) items that are no objects were left out")
  }
  return feed
}

extension JSONFeedDocument {
  /// The document as a feed.
  /// - Parameter url: where it came from.
  fileprivate func feed(url: String?) -> Feed {
    var feed = Feed(format: .jsonfeed)
    feed.title = line(title)
    feed.link = homePage.flatMap { followable($0, base: url) }
    feed.feedURL = feedURL.flatMap { followable($0, base: url) }
    feed.id = feed.feedURL
    let base = url == nil ? nil : feed.link ?? url
    feed.description = line(description)
    feed.language = line(language)
    feed.image = (icon ?? favicon).flatMap { followable($0, base: base) }
    feed.authors = authors.map { $0.person(base: base) }
    feed.items = items.map { source in
      var item = source.item(base: base)
      if item.authors.isEmpty { item.authors = feed.authors }
      return item
    }
    feed.updated = feed.items.compactMap { $0.updated ?? $0.published }.max()
    return feed
  }
}

extension JSONFeedItem {
  fileprivate func item(base: String?) -> Feed.Item {
    var item = Feed.Item()
    item.id = line(id)
    item.title = line(title)
    let page = url ?? externalURL ?? (id?.hasPrefix("http") ?? false ? id : nil)
    item.link = page.flatMap { followable($0, base: base) }
    item.authors = authors.map { $0.person(base: base) }
    item.published = published.flatMap(parseDate)
    item.updated = modified.flatMap(parseDate)
    item.summary = summary.flatMap { body($0, isHTML: false, base: base) }
    item.content =
      html.flatMap { body($0, isHTML: true, base: base) }
      ?? text.flatMap { body($0, isHTML: false, base: base) }
    item.categories = unique(tags.compactMap(line))
    item.enclosures = attachments.compactMap { attachment in
      let url = attachment.url.flatMap { followable($0, base: base) }
      let length = attachment.length.flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
      return url.map { Enclosure(url: $0, type: line(attachment.type), length: length) }
    }
    item.image = (image ?? banner).flatMap { followable($0, base: base) }
    item.language = line(language)
    return item
  }

  private func body(_ text: String, isHTML: Bool, base: String?) -> Feed.Body? {
    WireText(bytes: Array(text.utf8), isHTML: isHTML, base: nil).body(base: base)
  }
}

extension JSONFeedPerson {
  fileprivate func person(base: String?) -> Feed.Person {
    Feed.Person(name: line(name), email: nil, url: url.flatMap { followable($0, base: base) })
  }
}

/// Literal text on one line.
private func line(_ text: String?) -> String? { text.flatMap { trimmedText(Array($0.utf8)) } }
