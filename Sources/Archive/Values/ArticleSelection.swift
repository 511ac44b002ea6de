import Prose

/// Which articles a list of the reader holds, and in which order. What is not said does not choose.
package struct ArticleSelection: Hashable, Sendable {
  /// Those of these feeds; of all where there is none.
  package var feeds: [SubscriptionID]
  /// Those that fit; all where there is none.
  package var query: Query?
  /// Those not read yet.
  package var isUnread: Bool
  /// Which come first.
  package var order: ListOrder

  /// Chooses.
  package init(
    feeds: [SubscriptionID] = [], query: Query? = nil, isUnread: Bool = false,
    order: ListOrder = .newest
  ) {
    self.feeds = feeds
    self.query = query
    self.isUnread = isUnread
    self.order = order
  }
}
