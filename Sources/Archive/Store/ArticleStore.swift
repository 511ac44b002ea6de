import GRDB

/// The archive: articles, what readers did with them, quotes, speakers and entities, in one SQLite
/// file.
///
/// Many may read while one writes, also from several programs at once; a second writer waits up to
/// five seconds for the first. Every change is one transaction: it is there whole or not at all,
/// also after a crash of the program. All functions wait until they are done.
package final class ArticleStore: Sendable {
  /// Where the file lies.
  package let path: String
  let pool: DatabasePool
  let vocabulary: LinkVocabulary
  /// The reader's corrections, in a file of their own.
  let journal: Journal
  /// Entities at hand for indexing.
  let entityMemory = EntityMemoryKeeper()

  /// Opens the archive at `path`, makes it where there is none, and brings older ones up to date.
  /// - Throws: `.corrupt` for a damaged file or one that is no archive, which is renamed first, so
  ///   that opening again makes a new archive; `.newer`, `.notWritable`, `.busy`.
  /// - Parameter vocabulary: what linking knows of names; without it names are compared by letters.
  package convenience init(path: String, vocabulary: LinkVocabulary = LinkVocabulary())
    throws(ArchiveError)
  {
    try self.init(path: path, vocabulary: vocabulary, settings: StoreSettings())
  }

  /// As `init(path:)`, with other settings than usual: for tests and measurements.
  init(path: String, vocabulary: LinkVocabulary = LinkVocabulary(), settings: StoreSettings)
    throws(ArchiveError)
  {
    self.path = path
    self.vocabulary = vocabulary
    journal = Journal(path: StoreFiles.journal(of: path))
    let lock = try StoreLock(path, patience: settings.patience)
    defer { lock.release() }
    do {
      pool = try DatabasePool(path: path, configuration: settings.configuration)
      try prepare()
    } catch {
      let error = ArchiveError(error, path: path)
      guard case .corrupt(_, let reason, _) = error else { throw error }
      throw .corrupt(path: path, reason: reason, aside: StoreFiles.setAside(path))
    }
  }

  /// Brings the tables up to date, and what the reader said into a new archive.
  private func prepare() throws {
    let migrations = Migrations.all
    let isNew = try pool.writeWithoutTransaction { database in
      if try migrations.hasBeenSuperseded(database) { throw ArchiveError.newer(path: path) }
      return try migrations.appliedIdentifiers(database).isEmpty
    }
    try migrations.migrate(pool)
    guard isNew else { return }
    let corrections = journal.corrections()
    try pool.write { database in
      let replay = try CorrectionReplay(database, vocabulary)
      for correction in corrections { try replay.remember(correction) }
    }
  }

  /// Reads in one transaction: what it sees does not change meanwhile.
  func read<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
    do { return try pool.read(body) } catch { throw ArchiveError(error, path: path) }
  }

  /// Writes in one transaction.
  /// - Parameter changesEntities: false for what neither adds, changes nor removes entities, so that
  ///   indexing need not read them anew.
  func write<Value>(changesEntities: Bool = true, _ body: (Database) throws -> Value)
    throws(ArchiveError) -> Value
  {
    do {
      return try pool.write { database in
        if changesEntities { entityMemory.forget() }
        return try body(database)
      }
    } catch { throw ArchiveError(error, path: path) }
  }
}

/// How the database is opened.
struct StoreSettings {
  /// Seconds to wait for another writer.
  var patience = 5.0
  /// Bytes of a page, for a new file.
  var pageSize = 16_384
  /// The most pages the file may have; nil for no limit.
  var pageLimit: Int?

  var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.foreignKeysEnabled = true
    // Each reader has a cache of its own, and a screen asks two or three questions at once.
    configuration.maximumReaderCount = 3
    configuration.prepareDatabase { database in
      database.add(function: StoreFunctions.quotedWords)
      database.add(function: StoreFunctions.hasTerms)
      database.add(function: StoreFunctions.quoteHas)
      database.add(function: StoreFunctions.confidence)
      database.add(function: CorrectedQuotes.function)
    }
    configuration.prepareDatabase { [pageSize, pageLimit] database in
      if !database.configuration.readonly {
        try database.execute(sql: "PRAGMA page_size = \(pageSize)")
        // A crash of the machine may lose the last transactions, never damage the file.
        try database.execute(sql: "PRAGMA synchronous = NORMAL")
        // 16 MB between two checkpoints, of which each waits for the disk.
        try database.execute(sql: "PRAGMA wal_autocheckpoint = \(16 << 20 / pageSize)")
        try database.execute(sql: "PRAGMA journal_size_limit = \(16 << 20)")
        if let pageLimit { try database.execute(sql: "PRAGMA max_page_count = \(pageLimit)") }
      }
      // Readers walk little of the file; what does not fit is in the system's cache.
      let cache = database.configuration.readonly ? 4_096 : 8_192
      try database.execute(sql: "PRAGMA cache_size = -\(cache)")
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
    }
    return configuration
  }
}
