import Prose

/// A headline as a finder lists it.
package struct TitleLine: Hashable, Sendable {
  /// The article.
  package var id: ArticleID
  /// Its headline.
  package var title: String
  /// The feed it came from; nil for a file or page added by itself.
  package var feed: SubscriptionID?
}
