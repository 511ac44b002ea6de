import Prose

/// Labels the tokens of a text as content, source and cue of quotations.
///
/// A bidirectional LSTM under a conditional random field (Huang, Xu & Yu 2015; Lample et al. 2016),
/// one layer. Each paragraph by itself, so it is linear in the text and what stands in one paragraph
/// changes nothing in another. Instead of characters it reads affixes and shapes, instead of
/// trained-along word vectors fixed ones plus a row for each frequent word.
package struct QuoteTagger: Sendable {
  let model: QuoteModel

  /// Where its model lies among the assets.
  package static let path = "models/en/quotes.model"
  /// Where the word vectors lie that it was trained with.
  package static let vectorPath = "models/en/vectors.bin"

  /// Opens a model.
  /// - Parameter vectors: the word vectors it was trained with; others are refused.
  package init(
    _ bytes: UnsafeRawBufferPointer, path: String, vectors: WordVectors?
  ) throws(AssetError) {
    model = try QuoteModel(bytes, path: path, vectors: vectors)
  }

  /// Opens the model among `assets`; nil when there is none.
  package init?(_ assets: Assets) throws(AssetError) {
    guard let bytes = assets.bytes(Self.path) else { return nil }
    var vectors: WordVectors?
    if let bytes = assets.bytes(Self.vectorPath) {
      vectors = try WordVectors(bytes, path: Self.vectorPath)
    }
    try self.init(bytes, path: Self.path, vectors: vectors)
  }

  /// What the tagger says of a text.
  package struct Reading: Sendable {
    /// For each token, its label.
    package var labels: [QuoteLabel] = []
    /// For each token, how probable its label is, from 0 to 1.
    package var certainty: [Float] = []
  }

  /// The likeliest label of each token of `passage`.
  package func labels(in passage: Passage) -> [QuoteLabel] {
    read(passage, withCertainty: false).labels
  }

  /// The likeliest label of each token of `passage`, and how probable it is.
  /// - Parameter withCertainty: false to save a fifth of the time; then `certainty` stays empty.
  package func read(_ passage: Passage, withCertainty: Bool = true) -> Reading {
    var reading = Reading()
    reading.labels.reserveCapacity(passage.tokens.count)
    let units = QuoteFeatures.units(of: passage)
    var walk = QuoteWalk(model)
    var next = 0
    while next < units.count {
      // Words are looked at once for a stretch of this many tokens, however often they occur.
      var end = next
      var tokens = 0
      while end < units.count, tokens < QuoteWalk.blockLength {
        tokens += units[end].count
        end += 1
      }
      walk.prepare(passage, units[next].lowerBound..<units[end - 1].upperBound)
      for unit in units[next..<end] {
        let scores = walk.score(passage, unit)
        let labels = model.lattice.best(scores, length: unit.count)
        if withCertainty {
          let (rows, _) = model.lattice.marginals(scores, length: unit.count)
          reading.certainty += zip(rows, labels).map { $0[Int($1.rawValue)] }
        }
        reading.labels += labels
      }
      next = end
    }
    return reading
  }
}
