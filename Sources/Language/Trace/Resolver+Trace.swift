import Prose

extension Resolver {
  /// Notes how a pronoun was resolved, when somebody asks.
  /// - Parameters:
  ///   - scores: what fits, with its score.
  ///   - first: the farthest slot that was looked at; nil when none was.
  func note(
    _ choice: TracedPronoun.Choice, _ slot: Int, _ word: WordClass,
    _ scores: [(referent: Int, score: Double)] = [], from first: Int? = nil
  ) {
    guard let trace else { return }
    let candidates = scores.sorted { $0.score > $1.score }.map { entry in
      TracedPronoun.Candidate(
        tokens: slots[max(0, discourse[entry.referent].lastSlot)].tokens, score: entry.score)
    }
    var told = Set(scores.map(\.referent))
    var refused: [TracedPronoun.Refused] = []
    for index in stride(from: slot - 1, through: first ?? slot, by: -1) {
      let referent = slots[index].referent
      guard referent >= 0, told.insert(referent).inserted else { continue }
      let disagrees = agreement(discourse[referent], word) == nil
      guard let reason = disagrees ? .agreement : refusal(of: index, for: slot, word) else {
        continue
      }
      refused.append(TracedPronoun.Refused(tokens: slots[index].tokens, reason: reason))
    }
    let pronoun = TracedPronoun(candidates: candidates, refused: refused, choice: choice)
    trace.note(.pronoun(pronoun), at: slots[slot].tokens)
  }
}
