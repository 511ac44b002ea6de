import Prose

/// How much each sign counts for an antecedent, after Lappin and Leass (1994). Tuned one by one on
/// GUM's training part and GAP development (he and she right: 680 of 824 outside news, 140 of 153
/// in news; GAP 57); see `workshop group-gold`.
struct PronounWeights {
  var sentence = -1.4
  var paragraph = -0.7
  var slotDistance = -0.01
  var subject = 0.7
  var oblique = -0.5
  var possessive = -0.2
  var samePronoun = 0.7
  var name = 0.3
  var nameless = -0.5
  var parallel = 0.4
  var ownSubject = 0.5
  var genderKnown = 0.3
  var genderUnknown = -0.3
  var otherWorld = -0.9
  var frequency = 0.25
  var sureThing = 0.9
  var sureSpeaker = 0.2
}

extension Resolver {
  private static let slotWindow = 60

  /// The referent of a third person pronoun; nil when none fits, or none is sure enough.
  mutating func antecedent(of slot: Int, _ word: WordClass) -> Int? {
    guard word.has(.thirdPerson) else { return nil }
    let isPersonal = word.has([.he, .his, .she, .her])
    if word.has(.it), !word.has(.reflexive), !reports(slot) { return nil }
    if isPersonal, let ahead = cataphor(slot, word) {
      note(.ahead, slot, word)
      return ahead
    }
    var scores: [(referent: Int, score: Double)] = []
    let here = slots[slot].sentence
    let reach = isPersonal ? 4 : word.has([.its, .it]) ? 1 : 1
    var index = slot - 1
    while index >= 0, slot - index <= Self.slotWindow, here - slots[index].sentence <= reach {
      defer { index -= 1 }
      let referent = slots[index].referent
      guard referent >= 0, let score = score(index, for: slot, word) else { continue }
      if let known = scores.firstIndex(where: { $0.referent == referent }) {
        scores[known].score = max(scores[known].score, score)
      } else {
        scores.append((referent, score))
      }
    }
    for place in scores.indices {
      let count = min(discourse[scores[place].referent].count, 16)
      scores[place].score += weights.frequency * log2Table[count]
    }
    guard let best = scores.max(by: { $0.score < $1.score }) else {
      let found = isPersonal && !word.has(.reflexive) ? protagonist(slot, word) : nil
      note(found == nil ? .nothing : .protagonist, slot, word, from: index + 1)
      return found
    }
    if isPersonal {
      note(.best, slot, word, scores, from: index + 1)
      return best.referent
    }
    let second = scores.filter { $0.referent != best.referent }.map(\.score).max() ?? -10
    let isSpeaking = word.has([.it, .they]) && discourse[best.referent].kind == .organisation
    let margin = isSpeaking && reports(slot) ? weights.sureSpeaker : weights.sureThing
    let isSure = best.score - second >= margin
    note(isSure ? .best : .unsure, slot, word, scores, from: index + 1)
    return isSure ? best.referent : nil
  }

  /// "it said": the only "it" that is likely to be somebody. "It is clear that" is nobody.
  private func reports(_ slot: Int) -> Bool {
    let next = slots[slot].tokens.end
    guard next < context.count else { return false }
    return context.classes[next].has(.reporting)
      || context.classes[next].has(.auxiliary) && next + 1 < context.count
        && context.classes[next + 1].has(.reporting)
  }

  /// The score of one earlier slot as the antecedent; nil when it cannot be.
  private func score(_ candidate: Int, for slot: Int, _ word: WordClass) -> Double? {
    let old = slots[candidate]
    let new = slots[slot]
    let referent = discourse[old.referent]
    guard var score = agreement(referent, word), refusal(of: candidate, for: slot, word) == nil
    else { return nil }
    let sameClause = old.clause == new.clause && old.sentence == new.sentence
    if word.has(.reflexive) { score += old.isSubject ? 2 : 0 }
    let distance = new.sentence - old.sentence
    score += weights.sentence * Double(distance)
    let paragraphs = context.passage.paragraphOfSentence
    if paragraphs[old.sentence] != paragraphs[new.sentence] { score += weights.paragraph }
    score += weights.slotDistance * Double(slot - candidate)
    if old.isSubject { score += weights.subject }
    if old.isOblique { score += weights.oblique }
    if old.isPossessive { score += weights.possessive }
    if old.isQuoted != new.isQuoted { score += weights.otherWorld }
    if old.isSubject && new.isSubject { score += weights.parallel }
    if sameClause && new.isPossessive && old.isSubject { score += weights.ownSubject }
    switch old.content {
    case .name: score += weights.name
    case .pronoun: score += weights.samePronoun
    case .nominal: break
    }
    if referent.group < 0 { score += weights.nameless }
    return score
  }

  /// Why an earlier slot that agrees with the pronoun is not its antecedent; nil when it may be.
  func refusal(
    of candidate: Int, for slot: Int, _ word: WordClass
  ) -> TracedPronoun.Refusal? {
    let old = slots[candidate]
    let new = slots[slot]
    // Two arguments of one verb are two things, unless the pronoun is reflexive.
    let sameClause = old.clause == new.clause && old.sentence == new.sentence
    if word.has(.reflexive) {
      guard sameClause else { return .otherClause }
    } else if sameClause, !new.isPossessive, !old.isPossessive {
      return .sameClause
    }
    if new.isQuoted, speakers.isSpeaker(old.referent, at: slot, slots) { return .speaker }
    return speakers.quotes(slot, name: discourse[old.referent].group) ? .named : nil
  }

  /// What agreement in kind, gender and number is worth; nil for none.
  func agreement(_ referent: Referent, _ word: WordClass) -> Double? {
    if word.has([.he, .his, .she, .her]) {
      guard !referent.isPlural else { return nil }
      var score = 0.0
      if referent.kind != .person { return nil }
      let gender: Gender = word.has([.he, .his]) ? .masculine : .feminine
      if let known = referent.gender {
        guard known == gender else { return nil }
        score += weights.genderKnown
      } else {
        score += weights.genderUnknown
      }
      return score
    }
    if word.has([.it, .its]) {
      if referent.kind == .person || referent.isPlural { return nil }
      // "it said": no building and no bill.
      return word.has(.it) && referent.kind != .organisation ? -0.8 : 0
    }
    if referent.isPlural { return 0.6 }
    // "The company said they ..."
    return referent.kind == .organisation ? -0.6 : nil
  }

  /// "In his speech, Obama said": a pronoun in an opening phrase points ahead to the subject
  /// behind the comma.
  private mutating func cataphor(_ slot: Int, _ word: WordClass) -> Int? {
    let pronoun = slots[slot]
    let bounds = context.passage.sentences[pronoun.sentence].tokens
    guard pronoun.tokens.start - bounds.start <= 6, context.opensPhrase(bounds.start) else {
      return nil
    }
    guard
      let comma = (pronoun.tokens.end..<min(bounds.end, pronoun.tokens.end + 14))
        .first(where: { !context.isWord($0) && !context.isPossessive($0) }),
      context.isMark(comma, ",")
    else { return nil }
    var index = slot + 1
    while index < slots.count, slots[index].tokens.start <= comma { index += 1 }
    let limit = min(slots.count, index + 4)
    while index < limit, slots[index].tokens.start < min(bounds.end, comma + 8) {
      defer { index += 1 }
      guard case .name(let use) = slots[index].content else { continue }
      let group = names.groups[names.groupOfUse[use]]
      guard group.kind == .person else { continue }
      let gender: Gender = word.has([.he, .his]) ? .masculine : .feminine
      guard slots[index].isSubject, group.gender == nil || group.gender == gender else {
        return nil
      }
      return discourse.referent(group: names.groupOfUse[use], group).0
    }
    return nil
  }

  /// Beyond the window: the person of that gender the text speaks of most.
  private func protagonist(_ slot: Int, _ word: WordClass) -> Int? {
    var best: (referent: Int, count: Int)?
    var index = slot - 1
    while index >= 0, slot - index < 200 {
      defer { index -= 1 }
      let referent = slots[index].referent
      guard referent >= 0, discourse[referent].group >= 0,
        agreement(discourse[referent], word) != nil,
        !(slots[slot].isQuoted && speakers.isSpeaker(referent, at: slot, slots))
      else { continue }
      let count = discourse[referent].count
      if count > best?.count ?? 0 { best = (referent, count) }
    }
    return best?.referent
  }
}

/// Binary logarithms of one more than the index.
private let log2Table: [Double] = [
  0, 1, 1.585, 2, 2.322, 2.585, 2.807, 3, 3.17, 3.322, 3.459, 3.585, 3.7, 3.807, 3.907, 4, 4.087,
]
