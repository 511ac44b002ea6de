import Foundation
import Language
import Prose

/// Quotes made of labels by nearness alone: what is needed to score a tagger by itself. The reader
/// assembles with rules instead.
struct QuoteAssembly {
  /// A quote: its contents, cue and source, in bytes.
  struct Quote {
    var contents: [TextRange]
    var cue: TextRange?
    var source: TextRange?
    /// How probable it is that exactly these are its contents.
    var probability: Float = 1
  }

  /// The quotes that `reading` says are in `passage`.
  static func quotes(_ reading: QuoteReading, _ passage: Passage) -> [Quote] {
    let runs = QuoteRun.runs(of: reading.labels)
    let cues = runs.filter { $0.part == .cue }
    let sources = runs.filter { $0.part == .source }
    var byCue: [Int: Quote] = [:]
    var order: [Int] = []
    var alone: [Quote] = []
    for content in runs where content.part == .content {
      let tokens = content.tokens
      let span = passage.span(tokens)
      let probability = reading.probability(ofContent: tokens)
      if let cue = nearest(cues, to: content.tokens, in: passage) {
        if byCue[cue] == nil {
          byCue[cue] = Quote(contents: [], cue: range(cues[cue], passage))
          if let source = nearest(sources, to: cues[cue].tokens, in: passage) {
            byCue[cue]?.source = range(sources[source], passage)
          }
          order.append(cue)
        }
        byCue[cue]?.contents.append(span)
        byCue[cue]?.probability *= probability
      } else {
        let source = nearest(sources, to: content.tokens, in: passage)
        alone.append(
          Quote(
            contents: [span], cue: nil, source: source.map { range(sources[$0], passage) },
            probability: probability))
      }
    }
    return order.compactMap { byCue[$0] } + alone
  }

  private static func range(_ run: QuoteRun, _ passage: Passage) -> TextRange {
    passage.span(run.tokens)
  }

  /// The run of the same sentence with the fewest tokens between; the earlier one of two.
  private static func nearest(_ runs: [QuoteRun], to tokens: TokenRange, in passage: Passage)
    -> Int?
  {
    var best: (index: Int, distance: Int)?
    for (index, run) in runs.enumerated() {
      guard shareSentence(run.tokens, tokens, passage) else { continue }
      let distance = max(
        run.tokens.start - tokens.end, tokens.start - run.tokens.end)
      if distance < best?.distance ?? .max { best = (index, distance) }
    }
    return best?.index
  }

  private static func shareSentence(_ a: TokenRange, _ b: TokenRange, _ passage: Passage) -> Bool {
    let first = passage.sentenceOfToken[a.start]...passage.sentenceOfToken[a.end - 1]
    let second = passage.sentenceOfToken[b.start]...passage.sentenceOfToken[b.end - 1]
    return first.overlaps(second)
  }
}

extension QuoteAssembly {
  /// One line of JSON in the form that the scorer reads.
  static func line(_ quotes: [Quote], of article: QuoteArticle) -> String {
    let points = CodePoints(article.text)
    let spans = { (ranges: [TextRange]) in
      "["
        + ranges.map { "[\(points.points[$0.start]),\(points.points[$0.end])]" }
        .joined(separator: ",") + "]"
    }
    let objects = quotes.map { quote in
      "{\"content\":\(spans(quote.contents)),\"cue\":\(spans(quote.cue.map { [$0] } ?? [])),"
        + "\"source\":\(spans(quote.source.map { [$0] } ?? [])),"
        + "\"confidence\":\(quote.probability)}"
    }
    return "{\"id\":\"\(article.id)\",\"quotes\":[\(objects.joined(separator: ","))]}\n"
  }
}
