import GRDB

/// Hands the memory of entities from one transaction of indexing to the next, unless somebody else
/// wrote between them.
///
/// Other connections and programs are noticed by SQLite's `data_version`; whoever changes entities
/// by this connection says `forget`. A transaction that is rolled back takes its memory with it.
final class EntityMemoryKeeper: @unchecked Sendable {
  // Touched by the writer's connection alone, which does one thing after the other.
  private var kept: (memory: EntityMemory, version: Int)?
  /// That of the transaction under way.
  private var current: (memory: EntityMemory, version: Int)?

  /// The memory of the last transaction if the archive is as that left it, else an empty one. For
  /// the transaction under way: it is kept on when `body` says so and the transaction is committed.
  func use(_ database: Database, _ body: (EntityMemory) throws -> Bool) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA data_version") ?? 0
    let memory = kept?.version == version ? kept?.memory : nil
    let current = memory ?? EntityMemory()
    kept = nil
    self.current = nil
    guard try body(current) else { return }
    current.prune()
    self.current = (current, version)
    database.afterNextTransaction { _ in swap(&self.kept, &self.current) }
  }

  /// Forgets all entities, since they may be changed now.
  func forget() { kept = nil }
}
