import Prose

/// The memory for walking the quote tagger's network over a text.
struct QuoteWalk: ~Copyable {
  /// Tokens whose words are prepared together: enough that frequent words are prepared once, few
  /// enough that their gates stay near the processor.
  static let blockLength = 2048

  private let model: QuoteModel
  private let features: QuoteFeatures
  /// For each token of the passage, the row of its name.
  private let nameRows: [Int32]
  /// What words give to the gates, kept from text to text.
  private let words: WordGates
  /// For each token of the block, the number of its word.
  private var wordOfToken: [Int32] = []
  private var block = 0..<0
  /// Inputs of each word of the block that was not met before.
  private var inputs = FloatBuffer(0)
  private var gates = FloatBuffer(0)
  private var cells = FloatBuffer(0)
  private var squashed = FloatBuffer(0)
  private var outputs = FloatBuffer(0)
  private var scores = FloatBuffer(0)
  private let carried: FloatBuffer
  private var rows: [Int32] = []

  init(
    _ model: QuoteModel, _ features: QuoteFeatures, _ nameRows: [Int32], _ words: WordGates
  ) {
    self.model = model
    self.words = words
    self.features = features
    self.nameRows = nameRows
    carried = FloatBuffer(model.hidden)
  }

  /// Computes what the words of `block` give to the gates, each different word once.
  mutating func prepare(_ passage: Passage, _ block: Range<Int>) {
    self.block = block
    wordOfToken.removeAll(keepingCapacity: true)
    inputs = .fitting(block.count * model.input, inputs)
    let first = words.makeRoom()
    passage.bytes.withUnsafeBufferPointer { bytes in
      for token in block {
        let shape = TokenShape(passage.tokens[token], bytes)
        let (number, isNew) = words.number(
          of: Self.key(of: passage.tokens[token].range, shape, bytes))
        wordOfToken.append(number)
        if isNew {
          rows.removeAll(keepingCapacity: true)
          features.appendWordRows(
            of: passage, token, shape, bytes, word: model.words[passage.words[token]], to: &rows)
          writeInput(
            passage.words[token], inputs.cells + (Int(number) - first) * model.input)
        }
      }
    }
    for word in first..<words.count {
      words.gates(of: word).update(from: model.gateBiases, count: model.gates)
    }
    addProduct(
      into: words.gates(of: first), inputs.cells, aRow: model.input, aInner: 1,
      model.inputWeights, rows: words.count - first, columns: model.gates, inner: model.input)
  }

  /// A hash of all that a word's row is made of: its bytes as they stand, since affixes see more
  /// than the folded word, and its shape, since a straight mark may open or close.
  private static func key(
    of range: TextRange, _ shape: TokenShape, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(shape.rawValue)
    for index in range.start..<range.end {
      hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3
    }
    return hash
  }

  private func writeInput(_ word: WordHash, _ target: UnsafeMutablePointer<Float>) {
    target.update(repeating: 0, count: model.input)
    for row in rows where row >= 0 { model.addRow(Int(row), to: target) }
    if let vectors = model.vectors, let number = vectors[word] {
      vectors.copy(number, to: target + model.sum)
    }
  }

  /// Walks over `unit`, which lies in the block prepared.
  /// - Returns: a row of scores a token, valid until the next call.
  mutating func score(
    _ passage: Passage, _ unit: Range<Int>, reluctance: Float
  ) -> UnsafePointer<Float> {
    let length = unit.count
    let hidden = model.hidden
    gates = .fitting(length * model.gates, gates)
    cells = .fitting(length * hidden, cells)
    squashed = .fitting(length * hidden, squashed)
    outputs = .fitting(length * 2 * hidden, outputs)
    scores = .fitting(length * QuoteLattice.width, scores)
    addGates(passage, unit)
    for backwards in 0...1 {
      LongShortTermMemory.walk(
        gates: gates.cells + backwards * length * model.gates / 2,
        recurrent: model.recurrentWeights[backwards], cells: cells.cells, squashed: squashed.cells,
        output: outputs.cells + backwards * hidden, outputStride: 2 * hidden,
        carried: carried.cells, mask: nil, length: length, hidden: hidden,
        backwards: backwards == 1)
    }
    for token in 0..<length {
      (scores.cells + token * QuoteLattice.width).update(
        from: model.labelBiases, count: QuoteLattice.width)
      scores.cells[token * QuoteLattice.width + Int(QuoteLabel.beginContent.rawValue)] -= reluctance
    }
    addProduct(
      into: scores.cells, outputs.cells, aRow: 2 * hidden, aInner: 1, model.labelWeights,
      rows: length, columns: QuoteLattice.width, inner: 2 * hidden)
    return UnsafePointer(scores.cells)
  }

  /// What words and their state give to the gates, the two directions one behind the other.
  private mutating func addGates(_ passage: Passage, _ unit: Range<Int>) {
    let width = model.gates / 2
    let slots = QuoteFeatures.stateSlots
    rows.removeAll(keepingCapacity: true)
    features.appendStateRows(of: passage, unit, nameRows, to: &rows)
    model.stateGates.withUnsafeBufferPointer { states in
      for index in 0..<unit.count {
        let word = Int(wordOfToken[unit.lowerBound + index - block.lowerBound])
        for backwards in 0...1 {
          let target = gates.cells + (backwards * unit.count + index) * width
          target.update(
            from: words.gates(of: word) + backwards * width, count: width)
          for slot in 0..<slots {
            let row = Int(rows[index * slots + slot])
            guard row >= 0, let states = states.baseAddress else { continue }
            let state =
              states + (row - QuoteFeatures.firstStateRow) * model.gates + backwards * width
            for cell in stride(from: 0, to: width, by: 16) {
              store16(load16(target + cell) + load16(state + cell), target + cell)
            }
          }
        }
      }
    }
  }
}
