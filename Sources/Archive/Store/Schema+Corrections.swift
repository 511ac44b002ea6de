/// The journal's corrections as the archive needs them: for articles that come back, and for quotes
/// and names when a text is annotated again. `item` and `link` are those of `article`; of the same
/// article and subject the last correction counts.
extension Schema {
  static let corrections = """
    CREATE TABLE correction (
      id INTEGER PRIMARY KEY,
      act TEXT NOT NULL,
      item INTEGER,
      link INTEGER,
      subject INTEGER NOT NULL,
      record TEXT NOT NULL
    ) STRICT;
    CREATE INDEX correctionItem ON correction(item) WHERE item IS NOT NULL;
    CREATE INDEX correctionLink ON correction(link) WHERE link IS NOT NULL;
    """
}
