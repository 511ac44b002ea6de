import Foundation
import Language
import Testing

@Suite struct QuoteLatticeTests {
  /// Scores and transitions that follow no pattern.
  private let scores: [Float] = (0..<3 * QuoteLattice.width).map { sin(Float($0) * 1.7) * 2 }
  private let lattice = QuoteLattice(
    transitions: (0..<7).map { row in
      SIMD8((0..<8).map { cos(Float(row * 8 + $0)) })
    }, start: SIMD8((0..<8).map { sin(Float($0)) }), end: SIMD8((0..<8).map { cos(Float($0 * 3)) }))

  /// Every labelling of three tokens with its score.
  private var all: [(labels: [QuoteLabel], score: Float)] {
    var all: [([QuoteLabel], Float)] = []
    for first in QuoteLabel.allCases where first.mayStart {
      for second in QuoteLabel.allCases where first.allows(second) {
        for third in QuoteLabel.allCases where second.allows(third) {
          let labels = [first, second, third]
          let indices = labels.map { Int($0.rawValue) }
          var score = lattice.start[indices[0]] + lattice.end[indices[2]]
          for (token, index) in indices.enumerated() {
            score += scores[token * QuoteLattice.width + index]
            if token > 0 { score += lattice.transitions[indices[token - 1]][index] }
          }
          all.append((labels, score))
        }
      }
    }
    return all
  }

  @Test func `the best labelling is the best of all`() {
    let best = all.max { $0.score < $1.score }
    #expect(lattice.best(scores, length: 3) == best?.labels)
  }

  @Test func `marginals are sums over all labellings`() {
    let marginals = lattice.marginals(scores, length: 3)
    let sum = all.reduce(0) { $0 + exp($1.score) }
    #expect(abs(marginals.logSum - log(sum)) < 1e-4)
    for token in 0..<3 {
      for label in QuoteLabel.allCases {
        let share = all.filter { $0.labels[token] == label }.reduce(0) { $0 + exp($1.score) } / sum
        #expect(abs(marginals.rows[token][Int(label.rawValue)] - share) < 1e-4)
      }
    }
  }

  @Test func `content goes on as often as in all labellings`() {
    let marginals = lattice.marginals(scores, length: 3)
    for token in 1..<3 {
      let content = all.filter { $0.labels[token - 1].part == .content }
      let stays = content.filter { $0.labels[token] == .insideContent }
      let share =
        stays.reduce(0) { $0 + exp($1.score) } / content.reduce(0) { $0 + exp($1.score) }
      #expect(abs(marginals.contentStays[token] - share) < 1e-4)
    }
  }

  @Test func `nothing comes of nothing`() {
    #expect(lattice.best(scores, length: 0) == [])
    #expect(lattice.marginals(scores, length: 0).rows.isEmpty)
  }

  @Test(arguments: [-90, -50, -3.3, -0.1, 0, 0.4, 1, 12.5, 80] as [Float])
  func `e to a power is right to a millionth`(power: Float) {
    let value = exponential(SIMD8(repeating: power))[3]
    #expect(abs(value - exp(power)) <= exp(power) * 1e-6 + 1e-37)
  }

  @Test(arguments: [1e-30, 0.001, 0.7, 1, 1.5, 2.718, 1e6] as [Float])
  func `the logarithm is right to a millionth`(value: Float) {
    #expect(abs(logarithm(value) - log(value)) <= abs(log(value)) * 1e-6 + 1e-7)
  }
}
