/// What the reader on the screen needs beside articles.
///
/// - `feedTally` counts the articles of a feed (0 for those of none), `annotatorTally` those an
///   annotator has seen (0 for none). `Intake` adds to both, triggers keep them from then on, so that
///   whatever changes an article, a list of feeds costs a row a feed and never a walk over all
///   articles.
/// - `articleStamp` has the date of each row by itself: where a word has many articles, their dates
///   are looked up without reading past headlines.
/// - `spoken` counts the quotes of a speaker by calendar month (`12 * year + month - 1`, by UTC) and
///   feed, kept by triggers on `appearance`.
/// - `place` is where an article was left, `bookmark` a letter for a place: `offset` bytes into the
///   text, which begins there with `words`. They belong to the row, not to the text, and are found
///   again by the words when the text is another one.
/// - `problem` is what went wrong with a feed, the last 50 of each.
extension Schema {
  static let reader = tallies + spoken + places + problems

  /// A row that a trigger follows can be undone by itself, and so SQLite copies every page it is
  /// about to change: a fifth of what storing an article costs. `Intake` counts a whole feed at once.
  static let intake = "DROP TRIGGER articleAdded"

  private static let tallies = """
    CREATE TABLE feedTally (
      feed INTEGER PRIMARY KEY,
      articles INTEGER NOT NULL,
      unread INTEGER NOT NULL,
      newest INTEGER
    ) STRICT;
    INSERT INTO feedTally
      SELECT ifnull(feed, 0), count(*), sum(1 - isRead), max(date) FROM article GROUP BY feed;

    CREATE TABLE annotatorTally (
      annotator INTEGER PRIMARY KEY,
      articles INTEGER NOT NULL
    ) STRICT;
    INSERT INTO annotatorTally SELECT ifnull(annotator, 0), count(*) FROM article GROUP BY annotator;

    CREATE TRIGGER articleAdded AFTER INSERT ON article BEGIN
      INSERT INTO feedTally VALUES (ifnull(new.feed, 0), 1, 1 - new.isRead, new.date)
        ON CONFLICT (feed) DO UPDATE SET articles = articles + 1,
          unread = unread + excluded.unread,
          newest = max(ifnull(newest, excluded.newest), excluded.newest);
      INSERT INTO annotatorTally VALUES (ifnull(new.annotator, 0), 1)
        ON CONFLICT (annotator) DO UPDATE SET articles = articles + 1;
    END;
    CREATE TRIGGER articleRemoved AFTER DELETE ON article BEGIN
      UPDATE feedTally SET articles = articles - 1, unread = unread - (1 - old.isRead),
        newest = CASE WHEN old.date < newest THEN newest
          ELSE (SELECT max(date) FROM article WHERE feed IS old.feed) END
      WHERE feed = ifnull(old.feed, 0);
      UPDATE annotatorTally SET articles = articles - 1 WHERE annotator = ifnull(old.annotator, 0);
    END;
    CREATE TRIGGER articleRead AFTER UPDATE OF isRead ON article WHEN new.isRead <> old.isRead
    BEGIN
      UPDATE feedTally SET unread = unread + old.isRead - new.isRead
      WHERE feed = ifnull(new.feed, 0);
    END;
    CREATE TRIGGER articleAnnotated AFTER UPDATE OF annotator ON article
      WHEN new.annotator IS NOT old.annotator
    BEGIN
      UPDATE annotatorTally SET articles = articles - 1 WHERE annotator = ifnull(old.annotator, 0);
      INSERT INTO annotatorTally VALUES (ifnull(new.annotator, 0), 1)
        ON CONFLICT (annotator) DO UPDATE SET articles = articles + 1;
    END;
    CREATE INDEX articleStamp ON article(id, date);

    """

  /// The calendar month of a date, as `spoken.month` has it.
  private static func month(of date: String) -> String {
    """
    12 * CAST(strftime('%Y', \(date), 'unixepoch') AS INTEGER)
      + CAST(strftime('%m', \(date), 'unixepoch') AS INTEGER) - 1
    """
  }

  /// What a trigger does with the quotes of a row of `appearance`.
  private static func count(_ row: String, _ sign: String) -> String {
    """
    INSERT INTO spoken
      SELECT \(row).entity, \(month(of: "\(row).date")), ifnull(feed, 0), \(sign)\(row).quotes
        FROM article WHERE id = \(row).article
      ON CONFLICT DO UPDATE SET quotes = quotes + excluded.quotes;
    """
  }

  private static let spoken = """
    CREATE TABLE spoken (
      entity INTEGER NOT NULL,
      month INTEGER NOT NULL,
      feed INTEGER NOT NULL,
      quotes INTEGER NOT NULL,
      PRIMARY KEY (entity, month, feed)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO spoken
      SELECT entity, \(month(of: "appearance.date")), ifnull(feed, 0), sum(appearance.quotes)
      FROM appearance JOIN article ON article.id = article WHERE appearance.quotes > 0
      GROUP BY 1, 2, 3;
    CREATE TRIGGER appearanceAdded AFTER INSERT ON appearance WHEN new.quotes > 0 BEGIN
      \(count("new", ""))
    END;
    CREATE TRIGGER appearanceRemoved AFTER DELETE ON appearance WHEN old.quotes > 0 BEGIN
      \(count("old", "-"))
    END;
    CREATE TRIGGER appearanceChanged AFTER UPDATE OF quotes ON appearance
      WHEN new.quotes <> old.quotes
    BEGIN
      \(count("old", "-"))
      \(count("new", ""))
    END;

    """

  private static let places = """
    CREATE TABLE place (
      article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
      offset INTEGER NOT NULL CHECK (offset >= 0),
      words TEXT NOT NULL
    ) STRICT;
    CREATE TABLE bookmark (
      letter TEXT PRIMARY KEY CHECK (letter <> ''),
      article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
      offset INTEGER NOT NULL CHECK (offset >= 0),
      words TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX bookmarkArticle ON bookmark(article);

    """

  private static let problems = """
    CREATE TABLE problem (
      id INTEGER PRIMARY KEY,
      feed INTEGER NOT NULL REFERENCES subscription(id) ON DELETE CASCADE,
      date INTEGER NOT NULL,
      reason TEXT NOT NULL
    ) STRICT;
    CREATE INDEX problemFeed ON problem(feed);
    INSERT INTO problem (feed, date, reason)
      SELECT id, ifnull(fetchedAt, 0), failure FROM subscription WHERE failure IS NOT NULL
      ORDER BY fetchedAt;
    CREATE TRIGGER subscriptionFailed AFTER UPDATE OF failure ON subscription
      WHEN new.failure IS NOT NULL
    BEGIN
      INSERT INTO problem (feed, date, reason)
        VALUES (new.id, ifnull(new.fetchedAt, 0), new.failure);
      DELETE FROM problem WHERE feed = new.id AND id <= (SELECT id FROM problem
        WHERE feed = new.id ORDER BY id DESC LIMIT 1 OFFSET 50);
    END;
    """
}
