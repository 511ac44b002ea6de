import GRDB
import Prose

/// The entities that one transaction touches: read once, written once at its end, since an entity
/// in the news comes up in half of all articles.
struct EntityTable {
  private let vocabulary: LinkVocabulary
  private let memory: EntityMemory
  private let database: Database
  private let byKey: Command
  private let byID: Command
  private let insertEntity: Command
  private let updateEntity: Command
  private let insertKey: Command
  private let insertWord: Command

  /// - Parameter memory: what earlier transactions read, as it still is in the archive.
  init(_ database: Database, _ vocabulary: LinkVocabulary, _ memory: EntityMemory) throws {
    self.vocabulary = vocabulary
    self.memory = memory
    self.database = database
    byKey = try Command(
      database, "SELECT entity FROM entityKey WHERE key = ? LIMIT \(EntityMemory.mostOfOneKey)")
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
    return try ids.compactMap { try load($0)?.candidate }
  }

  private func ids(of key: LinkKey) throws -> [Int64] {
    if let ids = memory.ids(of: key) { return ids }
    var ids: [Int64] = []
    byKey.bind(1, key.value)
    while try byKey.step() { ids.append(byKey.integer(0)) }
    memory.keep(ids, of: key)
    return ids
  }

  /// An entity by its row; nil when there is none or its profile is damaged.
  private func load(_ id: Int64) throws -> KnownEntity? {
    if let entity = memory[id] { return entity }
    byID.bind(1, id)
    guard try byID.step() else { return nil }
    let profile = EntityProfile(encoded: byID.bytes(0))
    let quotes = Int(byID.integer(1))
    let articles = Int(byID.integer(2))
    byID.finish()
    guard let profile else { return nil }
    let entity = KnownEntity(
      LinkCandidate(id: EntityID(id), profile: profile, vocabulary), articles: articles,
      quotes: quotes)
    memory.keep(entity)
    return entity
  }

  /// Remembers that an article names the entity, a new one when `id` is nil.
  /// - Parameter isRepeated: true when the article was counted already, by another of its names.
  /// - Returns: its row.
  func note(
    _ entity: ArticleEntity, as id: Int64?, quotes: Int, date: Int, isRepeated: Bool
  ) throws -> Int64 {
    if let id, let known = try load(id) {
      let before = known.candidate.profile
      var profile = before
      profile.absorb(entity, published: date)
      known.articles += isRepeated ? 0 : 1
      known.quotes += quotes
      if profile.names.elementsEqual(before.names, by: { $0.text == $1.text }) {
        known.candidate = LinkCandidate(known.candidate, knownBy: profile)
      } else {
        known.candidate = LinkCandidate(id: EntityID(id), profile: profile, vocabulary)
        try index(known.candidate)
      }
      memory.noteChange(of: known)
      return id
    }
    let profile = EntityProfile(entity, published: date)
    insertEntity.bind(1, profile.kind.code)
    insertEntity.bind(2, profile.names.first?.text ?? "")
    try insertEntity.run()
    let known = KnownEntity(
      LinkCandidate(
        id: EntityID(database.lastInsertedRowID), profile: profile, vocabulary),
      articles: 1, quotes: quotes)
    memory.keep(known)
    memory.noteChange(of: known)
    try index(known.candidate)
    return known.id
  }

  /// Makes the entity found by all its names.
  private func index(_ entity: LinkCandidate) throws {
    let id = entity.id.value
    for key in entity.profile.linkKeys(vocabulary) {
      insertKey.bind(1, key.value)
      insertKey.bind(2, id)
      try insertKey.run()
      memory.add(id, to: key)
    }
    for word in nameWords(of: entity.profile) {
      insertWord.bind(1, word)
      insertWord.bind(2, id)
      try insertWord.run()
    }
  }

  /// Writes what changed.
  func save() throws {
    for entity in memory.takeChanged() {
      let profile = entity.candidate.profile
      updateEntity.bind(1, entity.id)
      updateEntity.bind(2, profile.kind.code)
      updateEntity.bind(3, profile.fullestName(vocabulary))
      updateEntity.bind(4, entity.articles)
      updateEntity.bind(5, entity.quotes)
      updateEntity.bind(6, profile.encoded)
      try updateEntity.run()
    }
  }
}

/// The folded words of all names, each once.
func nameWords(of profile: EntityProfile) -> Set<String> {
  var words: Set<String> = []
  for name in profile.names { words.formUnion(foldedWords(of: name.text)) }
  return words
}
