import CKernels
import Prose

/// A walk of the quote tagger's network over a text.
struct QuoteWalk: ~Copyable {
  /// Tokens whose words are prepared together: enough that frequent words are prepared once, few
  /// enough that their gates stay near the processor.
  static let blockLength = 2048

  private let model: QuoteModel
  private let features: QuoteFeatures
  /// For each token of the passage, the row of its name.
  private let nameRows: [Int32]
  private let room: QuoteRoom
  /// For each token of the block, the number of its word.
  private var wordOfToken: [Int32] = []
  private var block = 0..<0
  private var rows: [Int32] = []

  init(
    _ model: QuoteModel, _ features: QuoteFeatures, _ nameRows: [Int32], _ room: QuoteRoom
  ) {
    self.model = model
    self.room = room
    self.features = features
    self.nameRows = nameRows
  }

  /// Computes what the words of `block` give to the gates, each different word once.
  mutating func prepare(_ passage: Passage, _ block: Range<Int>) {
    self.block = block
    wordOfToken.removeAll(keepingCapacity: true)
    room.inputs = .fitting(block.count * model.input, room.inputs)
    let words = room.words
    let inputs = room.inputs
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
    room.scores = .fitting(block.count * QuoteLattice.width, room.scores)
    let order = units.sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
    for position in stride(from: 0, to: order.count, by: room.lanes.count) {
      let units = order[position..<min(position + room.lanes.count, order.count)]
      for (unit, lane) in zip(units, room.lanes) {
        lane.makeRoom(for: unit.count)
        addGates(passage, unit, to: lane)
      }
      for backwards in [false, true] {
        LongShortTermMemory.walk(
          zip(units, room.lanes).map { $1.strand($0.count, backwards) },
          recurrent: model.recurrentWeights[backwards ? 1 : 0], hidden: model.hidden,
          backwards: backwards)
      }
      for (unit, lane) in zip(units, room.lanes) { score(unit, lane, reluctance) }
    }
  }

  /// A row of scores a token of `unit`, valid until the next walk.
  func scores(of unit: Range<Int>) -> UnsafePointer<Float> {
    UnsafePointer(scoreRows(of: unit))
  }

  private func scoreRows(of unit: Range<Int>) -> UnsafeMutablePointer<Float> {
    room.scores.cells + (unit.lowerBound - block.lowerBound) * QuoteLattice.width
  }

  private func score(_ unit: Range<Int>, _ lane: Lane, _ reluctance: Float) {
    let target = scoreRows(of: unit)
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
  private mutating func addGates(_ passage: Passage, _ unit: Range<Int>, to lane: Lane) {
    rows.removeAll(keepingCapacity: true)
    features.appendStateRows(of: passage, unit, nameRows, to: &rows)
    for index in rows.indices { rows[index] -= Int32(QuoteFeatures.firstStateRow) }
    wordOfToken.withUnsafeBufferPointer { words in
      guard let base = words.baseAddress else { return }
      pq_sum_gates(
        lane.gates.cells, room.words.gates(of: 0), base + (unit.lowerBound - block.lowerBound),
        model.stateGates, rows, QuoteFeatures.stateSlots, unit.count, model.gates / 2)
    }
  }
}
