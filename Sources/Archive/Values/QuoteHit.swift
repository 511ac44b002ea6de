import Prose

/// Which quotes are wanted. What is not said is not asked.
package struct QuoteQuery: Hashable, Sendable {
  /// Said by one of these.
  package var speakers: [EntityID]
  /// Said by anybody whose name has these words, or words that begin so: "merk".
  package var speaker: String?
  /// Words of the quote itself; all of them, in any order.
  package var about: String?
  /// How much of it is in quotation marks; empty for any.
  package var kinds: Set<Quote.Kind>
  /// True leaves out reported thoughts, wishes and acts.
  package var speechOnly: Bool
  /// True leaves out quotes nobody is named for.
  package var attributedOnly: Bool
  /// At least so sure of the speaker, 0...1.
  package var confidence: Double
  /// From this time on, in seconds since 1970.
  package var since: Int?
  /// Before this time, in seconds since 1970.
  package var until: Int?
  /// In articles of these feeds; empty for any.
  package var feeds: [SubscriptionID]
  /// In these articles; empty for any.
  package var articles: [ArticleID]
  /// What else must hold of the quote and its article.
  package var filter: Query?

  /// Asks for all quotes.
  package init(
    speakers: [EntityID] = [], speaker: String? = nil, about: String? = nil,
    kinds: Set<Quote.Kind> = [], speechOnly: Bool = false, attributedOnly: Bool = false,
    confidence: Double = 0, since: Int? = nil, until: Int? = nil, feeds: [SubscriptionID] = [],
    articles: [ArticleID] = [], filter: Query? = nil
  ) {
    self.speakers = speakers
    self.speaker = speaker
    self.about = about
    self.kinds = kinds
    self.speechOnly = speechOnly
    self.attributedOnly = attributedOnly
    self.confidence = confidence
    self.since = since
    self.until = until
    self.feeds = feeds
    self.articles = articles
    self.filter = filter
  }
}

/// A quote of the archive with what is needed to show and cite it.
package struct QuoteHit: Hashable, Sendable {
  /// Its row.
  package var id: QuoteID
  /// The article it stands in.
  package var article: ArticleID
  /// Where it stands there.
  package var quote: Quote
  /// The words of each piece, as in the text.
  package var words: [String]
  /// The words that report it, as in the text.
  package var cue: String?
  /// The words that name who spoke, as in the text.
  package var source: String?
  /// Who said it, by the fullest name known; empty when nobody is named.
  package var speakers: [Speaker]
  /// The article's headline.
  package var title: String
  /// The address of its page.
  package var url: String?
  /// The feed it came from.
  package var feed: SubscriptionID?
  /// The feed's name for people; empty without a feed.
  package var feedName: String
  /// The date of the article, in seconds since 1970.
  package var date: Int
  /// Near-identical quotes of this speaker in other articles.
  package var also: Int
  /// What they have in common; nil when there are none. `ArticleStore.sameQuotes` gives them.
  package var group: QuoteID?

  /// Makes a quote of the archive.
  package init(
    id: QuoteID, article: ArticleID, quote: Quote, words: [String], cue: String? = nil,
    source: String? = nil, speakers: [Speaker], title: String, url: String? = nil,
    feed: SubscriptionID? = nil, feedName: String, date: Int, also: Int, group: QuoteID? = nil
  ) {
    self.id = id
    self.article = article
    self.quote = quote
    self.words = words
    self.cue = cue
    self.source = source
    self.speakers = speakers
    self.title = title
    self.url = url
    self.feed = feed
    self.feedName = feedName
    self.date = date
    self.also = also
    self.group = group
  }

  /// Who said a quote.
  package struct Speaker: Hashable, Sendable {
    /// Its row.
    package var id: EntityID
    /// The fullest name known, over all articles.
    package var name: String
    /// What it is.
    package var kind: EntityKind

    /// Makes somebody who speaks.
    package init(
      id: EntityID, name: String, kind: EntityKind
    ) {
      self.id = id
      self.name = name
      self.kind = kind
    }
  }
}
