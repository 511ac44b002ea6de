import Language
import Prose

/// The quotes people marked in an article, to compare others with.
struct GoldQuotes {
  /// The letters of each quote's contents and of its source, by byte.
  private let quotes: [(content: Set<Int>, source: Set<Int>)]
  private let bytes: [UInt8]

  init(_ article: QuoteArticle) {
    let points = CodePoints(article.text)
    let bytes = Array(article.text.utf8)
    let letters = { (spans: [[Int]]) in
      Self.letters(spans.map { TextRange(points.bytes[$0[0]], points.bytes[$0[1]]) }, bytes)
    }
    quotes = article.quotes.map { (letters($0.content), letters($0.source)) }
    self.bytes = bytes
  }

  /// True when a quote shares four letters in five with `pieces` and its source one with `source`.
  func hold(_ pieces: [TextRange], source: TextRange) -> Bool {
    let content = Self.letters(pieces, bytes)
    let speaker = Self.letters([source], bytes)
    return quotes.contains { quote in
      let shared = quote.content.intersection(content).count
      return shared * 5 >= (quote.content.count + content.count - shared) * 4
        && !quote.source.isDisjoint(with: speaker)
    }
  }

  private static func letters(_ ranges: [TextRange], _ bytes: [UInt8]) -> Set<Int> {
    var letters: Set<Int> = []
    for range in ranges {
      for index in range.start..<range.end {
        let byte = bytes[index]
        if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0xC3 { letters.insert(index) }
      }
    }
    return letters
  }
}
