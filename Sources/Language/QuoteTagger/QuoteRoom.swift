import Synchronization

/// The memory that walking the quote tagger's network takes, kept from text to text: most of it
/// need not even be written anew.
///
/// Not for two walks at once; `QuoteRoomStore` lends it out.
final class QuoteRoom {
  /// What words give to the gates.
  let words: WordGates
  /// Units walked side by side.
  let lanes: [Lane]
  /// Inputs of each word of the block that was not met before.
  var inputs = FloatBuffer(0)
  /// A row of scores for each token of the block.
  var scores = FloatBuffer(0)

  init(_ model: QuoteModel) {
    words = WordGates(width: model.gates)
    lanes = (0..<LongShortTermMemory.strands).map { _ in Lane(model) }
  }

  /// Floats that are too many to be kept: a text whose sentences have no end took them.
  private static let most = 4 << 20

  /// True when all is of the size that ordinary texts need.
  var isOrdinary: Bool {
    lanes.reduce(inputs.count + scores.count) { $0 + $1.count } < Self.most
  }
}

/// The memory for walking over one unit.
final class Lane {
  private let hidden: Int
  private let width: Int
  private(set) var gates = FloatBuffer(0)
  private(set) var outputs = FloatBuffer(0)
  /// The memory, its tanh and the output of the last step.
  private let state: FloatBuffer

  init(_ model: QuoteModel) {
    hidden = model.hidden
    width = model.gates
    state = FloatBuffer(3 * model.hidden)
  }

  /// Floats it has room for.
  var count: Int { gates.count + outputs.count }

  func makeRoom(for length: Int) {
    gates = .fitting(length * width, gates)
    outputs = .fitting(length * 2 * hidden, outputs)
  }

  /// One direction of a unit of `length` tokens.
  func strand(_ length: Int, _ backwards: Bool) -> LongShortTermMemory.Strand {
    LongShortTermMemory.Strand(
      gates: gates.cells + (backwards ? length * width / 2 : 0), cells: state.cells,
      squashed: state.cells + hidden, output: outputs.cells + (backwards ? hidden : 0),
      outputStride: 2 * hidden, carried: state.cells + 2 * hidden, length: length)
  }
}

/// Lends room to one walk at a time; a second walk at the same time gets its own. Which one a walk
/// gets changes no result, only how much is computed.
final class QuoteRoomStore: Sendable {
  private struct Kept: @unchecked Sendable {
    // Unchecked: whoever takes it out of the mutex is its only user until it comes back.
    var room: QuoteRoom?
  }

  private let kept = Mutex(Kept())

  /// Runs `body` with room that nobody else uses meanwhile.
  func withRoom(for model: QuoteModel, _ body: (QuoteRoom) -> Void) {
    let taken = kept.withLock { kept in
      let lent = Kept(room: kept.room)
      kept.room = nil
      return lent
    }
    let room = taken.room ?? QuoteRoom(model)
    body(room)
    guard room.isOrdinary else { return }
    let back = Kept(room: room)
    kept.withLock { $0 = back }
  }
}
