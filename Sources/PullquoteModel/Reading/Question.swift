import Archive
import Prose

/// What a view of the reader may ask of the archive. `Newsroom.answer` answers it.
///
/// A question is a value: an answer that comes late is told from the one that is waited for by
/// comparing them.
package enum Question: Hashable, Sendable {
  /// The feeds with their counts, and the saved searches. Answer: `.feeds`.
  case feeds
  /// A page of a list of articles. Answer: `.headlines`.
  case headlines(ArticleFilter, after: Cursor?, limit: Int)
  /// A page of what a search finds, with the words around. Answer: `.hits`.
  case search(ArticleFilter, after: Cursor?, limit: Int)
  /// How many articles a list holds, copies in several feeds included; at most `countLimit`. For
  /// the saved searches, which `.feeds` does not count. Answer: `.count`.
  case count(ArticleFilter)
  /// An article with its quotes and names. Answer: `.article`.
  case article(ArticleID)
  /// A page of quotes. Answer: `.quotes`.
  case quotes(QuoteQuery, after: Cursor?, limit: Int)
  /// The quotes of other articles that say the same. Answer: `.quotes`.
  case copies(QuoteID)
  /// What is known of who speaks. Answer: `.speaker`.
  case speaker(EntityID, QuoteQuery)
  /// What is known of a person, body or place. Answer: `.entity`.
  case entity(EntityID)
  /// The articles that name somebody, with the words around. Answer: `.mentions`.
  case mentions(EntityID, after: Cursor?, limit: Int)
  /// The article next to one in time that names somebody, and where. Answer: `.mentions`, with one
  /// row or none.
  case neighbour(EntityID, of: ArticleID, isOlder: Bool)
  /// Speakers whose name begins so. Answer: `.names`.
  case speakers(prefix: String, limit: Int)
  /// People, bodies and places whose name begins so. Answer: `.names`.
  case entities(prefix: String, limit: Int)
  /// Feeds, articles, speakers, entities and saved searches that fit, the best first. Answer:
  /// `.finds`.
  case find(String, limit: Int)
  /// The tags in use. Answer: `.tags`.
  case tags
  /// What went wrong lately; of all feeds where none is named. Answer: `.problems`.
  case problems(SubscriptionID?)
  /// The places that marks stand for. Answer: `.places`.
  case marks
}

/// Which articles a list shows.
package struct ArticleFilter: Hashable, Sendable {
  /// Those of these feeds; of all where there is none.
  package var feeds: [SubscriptionID]
  /// Those that fit; all where there is none.
  package var query: Query?
  /// Those not read yet.
  package var unreadOnly: Bool
  /// Also what the feeds file mutes.
  package var includesMuted: Bool
  /// Which come first.
  package var order: ListOrder

  /// Chooses; what is not given does not choose.
  package init(
    feeds: [SubscriptionID] = [], query: Query? = nil, unreadOnly: Bool = false,
    includesMuted: Bool = false, order: ListOrder = .newest
  ) {
    self.feeds = feeds
    self.query = query
    self.unreadOnly = unreadOnly
    self.includesMuted = includesMuted
    self.order = order
  }
}
