import Foundation
import GRDB

/// What must be known to make two again of what a reader made one.
package struct MergeUndo: Hashable, Sendable {
  /// What the journal is to withdraw.
  let merge: Correction
  /// Who was kept, and all that was remembered of them.
  let kept: Int64
  let keptProfile: EntityProfile
  /// Who went into them, and all that was remembered of them.
  let merged: Int64
  let mergedProfile: EntityProfile
  /// The articles that named the second alone, and those that named both.
  let articles: [Int64]
  let shared: [Int64]
}

/// What must be known to give a name back that a reader took from somebody.
package struct SplitUndo: Hashable, Sendable {
  /// What the journal is to withdraw.
  let split: Correction
  /// Whose name it was, and all that was remembered of them.
  let entity: Int64
  let profile: EntityProfile
  /// Who was made to bear it.
  let bearer: Int64
}

extension EntityChanges {
  /// What it takes to part again two that are about to be merged; nil when one is not there.
  func undo(of merge: Correction, _ merged: Int64, into kept: Int64) throws -> MergeUndo? {
    guard let keptProfile = try stored(kept), let mergedProfile = try stored(merged) else {
      return nil
    }
    let of = Set(try appearances(of: kept).map { $0["article"] as Int64 })
    let articles = try appearances(of: merged).map { $0["article"] as Int64 }
    return MergeUndo(
      merge: merge, kept: kept, keptProfile: keptProfile, merged: merged,
      mergedProfile: mergedProfile, articles: articles.filter { !of.contains($0) },
      shared: articles.filter(of.contains))
  }

  /// Gives back a name that was taken away.
  func join(_ undo: SplitUndo) throws {
    guard try stored(undo.entity) != nil else { return }
    try merge(undo.bearer, into: undo.entity)
    try save(undo.profile, of: undo.entity)
  }

  /// Makes two again of what was merged. Articles that name both are to be annotated again: nothing
  /// tells any more which mention was whose.
  func part(_ undo: MergeUndo) throws {
    guard let present = try stored(undo.kept), try stored(undo.merged) == nil else { return }
    try forgetNames(of: undo.kept, present)
    let (kind, name) = (undo.mergedProfile.kind, undo.mergedProfile.fullestName(vocabulary))
    try database.execute(
      sql: "INSERT INTO entity (id, kind, name, profile) VALUES (?, ?, ?, x'')",
      arguments: [undo.merged, kind.code, name])
    let articles = Set(undo.articles)
    for row in try appearances(of: undo.kept) where articles.contains(row["article"]) {
      try give(row, of: undo.kept, to: undo.merged)
      try database.execute(
        sql: "DELETE FROM appearance WHERE entity = ? AND date = ? AND article = ?",
        arguments: [undo.kept, row["date"] as Int, row["article"] as Int64])
    }
    for article in undo.shared { try Deindexer(database).remove(article) }
    try save(undo.keptProfile, of: undo.kept)
    try save(undo.mergedProfile, of: undo.merged)
  }
}
