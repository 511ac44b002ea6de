import Archive
import Feeds
import Prose

/// What `Newsroom` knows.
package enum Answer: Sendable {
  /// The feeds with their counts, and the standing queries of the feeds file.
  case feeds(FeedTree)
  /// A page of articles.
  case headlines(ResultPage<Headline>)
  /// A page of articles with the words that were sought.
  case hits(ResultPage<SearchHit>)
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

/// Quotes of a stretch of time.
package struct PeriodCount: Hashable, Sendable {
  /// Its beginning, seconds since 1970.
  package var start: Int
  /// How many quotes it has.
  package var quotes: Int

  /// Makes a stretch.
  package init(start: Int, quotes: Int) {
    self.start = start
    self.quotes = quotes
  }
}

/// Quotes in one outlet.
package struct OutletCount: Hashable, Sendable {
  /// Its feed; nil for what came from none.
  package var feed: SubscriptionID?
  /// Its name.
  package var name: String
  /// How many quotes it has.
  package var quotes: Int

  /// Makes a count.
  package init(feed: SubscriptionID?, name: String, quotes: Int) {
    self.feed = feed
    self.name = name
    self.quotes = quotes
  }
}

/// What the page of a speaker shows beside the quotes.
package struct SpeakerProfile: Hashable, Sendable {
  /// Names, roles, counts.
  package var record: EntityRecord
  /// Weeks, or months where there are many weeks, without gaps, the oldest first.
  package var periods: [PeriodCount]
  /// True when `periods` are months.
  package var isMonthly: Bool
  /// Where the quotes stand, the most first.
  package var outlets: [OutletCount]
  /// Who else speaks in the same articles, the most often first; `quotes` are articles shared.
  package var alongside: [EntityCount]

  /// Makes a profile.
  package init(
    record: EntityRecord, periods: [PeriodCount], isMonthly: Bool, outlets: [OutletCount],
    alongside: [EntityCount]
  ) {
    self.record = record
    self.periods = periods
    self.isMonthly = isMonthly
    self.outlets = outlets
    self.alongside = alongside
  }
}

/// What the page of a person, body or place shows beside the mentions.
package struct EntityProfilePage: Hashable, Sendable {
  /// Names, roles, counts.
  package var record: EntityRecord
  /// Who and what occurs with it, the most often first; `articles` are those shared.
  package var together: [EntityCount]
  /// How many quotes have its name in their words.
  package var quotesAbout: Int

  /// Makes a profile.
  package init(record: EntityRecord, together: [EntityCount], quotesAbout: Int) {
    self.record = record
    self.together = together
    self.quotesAbout = quotesAbout
  }
}

/// An article that names somebody.
package struct MentionHit: Hashable, Sendable {
  /// The article.
  package var headline: Headline
  /// The words around the first mention, the name marked.
  package var snippet: Snippet
  /// Where the first mention begins in the text.
  package var place: Int
  /// How often it is named.
  package var mentions: Int

  /// Makes a hit.
  package init(headline: Headline, snippet: Snippet, place: Int, mentions: Int) {
    self.headline = headline
    self.snippet = snippet
    self.place = place
    self.mentions = mentions
  }
}

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

/// A tag in use.
package struct TagCount: Hashable, Sendable {
  /// The tag.
  package var name: String
  /// Articles that bear it.
  package var articles: Int

  /// Makes a count.
  package init(name: String, articles: Int) {
    self.name = name
    self.articles = articles
  }
}

/// Something that went wrong with a feed.
package struct FeedProblem: Hashable, Sendable {
  /// Whose.
  package var feed: SubscriptionID
  /// Its name.
  package var name: String
  /// When, seconds since 1970.
  package var date: Int
  /// What, and what to do.
  package var reason: String

  /// Makes a problem.
  package init(feed: SubscriptionID, name: String, date: Int, reason: String) {
    self.feed = feed
    self.name = name
    self.date = date
    self.reason = reason
  }
}

/// A place in an article that a letter stands for.
package struct Place: Hashable, Sendable {
  /// The letter.
  package var letter: Character
  /// The article.
  package var article: ArticleID
  /// Its title.
  package var title: String
  /// A byte of its text.
  package var offset: Int

  /// Makes a place.
  package init(letter: Character, article: ArticleID, title: String, offset: Int) {
    self.letter = letter
    self.article = article
    self.title = title
    self.offset = offset
  }
}
