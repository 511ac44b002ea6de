import Foundation
import GRDB
import Prose

extension ArticleStore {
  /// Remembers where an article was left; 0 forgets it. Does nothing when the article has gone.
  /// - Parameter offset: a byte of its text.
  package func remember(_ article: ArticleID, offset: Int) throws(ArchiveError) {
    try write { database in
      guard let words = try Self.words(at: offset, of: article, database) else { return }
      guard offset > 0 else {
        return try database.execute(
          sql: "DELETE FROM place WHERE article = ?", arguments: [article.value])
      }
      try database.execute(
        sql: "INSERT OR REPLACE INTO place VALUES (?, ?, ?)",
        arguments: [article.value, offset, words])
    }
  }

  /// Where an article was left: a byte of its text as it is now; nil where nobody left it.
  package func place(in article: ArticleID) throws(ArchiveError) -> Int? {
    try read { database in
      try Row.fetchOne(
        database,
        sql: """
          SELECT offset, words, text FROM place JOIN text ON text.id = article WHERE article = ?
          """,
        arguments: [article.value]
      ).map(Self.offset)
    }
  }

  /// Lets a letter stand for a place. One that stood for another does not any more.
  /// - Returns: false when the article has gone.
  package func setBookmark(_ letter: String, in article: ArticleID, offset: Int)
    throws(ArchiveError) -> Bool
  {
    try write { database in
      guard !letter.isEmpty, let words = try Self.words(at: offset, of: article, database) else {
        return false
      }
      try database.execute(
        sql: "INSERT OR REPLACE INTO bookmark VALUES (?, ?, ?, ?)",
        arguments: [letter, article.value, max(0, offset), words])
      return true
    }
  }

  /// Takes a letter back. Does nothing when it stands for no place.
  package func removeBookmark(_ letter: String) throws(ArchiveError) {
    try write { try $0.execute(sql: "DELETE FROM bookmark WHERE letter = ?", arguments: [letter]) }
  }

  /// The letters that stand for places, in the order of the alphabet.
  package func bookmarks() throws(ArchiveError) -> [StoredBookmark] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT letter, article, title, offset, words, text.text
          FROM bookmark JOIN article ON article.id = article JOIN text ON text.id = article
          ORDER BY letter
          """
      ).map { row in
        StoredBookmark(
          letter: row["letter"], article: ArticleID(row["article"]), title: row["title"],
          offset: Self.offset(row))
      }
    }
  }

  /// The bytes by which a place is found again when the text is another one; nil when the article
  /// has gone.
  private static func words(at offset: Int, of article: ArticleID, _ database: Database) throws
    -> String?
  {
    try String.fetchOne(
      database, sql: "SELECT text FROM text WHERE id = ?", arguments: [article.value]
    ).map { text in
      String(decoding: text.utf8.dropFirst(max(0, offset)).prefix(Self.telling), as: UTF8.self)
    }
  }

  /// Bytes that tell a place of a text from others.
  private static let telling = 48

  /// Where the words of a row with `offset`, `words` and `text` stand now: where they stood, else
  /// where they stand next to that, else as far from the begin as they were.
  private static func offset(_ row: Row) -> Int {
    let offset: Int = row["offset"]
    var text: String = row["text"]
    // A character that was cut off at the end is not looked for.
    let words = Array((row["words"] as String).utf8.prefix(telling - 4))
    return text.withUTF8 { bytes in
      let last = bytes.count - words.count
      guard !words.isEmpty, last >= 0 else { return max(0, min(offset, bytes.count - 1)) }
      let start = max(0, min(offset, last))
      for distance in 0...max(start, last - start) {
        for place in [start - distance, start + distance] where place >= 0 && place <= last {
          if bytes[place] == words[0], bytes[place..<place + words.count].elementsEqual(words) {
            return place
          }
        }
      }
      return start
    }
  }
}
