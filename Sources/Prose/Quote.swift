/// Something somebody said, wrote, thought or wants, as the article reports it.
public struct Quote: Hashable, Sendable {
  /// How much of it is in quotation marks.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// All words are in quotation marks.
    case direct
    /// Reported, with some words in quotation marks.
    case mixed
    /// Reported in the writer's words.
    case indirect
  }

  /// The words quoted, marks excluded: sorted, disjoint, not empty, each inside one paragraph.
  /// An interrupted quote or one over several paragraphs has several pieces.
  public var pieces: [TextRange]
  /// How much of it is in quotation marks.
  public var kind: Kind
  /// The words that report it: "said", "according to", "has announced".
  public var cue: TextRange?
  /// True for a statement (said, wrote), false for a thought, wish or act ("wants", "backs").
  public var isSpeech: Bool
  /// Who said it; nil when the text does not say, and then nobody guesses.
  public var attribution: Attribution?

  /// Makes a quote.
  /// - Precondition: `pieces` is not empty.
  public init(
    pieces: [TextRange], kind: Kind, cue: TextRange? = nil, isSpeech: Bool = true,
    attribution: Attribution? = nil
  ) {
    precondition(!pieces.isEmpty, "a quote has at least one piece")
    self.pieces = pieces
    self.kind = kind
    self.cue = cue
    self.isSpeech = isSpeech
    self.attribution = attribution
  }

  /// From the first to the last byte quoted, whatever lies between.
  public var extent: TextRange { pieces[0].union(pieces[pieces.count - 1]) }
}

/// Who said a quote, and how we know. Two hops are kept apart: quote to *source* (the words "she"),
/// and source to *speaker* (the entity Angela Merkel).
public struct Attribution: Hashable, Sendable {
  /// The words that name or describe who spoke, outside the quote's pieces; nil when the speaker
  /// follows from the text around without being mentioned (a next turn, a continued quotation).
  public var source: TextRange?
  /// The mention inside `source` that leads to the speaker.
  public var mention: MentionIndex?
  /// Who spoke: empty when nobody is named ("officials said"), several for a joint statement.
  public var speakers: [EntityIndex]
  /// The step that decided.
  public var rule: AttributionRule
  /// 0...1: the share of such decisions that are right, as far as measured.
  public var confidence: Double

  /// Makes an attribution.
  public init(
    source: TextRange?, mention: MentionIndex? = nil, speakers: [EntityIndex] = [],
    rule: AttributionRule, confidence: Double
  ) {
    self.source = source
    self.mention = mention
    self.speakers = speakers
    self.rule = rule
    self.confidence = confidence
  }

  /// The first of the speakers: the only one, but for joint statements.
  public var speaker: EntityIndex? { speakers.first }
}

/// The step of the engine that found who said a quote. Stored and printed by its raw value.
public enum AttributionRule: String, Hashable, Sendable, CaseIterable {
  /// `"...," she said.` / `"...," said May.`
  case cueAfter = "cue-after"
  /// `She said: "..."`, `She said that ...`
  case cueBefore = "cue-before"
  /// `"A," she said. "B."`: B belongs to A.
  case interrupted
  /// The mark reopens in the next paragraph.
  case continued
  /// `..., according to the police`
  case accordingTo = "according-to"
  /// `Name: words`, `"words": Name`
  case colon
  /// Captions and dialogue: `"words" - Name`
  case dash
  /// A headline: `May: 'no deal'`, `Deal is dead, says May`
  case headline
  /// `..., saying the deal is dead`: the subject of the main clause speaks.
  case participle
  /// A noun reports it: `her claim that ...`
  case noun
  /// The sentence before, or the one speaker of the paragraph, carries on.
  case sameSpeaker = "same-speaker"
  /// `He added`, resolved to the one who spoke last.
  case pronoun
  /// The reader has said who spoke, or that nobody named did.
  case reader

  /// One sentence for people: why this speaker.
  public var explanation: String {
    switch self {
    case .cueAfter: "a reporting verb follows the quote"
    case .cueBefore: "a reporting verb comes before the quote"
    case .interrupted: "the quote goes on behind its attribution"
    case .continued: "the quotation mark reopens in the next paragraph"
    case .accordingTo: "“according to” names the source"
    case .colon: "a name and a colon introduce the words"
    case .dash: "a dash joins the words and the name"
    case .headline: "the headline names who speaks"
    case .participle: "the subject of the sentence goes on speaking"
    case .noun: "a noun such as “claim” or “statement” reports it"
    case .sameSpeaker: "the speaker before goes on"
    case .pronoun: "the pronoun stands for who spoke last"
    case .reader: "you said so"
    }
  }
}
