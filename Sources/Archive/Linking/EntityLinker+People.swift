import Prose

extension EntityLinker {
  /// A person with a full name: the same name is the same person unless something disagrees.
  func decideFullName(_ entity: ArticleEntity, _ candidates: [LinkCandidate]) -> LinkDecision {
    let fullNames = entity.linkNames.filter { !$0.isBare }
    var best: (candidate: LinkCandidate, reason: LinkReason, weight: Double)?
    var disagreed = false
    /// Those known by the surname alone, in the same surroundings.
    var bare: [(id: EntityID, context: Double)] = []
    let fits = candidates.map { bestFit(fullNames, $0.names) }
    let isOnly = fits.count { $0 > .none } == 1
    for (candidate, fit) in zip(candidates, fits) {
      let context = context(entity, candidate.profile)
      if candidate.isBare {
        let isSurname = candidate.names.contains { single in
          fullNames.contains { $0.surname == single.surname }
        }
        guard isSurname, context >= 1, !disagree(entity, candidate.profile, context) else {
          continue
        }
        bare.append((candidate.id, context))
        continue
      }
      guard let link = acceptance(fit, context, isOnly: isOnly) else { continue }
      guard !disagree(entity, candidate.profile, context) else {
        disagreed = true
        continue
      }
      let weight = link.weight + min(context, 3) / 2
      if weight > best?.weight ?? 0 { best = (candidate, link.reason, weight) }
    }
    if let best {
      return LinkDecision(
        entity: best.candidate.id, reason: best.reason,
        confidence: min(0.98, 0.6 + best.weight / 10),
        absorbed: bare.map(\.id))
    }
    guard let first = bare.max(by: { ($0.context, $1.id) < ($1.context, $0.id) }) else {
      return .new(disagreed ? .otherBearer : .unknownName, disagreed ? 0.7 : 1)
    }
    return LinkDecision(
      entity: first.id, reason: .surnameInContext, confidence: 0.75,
      absorbed: bare.map(\.id).filter { $0 != first.id })
  }

  /// The best fit of any two names; none when others of them clash and no two are the same.
  private func bestFit(_ names: [LinkName], _ others: [LinkName]) -> NameFit {
    var best = NameFit.none
    var clashes = false
    for name in names {
      for other in others {
        let fit = name.fit(other, vocabulary)
        best = max(best, fit)
        if fit == .clash { clashes = true }
      }
    }
    return clashes && best != .same ? .none : best
  }

  /// Whether names that fit in this way make one person, and how much that weighs.
  private func acceptance(
    _ fit: NameFit, _ context: Double, isOnly: Bool
  ) -> (reason: LinkReason, weight: Double)? {
    switch fit {
    case .clash, .none: nil
    case .same: (.sameName, 3)
    case .middleName: (.middleName, 2.5)
    case .nickname: (.nickname, 2.2)
    case .initial: isOnly || context >= 1 ? (.initial, 1.5) : nil
    case .continued: context >= 1 ? (.continued, 1) : nil
    }
  }

  /// A person with a single name: it needs a bearer in the same surroundings, or one whom nobody
  /// else comes near.
  func decideSurname(_ entity: ArticleEntity, _ candidates: [LinkCandidate]) -> LinkDecision {
    let words = entity.linkNames.filter { !$0.isEmpty }.map(\.surname)
    var disagreed = false
    let bearers = candidates.compactMap { candidate -> (LinkCandidate, context: Double)? in
      let context = context(entity, candidate.profile)
      guard words.contains(where: candidate.mayBeCalled) else { return nil }
      guard !disagree(entity, candidate.profile, context) else {
        disagreed = true
        return nil
      }
      return (candidate, context)
    }
    guard let best = bearers.max(by: isLess) else {
      return .new(disagreed ? .otherBearer : .unknownName, disagreed ? 0.7 : 1)
    }
    let others = bearers.filter { $0.0.id != best.0.id }
    let next = others.map(\.context).max() ?? 0
    if best.context >= 1, best.context >= next + 1 || others.isEmpty {
      return LinkDecision(
        entity: best.0.id, reason: .surnameInContext,
        confidence: min(0.9, 0.65 + best.context / 20))
    }
    // The candidates come by the number of their articles.
    let (most, rest) = (bearers[0].0.profile.articles, bearers.dropFirst())
    if most >= Self.dominance, rest.allSatisfy({ $0.0.profile.articles * 8 <= most }) {
      return LinkDecision(entity: bearers[0].0.id, reason: .knownSurname, confidence: 0.7)
    }
    return .new(.ambiguous, 0.6)
  }

  private func isLess(
    _ left: (LinkCandidate, context: Double), _ right: (LinkCandidate, context: Double)
  ) -> Bool {
    (left.context, left.0.profile.articles, right.0.id)
      < (right.context, right.0.profile.articles, left.0.id)
  }

  /// From so many articles on a name is known without its surroundings.
  static let dominance = 20
}

extension LinkCandidate {
  /// True for the first and the last word of its full names; for what else a text once called
  /// somebody only when there is no full name.
  fileprivate func mayBeCalled(_ word: String) -> Bool {
    names.contains { name in
      name.isBare ? isBare && name.surname == word : name.surname == word || name.words[0] == word
    }
  }
}
