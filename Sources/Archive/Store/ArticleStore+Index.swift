import GRDB
import Prose

extension ArticleStore {
  /// How many articles wait for the annotator: never annotated, or by another version of it.
  package func pending(annotator: AnnotatorVersion) throws(ArchiveError) -> Int {
    try read { database in
      try Int.fetchOne(
        database,
        sql: """
          SELECT sum(articles) FROM annotatorTally
          WHERE annotator IS NOT (SELECT id FROM annotator WHERE name = ?)
          """,
        arguments: [annotator.description]) ?? 0
    }
  }

  /// The next articles for the annotator: those never annotated first, then those annotated by
  /// another version, each time the newest first.
  package func unindexed(limit: Int, annotator: AnnotatorVersion) throws(ArchiveError)
    -> [(id: ArticleID, draft: Draft)]
  {
    try read { database in
      let current = try Int64.fetchOne(
        database, sql: "SELECT id FROM annotator WHERE name = ?",
        arguments: [annotator.description])
      var ids = try Int64.fetchAll(
        database,
        sql: "SELECT id FROM article WHERE annotator IS NULL ORDER BY date DESC, id DESC LIMIT ?",
        arguments: [limit])
      if ids.count < limit {
        ids += try Int64.fetchAll(
          database,
          sql: """
            SELECT id FROM article WHERE annotator IN (SELECT id FROM annotator WHERE id IS NOT ?)
            ORDER BY date DESC, id DESC LIMIT ?
            """,
          arguments: [current, limit - ids.count])
      }
      let article = try database.cachedStatement(
        sql: """
          SELECT title, byline, details, text.text, text.layout
          FROM article JOIN text USING (id) WHERE id = ?
          """)
      return try ids.compactMap { id in
        try Row.fetchOne(article, arguments: [id]).map { (ArticleID(id), Self.draft($0)) }
      }
    }
  }

  /// Takes what annotation found into the archive, in one transaction: quotes, entities, linked to
  /// those of other articles, and the full-text indices.
  ///
  /// An annotation's ranges must be those of the article's text as `unindexed` gave it; when the
  /// text was changed meanwhile, it is passed over and comes up again.
  package func index(_ annotations: [(id: ArticleID, draft: Draft, annotation: Annotation)])
    throws(ArchiveError)
  {
    try write(changesEntities: false) { database in
      let deindexer = Deindexer(database)
      for (id, _, _) in annotations where try deindexer.remove(id.value) { entityMemory.forget() }
      try entityMemory.use(database) { memory in
        var findings = try FindingsWriter(database, vocabulary, memory)
        for (id, draft, annotation) in annotations {
          try findings.index(id.value, draft.text, annotation)
        }
        return try findings.save()
      }
    }
  }
}
