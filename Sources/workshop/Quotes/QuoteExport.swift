import Language

extension QuoteNetShape {
  /// The model file of a trained network.
  func file(
    _ parameters: UnsafePointer<Float>, words: [WordHash], vectors: WordVectors?
  ) -> [UInt8] {
    let part = { (start: Int, count: Int) in
      Array(UnsafeBufferPointer(start: parameters + start, count: count))
    }
    var contents = QuoteModel.Contents()
    contents.words = words
    contents.sum = sum
    contents.vector = vector
    contents.hidden = hidden
    contents.identity = vectors?.identity ?? 0
    contents.table = part(0, rows * sum)
    // Both directions' gates side by side: one product serves both.
    for row in 0..<input {
      for backwards in 0...1 {
        contents.inputWeights += part(inputWeights(backwards) + row * gates, gates)
      }
    }
    for backwards in 0...1 {
      contents.gateBiases += part(gateBiases(backwards), gates)
      contents.recurrentWeights.append(part(recurrentWeights(backwards), hidden * gates))
    }
    contents.labelWeights = part(labelWeights, output * QuoteLattice.width)
    contents.labelBiases = part(labelBiases, QuoteLattice.width)
    let field = lattice(parameters)
    contents.field = field.transitions + [field.start, field.end]
    return QuoteModel.file(contents)
  }
}
