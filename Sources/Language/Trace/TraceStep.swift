import Prose

/// A decision about a quotation, its source or its speaker, with what it was based on.
package enum TraceStep: Hashable, Sendable {
  /// What becomes of words between quotation marks.
  case marks(MarksFate)
  /// The words are a turn of a transcript or of dialogue with dashes.
  case turn
  /// A rule looked for an attribution of the words in one place and found it, or nothing.
  case looked(AttributionPlace, found: TracedAttribution?)
  /// A run of labels of the quote network.
  case labels(TracedLabels)
  /// The grammatical subject of the cue stands in for a source that the labels lack.
  case subject(TokenRange)
  /// A rule found a reported clause; not kept where the network reads and the rule is not sure.
  case clause(TracedAttribution, isKept: Bool)
  /// Taken for the title of a book or film, and left out.
  case title
  /// A reporting verb: how often of 100 it reports, and whether it reports statements.
  case verb(strength: Int, isSpeech: Bool)
  /// From the words of a source to who speaks.
  case speaker(TracedSpeaker)
  /// The speaker of the quotation before goes on.
  case carried
  /// A pronoun and the names it may stand for.
  case pronoun(TracedPronoun)
  /// A description and the name it stands for.
  case description(TokenRange)
  /// How sure the step was, how sure the way from the source to the speaker, and what came of both.
  case confidence(TracedConfidence)
}

/// What became of words between quotation marks.
package enum MarksFate: String, Hashable, Sendable {
  /// A part of the sentence around it: a few words, a title, a scare quote.
  case part
  /// Goes on with the quotation before.
  case goesOn = "goes-on"
  /// A quotation with words beside it that attribute it.
  case attributed
  /// A quotation attributed by the sentence or quotation before.
  case carried
  /// A quotation by its length alone, of nobody.
  case unattributed
  /// Too short for a quotation of nobody.
  case tooShort = "too-short"
}

/// Where a rule looks for who said the words of a quotation, in this order.
package enum AttributionPlace: String, Hashable, Sendable {
  /// `"...," she said`
  case behind
  /// `She said: "..."`
  case before
  /// `according to`
  case accordingTo = "according-to"
  /// `"..." - Name`
  case caption
}

/// An attribution as a rule found it.
package struct TracedAttribution: Hashable, Sendable {
  /// The words that report.
  package var cue: TokenRange?
  /// The words that name who spoke.
  package var source: TokenRange?
  /// The rule.
  package var rule: AttributionRule
  /// How sure it is, 0...1.
  package var confidence: Double
}

/// A run of labels of the quote network and what became of it.
package struct TracedLabels: Hashable, Sendable {
  /// What became of it.
  package enum Fate: String, Hashable, Sendable {
    /// A quotation of its own.
    case quote
    /// Adds to a quotation in marks.
    case joined
    /// Left out: its certainty lies below the limit.
    case doubtful
    /// Left out: neither cue nor source.
    case unattributed
    /// Left out: these words attribute another quotation.
    case attributing
  }

  /// What is said.
  package var contents: [TokenRange]
  /// The words that report.
  package var cue: TokenRange?
  /// The words that name who spoke.
  package var source: TokenRange?
  /// How probable the network holds about these contents, 0...1.
  package var certainty: Double
  /// The least certainty for a quotation with such a cue.
  package var limit: Double
  /// What became of it.
  package var fate: Fate
}

/// Who speaks by the words of a source.
package struct TracedSpeaker: Hashable, Sendable {
  /// The word that says who, of the source.
  package var head: Int
  /// The mentions among the source's words.
  package var candidates: [MentionIndex]
  /// The mention that led to the speaker; nil when nobody named is meant.
  package var mention: MentionIndex?
  /// Who speaks.
  package var speakers: [EntityIndex]
  /// How sure that is, 0...1.
  package var certainty: Double
}

/// How confidence came about; all 0...1.
package struct TracedConfidence: Hashable, Sendable {
  /// The place of the quote in the annotation.
  package var quote: Int
  /// Of the step that found cue and source, after calibration.
  package var step: Double
  /// Of the way from the source to the speaker.
  package var speaker: Double
  /// What the annotation says.
  package var given: Double
}

/// A pronoun and what it may stand for.
package struct TracedPronoun: Hashable, Sendable {
  /// Why something does not come into question.
  package enum Refusal: String, Hashable, Sendable {
    /// Another gender, number or kind.
    case agreement
    /// Stands beside the pronoun with the same verb.
    case sameClause = "same-clause"
    /// Stands in another clause than "himself".
    case otherClause = "other-clause"
    /// Says the words the pronoun stands in.
    case speaker
    /// Named in the words that the pronoun says.
    case named
  }

  /// Something it may stand for.
  package struct Candidate: Hashable, Sendable {
    /// Its last mention before the pronoun.
    package var tokens: TokenRange
    /// More is likelier.
    package var score: Double
  }

  /// Something it cannot stand for.
  package struct Refused: Hashable, Sendable {
    /// Where it is mentioned.
    package var tokens: TokenRange
    /// Why not.
    package var reason: Refusal
  }

  /// How the choice was made.
  package enum Choice: String, Hashable, Sendable {
    /// The highest score.
    case best
    /// The best one leads by too little.
    case unsure
    /// It points ahead, to the subject behind the comma.
    case ahead
    /// Nobody near fits; the person of that gender that the text speaks of most.
    case protagonist
    /// Nothing fits.
    case nothing
  }

  /// What fits, the likeliest first.
  package var candidates: [Candidate]
  /// What does not.
  package var refused: [Refused]
  /// How the choice was made.
  package var choice: Choice
}
