import Archive
import Prose

extension Quote.Kind {
  /// What stands before reported words wherever they are shown without their sentence: `denied: `.
  ///
  /// What somebody denied reads as their own opinion without it. Empty for words in quotation marks,
  /// and where no words report them.
  /// - Parameter cue: the words that report, as in the text.
  package func lead(_ cue: String?) -> String {
    guard self != .direct, let cue = cue.map({ shownTitle(of: $0) }), !cue.isEmpty else {
      return ""
    }
    return cue + ": "
  }
}

extension QuoteHit {
  /// What stands before the words in a list: `denied: `, or nothing.
  package var lead: String { quote.kind.lead(cue) }
}

extension QuoteCitation {
  /// What stands before the words where they are cited: `denied: `, or nothing.
  package var lead: String { kind.lead(cue) }
}

extension AnnotatedArticle {
  /// What stands before the words of a quote in a list: `denied: `, or nothing.
  package func lead(of quote: Quote) -> String { quote.kind.lead(quote.cue.map { words(at: $0) }) }
}
