import Archive
import Prose

/// Something a few typed letters may mean.
package enum Find: Hashable, Sendable {
  /// A feed.
  case feed(SubscriptionID, name: String)
  /// An article.
  case article(ArticleID, title: String, feedName: String)
  /// Somebody who speaks, or a person, body or place.
  case entity(EntityCount)
  /// A saved search.
  case search(name: String, text: String)
}
