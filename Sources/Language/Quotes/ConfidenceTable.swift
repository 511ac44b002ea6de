/// What share of attributions was right, by who found them and how sure that step was of itself.
///
/// Steps state confidences on scales of their own, and networks are too sure of themselves (Guo et al.
/// 2017). `workshop calibrate` counts what came true in articles that the network has not learned
/// from; between the points counted a straight line is drawn.
package struct ConfidenceTable: Sendable {
  /// A point counted: of attributions stated at `stated`, `right` were right.
  package struct Point: Hashable, Sendable {
    /// What the step said, 0...1.
    package var stated: Double
    /// What came true, 0...1.
    package var right: Double

    /// Makes a point.
    package init(stated: Double, right: Double) {
      self.stated = stated
      self.right = right
    }
  }

  /// Where the file lies below `Assets/`.
  package static let path = "models/en/confidence.tsv"

  /// For each finder, its points by `stated`.
  private var points: [QuoteOrigin: [Point]] = [:]

  /// A table that takes every step at its word.
  package init() {}

  /// Reads the table of `assets`; without one, steps are taken at their word. Lines that are no
  /// point are passed over.
  package init(assets: Assets) {
    guard let bytes = assets.bytes(Self.path) else { return }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard !line.hasPrefix("#"), fields.count >= 3,
        let origin = QuoteOrigin(rawValue: String(fields[0])),
        let stated = Double(fields[1]), let right = Double(fields[2])
      else { continue }
      points[origin, default: []].append(Point(stated: stated, right: right))
    }
    for origin in points.keys { points[origin]?.sort { $0.stated < $1.stated } }
  }

  /// The share of right ones among attributions that `origin` states at `stated`.
  package func share(_ stated: Double, _ origin: QuoteOrigin) -> Double {
    guard let points = points[origin], let first = points.first, let last = points.last else {
      return stated
    }
    if stated <= first.stated { return first.right }
    if stated >= last.stated { return last.right }
    guard let next = points.firstIndex(where: { $0.stated > stated }), next > 0 else {
      return last.right
    }
    let (low, high) = (points[next - 1], points[next])
    let part = (stated - low.stated) / max(high.stated - low.stated, 1e-9)
    return low.right + part * (high.right - low.right)
  }
}

/// Which part of the engine found a quote.
package enum QuoteOrigin: String, Hashable, Sendable, CaseIterable {
  /// Its quotation marks.
  case marks
  /// The form of the text: transcripts and dialogue.
  case turns
  /// The learned labels.
  case labels
  /// The grammar of a clause of reported speech.
  case clauses
}
