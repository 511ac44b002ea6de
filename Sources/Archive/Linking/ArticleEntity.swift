import Prose

/// An entity of one article as linking looks at it: its names taken apart, and what stands around.
package struct ArticleEntity: Sendable {
  /// What it is.
  package let kind: EntityKind
  /// All names the article gives it, the fullest first, and how often this article counts: once.
  package let names: [String]
  let linkNames: [LinkName]
  let gender: Gender?
  /// The words of its roles.
  let roleWords: [UInt32]
  let fields: LinkFields
  /// Who and what else the article names, the most mentioned first.
  let companions: [UInt32]
  /// The feed of the article, as a hash.
  let feed: UInt32?

  /// The entity has a name of more than one word, or is no person.
  var hasFullName: Bool { kind != .person || linkNames.contains { !$0.isBare } }

  /// Under which keys to look for the entities it may be; bounded, without repetition.
  package func lookupKeys(_ vocabulary: LinkVocabulary) -> [LinkKey] {
    unique(
      linkNames.prefix(EntityProfile.Limits.names).flatMap {
        linkKeys($0, kind, isStored: false, hasFullName: hasFullName, vocabulary)
      })
  }
}

extension Annotation {
  /// The entities of an article, in their order, made ready for linking.
  package func linkable(from feed: SubscriptionID?, _ vocabulary: LinkVocabulary) -> [ArticleEntity]
  {
    let names = entities.map { entity in
      entity.aliases.prefix(EntityProfile.Limits.names)
        .map { LinkName($0, of: entity.kind, vocabulary) }
    }
    let hashes = zip(entities, names).map { companionHash($0.kind, $1) }
    let byMentions = entities.indices.sorted {
      (-entities[$0].mentions.count, $0) < (-entities[$1].mentions.count, $1)
    }
    let feedHash = feed.map { UInt32(truncatingIfNeeded: $0.value) }
    return entities.indices.map { index in
      let entity = entities[index]
      let surroundings =
        entity.kind == .place
        ? []
        : byMentions.lazy.filter { $0 != index && hashes[$0] != hashes[index] }
          .compactMap { hashes[$0] }.prefix(EntityProfile.Limits.companions)
      let roles = entity.kind == .place ? [] : entity.roles.prefix(EntityProfile.Limits.roles)
      var roleWords: [UInt32] = []
      var fields = LinkFields()
      for word in roles.flatMap({ foldedWords(of: $0) }) {
        if let field = vocabulary.fields[word] { fields.insert(field) }
        guard word.utf8.count > 2, !vocabulary.functionWords.contains(word) else { continue }
        var hash = StableHash()
        hash.add(word)
        roleWords.append(UInt32(truncatingIfNeeded: hash.value))
      }
      return ArticleEntity(
        kind: entity.kind, names: Array(entity.aliases.prefix(EntityProfile.Limits.names)),
        linkNames: unique(names[index]), gender: entity.gender, roleWords: unique(roleWords),
        fields: fields, companions: unique(Array(surroundings)), feed: feedHash)
    }
  }

  /// What stands for an entity in the company of others: a person's surname, a thing's acronym or
  /// name. Its last bit tells places, which everybody shares, from the rest.
  private func companionHash(_ kind: EntityKind, _ names: [LinkName]) -> UInt32? {
    guard let name = names.first(where: \.isAcronym) ?? names.first, !name.isEmpty else {
      return nil
    }
    var hash = StableHash()
    hash.add(kind.linkGroup)
    if kind == .person {
      hash.add(name.surname)
    } else {
      for word in name.words {
        hash.add(word)
        hash.add(0x20)
      }
    }
    return UInt32(truncatingIfNeeded: hash.value) & ~1 | (kind == .place ? 1 : 0)
  }
}

/// The walks of life that an article's roles tell of.
struct LinkFields: Hashable, Sendable {
  private(set) var bits: UInt8 = 0

  init(bits: UInt8 = 0) { self.bits = bits }

  mutating func insert(_ field: LinkVocabulary.Field) {
    guard let index = LinkVocabulary.Field.allCases.firstIndex(of: field) else { return }
    bits |= 1 << UInt8(index)
  }

  /// True when both tell of some walk of life, and of none together.
  func disagree(_ other: LinkFields) -> Bool {
    bits != 0 && other.bits != 0 && bits & other.bits == 0
  }
}

/// The elements without their repetitions, in their order; for short lists.
func unique<Element: Equatable>(_ elements: [Element]) -> [Element] {
  var kept: [Element] = []
  for element in elements where !kept.contains(element) { kept.append(element) }
  return kept
}
