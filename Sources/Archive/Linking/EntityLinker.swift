import Prose

/// An entity of the archive that one of an article may be. It is sorted and filtered among dozens
/// for each name of an article, hence no structure with all its lists.
package final class LinkCandidate: Sendable {
  /// Which.
  package let id: EntityID
  /// What is remembered of it.
  package let profile: EntityProfile
  let names: [LinkName]

  /// Makes a candidate of what the archive read.
  package init(id: EntityID, profile: EntityProfile, _ vocabulary: LinkVocabulary) {
    self.id = id
    self.profile = profile
    names = unique(profile.names.map { LinkName($0.text, of: profile.kind, vocabulary) })
  }

  /// The same entity when more is known of it, but for its names.
  init(_ candidate: LinkCandidate, knownBy profile: EntityProfile) {
    id = candidate.id
    names = candidate.names
    self.profile = profile
  }

  /// A person of whom only single names are known.
  var isBare: Bool { names.allSatisfy(\.isBare) }
}

/// What the reader said about the entities of an article; it overrides everything else.
package struct LinkCorrections: Sendable {
  /// For names as written, which entity is meant.
  package var pinned: [String: EntityID]
  /// Entities that are never merged with one another without being asked.
  package var apart: Set<Set<EntityID>>

  /// Makes corrections; by default there are none.
  package init(pinned: [String: EntityID] = [:], apart: Set<Set<EntityID>> = []) {
    self.pinned = pinned
    self.apart = apart
  }
}

/// Decides which entity of the archive an entity of an article is.
///
/// Works on names first and on what stands around them second, as the record linkage of Fellegi
/// and Sunter (1969) weighs agreement against disagreement, but by rules instead of estimated
/// weights: there is no labelled archive to estimate from. It is pure; the archive brings the
/// candidates it finds by `ArticleEntity.lookupKeys` and stores what was decided.
package struct EntityLinker: Sendable {
  /// Most candidates looked at for one entity, the most mentioned ones.
  package static let candidateLimit = 24

  /// What is known of names.
  package let vocabulary: LinkVocabulary

  /// Makes a linker.
  package init(_ vocabulary: LinkVocabulary) { self.vocabulary = vocabulary }

  /// Decides about all entities of an article.
  ///
  /// Two people whom the article tells apart are never one in the archive; two names of a thing
  /// may be. Full names choose first.
  /// - Parameters:
  ///   - entities: of one article.
  ///   - candidates: for each of them what the archive found, in any order.
  ///   - corrections: what the reader said about this article.
  /// - Returns: one decision for each entity.
  package func decide(
    _ entities: [ArticleEntity], _ candidates: [[LinkCandidate]],
    corrections: LinkCorrections = LinkCorrections()
  ) -> [LinkDecision] {
    precondition(entities.count == candidates.count, "each entity needs its candidates")
    var decisions = entities.map { _ in LinkDecision.new(.unknownName, 1) }
    var taken: Set<EntityID> = []
    /// Merged into others by an entity before.
    var removed: Set<EntityID> = []
    for (index, entity) in entities.enumerated() {
      guard let id = entity.names.lazy.compactMap({ corrections.pinned[$0] }).first else {
        continue
      }
      decisions[index] = LinkDecision(entity: id, reason: .correction, confidence: 1)
      taken.insert(id)
    }
    let order = entities.indices.filter { decisions[$0].reason != .correction }.sorted {
      (entities[$0].hasFullName ? 0 : 1, $0) < (entities[$1].hasFullName ? 0 : 1, $1)
    }
    for index in order {
      let free = candidates[index].filter { !taken.contains($0.id) && !removed.contains($0.id) }
      var decision = decide(entities[index], free)
      if let chosen = decision.entity {
        decision.absorbed.removeAll {
          taken.contains($0) || corrections.apart.contains([$0, chosen])
        }
        removed.formUnion(decision.absorbed)
        if entities[index].kind == .person { taken.insert(chosen) }
      }
      decisions[index] = decision
    }
    return decisions
  }

  /// Decides about one entity, whatever else the article names.
  package func decide(_ entity: ArticleEntity, _ candidates: [LinkCandidate]) -> LinkDecision {
    let group = entity.kind.linkGroup
    let ofKind = candidates.filter { $0.profile.kind.linkGroup == group }
    let known = ofKind.sorted {
      (-$0.profile.articles, $0.id) < (-$1.profile.articles, $1.id)
    }.prefix(Self.candidateLimit)
    guard !known.isEmpty else { return .new(.unknownName, 1) }
    if entity.kind != .person { return decideThing(entity, Array(known)) }
    return entity.hasFullName
      ? decideFullName(entity, Array(known)) : decideSurname(entity, Array(known))
  }

  /// How much of what stands around an entity is known of the candidate. One shared person,
  /// organisation or role word counts 1; places are shared by many and count little, as do feeds.
  func context(_ entity: ArticleEntity, _ profile: EntityProfile) -> Double {
    var companions = 0.0
    for companion in entity.companions where profile.companions.contains(companion) {
      companions += companion & 1 == 1 ? 0.3 : 1
    }
    let roles = entity.roleWords.count { profile.roleWords.contains($0) }
    let feed = entity.feed.map(profile.feeds.contains) == true ? 0.3 : 0
    return min(companions, 3) + min(Double(roles), 2) + feed
  }

  /// True when gender or walk of life tell of somebody else, and nothing around them of the same
  /// person.
  func disagree(_ entity: ArticleEntity, _ profile: EntityProfile, _ context: Double) -> Bool {
    if let gender = entity.gender, let other = profile.gender, gender != other {
      return context < 2
    }
    return entity.fields.disagree(profile.fields) && context < 1
  }
}
