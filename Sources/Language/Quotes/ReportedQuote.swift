import Prose

/// A quote as the finders see it: token ranges, before it becomes part of an annotation.
package struct ReportedQuote: Hashable, Sendable {
  /// The words quoted; sorted, disjoint, not empty.
  package var pieces: [TokenRange]
  /// The words that report it.
  package var cue: TokenRange?
  /// The words that name who said it.
  package var source: TokenRange?
  /// The step that decided on the source.
  package var rule: AttributionRule
  /// True for statements.
  package var isSpeech: Bool
  /// 0...1, how sure the step is, on its own scale; `ConfidenceTable` tells what came true.
  package var confidence: Double
  /// Which part of the engine found it.
  package var origin: QuoteOrigin
  /// Index of an earlier quote with the same speaker, when no words here name one.
  package var follows: Int?
  /// True when the words are the speaker's own without standing in marks: a transcript.
  package var isVerbatim: Bool

  /// Makes a quote of what a finder found.
  package init(
    pieces: [TokenRange], cue: TokenRange? = nil, source: TokenRange? = nil,
    rule: AttributionRule, isSpeech: Bool = true, confidence: Double, follows: Int? = nil,
    isVerbatim: Bool = false, origin: QuoteOrigin = .marks
  ) {
    self.pieces = pieces
    self.cue = cue
    self.source = source
    self.rule = rule
    self.isSpeech = isSpeech
    self.confidence = confidence
    self.follows = follows
    self.isVerbatim = isVerbatim
    self.origin = origin
  }

  /// The same quote in a list that has `count` others before it.
  func following(by count: Int) -> ReportedQuote {
    var moved = self
    moved.follows = follows.map { $0 + count }
    return moved
  }

  /// From the first to behind the last token quoted.
  package var extent: TokenRange { TokenRange(pieces[0].start, pieces[pieces.count - 1].end) }
}

/// An attribution found beside some words: who, by which words, by which step.
struct Attributor: Hashable, Sendable {
  var cue: TokenRange?
  var source: TokenRange?
  var rule: AttributionRule
  var isSpeech = true
  var confidence: Double

  /// The same for who asks why.
  var traced: TracedAttribution {
    TracedAttribution(cue: cue, source: source, rule: rule, confidence: confidence)
  }
}
