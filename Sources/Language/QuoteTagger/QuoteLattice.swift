/// A linear-chain conditional random field over quote labels (Lafferty, McCallum & Pereira 2001)
/// on top of a network's scores, as in Lample et al. 2016.
///
/// Rows are `width` floats, one for each label and unused ones behind. Works with probabilities
/// scaled at each token (Rabiner 1989, section V.A), not with logarithms: forty-nine products a
/// token instead of as many exponentials.
package struct QuoteLattice: Sendable {
  /// Floats in a row of scores.
  package static let width = 16
  /// Labels that count.
  package static let labels = 7
  /// A score for what may not be.
  package static let never: Float = -1e4

  /// Scores of going from label (row) to label (lane).
  package var transitions: [SIMD8<Float>]
  /// Scores of a text's first label.
  package var start: SIMD8<Float>
  /// Scores of its last label.
  package var end: SIMD8<Float>

  /// Makes a field; transitions that the notation forbids are overruled.
  package init(transitions: [SIMD8<Float>], start: SIMD8<Float>, end: SIMD8<Float>) {
    self.transitions = transitions
    self.start = start
    self.end = end
    self.end[7] = Self.never
    for from in QuoteLabel.allCases {
      self.transitions[Int(from.rawValue)][7] = Self.never
      for next in QuoteLabel.allCases where !from.allows(next) {
        self.transitions[Int(from.rawValue)][Int(next.rawValue)] = Self.never
      }
    }
    self.start[7] = Self.never
    for label in QuoteLabel.allCases where !label.mayStart {
      self.start[Int(label.rawValue)] = Self.never
    }
  }

  /// The labels that score best together (Viterbi 1967).
  /// - Parameter scores: `length` rows.
  package func best(_ scores: UnsafePointer<Float>, length: Int) -> [QuoteLabel] {
    guard length > 0 else { return [] }
    var back = [SIMD8<Int32>](repeating: .zero, count: length)
    var score = start + row(scores, 0)
    for token in 1..<max(length, 1) {
      var best = transitions[0] + score[0]
      var from = SIMD8<Int32>.zero
      for label in 1..<Self.labels {
        let candidate = transitions[label] + score[label]
        let better = candidate .> best
        best.replace(with: candidate, where: better)
        from.replace(with: SIMD8(repeating: Int32(label)), where: better)
      }
      back[token] = from
      score = best + row(scores, token)
    }
    score += end
    var label = 0
    for other in 1..<Self.labels where score[other] > score[label] { label = other }
    var labels = [QuoteLabel](repeating: .outside, count: length)
    for token in stride(from: length - 1, through: 0, by: -1) {
      labels[token] = QuoteLabel(rawValue: UInt8(label)) ?? .outside
      label = Int(back[token][label])
    }
    return labels
  }

  /// What all labellings of a text together say.
  package struct Marginals {
    /// A row of probabilities for each token.
    package let rows: [SIMD8<Float>]
    /// For each token, how probable it is inside a content, given that the one before is content.
    package let contentStays: [Float]
    /// The logarithm of the sum over all labellings.
    package let logSum: Float
  }

  /// How probable each label is at each token, over all labellings, and the logarithm of their sum.
  ///
  /// - Parameters:
  ///   - scores: `length` rows.
  ///   - pairs: when given, 7 rows and a start and an end row to which the expected numbers of
  ///     transitions are added: what training needs.
  package func marginals(
    _ scores: UnsafePointer<Float>, length: Int,
    pairs: UnsafeMutablePointer<SIMD8<Float>>? = nil
  ) -> Marginals {
    guard length > 0 else { return Marginals(rows: [], contentStays: [], logSum: 0) }
    var stays = [Float](repeating: 0, count: length)
    let weights = transitions.map(exponential)
    let last = exponential(end)
    var emissions = [SIMD8<Float>](repeating: .zero, count: length)
    var rows = emissions
    var scales = [Float](repeating: 0, count: length)
    var logSum: Float = 0
    var forward = exponential(start)
    for token in 0..<length {
      let scoreRow = row(scores, token)
      let top = largest(scoreRow)
      let emission = exponential(scoreRow - top)
      emissions[token] = emission
      if token > 0 {
        let before = forward
        forward = weights[0] * before[0]
        for label in 1..<Self.labels { forward += weights[label] * before[label] }
      }
      forward *= emission
      let scale = max(total(forward), 1e-30)
      forward /= scale
      rows[token] = forward
      scales[token] = scale
      logSum += top + logarithm(scale)
    }
    let final = max(total(forward * last), 1e-30)
    logSum += logarithm(final)
    var backward = last / final
    pairs?[8] += rows[length - 1] * backward
    for token in stride(from: length - 1, through: 0, by: -1) {
      let here = rows[token]
      rows[token] = here * backward
      guard token > 0 else { break }
      let ahead = backward * emissions[token] / scales[token]
      let before = rows[token - 1]
      for label in 0..<Self.labels {
        let product = weights[label] * ahead
        backward[label] = total(product)
        pairs?[label] += product * before[label]
      }
      backward[7] = 0
      let (begin, inside) = (1, 2)
      let stay =
        (before[begin] * weights[begin][inside] + before[inside] * weights[inside][inside])
        * ahead[inside]
      let content = before[begin] * backward[begin] + before[inside] * backward[inside]
      stays[token] = content > 0 ? min(stay / content, 1) : 0
    }
    pairs?[7] += rows[0]
    return Marginals(rows: rows, contentStays: stays, logSum: logSum)
  }

  @inline(__always)
  private func row(_ scores: UnsafePointer<Float>, _ token: Int) -> SIMD8<Float> {
    var row = UnsafeRawPointer(scores + token * Self.width).loadUnaligned(as: SIMD8<Float>.self)
    row[7] = Self.never
    return row
  }

  @inline(__always)
  private func total(_ row: SIMD8<Float>) -> Float {
    let half = row.lowHalf + row.highHalf
    let quarter = half.lowHalf + half.highHalf
    return quarter[0] + quarter[1]
  }

  @inline(__always)
  private func largest(_ row: SIMD8<Float>) -> Float {
    var largest = row[0]
    for label in 1..<Self.labels { largest = max(largest, row[label]) }
    return largest
  }
}
