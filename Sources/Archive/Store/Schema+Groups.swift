/// Which quotes are the same words in several articles.
///
/// `quoteKey` leads from a speaker and a key of `QuoteFingerprint`, hashed together, to the quotes
/// that have it; only the two smallest keys are kept, and all are looked up. Rows of quotes that are
/// gone are passed over, since rows are never given twice (`archive.lastQuote`). Quotes of one
/// `label` are the same; who is in no group has no row. `archive.grouped` is the last quote looked
/// at.
extension Schema {
  static let groups = """
    ALTER TABLE archive ADD COLUMN lastQuote INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE archive ADD COLUMN grouped INTEGER NOT NULL DEFAULT 0;

    CREATE TABLE quoteKey (
      key INTEGER NOT NULL,
      quote INTEGER NOT NULL,
      PRIMARY KEY (key, quote)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE quoteGroup (
      quote INTEGER PRIMARY KEY,
      label INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX quoteGroupLabel ON quoteGroup(label);
    """
}
