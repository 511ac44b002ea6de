import Prose

/// The second hop: from the words that name a source to the entity that speaks.
struct SpeakerResolver {
  /// Who speaks, through which mention, and how certain that is.
  struct Found {
    var mention: MentionIndex?
    var speakers: [EntityIndex] = []
    var certainty = 1.0
  }

  let passage: Passage
  let mentions: [Mention]
  let entities: [Entity]

  /// The speaker named by the words of `source`.
  func speaker(of source: TokenRange) -> Found { Found() }
}
