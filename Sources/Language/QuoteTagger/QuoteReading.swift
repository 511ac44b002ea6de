import Prose

/// What the quote tagger says of a text.
package struct QuoteReading: Sendable {
  /// For each token, its label.
  package var labels: [QuoteLabel] = []
  /// For each token, how probable its label is, from 0 to 1.
  package var certainty: [Float] = []
  /// For each token, how probable it is that a content begins there.
  var contentBegins: [Float] = []
  /// For each token, how probable it is that it goes on with the content of the token before, if
  /// that one is content.
  var contentStays: [Float] = []

  /// What somebody else labelled, without certainty.
  package init(labels: [QuoteLabel] = []) { self.labels = labels }

  /// What a field says of contents alone: for each token, how probable it is that one begins there,
  /// and that one goes on there if the token before is in it.
  package init(contentBegins: [Float], contentStays: [Float]) {
    self.contentBegins = contentBegins
    self.contentStays = contentStays
  }

  /// `count` tokens that are surely no part of a quotation.
  mutating func appendNothing(_ count: Int, withCertainty: Bool) {
    labels += repeatElement(.outside, count: count)
    guard withCertainty else { return }
    certainty += repeatElement(1, count: count)
    contentBegins += repeatElement(0, count: count)
    contentStays += repeatElement(0, count: count)
  }

  /// How probable it is that exactly `tokens` are one content: that it begins there, goes on and
  /// ends, all in one labelling.
  ///
  /// Exact within the field, since its labels are a Markov chain. 0 without certainty.
  package func probability(ofContent tokens: TokenRange) -> Float {
    guard !tokens.isEmpty, tokens.end <= contentBegins.count else { return 0 }
    var product = contentBegins[tokens.start]
    for token in tokens.start + 1..<max(tokens.end, tokens.start + 1) {
      product *= contentStays[token]
    }
    if tokens.end < contentStays.count { product *= 1 - contentStays[tokens.end] }
    return min(max(product, 0), 1)
  }
}
