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
  /// For each token of the block, the number of its word.
  private var wordOfToken: [Int32] = []
  private var block = 0..<0
  /// Inputs and gates of each different word of the block.
  private var inputs = FloatBuffer(0)
  private var wordGates = FloatBuffer(0)
  private var gates = FloatBuffer(0)
  private var cells = FloatBuffer(0)
  private var squashed = FloatBuffer(0)
  private var outputs = FloatBuffer(0)
  private var scores = FloatBuffer(0)
  private let carried: FloatBuffer
  private var rows: [Int32] = []

  init(_ model: QuoteModel, _ features: QuoteFeatures, _ nameRows: [Int32]) {
    self.model = model
    self.features = features
    self.nameRows = nameRows
    carried = FloatBuffer(model.hidden)
  }

  /// Computes what the words of `block` give to the gates, each different word once.
  mutating func prepare(_ passage: Passage, _ block: Range<Int>) {
    self.block = block
    wordOfToken.removeAll(keepingCapacity: true)
    inputs = .fitting(block.count * model.input, inputs)
    var numbers = WordNumbers(capacity: block.count)
    passage.bytes.withUnsafeBufferPointer { bytes in
      for token in block {
        let shape = TokenShape(passage.tokens[token], bytes)
        let key = passage.words[token].value &+ UInt64(shape.rawValue) &* 0x9E37_79B9_7F4A_7C15
        let (number, isNew) = numbers.number(of: key)
        wordOfToken.append(number)
        if isNew {
          rows.removeAll(keepingCapacity: true)
          features.appendWordRows(
            of: passage, token, shape, bytes, word: model.words[passage.words[token]], to: &rows)
          writeInput(passage.words[token], inputs.cells + Int(number) * model.input)
        }
      }
    }
    wordGates = .fitting(numbers.count * model.gates, wordGates)
    for word in 0..<numbers.count {
      (wordGates.cells + word * model.gates).update(from: model.gateBiases, count: model.gates)
    }
    addProduct(
      into: wordGates.cells, inputs.cells, aRow: model.input, aInner: 1, model.inputWeights,
      rows: numbers.count, columns: model.gates, inner: model.input)
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
            from: wordGates.cells + word * model.gates + backwards * width, count: width)
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

/// Numbers for different keys in the order of their first coming.
private struct WordNumbers {
  private var slots: [Int32]
  private var keys: [UInt64] = []

  var count: Int { keys.count }

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
  }

  @inline(__always)
  mutating func number(of key: UInt64) -> (number: Int32, isNew: Bool) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
    while slots[slot] >= 0 {
      if keys[Int(slots[slot])] == key { return (slots[slot], false) }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(keys.count)
    keys.append(key)
    return (slots[slot], true)
  }
}
