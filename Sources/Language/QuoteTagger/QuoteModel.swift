import Prose

/// The learned numbers of the quote tagger, read where they lie but for the gates of a few rows that
/// every text needs.
package struct QuoteModel: @unchecked Sendable {
  // Unchecked: the memory belongs to the asset and is never written.
  static let magic = "PQQU"
  /// The file's layout in the hundreds, the features' version in the rest.
  static let version = 100 + QuoteFeatures.version

  let words: WordTable
  let vectors: WordVectors?
  /// Numbers summed over a token's rows; numbers in a vector; cells of memory in each direction.
  let sum: Int
  let vector: Int
  let hidden: Int
  private let scales: UnsafeBufferPointer<Float>
  private let cells: UnsafeBufferPointer<Int8>
  /// `sum + vector` rows of both directions' gates.
  let inputWeights: UnsafePointer<Float>
  /// Both directions' gates.
  let gateBiases: UnsafePointer<Float>
  /// For each direction, `hidden` rows of its gates.
  let recurrentWeights: [UnsafePointer<Float>]
  /// Rows of labels for both directions' outputs, and the labels' biases.
  let labelWeights: UnsafePointer<Float>
  let labelBiases: UnsafePointer<Float>
  let lattice: QuoteLattice
  /// Gates of the rows from `QuoteFeatures.firstStateRow` on, computed once.
  let stateGates: [Float]

  /// Numbers in the gates of both directions.
  var gates: Int { 2 * LongShortTermMemory.gates * hidden }
  /// Numbers that the network sees of a token.
  var input: Int { sum + vector }

  init(
    _ bytes: UnsafeRawBufferPointer, path: String, vectors: WordVectors?, isTrusted: Bool = false
  ) throws(AssetError) {
    var reader = try SectionReader(
      bytes, path: path, magic: Self.magic, version: Self.version,
      sections: WordTable.sections + 13, isTrusted: isTrusted)
    words = try WordTable(&reader)
    sum = try reader.number()
    vector = try reader.number()
    hidden = try reader.number()
    let identity = try reader.values(of: UInt64.self, count: 1)[0]
    guard sum > 0, sum <= 1024, vector <= 1024, hidden > 0, hidden <= 1024, hidden % 16 == 0 else {
      throw reader.damage
    }
    guard vector == 0 || vector == vectors?.width && identity == vectors?.identity else {
      throw reader.damage
    }
    self.vectors = vector == 0 ? nil : vectors
    let rows = QuoteFeatures.fixedRows + words.count
    scales = try reader.values(of: Float.self, count: rows)
    cells = try reader.values(of: Int8.self, count: rows * sum)
    let width = LongShortTermMemory.gates * hidden
    inputWeights = try Self.floats(&reader, (sum + vector) * 2 * width)
    gateBiases = try Self.floats(&reader, 2 * width)
    let forwards = try Self.floats(&reader, hidden * width)
    recurrentWeights = [forwards, try Self.floats(&reader, hidden * width)]
    labelWeights = try Self.floats(&reader, 2 * hidden * QuoteLattice.width)
    labelBiases = try Self.floats(&reader, QuoteLattice.width)
    let field = try Self.floats(&reader, 9 * 8)
    let row = { (index: Int) in
      UnsafeRawPointer(field + 8 * index).loadUnaligned(as: SIMD8<Float>.self)
    }
    lattice = QuoteLattice(transitions: (0..<7).map(row), start: row(7), end: row(8))
    stateGates = Self.stateGates(cells, scales, inputWeights, sum: sum, gates: 2 * width)
  }

  private static func floats(
    _ reader: inout SectionReader, _ count: Int
  ) throws(AssetError) -> UnsafePointer<Float> {
    guard let base = try reader.values(of: Float.self, count: count).baseAddress else {
      throw reader.damage
    }
    return base
  }

  /// Adds row `row` of the feature table to `target`, `sum` floats.
  @inline(__always)
  func addRow(_ row: Int, to target: UnsafeMutablePointer<Float>) {
    Self.addRow(row, cells, scales, sum, to: target)
  }

  @inline(__always)
  private static func addRow(
    _ row: Int, _ cells: UnsafeBufferPointer<Int8>, _ scales: UnsafeBufferPointer<Float>,
    _ sum: Int, to target: UnsafeMutablePointer<Float>
  ) {
    let scale = scales[row]
    let start = row * sum
    for index in 0..<sum { target[index] += Float(cells[start + index]) * scale }
  }

  private static func stateGates(
    _ cells: UnsafeBufferPointer<Int8>, _ scales: UnsafeBufferPointer<Float>,
    _ weights: UnsafePointer<Float>, sum: Int, gates: Int
  ) -> [Float] {
    let first = QuoteFeatures.firstStateRow
    let count = QuoteFeatures.fixedRows - first
    var rows = [Float](repeating: 0, count: count * sum)
    var result = [Float](repeating: 0, count: count * gates)
    rows.withUnsafeMutableBufferPointer { rows in
      result.withUnsafeMutableBufferPointer { result in
        guard let source = rows.baseAddress, let target = result.baseAddress else { return }
        for row in 0..<count { addRow(first + row, cells, scales, sum, to: source + row * sum) }
        addProduct(
          into: target, source, aRow: sum, aInner: 1, weights, rows: count, columns: gates,
          inner: sum)
      }
    }
    return result
  }

  /// The numbers of a network as training leaves them, in the order of the file.
  package struct Contents {
    /// The words that have a row of their own in the table.
    package var words: [WordHash] = []
    /// How many numbers stand for a token before the first layer.
    package var sum = 0
    /// How many of them a word vector has.
    package var vector = 0
    /// How many cells each direction of the recurrent layer has.
    package var hidden = 0
    /// Says which word vectors the network was trained with.
    package var identity: UInt64 = 0
    /// Rows of `sum` floats.
    package var table: [Float] = []
    package var inputWeights: [Float] = []
    package var gateBiases: [Float] = []
    package var recurrentWeights: [[Float]] = []
    package var labelWeights: [Float] = []
    package var labelBiases: [Float] = []
    package var field: [SIMD8<Float>] = []

    /// An empty network, to be filled.
    package init() {}
  }

  /// The file for `contents`; the table's rows are kept in bytes, one scale each.
  package static func file(_ contents: Contents) -> [UInt8] {
    var writer = SectionWriter()
    WordTable.write(contents.words, to: &writer)
    writer.number(contents.sum)
    writer.number(contents.vector)
    writer.number(contents.hidden)
    writer.values([contents.identity])
    let starts = stride(from: 0, to: contents.table.count, by: contents.sum)
    let scales = starts.map { start in
      (contents.table[start..<start + contents.sum].map(abs).max() ?? 0) / 127
    }
    writer.values(scales)
    writer.values(
      contents.table.enumerated().map { index, value in
        Int8((value / max(scales[index / contents.sum], 1e-12)).rounded())
      })
    writer.values(contents.inputWeights)
    writer.values(contents.gateBiases)
    for weights in contents.recurrentWeights { writer.values(weights) }
    writer.values(contents.labelWeights)
    writer.values(contents.labelBiases)
    writer.values(contents.field)
    return AssetFile.bytes(magic: magic, version: version, sections: writer.sections)
  }
}
