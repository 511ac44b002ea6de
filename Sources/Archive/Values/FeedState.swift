import Prose

/// A feed of the archive: what the user asked for and what came of it.
package struct FeedState: Hashable, Sendable {
  /// Its row, which stays when its address changes.
  package var id: SubscriptionID
  /// What the feeds file says. Headers and credentials are not archived: they are empty here.
  package var subscription: Subscription
  /// False when the feeds file no longer names it and only its articles are left.
  package var isFollowed: Bool
  /// What the feed calls itself; nil before the first fetch.
  package var title: String?
  /// The page it belongs to.
  package var homePage: String?
  /// How many articles of it are kept.
  package var articles: Int
  /// How many of them nobody has read.
  package var unread: Int
  /// The date of its newest article, in seconds since 1970.
  package var newest: Int?
  /// The validators of the last answer that held articles.
  package var etag: String?
  /// As `etag`.
  package var lastModified: String?
  /// When it was last asked, in seconds since 1970.
  package var fetchedAt: Int?
  /// The status of the last answer; 0 when none came.
  package var status: Int
  /// What went wrong the last time; nil when nothing did.
  package var failure: String?
  /// How often in a row it went wrong.
  package var failures: Int
  /// When to ask again, in seconds since 1970; nil when it was never asked.
  package var nextDue: Int?
  /// Seconds between two fetches that the publisher asks for.
  package var interval: Int?
  /// Where permanent redirects lead.
  package var movedTo: String?
  /// How often in a row they led there.
  package var sightings: Int

  /// What people know it by: the user's title, else the feed's own, else its address.
  package var name: String { subscription.title ?? title ?? subscription.url }
}
