/// What kind of document bytes are, as far as it decides who reads them.
package enum DocumentKind: Equatable, Sendable {
  /// HTML, whole or a fragment.
  case page
  /// RSS, Atom or JSON Feed.
  case feed
  /// Everything else.
  case text

  /// Tells it by the first tags: names of files and media types are often wrong. Looks at the first
  /// 4,096 bytes.
  package init(_ bytes: [UInt8]) {
    let start = bytes.prefix(4096).drop { $0 <= 0x20 || $0 >= 0x80 }
    guard let first = start.first else {
      self = .text
      return
    }
    let head = String(decoding: start, as: UTF8.self).lowercased()
    if first == UInt8(ascii: "{") {
      self = head.contains("jsonfeed.org/version/") ? .feed : .text
    } else if first != UInt8(ascii: "<") {
      self = .text
    } else if ["<rss", "<feed", "<rdf:rdf"].contains(where: head.contains) {
      self = .feed
    } else if head.contains("<html") || head.contains("<!doctype html") {
      self = .page
    } else {
      let name = head.dropFirst().prefix { $0.isLetter || $0.isNumber }
      self = Self.pageElements.contains(String(name)) ? .page : .text
    }
  }

  /// What a saved piece of a page begins with.
  private static let pageElements: Set<String> = [
    "head", "body", "article", "main", "section", "div", "p", "h1", "h2", "title", "meta", "header",
  ]
}
