import Language
import Prose
import Testing

@Suite struct ContentEndsTests {
  /// A content that surely begins at token 0 and ends before token n with the share `ends[n]`.
  private func reading(_ ends: [Int: Float], length: Int) -> QuoteReading {
    var stays = [Float](repeating: 0, count: length)
    var left: Float = 1
    for token in 1..<length {
      let share = ends[token] ?? 0
      stays[token] = left > 0 ? 1 - share / left : 0
      left -= share
    }
    return QuoteReading(
      contentBegins: [1] + [Float](repeating: 0, count: length - 1), contentStays: stays)
  }

  private let sizes = (0...20).map { Int32($0) * 5 }

  @Test func `many ends close together outweigh one that is likelier than each`() {
    let reading = reading([3: 0.4, 9: 0.2, 10: 0.22, 11: 0.18], length: 20)
    let settled = reading.settled(TokenRange(0, 3), in: TokenRange(0, 20), sizes: sizes)
    #expect(settled.tokens == TokenRange(0, 10))
    #expect(abs(settled.probability - 0.6) < 1e-4)
  }

  @Test func `a sure end stays`() {
    let reading = reading([5: 0.95, 12: 0.05], length: 20)
    let settled = reading.settled(TokenRange(0, 5), in: TokenRange(0, 20), sizes: sizes)
    #expect(settled.tokens == TokenRange(0, 5))
    #expect(abs(settled.probability - 0.95) < 1e-4)
  }

  @Test func `no end comes before the earliest one, nor beyond the bounds`() {
    let reading = reading([5: 0.9, 12: 0.1], length: 20)
    let late = reading.settled(
      TokenRange(0, 5), in: TokenRange(0, 20), earliest: 7, sizes: sizes)
    #expect(late.tokens == TokenRange(0, 12))
    let bound = reading.settled(
      TokenRange(0, 5), in: TokenRange(0, 9), earliest: 7, sizes: sizes)
    #expect(bound.tokens == TokenRange(0, 9))
  }

  @Test func `without probabilities the labels decide`() {
    let reading = QuoteReading(labels: [.beginContent, .insideContent, .outside])
    let settled = reading.settled(
      TokenRange(0, 2), in: TokenRange(0, 3), sizes: [0, 1, 2, 3])
    #expect(settled.tokens == TokenRange(0, 2))
  }
}
