import Archive
import Feeds

/// The feeds as the feeds file orders them.
package struct FeedTree: Hashable, Sendable {
  /// What is followed, in the order of the feeds file; then what is not any more but has articles.
  package var feeds: [FeedState]
  /// Saved searches, mutes and watches, in the order of the file.
  package var queries: [SavedQuery]
  /// How many articles wait for the annotator.
  package var pending: Int

  /// Makes the answer to `.feeds`.
  package init(feeds: [FeedState], queries: [SavedQuery], pending: Int) {
    self.feeds = feeds
    self.queries = queries
    self.pending = pending
  }
}

/// A query of the feeds file.
package struct SavedQuery: Hashable, Sendable {
  /// What the file says.
  package var standing: StandingQuery
  /// What it asks; nil where it is not understood.
  package var query: Query?
  /// Unread articles that fit; nil where nobody has counted.
  package var unread: Int?

  /// Makes a query.
  package init(standing: StandingQuery, query: Query?, unread: Int?) {
    self.standing = standing
    self.query = query
    self.unread = unread
  }
}
