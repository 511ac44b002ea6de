/// What is known of a server that keeps the same marks.
///
/// - `syncItem` holds every item of the server that was ever looked at, with the marks both sides
///   agreed on last; `article` is NULL for an item of a feed that is not followed, or of an article
///   that expired. A mark that differs from `article`'s own is still to be told to the server, so
///   none can be lost, whatever is interrupted.
/// - `syncMark` is the journal of these, with the time each was made. Triggers write it, so that no
///   command can forget to.
/// - `syncFeed` says which of the server's feeds were followed here the last time.
extension Schema {
  static let sync = """
    CREATE TABLE syncAccount (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      account TEXT NOT NULL,
      triedAt INTEGER,
      pulledAt INTEGER,
      syncedAt INTEGER,
      failure TEXT,
      notBefore INTEGER
    ) STRICT;

    CREATE TABLE syncFeed (
      stream TEXT PRIMARY KEY,
      feed INTEGER REFERENCES subscription(id) ON DELETE SET NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE syncItem (
      id INTEGER PRIMARY KEY,
      item TEXT NOT NULL UNIQUE CHECK (item <> ''),
      stream TEXT NOT NULL,
      article INTEGER REFERENCES article(id) ON DELETE SET NULL,
      isRead INTEGER NOT NULL DEFAULT 0 CHECK (isRead IN (0, 1)),
      isStarred INTEGER NOT NULL DEFAULT 0 CHECK (isStarred IN (0, 1))
    ) STRICT;
    CREATE INDEX syncItemArticle ON syncItem(article) WHERE article IS NOT NULL;

    CREATE TABLE syncMark (
      article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
      flag INTEGER NOT NULL CHECK (flag IN (0, 1)),
      at INTEGER NOT NULL,
      PRIMARY KEY (article, flag)
    ) STRICT, WITHOUT ROWID;

    """ + triggers

  /// The journal follows both sides of the comparison.
  private static let triggers: String =
    ["isRead", "isStarred"].enumerated().map { (flag, column) -> String in
      let noted = { (article: String) -> String in
        """
          DELETE FROM syncMark WHERE article = \(article) AND flag = \(flag) AND NOT EXISTS (
            SELECT 1 FROM syncItem JOIN article ON article.id = syncItem.article
            WHERE article.id = \(article) AND syncItem.\(column) <> article.\(column));
          INSERT OR IGNORE INTO syncMark SELECT \(article), \(flag), unixepoch() WHERE EXISTS (
            SELECT 1 FROM syncItem JOIN article ON article.id = syncItem.article
            WHERE article.id = \(article) AND syncItem.\(column) <> article.\(column));
        """
      }
      return """
        CREATE TRIGGER syncArticle_\(column) AFTER UPDATE OF \(column) ON article
        WHEN OLD.\(column) <> NEW.\(column)
          AND EXISTS (SELECT 1 FROM syncItem WHERE article = NEW.id)
        BEGIN
        \(noted("NEW.id"))
        END;
        CREATE TRIGGER syncItem_\(column) AFTER UPDATE OF \(column) ON syncItem
        WHEN NEW.article IS NOT NULL AND OLD.\(column) <> NEW.\(column)
        BEGIN
        \(noted("NEW.article"))
        END;
        CREATE TRIGGER syncNew_\(column) AFTER INSERT ON syncItem WHEN NEW.article IS NOT NULL
        BEGIN
        \(noted("NEW.article"))
        END;
        CREATE TRIGGER syncGone_\(column) AFTER DELETE ON syncItem WHEN OLD.article IS NOT NULL
          AND EXISTS (SELECT 1 FROM syncMark WHERE article = OLD.article)
        BEGIN
        \(noted("OLD.article"))
        END;

        """
    }.joined()
}
