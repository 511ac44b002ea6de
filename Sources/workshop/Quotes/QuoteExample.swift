import Language
import Prose

/// A stretch of an article as the network sees it, with what it should answer.
struct QuoteExample {
  /// `QuoteFeatures.slots` rows of the table for each token.
  var rows: [Int32]
  /// For each token, the number of its vector, -1 for none.
  var vectors: [Int32]
  /// For each token, its gold label.
  var labels: [QuoteLabel]

  var length: Int { labels.count }
}

/// The gold of an article as one label for each token.
///
/// Where stretches overlap, content wins. Marks at the edges of a stretch stay outside, because
/// annotators differ over them and no score counts them.
func goldLabels(_ article: QuoteArticle, _ passage: Passage) -> [QuoteLabel] {
  var labels = [QuoteLabel](repeating: .outside, count: passage.tokens.count)
  let points = CodePoints(article.text)
  for part in [QuoteLabel.Part.cue, .source, .content] {
    for quote in article.quotes {
      let spans =
        switch part {
        case .content: quote.content
        case .source: quote.source
        case .cue: quote.cue
        }
      for span in spans {
        let range = TextRange(points.bytes[span[0]], points.bytes[span[1]])
        write(part, over: trimmed(tokens(of: passage, in: range), passage), &labels)
      }
    }
  }
  return labels
}

/// The tokens that share a byte with `range`.
private func tokens(of passage: Passage, in range: TextRange) -> Range<Int> {
  var low = 0
  var high = passage.tokens.count
  while low < high {
    let middle = (low + high) / 2
    if passage.tokens[middle].range.end <= range.start { low = middle + 1 } else { high = middle }
  }
  var end = low
  while end < passage.tokens.count, passage.tokens[end].range.start < range.end { end += 1 }
  return low..<end
}

/// The tokens from the first word to the last; all of them when there is no word.
private func trimmed(_ range: Range<Int>, _ passage: Passage) -> Range<Int> {
  let isWord = { (token: Int) in
    passage.tokens[token].kind == .word || passage.tokens[token].kind == .number
      || passage.tokens[token].kind == .symbol
  }
  guard let first = range.first(where: isWord), let last = range.last(where: isWord) else {
    return range
  }
  return first..<last + 1
}

private func write(_ part: QuoteLabel.Part, over range: Range<Int>, _ labels: inout [QuoteLabel]) {
  guard !range.isEmpty else { return }
  // What a stretch written before loses its beginning to this one begins anew behind it.
  if range.upperBound < labels.count, let cut = labels[range.upperBound].part,
    !labels[range.upperBound].begins
  {
    labels[range.upperBound] = cut.begin
  }
  for token in range { labels[token] = token == range.lowerBound ? part.begin : part.inside }
}
