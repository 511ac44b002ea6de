import Language

/// Puts vectors into classes by direction (spherical k-means; Dhillon & Modha 2001).
struct SphericalMeans {
  /// Columns of the product come in sixteens.
  private static let block = 16
  /// Points compared at once.
  private static let batch = 512

  private let width: Int
  private let count: Int
  /// Unit vectors, one behind the other.
  private let points: [Float]
  /// Classes' directions, one behind the other.
  private(set) var centres: [Float] = []
  /// For each vector, its class.
  private(set) var classes: [Int]

  /// - Parameter vectors: `count` of them, `width` numbers each, one behind the other.
  init(_ vectors: [Float], width: Int) {
    self.width = width
    count = vectors.count / max(width, 1)
    points = Self.normalised(vectors, width)
    classes = [Int](repeating: 0, count: count)
  }

  /// Finds `classCount` classes in `rounds` rounds; the same seed gives the same classes.
  mutating func run(classCount: Int, rounds: Int, seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let chosen = Array(0..<count).shuffled(using: &random).prefix(classCount)
    centres = chosen.flatMap { points[$0 * width..<($0 + 1) * width] }
    for _ in 0..<rounds {
      assign()
      move(&random)
    }
    assign()
  }

  private mutating func assign() {
    let classCount = centres.count / width
    let columns = (classCount + Self.block - 1) / Self.block * Self.block
    var turned = [Float](repeating: 0, count: width * columns)
    for number in 0..<classCount {
      for cell in 0..<width { turned[cell * columns + number] = centres[number * width + cell] }
    }
    var products = [Float](repeating: 0, count: Self.batch * columns)
    for first in stride(from: 0, to: count, by: Self.batch) {
      let rows = min(Self.batch, count - first)
      for index in products.indices { products[index] = 0 }
      points.withUnsafeBufferPointer { points in
        turned.withUnsafeBufferPointer { turned in
          products.withUnsafeMutableBufferPointer { products in
            guard let target = products.baseAddress, let left = points.baseAddress,
              let right = turned.baseAddress
            else { return }
            addProduct(
              into: target, left + first * width, aRow: width, aInner: 1, right, rows: rows,
              columns: columns, inner: width)
          }
        }
      }
      for row in 0..<rows {
        var best = 0
        for number in 1..<max(classCount, 1)
        where products[row * columns + number] > products[row * columns + best] {
          best = number
        }
        classes[first + row] = best
      }
    }
  }

  /// Moves each centre into the middle of its class; an empty one goes to some vector.
  private mutating func move(_ random: inout SeededRandom) {
    let classCount = centres.count / width
    var sums = [Float](repeating: 0, count: centres.count)
    var sizes = [Int](repeating: 0, count: classCount)
    for point in 0..<count {
      let number = classes[point]
      sizes[number] += 1
      for cell in 0..<width { sums[number * width + cell] += points[point * width + cell] }
    }
    for number in 0..<classCount where sizes[number] == 0 {
      let point = Int.random(in: 0..<count, using: &random)
      for cell in 0..<width { sums[number * width + cell] = points[point * width + cell] }
    }
    centres = Self.normalised(sums, width)
  }

  private static func normalised(_ vectors: [Float], _ width: Int) -> [Float] {
    var result = vectors
    for start in stride(from: 0, to: vectors.count, by: max(width, 1)) {
      var square: Float = 0
      for cell in vectors[start..<start + width] { square += cell * cell }
      let scale = 1 / max(square.squareRoot(), 1e-9)
      for index in start..<start + width { result[index] *= scale }
    }
    return result
  }
}
