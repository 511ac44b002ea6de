/// What annotation found: quotes, entities and the full-text indices.
///
/// - An article's quotes lie behind one another in the order of the text, `article.quotes` of them
///   from `article.firstQuote` on, so that they need no index to be found by article. Rows are given
///   in the order of indexing: full-text indices store rows by their distance, which is the shorter
///   so. Words are not stored again: `layout` says where they stand in the text (`QuoteBlob`).
/// - `findings` holds an article's entities and mentions (`FindingsBlob`).
/// - An entity's `profile` is what linking remembers of it, all its names among it; `entityKey` leads
///   from linking's keys to it, `nameWord` from each word of its names. All three can be made anew
///   from the articles' findings.
/// - `appearance` leads from an entity to the articles that name it, and so to its quotes.
/// - Both indices take their words from views when asked for them, so that nothing is kept twice;
///   sizes of columns, which only ranking by relevance needs, are not kept. That of the quotes knows
///   which words a quote has but not where: quotes are short, and phrases are looked for in those
///   that have all words. It is half as large so.
extension Schema {
  static let findings = """
    CREATE TABLE entity (
      id INTEGER PRIMARY KEY,
      kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),
      name TEXT NOT NULL,
      articles INTEGER NOT NULL DEFAULT 0 CHECK (articles >= 0),
      quotes INTEGER NOT NULL DEFAULT 0 CHECK (quotes >= 0),
      profile BLOB NOT NULL
    ) STRICT;
    CREATE INDEX entityQuotes ON entity(quotes DESC) WHERE quotes > 0;
    CREATE INDEX entityArticles ON entity(articles DESC) WHERE articles > 0;

    CREATE TABLE entityKey (
      key INTEGER NOT NULL,
      entity INTEGER NOT NULL,
      PRIMARY KEY (key, entity)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE nameWord (
      word TEXT NOT NULL,
      entity INTEGER NOT NULL,
      PRIMARY KEY (word, entity)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE appearance (
      entity INTEGER NOT NULL,
      date INTEGER NOT NULL,
      article INTEGER NOT NULL,
      mentions INTEGER NOT NULL,
      quotes INTEGER NOT NULL,
      PRIMARY KEY (entity, date, article)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE findings (
      id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
      blob BLOB NOT NULL
    ) STRICT;

    CREATE TABLE quote (
      id INTEGER PRIMARY KEY,
      speaker INTEGER,
      flags INTEGER NOT NULL CHECK (flags BETWEEN 0 AND 15),
      layout BLOB NOT NULL
    ) STRICT;

    CREATE TABLE jointSpeaker (
      entity INTEGER NOT NULL,
      quote INTEGER NOT NULL,
      PRIMARY KEY (entity, quote)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX jointSpeakerQuote ON jointSpeaker(quote);

    CREATE VIEW articleWords AS
      SELECT text.id AS id,
        CASE WHEN substr(text.text, 1, length(title)) = title THEN text.text
          ELSE title || char(10) || text.text END AS words
      FROM text JOIN article USING (id) WHERE annotator IS NOT NULL;
    CREATE VIRTUAL TABLE articleSearch USING fts5(
      words, content = 'articleWords', content_rowid = 'id', columnsize = 0,
      tokenize = 'unicode61 remove_diacritics 2');

    CREATE VIEW quoteWords AS
      SELECT quote.id AS id, quotedWords(text.text, quote.layout) AS words
      FROM quote JOIN text ON text.id = (
        SELECT id FROM article WHERE firstQuote <= quote.id ORDER BY firstQuote DESC LIMIT 1);
    CREATE VIRTUAL TABLE quoteSearch USING fts5(
      words, content = 'quoteWords', content_rowid = 'id', columnsize = 0, detail = none,
      tokenize = 'unicode61 remove_diacritics 2');
    """

  /// Beyond so many bytes the full-text indices write a segment early, to be merged with the others
  /// later: more than the words of a transaction of indexing.
  static let segments = """
    INSERT INTO articleSearch (articleSearch, rank) VALUES ('hashsize', 8000000);
    INSERT INTO quoteSearch (quoteSearch, rank) VALUES ('hashsize', 8000000);
    """
}
