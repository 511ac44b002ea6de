import Language
import Prose

/// What trained networks expect of an example: how probable each label is at each token, and how
/// often each transition occurs.
///
/// A new network that is asked to agree with older ones as well as with the gold learns which
/// mistakes are small ones (Hinton, Vinyals & Dean 2015). For a field it is enough to meet the
/// expected labels and transitions: the gradient of the cross-entropy knows nothing else.
struct QuoteAdvice {
  /// A row of probabilities for each token.
  var rows: [SIMD8<Float>]
  /// Seven rows of transitions, one of starts and one of ends, in expected numbers.
  var pairs: [SIMD8<Float>]

  /// The mean of what several networks expect.
  static func mean(_ all: [QuoteAdvice]) -> QuoteAdvice? {
    guard var sum = all.first else { return nil }
    for other in all.dropFirst() {
      for index in sum.rows.indices { sum.rows[index] += other.rows[index] }
      for index in sum.pairs.indices { sum.pairs[index] += other.pairs[index] }
    }
    let share = 1 / Float(all.count)
    return QuoteAdvice(rows: sum.rows.map { $0 * share }, pairs: sum.pairs.map { $0 * share })
  }
}

extension QuoteTagger {
  /// What this tagger expects of each unit of an article.
  func advice(_ article: ReadArticle) -> [QuoteAdvice] {
    var advice: [QuoteAdvice] = []
    score(article.passage, names: article.names) { unit, scores in
      var pairs = [SIMD8<Float>](repeating: .zero, count: 9)
      let rows = pairs.withUnsafeMutableBufferPointer { pairs in
        lattice.marginals(scores, length: unit.count, pairs: pairs.baseAddress).rows
      }
      advice.append(QuoteAdvice(rows: rows, pairs: pairs))
    }
    return advice
  }
}
