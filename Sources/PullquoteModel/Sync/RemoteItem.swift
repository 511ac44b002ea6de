import Archive
import Feeds
import Prose

/// By what a server knows an item.
///
/// Google's reader had 64-bit numbers and wrote them in three ways: decimal in lists of identifiers,
/// `tag:google.com,2005:reader/item/` with 16 hexadecimal digits in items, and these digits alone.
/// FreshRSS and Miniflux write the first two and read all three; The Old Reader has 24 digits that
/// are no such number. All ways of writing one number are one value here.
package struct RemoteItemID: Hashable, Sendable {
  /// 16 small hexadecimal digits, or what the server wrote behind the prefix.
  package let kept: String

  /// What stands before an identifier in its long form.
  package static let prefix = "tag:google.com,2005:reader/item/"

  /// An identifier as `kept` gave it.
  package init(kept: String) { self.kept = kept }

  /// Reads an identifier in any of its forms; nil for what can be none.
  package init?(_ written: String) {
    let isLong = written.hasPrefix(Self.prefix)
    let rest = isLong ? String(written.dropFirst(Self.prefix.count)) : written
    guard !rest.isEmpty, rest.utf8.count <= 200,
      rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") })
    else { return nil }
    let isDecimal = rest.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D }
    // Sixteen digits may be either: a number in decimal does not begin with 0.
    let isHexadecimal = isLong || !isDecimal || rest.utf8.count == 16 && rest.hasPrefix("0")
    if isHexadecimal {
      let isNumber = rest.utf8.count <= 16 && rest.utf8.allSatisfy { Self.isHexadecimalDigit($0) }
      kept = isNumber ? Self.padded(rest.lowercased()) : rest
    } else if let number = Int64(rest) {
      kept = Self.padded(String(UInt64(bitPattern: number), radix: 16))
    } else if let number = UInt64(rest) {
      kept = Self.padded(String(number, radix: 16))
    } else {
      kept = rest
    }
  }

  /// The long form, which every server reads.
  package var written: String { Self.prefix + kept }

  private static func isHexadecimalDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func padded(_ digits: String) -> String {
    String(repeating: "0", count: max(0, 16 - digits.utf8.count)) + digits
  }
}

/// An item as a server gives it.
package struct RemoteItem: Equatable, Sendable {
  /// The server's identifier.
  package var id: RemoteItemID
  /// The server's name of its feed.
  package var stream: String
  /// What the feed is called there.
  package var feedTitle: String?
  /// The publisher's identifier, which few servers give.
  package var guid: String?
  /// The address of its page: http or https.
  package var url: String?
  /// The headline, on one line.
  package var title: String
  /// Who wrote it.
  package var author: String?
  /// When it was published, in seconds since 1970.
  package var published: Int?
  /// Its text, HTML.
  package var html: [UInt8]
  /// The publisher's keywords.
  package var keywords: [String]
  /// Its marks.
  package var flags: SyncFlags

  /// Names an item; what is not named is not known.
  package init(
    id: RemoteItemID, stream: String, feedTitle: String? = nil, guid: String? = nil,
    url: String? = nil, title: String = "", author: String? = nil, published: Int? = nil,
    html: [UInt8] = [], keywords: [String] = [], flags: SyncFlags = SyncFlags()
  ) {
    self.id = id
    self.stream = stream
    self.feedTitle = feedTitle
    self.guid = guid
    self.url = url
    self.title = title
    self.author = author
    self.published = published
    self.html = html
    self.keywords = keywords
    self.flags = flags
  }

  /// The item as an article to read, made as that of a feed is.
  package var draft: Draft {
    let flow = flow(html, base: url, title: title.isEmpty ? nil : title)
    var draft = Draft(
      source: feedTitle ?? url ?? "", guid: guid, url: url, title: title, byline: author,
      published: published.flatMap(rfc3339), text: flow.text, paragraphs: flow.paragraphs)
    draft.links = flow.links
    draft.pictures = flow.pictures
    draft.categories = keywords
    return draft
  }
}

/// A time for people.
/// - Parameter seconds: since 1970.
func rfc3339Text(_ seconds: Int) -> String { rfc3339(seconds) ?? "a time beyond reason" }
