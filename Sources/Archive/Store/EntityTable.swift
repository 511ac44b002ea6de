import GRDB
import Prose

/// The entities that one transaction touches: read once, written once at its end, since an entity
/// in the news comes up in half of all articles.
final class EntityTable {
  /// An entity as it is in the archive, with what this transaction changes.
  struct Known {
    var profile: EntityProfile
    /// Nil when the profile changed since it was made.
    var candidate: LinkCandidate?
    var articles: Int
    var quotes: Int
    /// The keys and words that rows lead from, as far as they are written.
    var keys: Set<LinkKey>
    var words: Set<String>
    var isChanged = false
  }

  private let vocabulary: LinkVocabulary
  private var known: [Int64: Known] = [:]
  private var idsOfKey: [LinkKey: [Int64]] = [:]
  private let database: Database
  private let byKey: Command
  private let byID: Command
  private let insertEntity: Command
  private let updateEntity: Command
  private let insertKey: Command
  private let insertWord: Command

  /// Of several entities of one key, so many are looked at, the oldest first.
  private static let mostOfOneKey = 64

  init(_ database: Database, _ vocabulary: LinkVocabulary) throws {
    self.vocabulary = vocabulary
    self.database = database
    byKey = try Command(
      database, "SELECT entity FROM entityKey WHERE key = ? LIMIT \(Self.mostOfOneKey)")
    byID = try Command(database, "SELECT profile, quotes, articles FROM entity WHERE id = ?")
    insertEntity = try Command(
      database, "INSERT INTO entity (kind, name, profile) VALUES (?1, ?2, x'')")
    updateEntity = try Command(
      database,
      """
      UPDATE entity SET kind = ?2, name = ?3, articles = ?4, quotes = ?5, profile = ?6
      WHERE id = ?1
      """)
    insertKey = try Command(database, "INSERT OR IGNORE INTO entityKey VALUES (?1, ?2)")
    insertWord = try Command(database, "INSERT OR IGNORE INTO nameWord VALUES (?1, ?2)")
  }

  /// The entities that one of an article may be.
  func candidates(for entity: ArticleEntity) throws -> [LinkCandidate] {
    var ids: [Int64] = []
    for key in entity.lookupKeys(vocabulary) {
      for id in try self.ids(of: key) where !ids.contains(id) { ids.append(id) }
    }
    return try ids.compactMap { id in
      guard let known = try load(id) else { return nil }
      if let candidate = known.candidate { return candidate }
      let candidate = LinkCandidate(id: EntityID(id), profile: known.profile, vocabulary)
      self.known[id]?.candidate = candidate
      return candidate
    }
  }

  private func ids(of key: LinkKey) throws -> [Int64] {
    if let ids = idsOfKey[key] { return ids }
    var ids: [Int64] = []
    byKey.bind(1, key.value)
    while try byKey.step() { ids.append(byKey.integer(0)) }
    idsOfKey[key] = ids
    return ids
  }

  /// An entity by its row; nil when there is none or its profile is damaged.
  func load(_ id: Int64) throws -> Known? {
    if let entity = known[id] { return entity }
    byID.bind(1, id)
    guard try byID.step() else { return nil }
    let profile = EntityProfile(encoded: byID.bytes(0))
    let quotes = Int(byID.integer(1))
    let articles = Int(byID.integer(2))
    byID.finish()
    guard let profile else { return nil }
    let entity = Known(
      profile: profile, articles: articles, quotes: quotes, keys: Set(profile.linkKeys(vocabulary)),
      words: nameWords(of: profile))
    known[id] = entity
    return entity
  }

  /// Remembers that an article names the entity, a new one when `id` is nil.
  /// - Parameter isRepeated: true when the article was counted already, by another of its names.
  /// - Returns: its row.
  func note(
    _ entity: ArticleEntity, as id: Int64?, quotes: Int, date: Int, isRepeated: Bool
  ) throws -> Int64 {
    if let id, var known = try load(id) {
      let names = known.profile.names
      known.profile.absorb(entity, published: date)
      known.articles += isRepeated ? 0 : 1
      known.quotes += quotes
      known.isChanged = true
      known.candidate = known.candidate.map { LinkCandidate($0, knownBy: known.profile) }
      if !known.profile.names.elementsEqual(names, by: { $0.text == $1.text }) {
        known.candidate = nil
        try index(&known, id)
      }
      self.known[id] = known
      return id
    }
    let profile = EntityProfile(entity, published: date)
    insertEntity.bind(1, profile.kind.code)
    insertEntity.bind(2, profile.names.first?.text ?? "")
    try insertEntity.run()
    let id = database.lastInsertedRowID
    var known = Known(
      profile: profile, articles: 1, quotes: quotes, keys: [], words: [], isChanged: true)
    try index(&known, id)
    self.known[id] = known
    return id
  }

  /// Makes the entity found by all its names.
  private func index(_ entity: inout Known, _ id: Int64) throws {
    for key in entity.profile.linkKeys(vocabulary) where entity.keys.insert(key).inserted {
      insertKey.bind(1, key.value)
      insertKey.bind(2, id)
      try insertKey.run()
      if idsOfKey[key] != nil { idsOfKey[key]?.append(id) }
    }
    for word in nameWords(of: entity.profile) where entity.words.insert(word).inserted {
      insertWord.bind(1, word)
      insertWord.bind(2, id)
      try insertWord.run()
    }
  }

  /// Writes what changed.
  func save() throws {
    for (id, entity) in known where entity.isChanged {
      updateEntity.bind(1, id)
      updateEntity.bind(2, entity.profile.kind.code)
      updateEntity.bind(3, entity.profile.fullestName(vocabulary))
      updateEntity.bind(4, entity.articles)
      updateEntity.bind(5, entity.quotes)
      updateEntity.bind(6, entity.profile.encoded)
      try updateEntity.run()
      known[id]?.isChanged = false
    }
  }
}

/// The folded words of all names, each once.
func nameWords(of profile: EntityProfile) -> Set<String> {
  var words: Set<String> = []
  for name in profile.names { words.formUnion(foldedWords(of: name.text)) }
  return words
}

extension LinkCandidate {
  /// The same entity when more is known of it, but for its names.
  fileprivate init(_ candidate: LinkCandidate, knownBy profile: EntityProfile) {
    id = candidate.id
    names = candidate.names
    self.profile = profile
  }
}
