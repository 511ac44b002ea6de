/// Entities as they stand in the archive, kept from one transaction of indexing to the next: the
/// same few thousand come up again and again, and reading one anew costs more than all else that
/// linking does with it.
///
/// It says what the archive says only as long as nobody else changes entities. `EntityMemoryKeeper`
/// sees to that.
final class EntityMemory {
  private var known: [Int64: KnownEntity] = [:]
  private var idsOfKey: [LinkKey: [Int64]] = [:]
  private var changed: [KnownEntity] = []

  /// Of several entities of one key, so many are looked at, the oldest first.
  static let mostOfOneKey = 64
  /// So many entities are kept, of about one kilobyte each.
  private static let most = 16_384

  /// An entity by its row.
  subscript(_ id: Int64) -> KnownEntity? { known[id] }

  /// Keeps what was read or made.
  func keep(_ entity: KnownEntity) { known[entity.id] = entity }

  /// The entities that have a key, the oldest first; nil when they are not known.
  func ids(of key: LinkKey) -> [Int64]? { idsOfKey[key] }

  /// Keeps which entities have a key.
  func keep(_ ids: [Int64], of key: LinkKey) { idsOfKey[key] = ids }

  /// Remembers that an entity has a key, if that of the others is known.
  func add(_ id: Int64, to key: LinkKey) {
    guard var ids = idsOfKey.removeValue(forKey: key) else { return }
    let place = ids.firstIndex { $0 >= id } ?? ids.count
    if place == ids.count || ids[place] != id { ids.insert(id, at: place) }
    if ids.count > Self.mostOfOneKey { ids.removeLast() }
    idsOfKey[key] = ids
  }

  /// Remembers that the entity must be written.
  func noteChange(of entity: KnownEntity) {
    guard !entity.isChanged else { return }
    entity.isChanged = true
    changed.append(entity)
  }

  /// Those to be written, in the order of their rows.
  func takeChanged() -> [KnownEntity] {
    defer { changed = [] }
    for entity in changed { entity.isChanged = false }
    return changed.sorted { $0.id < $1.id }
  }

  /// Forgets two entities that become one, and who has their keys.
  func forget(_ merged: Int64, _ kept: Int64, _ vocabulary: LinkVocabulary) {
    for id in [merged, kept] {
      guard let entity = known.removeValue(forKey: id) else { continue }
      guard let keys = entity.candidate.profile.storedKeys(vocabulary) else {
        idsOfKey = [:]
        continue
      }
      for key in keys { idsOfKey[key] = nil }
    }
  }

  /// Drops everything once it is too much.
  func prune() {
    guard known.count > Self.most || idsOfKey.count > 4 * Self.most else { return }
    known = [:]
    idsOfKey = [:]
  }
}

/// An entity of the archive with what the transaction changes.
final class KnownEntity {
  /// What linking compares.
  var candidate: LinkCandidate
  /// In how many articles it is named.
  var articles: Int
  /// How many quotes are its.
  var quotes: Int
  /// True when it must be written.
  fileprivate(set) var isChanged = false

  init(_ candidate: LinkCandidate, articles: Int, quotes: Int) {
    self.candidate = candidate
    self.articles = articles
    self.quotes = quotes
  }

  /// Its row.
  var id: Int64 { candidate.id.value }
}
