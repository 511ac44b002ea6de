/// The tables of the first version. A migration is never edited after a release: a change to the
/// tables is a new migration behind it.
enum Schema {
  /// What feeds gave: subscriptions, articles, their texts and what readers did with them.
  ///
  /// - `article` holds what lists and queries ask for, `text` the rest, so that lists do not read
  ///   past texts. `item`, `link` and `content` are hashes (`ContentHash`): of what identifies the
  ///   item in its feed, of its canonical address (nil where that tells nothing), and of its text
  ///   as the feed gave it.
  /// - `fold` is the first of several articles that are the same one in different feeds.
  /// - `gone` remembers what expired, so that it does not come back with the next visit.
  static let articles = """
    CREATE TABLE archive (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      latest INTEGER NOT NULL
    ) STRICT;
    INSERT INTO archive VALUES (1, 0);

    CREATE TABLE subscription (
      id INTEGER PRIMARY KEY,
      url TEXT NOT NULL UNIQUE CHECK (url <> ''),
      isFollowed INTEGER NOT NULL DEFAULT 1 CHECK (isFollowed IN (0, 1)),
      place INTEGER NOT NULL DEFAULT 0,
      name TEXT,
      folder TEXT NOT NULL DEFAULT '',
      tags TEXT NOT NULL DEFAULT '',
      refreshEvery INTEGER,
      wantsFullText INTEGER NOT NULL DEFAULT 0 CHECK (wantsFullText IN (0, 1)),
      hasRetention INTEGER NOT NULL DEFAULT 0 CHECK (hasRetention IN (0, 1)),
      keepDays INTEGER,
      keepCount INTEGER,
      title TEXT,
      homePage TEXT,
      etag TEXT,
      lastModified TEXT,
      fetchedAt INTEGER,
      status INTEGER NOT NULL DEFAULT 0,
      failure TEXT,
      failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
      nextDue INTEGER,
      interval INTEGER,
      movedTo TEXT,
      sightings INTEGER NOT NULL DEFAULT 0 CHECK (sightings >= 0)
    ) STRICT;

    CREATE TABLE annotator (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE article (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      feed INTEGER REFERENCES subscription(id),
      item INTEGER NOT NULL,
      link INTEGER,
      content INTEGER NOT NULL,
      fold INTEGER,
      date INTEGER NOT NULL,
      fetchedAt INTEGER NOT NULL,
      isRead INTEGER NOT NULL DEFAULT 0 CHECK (isRead IN (0, 1)),
      isStarred INTEGER NOT NULL DEFAULT 0 CHECK (isStarred IN (0, 1)),
      isTagged INTEGER NOT NULL DEFAULT 0 CHECK (isTagged IN (0, 1)),
      isFullText INTEGER NOT NULL DEFAULT 0 CHECK (isFullText IN (0, 1)),
      annotator INTEGER REFERENCES annotator(id),
      firstQuote INTEGER,
      quotes INTEGER NOT NULL DEFAULT 0 CHECK (quotes >= 0),
      language TEXT,
      title TEXT NOT NULL,
      byline TEXT,
      details BLOB NOT NULL,
      CHECK (date <= fetchedAt)
    ) STRICT;
    CREATE UNIQUE INDEX articleItem ON article(feed, item);
    CREATE INDEX articleLink ON article(link) WHERE link IS NOT NULL;
    CREATE INDEX articleContent ON article(content);
    CREATE INDEX articleDate ON article(date);
    CREATE INDEX articleFeed ON article(feed, date, isRead);
    CREATE INDEX articleUnread ON article(date) WHERE isRead = 0;
    CREATE INDEX articleStarred ON article(date) WHERE isStarred = 1;
    CREATE INDEX articleFold ON article(fold) WHERE fold IS NOT NULL;
    CREATE INDEX articleQuote ON article(firstQuote) WHERE firstQuote IS NOT NULL;
    CREATE INDEX articleAnnotator ON article(annotator, date);

    CREATE TABLE text (
      id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
      text TEXT NOT NULL,
      layout BLOB NOT NULL
    ) STRICT;

    CREATE TABLE tag (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE CHECK (name <> '')
    ) STRICT;

    CREATE TABLE articleTag (
      tag INTEGER NOT NULL REFERENCES tag(id),
      article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
      PRIMARY KEY (tag, article)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX articleTagArticle ON articleTag(article);

    CREATE TABLE gone (
      feed INTEGER NOT NULL,
      key INTEGER NOT NULL,
      PRIMARY KEY (feed, key)
    ) STRICT, WITHOUT ROWID;
    """
}
