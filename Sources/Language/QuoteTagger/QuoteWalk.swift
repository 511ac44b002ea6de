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
  /// Two units are walked side by side.
  private let lanes: (Lane, Lane)
  /// A row of scores for each token of the block.
  private var scores = FloatBuffer(0)
  private var rows: [Int32] = []

  init(
    _ model: QuoteModel, _ features: QuoteFeatures, _ nameRows: [Int32], _ words: WordGates
  ) {
    self.model = model
    self.words = words
    self.features = features
    self.nameRows = nameRows
    lanes = (Lane(model), Lane(model))
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
    // Spread before the bytes: else `(` and `)`, each with its shape, would be one word.
    var hash: UInt64 = (0xcbf2_9ce4_8422_2325 ^ UInt64(shape.rawValue)) &* 0x100_0000_01b3
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

  /// Walks over `units` of the block prepared, those of like length side by side.
  mutating func walk(_ passage: Passage, _ units: [Range<Int>], reluctance: Float) {
    scores = .fitting(block.count * QuoteLattice.width, scores)
    let order = units.sorted { ($0.count, $0.lowerBound) < ($1.count, $1.lowerBound) }
    for position in stride(from: 0, to: order.count, by: 2) {
      let first = order[position]
      let second =
        position + 1 < order.count ? order[position + 1] : first.lowerBound..<first.lowerBound
      lanes.0.makeRoom(for: first.count)
      lanes.1.makeRoom(for: second.count)
      addGates(passage, first, to: lanes.0)
      addGates(passage, second, to: lanes.1)
      for backwards in [false, true] {
        LongShortTermMemory.walk(
          lanes.0.strand(first.count, backwards), lanes.1.strand(second.count, backwards),
          recurrent: model.recurrentWeights[backwards ? 1 : 0], hidden: model.hidden,
          backwards: backwards)
      }
      score(first, lanes.0, reluctance)
      score(second, lanes.1, reluctance)
    }
  }

  /// A row of scores a token of `unit`, valid until the next walk.
  func scores(of unit: Range<Int>) -> UnsafePointer<Float> {
    UnsafePointer(scores.cells + (unit.lowerBound - block.lowerBound) * QuoteLattice.width)
  }

  private func score(_ unit: Range<Int>, _ lane: Lane, _ reluctance: Float) {
    let target = scores.cells + (unit.lowerBound - block.lowerBound) * QuoteLattice.width
    for token in 0..<unit.count {
      let row = target + token * QuoteLattice.width
      row.update(from: model.labelBiases, count: QuoteLattice.width)
      row[Int(QuoteLabel.beginContent.rawValue)] -= reluctance
    }
    addProduct(
      into: target, lane.outputs.cells, aRow: 2 * model.hidden, aInner: 1, model.labelWeights,
      rows: unit.count, columns: QuoteLattice.width, inner: 2 * model.hidden)
  }

  /// What words and their state give to the gates, the two directions one behind the other.
  private mutating func addGates(
    _ passage: Passage, _ unit: Range<Int>, to lane: Lane
  ) {
    guard !unit.isEmpty else { return }
    let width = model.gates / 2
    let slots = QuoteFeatures.stateSlots
    rows.removeAll(keepingCapacity: true)
    features.appendStateRows(of: passage, unit, nameRows, to: &rows)
    model.stateGates.withUnsafeBufferPointer { states in
      for index in 0..<unit.count {
        let word = Int(wordOfToken[unit.lowerBound + index - block.lowerBound])
        for backwards in 0...1 {
          let target = lane.gates.cells + (backwards * unit.count + index) * width
          let source = words.gates(of: word) + backwards * width
          for cell in stride(from: 0, to: width, by: 16) {
            var sum = load16(source + cell)
            for slot in 0..<slots {
              let row = Int(rows[index * slots + slot])
              guard row >= 0, let states = states.baseAddress else { continue }
              let first = (row - QuoteFeatures.firstStateRow) * model.gates + backwards * width
              sum += load16(states + first + cell)
            }
            store16(sum, target + cell)
          }
        }
      }
    }
  }
}

/// The memory for walking over one unit.
private final class Lane {
  private let hidden: Int
  private let width: Int
  private(set) var gates = FloatBuffer(0)
  private var cells = FloatBuffer(0)
  private var squashed = FloatBuffer(0)
  private(set) var outputs = FloatBuffer(0)
  private let carried: FloatBuffer

  init(_ model: QuoteModel) {
    hidden = model.hidden
    width = model.gates
    carried = FloatBuffer(model.hidden)
  }

  func makeRoom(for length: Int) {
    gates = .fitting(length * width, gates)
    cells = .fitting(length * hidden, cells)
    squashed = .fitting(length * hidden, squashed)
    outputs = .fitting(length * 2 * hidden, outputs)
  }

  /// One direction of a unit of `length` tokens.
  func strand(_ length: Int, _ backwards: Bool) -> LongShortTermMemory.Strand {
    LongShortTermMemory.Strand(
      gates: gates.cells + (backwards ? length * width / 2 : 0), cells: cells.cells,
      squashed: squashed.cells, output: outputs.cells + (backwards ? hidden : 0),
      outputStride: 2 * hidden, carried: carried.cells, length: length)
  }
}
