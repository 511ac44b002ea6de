import Prose

/// How one visit to a feed went, whatever came of it: what the archive remembers of it.
package struct FetchReport: Hashable, Sendable {
  /// The HTTP status; 0 when no answer came, and for files.
  package var status: Int
  /// What went wrong, in words for people; nil when nothing did.
  package var failure: String?
  /// The validators the server gave, sent back verbatim with the next request.
  package var etag: String?
  /// As `etag`.
  package var lastModified: String?
  /// Where permanent redirects led in the end; nil when there were none.
  package var permanentURL: String?
  /// What the feed calls itself; nil leaves what is known.
  package var title: String?
  /// The page the feed belongs to; nil leaves what is known.
  package var homePage: String?
  /// When to ask again, in seconds since 1970; nil when nothing speaks against any time.
  package var nextDue: Int?
  /// Seconds between two fetches that the publisher asks for; nil leaves what is known.
  package var interval: Int?
  /// Bytes received, as they went over the wire.
  package var bytes: Int
  /// How long it took.
  package var milliseconds: Int

  /// Makes a report; what is not named is not known.
  package init(
    status: Int, failure: String? = nil, etag: String? = nil, lastModified: String? = nil,
    permanentURL: String? = nil, title: String? = nil, homePage: String? = nil,
    nextDue: Int? = nil, interval: Int? = nil, bytes: Int = 0, milliseconds: Int = 0
  ) {
    self.status = status
    self.failure = failure
    self.etag = etag
    self.lastModified = lastModified
    self.permanentURL = permanentURL
    self.title = title
    self.homePage = homePage
    self.nextDue = nextDue
    self.interval = interval
    self.bytes = bytes
    self.milliseconds = milliseconds
  }
}

/// What storing the articles of a feed changed.
package struct StoreOutcome: Hashable, Sendable {
  /// The articles not known before, in the order of their dates.
  package var new: [ArticleID] = []
  /// Those whose text the publisher changed.
  package var changed: [ArticleID] = []
  /// How many were known as they are, repeats inside the document and expired ones included.
  package var same = 0

  /// An outcome in which nothing happened.
  package init() {}
}
