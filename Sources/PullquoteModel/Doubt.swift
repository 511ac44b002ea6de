import Prose

/// How doubt about who spoke is shown.
///
/// Lists, sidebar and status line all ask here, so that they agree on what is doubtful.
extension Attribution {
  /// A speaker given with less is called probable: of such attributions less than half are right in
  /// words and source, of those above the limit more than six in ten (MODEL-CARD.md has the table).
  package static let doubtLimit = 0.6

  /// True when people should be told that the speaker is only probable.
  package var isDoubtful: Bool { confidence < Self.doubtLimit }

  /// A name or description as this attribution supports it: "Jane Roe" or "probably Jane Roe".
  package func hedged(_ name: String) -> String { isDoubtful ? "probably \(name)" : name }
}

extension AnnotatedArticle {
  /// Who said a quote, for people: the names, "probably" before them where they are doubtful; else
  /// the words that describe the source in brackets; else that nobody is named.
  package func speakerLine(of quote: Quote) -> String {
    guard let attribution = quote.attribution else { return "(nobody named)" }
    if let name = annotation.speakerName(of: quote) { return attribution.hedged(name) }
    return attribution.source.map { "(\(words(at: $0)))" } ?? "(nobody named)"
  }

  /// The same article with those speakers alone named that are at least so sure: in a text the words
  /// stay quoted, by whoever the source's words describe.
  /// - Parameter confidence: 0...1; 0 names all.
  package func naming(confidence: Double) -> AnnotatedArticle {
    guard confidence > 0 else { return self }
    var article = self
    for index in article.annotation.quotes.indices {
      guard let attribution = article.annotation.quotes[index].attribution,
        attribution.confidence < confidence
      else { continue }
      article.annotation.quotes[index].attribution?.speakers = []
    }
    return article
  }

  /// The same article with those quotes alone whose speaker is at least so sure.
  ///
  /// A quote that is attributed to nobody is no more sure than 0.
  /// - Parameter confidence: 0...1; 0 keeps all quotes.
  package func quotes(confidence: Double) -> AnnotatedArticle {
    guard confidence > 0 else { return self }
    var article = self
    article.annotation.quotes.removeAll { ($0.attribution?.confidence ?? 0) < confidence }
    return article
  }
}
