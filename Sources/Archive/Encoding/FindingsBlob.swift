import Prose

/// An article's entities and mentions as one blob. Names that stand in the text are not written
/// again but by the mention that holds them.
struct FindingsBlob {
  /// For each entity of the article whom it is over all articles.
  var ids: [Int64] = []
  /// The entities of the article.
  var entities: [Entity] = []
  /// Everything that refers to somebody or something.
  var mentions: [Mention] = []

  /// Writes what was found in `text`.
  static func write(
    _ annotation: Annotation, _ ids: [Int64], in text: [UInt8], to blob: inout BlobWriter
  ) {
    blob.integer(annotation.mentions.count)
    var last = 0
    for mention in annotation.mentions {
      blob.integer(mention.range.start - last)
      blob.integer(mention.range.count)
      blob.integer(((mention.entity?.value ?? -1) + 1) << 2 | code(of: mention.form))
      last = mention.range.start
    }
    blob.integer(annotation.entities.count)
    for (entity, id) in zip(annotation.entities, ids) {
      blob.integer(Int(id))
      blob.integer(entity.kind.code << 2 | entity.gender.code)
      blob.integer(entity.aliases.count)
      for alias in entity.aliases {
        let place = entity.mentions.firstIndex { mention in
          mention.value < annotation.mentions.count
            && annotation[mention].range.end <= text.count
            && text[annotation[mention].range].elementsEqual(alias.utf8)
        }
        blob.integer(place.map { $0 + 1 } ?? 0)
        if place == nil { blob.string(alias) }
      }
      blob.integer(entity.roles.count)
      for role in entity.roles { blob.string(role) }
    }
  }

  /// Reads what was found in `text`; nil when it is damaged.
  init?(_ bytes: [UInt8], in text: [UInt8]) {
    var blob = BlobReader(bytes)
    var last = 0
    var references: [Int] = []
    for _ in 0..<blob.count() {
      let start = last &+ blob.integer()
      let count = blob.integer()
      let reference = blob.integer()
      guard start >= last, start <= text.count, count <= text.count - start,
        let form = Self.form(reference & 3)
      else { return nil }
      last = start
      references.append((reference >> 2) - 1)
      mentions.append(
        Mention(range: TextRange(start, start + count), tokens: TokenRange(0, 0), form: form))
    }
    let count = blob.count()
    var mentionsOfEntity = [[MentionIndex]](repeating: [], count: count)
    for (index, reference) in references.enumerated() where reference >= 0 {
      guard reference < count else { return nil }
      mentions[index].entity = EntityIndex(reference)
      mentionsOfEntity[reference].append(MentionIndex(index))
    }
    for index in 0..<count {
      ids.append(Int64(blob.integer()))
      let code = blob.integer()
      guard let kind = EntityKind(code: code >> 2) else { return nil }
      var entity = Entity(kind: kind, name: "", aliases: [], mentions: mentionsOfEntity[index])
      entity.gender = Gender(code: code & 3)
      for _ in 0..<blob.count() {
        let place = blob.integer(below: entity.mentions.count + 1)
        let range = place > 0 ? mentions[entity.mentions[place - 1].value].range : nil
        entity.aliases.append(
          range.map { String(decoding: text[$0], as: UTF8.self) } ?? blob.string())
      }
      for _ in 0..<blob.count() { entity.roles.append(blob.string()) }
      entity.name = entity.aliases.first ?? ""
      entities.append(entity)
    }
    if blob.isDamaged { return nil }
  }

  private static func code(of form: Mention.Form) -> Int {
    switch form {
    case .name: 0
    case .nominal: 1
    case .pronoun: 2
    }
  }

  private static func form(_ code: Int) -> Mention.Form? {
    switch code {
    case 0: .name
    case 1: .nominal
    case 2: .pronoun
    default: nil
    }
  }
}

extension [UInt8] {
  /// The bytes of a range.
  subscript(range: TextRange) -> ArraySlice<UInt8> { self[range.start..<range.end] }
}

extension EntityKind {
  /// Its number in rows, which never changes.
  var code: Int {
    switch self {
    case .person: 0
    case .organisation: 1
    case .place: 2
    case .other: 3
    }
  }

  init?(code: Int) {
    switch code {
    case 0: self = .person
    case 1: self = .organisation
    case 2: self = .place
    case 3: self = .other
    default: return nil
    }
  }
}

extension Gender? {
  /// Its number in rows, which never changes; 0 for not known.
  var code: Int {
    switch self {
    case nil: 0
    case .masculine: 1
    case .feminine: 2
    }
  }
}

extension Gender {
  init?(code: Int) {
    switch code {
    case 1: self = .masculine
    case 2: self = .feminine
    default: return nil
    }
  }
}
