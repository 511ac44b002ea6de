import Testing

@testable import Language

/// What is summed in C, with as wide registers as there are, against the same sums written out.
@Suite struct KernelTests {
  /// Some numbers without order, the same on every run.
  private func number(_ index: Int, below bound: Int) -> Int {
    Int((UInt64(index + 1) &* 0x9E37_79B9_7F4A_7C15) >> 33) % bound
  }

  private func weights(_ classes: Int, _ body: (TagWeights, [Int8]) throws -> Void) throws {
    // Three slots in four have a row; few different weights, so that classes often draw.
    let all = (0..<256 * classes).map { index in
      index / classes % 4 == 3 ? 0 : Int8(number(index, below: 5) - 2)
    }
    let sections = TagWeights.sections(weights: all, classes: classes)
    try sections.index.withUnsafeBytes { index in
      try sections.rows.withUnsafeBytes { rows in
        try body(try #require(TagWeights(index: index, rows: rows, classes: classes)), all)
      }
    }
  }

  private func features(_ round: Int) -> [UInt64] {
    (0..<round % 40).map { UInt64(number(round * 100 + $0, below: 256)) << 56 | 77 }
  }

  private func sums(_ features: [UInt64], _ weights: [Int8], _ classes: Int) -> [Int] {
    (0..<classes).map { label in
      features.reduce(0) { $0 + Int(weights[Int($1 >> 56) * classes + label]) }
    }
  }

  @Test func `rows of weights are summed for those features that have one`() throws {
    try weights(9) { table, all in
      for round in 0..<200 {
        var features = features(round)
        let expected = sums(features, all, 9)
        let found = table.sums(of: &features, count: features.count)
        #expect((0..<9).map { Int(found[$0]) } == expected)
      }
    }
  }

  @Test(arguments: [33, 45, 48])
  func `the best class is the first with the largest sum`(classes: Int) throws {
    try weights(classes) { table, all in
      for round in 0..<200 {
        var features = features(round)
        let expected = sums(features, all, classes)
        let best = expected.indices.max { (expected[$0], $1) < (expected[$1], $0) }
        #expect(table.best(of: &features, count: features.count) == best)
      }
    }
  }

  @Test func `the best row of labels is the one that trying all finds`() {
    let (count, width) = (NameLabel.count, NameDecoder.width)
    for round in 0..<20 {
      let transitions = (0..<count * width).map { place in
        place % width < count ? Int32(number(round * 1_000 + place, below: 100)) : -1 << 24
      }
      let tokens = (0..<3).map { token in
        (0..<count).map { Int16(number(round * 77 + token * 16 + $0, below: 100)) }
      }
      var decoder = NameDecoder(transitions: transitions)
      decoder.begin()
      for token in tokens {
        var row = SIMD16<Int16>.zero
        for label in 0..<count { row[label] = token[label] }
        decoder.add(row)
      }
      var labels = [UInt8](repeating: 0, count: 4)
      decoder.finish(into: &labels, at: 1)
      func score(_ row: [Int]) -> Int32 {
        var (sum, before): (Int32, Int) = (0, 0)
        for (token, label) in row.enumerated() {
          sum += transitions[before * width + label] + Int32(tokens[token][label])
          before = label
        }
        return sum + transitions[before * width]
      }
      let rows = (0..<count * count * count).map {
        [$0 / count / count, $0 / count % count, $0 % count]
      }
      #expect(score(labels[1...].map(Int.init)) == rows.map(score).max())
      #expect(labels[0] == 0)
    }
  }

  @Test(arguments: [[5], [7, 7], [9, 4, 2], [6, 5, 5, 1]], [false, true])
  func `texts walked side by side have the bits of texts walked alone`(
    lengths: [Int], backwards: Bool
  ) {
    let hidden = 48
    let width = LongShortTermMemory.gates * hidden
    func cells(_ count: Int, _ seed: Int) -> [Float] {
      (0..<count).map { Float(number($0 + seed, below: 2_000)) / 1_000 - 1 }
    }
    let recurrent = cells(hidden * width, 1)
    var together: [[Float]] = []
    let rooms = lengths.enumerated().map { index, length in
      let room = (
        FloatBuffer(length * width), FloatBuffer(3 * hidden), FloatBuffer(length * hidden)
      )
      room.0.cells.update(from: cells(length * width, 50 * index), count: length * width)
      return room
    }
    withExtendedLifetime(rooms) {
      LongShortTermMemory.walk(
        zip(rooms, lengths).map { room, length in
          LongShortTermMemory.Strand(
            gates: room.0.cells, cells: room.1.cells, squashed: room.1.cells + hidden,
            output: room.2.cells, outputStride: hidden, carried: room.1.cells + 2 * hidden,
            length: length)
        }, recurrent: recurrent, hidden: hidden, backwards: backwards)
      together = rooms.map { Array(UnsafeBufferPointer(start: $0.2.cells, count: $0.2.count)) }
    }
    for (index, length) in lengths.enumerated() {
      var gates = cells(length * width, 50 * index)
      var (memory, squashed) = (cells(length * hidden, 0), cells(length * hidden, 0))
      var output = memory
      var carried = [Float](repeating: 0, count: hidden)
      LongShortTermMemory.walk(
        gates: &gates, recurrent: recurrent, cells: &memory, squashed: &squashed, output: &output,
        outputStride: hidden, carried: &carried, mask: nil, length: length, hidden: hidden,
        backwards: backwards)
      #expect(together[index] == output)
    }
  }
}
