import Archive
import Prose

/// What `Newsroom` knows.
package enum Answer: Sendable {
  /// The feeds with their counts, and the standing queries of the feeds file.
  case feeds(FeedTree)
  /// A page of articles.
  case headlines(ResultPage<Headline>)
  /// A page of articles with the words that were sought.
  case hits(ResultPage<SearchHit>)
  /// How many articles.
  case count(Int)
  /// An article; nil when it is not there any more.
  case article(OpenedArticle?)
  /// A page of quotes.
  case quotes(ResultPage<QuoteHit>)
  /// Who speaks; nil when the archive does not know them any more.
  case speaker(SpeakerProfile?)
  /// A person, body or place; nil when the archive does not know it any more.
  case entity(EntityProfilePage?)
  /// A page of places where somebody is named.
  case mentions(ResultPage<MentionHit>)
  /// People, bodies and places.
  case names([EntityCount])
  /// What fits a few typed letters, the best first.
  case finds([Find])
  /// Tags and how many articles bear them, by name.
  case tags([TagCount])
  /// What went wrong, the latest first.
  case problems([FeedProblem])
  /// Marks by their letter.
  case places([Place])
  /// The archive could not be read: why, and what to do.
  case failure(String)
}
