import Prose

/// A feed as its document gives it: what `parseFeed` yields and `parse-feed` prints.
package struct Feed: Equatable, Sendable {
  /// The family of formats a feed belongs to, by the name that is printed.
  package enum Format: String, Sendable {
    /// RSS 2.x, and `<rss>` without a known version.
    case rss2
    /// RDF 1.0 and 1.1.
    case rss1
    /// RSS 0.90 to 0.94.
    case rss09
    /// Atom 0.3 and 1.0.
    case atom
    /// JSON Feed 1 and 1.1.
    case jsonfeed
  }

  /// Who writes.
  package struct Person: Hashable, Sendable {
    /// Plain text.
    package var name: String?
    /// The address without `mailto:`.
    package var email: String?
    /// Absolute.
    package var url: String?
  }

  /// HTML or plain text as the feed gives it, not yet sanitised: that is done when it is asked for,
  /// since most of it never is.
  package struct Body: Hashable, Sendable {
    /// UTF-8.
    package var bytes: [UInt8]
    /// False for plain text, whose `<` is a sign.
    package var isHTML: Bool
    /// What relative links are relative to.
    package var base: String?
  }

  /// An article of a feed.
  package struct Item: Hashable, Sendable {
    /// The publisher's identifier, as written.
    package var id: String?
    /// Plain text on one line.
    package var title: String?
    /// Absolute; never a script or a file.
    package var link: String?
    /// In the order written.
    package var authors: [Person] = []
    /// RFC 3339 in UTC.
    package var published: String?
    /// RFC 3339 in UTC.
    package var updated: String?
    /// RSS description, Atom summary, JSON summary.
    package var summary: Body?
    /// content:encoded, xhtml:body, Atom content, JSON content.
    package var content: Body?
    /// Plain text.
    package var categories: [String] = []
    /// In the order written.
    package var enclosures: [Enclosure] = []
    /// Where readers discuss it.
    package var comments: String?
    /// A picture that stands for the item.
    package var image: String?
    /// As declared.
    package var language: String?
    /// The feed the item was taken over from.
    package var sourceTitle: String?
    /// Its page.
    package var sourceLink: String?
  }

  /// What kind of document it was.
  package var format: Format
  /// Plain text on one line.
  package var title: String?
  /// The page the feed belongs to.
  package var link: String?
  /// As written.
  package var id: String?
  /// Plain text.
  package var description: String?
  /// As declared.
  package var language: String?
  /// RFC 3339 in UTC.
  package var updated: String?
  /// A picture that stands for the feed.
  package var image: String?
  /// The feed's own address as it says itself.
  package var feedURL: String?
  /// In the order written.
  package var authors: [Person] = []
  /// Plain text.
  package var categories: [String] = []
  /// In the order of the document.
  package var items: [Item] = []
  /// When the publisher wants to be asked again.
  package var schedule = Schedule()
  /// What was broken and how it was read all the same.
  package var warnings: [String] = []

  /// When a feed says it changes: RSS ttl, skipHours and skipDays, the syndication module.
  package struct Schedule: Equatable, Sendable {
    /// Seconds between two fetches that the publisher asks for.
    package var interval: Int?
    /// Hours of the day in UTC, 0...23, at which not to ask.
    package var skippedHours: Set<Int> = []
    /// Days of the week at which not to ask; 0 is Sunday.
    package var skippedDays: Set<Int> = []
  }
}
