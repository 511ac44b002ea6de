import Prose

/// Labels the tokens of a text as content, source and cue of quotations.
///
/// A bidirectional LSTM under a conditional random field (Huang, Xu & Yu 2015; Lample et al. 2016),
/// one layer. Each paragraph by itself, so it is linear in the text and what stands in one paragraph
/// changes nothing in another. Instead of characters it reads affixes and shapes, instead of
/// trained-along word vectors fixed ones plus a row for each frequent word.
package struct QuoteTagger: Sendable {
  let model: QuoteModel
  let features: QuoteFeatures
  private let store = QuoteRoomStore()

  init(model: QuoteModel, features: QuoteFeatures) {
    self.model = model
    self.features = features
  }

  /// Where its model lies among the assets.
  package static let path = "models/en/quotes.model"

  /// Opens the model among `assets`, with the vectors it was trained with; nil when there is none.
  /// - Parameters:
  ///   - lexicon: the word lists of the same assets.
  ///   - cues: their reporting verbs.
  /// - Throws: also when the word vectors are others than those it was trained with.
  package static func open(
    _ assets: Assets, lexicon: Lexicon?, cues: CueLexicon
  ) throws(AssetError) -> QuoteTagger? {
    guard let bytes = assets.bytes(path) else { return nil }
    let vectors = try WordVectors.open(assets)
    return QuoteTagger(
      model: try QuoteModel(
        bytes, path: path, vectors: vectors, isTrusted: assets.areTrusted),
      features: QuoteFeatures(lexicon: lexicon, cues: cues))
  }

  /// The likeliest label of each token of `passage`.
  package func labels(in passage: Passage, names: [NameSpan] = []) -> [QuoteLabel] {
    read(passage, names: names, withCertainty: false).labels
  }

  /// The likeliest label of each token of `passage`, and how probable it is.
  ///
  /// The passage should be tagged, and `names` those of the name tagger: that is how it was trained.
  /// - Parameters:
  ///   - reluctance: taken from the score of every content's first token: above 0 finds less and
  ///     errs less, below 0 the other way.
  ///   - withCertainty: false to save some time; then only labels are given.
  package func read(
    _ passage: Passage, names: [NameSpan] = [], reluctance: Float = 0, withCertainty: Bool = true
  ) -> QuoteReading {
    var reading = QuoteReading()
    reading.labels.reserveCapacity(passage.tokens.count)
    score(passage, names: names, reluctance: reluctance) { unit, scores in
      guard let scores else {
        reading.appendNothing(unit.count, withCertainty: withCertainty)
        return
      }
      let labels = model.lattice.best(scores, length: unit.count)
      if withCertainty {
        let chain = model.lattice.marginals(scores, length: unit.count)
        for (token, label) in labels.enumerated() {
          let row = chain.rows[token]
          reading.certainty.append(row[Int(label.rawValue)])
          reading.contentBegins.append(row[Int(QuoteLabel.beginContent.rawValue)])
          reading.contentStays.append(chain.contentStays[token])
        }
      }
      reading.labels += labels
    }
    return reading
  }

  /// Hands out the scores of each unit of `passage`, in order: a row of `QuoteLattice.width` for
  /// each token, valid during the call; nil for a unit without words, in which nothing is said.
  package func score(
    _ passage: Passage, names: [NameSpan], reluctance: Float = 0,
    _ body: (Range<Int>, UnsafePointer<Float>?) -> Void
  ) {
    store.withRoom(for: model) { room in
      score(passage, names: names, reluctance: reluctance, room, body)
    }
  }

  private func score(
    _ passage: Passage, names: [NameSpan], reluctance: Float, _ room: QuoteRoom,
    _ body: (Range<Int>, UnsafePointer<Float>?) -> Void
  ) {
    let units = QuoteFeatures.units(of: passage)
    var walk = QuoteWalk(
      model, features, QuoteFeatures.nameRows(of: passage, names: names), room)
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
      let here = units[next..<end]
      let hasWords = here.map { unit in unit.contains { passage.tokens[$0].kind == .word } }
      walk.walk(
        passage, zip(here, hasWords).filter(\.1).map(\.0), reluctance: reluctance)
      for (unit, isWalked) in zip(here, hasWords) {
        body(unit, isWalked ? walk.scores(of: unit) : nil)
      }
      next = end
    }
  }

  /// The field over labels that the scores are for.
  package var lattice: QuoteLattice { model.lattice }
}
