import Language
import Prose

/// Why a quote is given as it is: the decisions of the engine that bear on it, taken from the trace
/// of the very run that made the annotation.
package struct Explanation: Sendable {
  /// One decision.
  package struct Step: Hashable, Sendable {
    /// What stage decided, as other programs know it: `marks`, `pronoun`.
    package var name: String
    /// The words it is about.
    package var range: TextRange?
    /// What was decided and on what grounds, for people.
    package var sentence: String
    /// What was weighed against one another, the likeliest first.
    package var candidates: [Candidate] = []
  }

  /// Something that a step weighed.
  package struct Candidate: Hashable, Sendable {
    /// Its words in the text.
    package var words: String
    /// The name of whom or what they refer to; nil for what has none.
    package var entity: String?
    /// More is likelier; nil for what does not come into question.
    package var score: Double?
    /// Why it does not come into question.
    package var refusal: String?
  }

  /// The quote.
  package let quote: Quote
  /// Its place among the quotes of the annotation.
  package let index: Int
  /// The article with its annotation.
  package let article: AnnotatedArticle
  /// The decisions, in their order.
  package private(set) var steps: [Step] = []

  /// Explains the quote at `index` of the annotation of `article`, which `trace` led to.
  /// - Precondition: there is such a quote.
  package init(_ index: Int, of article: AnnotatedArticle, _ trace: Trace) {
    self.index = index
    self.article = article
    quote = article.annotation.quotes[index]
    let teller = StepTeller(article: article)
    steps = notes(in: trace).map(teller.step)
  }

  /// Adds that the reader knew better.
  /// - Parameter name: who spoke; nil for nobody who is named.
  package mutating func add(correction name: String?) {
    let who = name.map { "\($0) said it" } ?? "nobody who is named said it"
    steps.append(Step(name: "reader", sentence: "you corrected this: \(who)"))
  }

  /// The notes that bear on the quote: on its words, then on its cue, source and speaker, then on
  /// how sure all of it is.
  private func notes(in trace: Trace) -> [Trace.Note] {
    let annotation = article.annotation
    let pieces = quote.pieces.map(tokens)
    let cue = quote.cue.map(tokens)
    let source = quote.attribution?.source.map(tokens)
    let mention = quote.attribution?.mention.map { annotation[$0].tokens }
    var parts: [[Trace.Note]] = [[], [], [], [], []]
    for note in trace.notes {
      switch note.step {
      case .marks, .turn:
        if pieces.contains(where: { $0.overlaps(note.tokens) }) { parts[0].append(note) }
      case .looked, .labels, .subject, .clause, .title:
        if pieces.contains(where: { $0.overlaps(note.tokens) }) { parts[1].append(note) }
      case .verb:
        if let cue, cue.overlaps(note.tokens) { parts[2].append(note) }
      case .speaker:
        if note.tokens == source { parts[3].append(note) }
      case .pronoun, .description:
        if note.tokens == mention { parts[3].append(note) }
      case .carried:
        if note.tokens == extent(pieces) { parts[3].append(note) }
      case .confidence(let found):
        if found.quote == index { parts[4].append(note) }
      }
    }
    return Array(parts.joined())
  }

  private func extent(_ pieces: [TokenRange]) -> TokenRange? {
    guard let first = pieces.first, let last = pieces.last else { return nil }
    return TokenRange(first.start, last.end)
  }

  /// The tokens that share a byte with `range`.
  private func tokens(_ range: TextRange) -> TokenRange {
    let tokens = article.annotation.tokens
    let start = partitionPoint(tokens.count) { tokens[$0].range.end > range.start }
    let end = partitionPoint(tokens.count) { tokens[$0].range.start >= range.end }
    return TokenRange(start, max(start, end))
  }
}
