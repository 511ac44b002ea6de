import Archive
import Prose

/// An article of the archive, ready to be shown.
package struct OpenedArticle: Sendable {
  /// As it is kept.
  package var stored: StoredArticle
  /// With its quotes and names; without them while it waits for the annotator.
  package var index: ArticleIndex
  /// The name of its feed; empty where it came from none.
  package var feedName: String
  /// The number of each quote of `index` in the archive; empty while it waits for the annotator.
  package var quotes: [QuoteID]
  /// What the archive counts for each entity of `index`; nil where it keeps none.
  package var counts: [EntityCount?]
  /// The byte of the text that was read last.
  package var place: Int?
  /// True when the annotator has not seen it yet.
  package var isPending: Bool

  /// Makes an article to be shown.
  package init(
    stored: StoredArticle, index: ArticleIndex, feedName: String, quotes: [QuoteID],
    counts: [EntityCount?], place: Int?, isPending: Bool
  ) {
    self.stored = stored
    self.index = index
    self.feedName = feedName
    self.quotes = quotes
    self.counts = counts
    self.place = place
    self.isPending = isPending
  }
}
