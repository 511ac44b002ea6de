import Prose

extension EntityLinker {
  /// An organisation, place or other thing: the same name is the same thing; a short form or an
  /// acronym is when it has been seen beside the full name and no rival has it.
  func decideThing(_ entity: ArticleEntity, _ candidates: [LinkCandidate]) -> LinkDecision {
    let fitting = candidates.compactMap { candidate -> ThingFit? in
      let level = level(entity, candidate)
      guard level > 0 else { return nil }
      return ThingFit(
        candidate: candidate, level: level, context: context(entity, candidate.profile),
        isSameKind: candidate.profile.kind == entity.kind)
    }
    guard let best = fitting.max() else { return .new(.unknownName, 1) }
    let rivals = fitting.filter { $0.candidate.id != best.candidate.id }
    let absorbed = rivals.filter { isExplained($0.candidate, by: entity) }.map(\.candidate.id)
    let open = rivals.filter { $0.level == best.level && !absorbed.contains($0.candidate.id) }
    if best.level == .sameName {
      return LinkDecision(
        entity: best.candidate.id, reason: .sameName, confidence: best.isSameKind ? 0.95 : 0.75,
        absorbed: absorbed)
    }
    let articles = best.candidate.profile.articles
    let isClear =
      best.level == .knownAlias && open.isEmpty
      || best.context >= 1 && open.allSatisfy { best.context >= $0.context + 1 }
      || articles >= Self.dominance && rivals.allSatisfy { $0.articles * 8 <= articles }
    guard isClear else { return .new(.ambiguous, 0.6) }
    return LinkDecision(
      entity: best.candidate.id, reason: .alias,
      confidence: best.level == .knownAlias ? 0.85 : 0.7, absorbed: absorbed)
  }

  /// How well the names of a thing fit, 0 for not at all.
  ///
  /// What is known by a fuller name may be called by a short form of it. The other way round a
  /// fuller name is often something else, as the "Senate Budget Committee" that is no longer the
  /// "Senate"; only an acronym is spelled out.
  private func level(_ entity: ArticleEntity, _ candidate: LinkCandidate) -> Int {
    guard let name = entity.linkNames.first, let main = candidate.names.first, !name.isEmpty
    else { return 0 }
    if name == main { return .sameName }
    let aliases = entity.linkNames.dropFirst()
    let known = candidate.names.dropFirst()
    if known.contains(name) { return name.isTelling ? .knownAlias : .shortForm }
    if main.isAcronym, aliases.contains(main) { return main.isTelling ? .knownAlias : .shortForm }
    return 0
  }

  /// True when all names of the candidate are names this article gives the thing: "NASA" alone,
  /// once an article has spelled it out.
  private func isExplained(_ candidate: LinkCandidate, by entity: ArticleEntity) -> Bool {
    candidate.profile.kind == entity.kind
      && candidate.names.allSatisfy { $0.isTelling && entity.linkNames.contains($0) }
  }
}

extension LinkName {
  /// An acronym of three letters or more, or a name of several words; "Times" or "PA" may be
  /// many things.
  fileprivate var isTelling: Bool {
    words.count > 1 || isAcronym && words[0].utf8.count > 2
  }
}

extension Int {
  /// The fullest names are the same.
  fileprivate static let sameName = 3
  /// A telling name of one is the fullest name of the other, or was seen beside it.
  fileprivate static let knownAlias = 2
  /// A short form is shared.
  fileprivate static let shortForm = 1
}

/// A thing of the archive whose names fit. The better one is greater.
private struct ThingFit: Comparable {
  let candidate: LinkCandidate
  let level: Int
  let context: Double
  let isSameKind: Bool

  var articles: Int { candidate.profile.articles }

  static func < (left: ThingFit, right: ThingFit) -> Bool {
    let (first, second) = (left.isSameKind ? 1 : 0, right.isSameKind ? 1 : 0)
    return (left.level, first, left.context, left.articles, right.candidate.id)
      < (right.level, second, right.context, right.articles, left.candidate.id)
  }

  static func == (left: ThingFit, right: ThingFit) -> Bool {
    left.candidate.id == right.candidate.id
  }
}
