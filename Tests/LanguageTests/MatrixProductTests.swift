import Language
import Testing

@Suite struct MatrixProductTests {
  private func cells(_ count: Int) -> [Float] {
    (0..<count).map { Float(($0 * 7919) % 101) / 50 - 1 }
  }

  @Test(arguments: [1, 3, 4, 9], [16, 32, 48])
  func `a product is the sum of products`(rows: Int, columns: Int) {
    let inner = 5
    let (left, right) = (cells(rows * inner), cells(inner * columns))
    var product = [Float](repeating: 1, count: rows * columns)
    addProduct(
      into: &product, left, aRow: inner, aInner: 1, right, rows: rows, columns: columns,
      inner: inner)
    for row in 0..<rows {
      for column in 0..<columns {
        var sum: Float = 1
        for index in 0..<inner {
          sum += right[index * columns + column] * left[row * inner + index]
        }
        // To the last bit: the order of the sums is promised.
        #expect(product[row * columns + column] == sum)
      }
    }
  }

  @Test func `strides turn the left matrix`() {
    let (rows, inner, columns) = (4, 3, 16)
    let (left, right) = (cells(rows * inner), cells(inner * columns))
    let turned = (0..<inner * rows).map { left[$0 % rows * inner + $0 / rows] }
    var straight = [Float](repeating: 0, count: rows * columns)
    var other = straight
    addProduct(
      into: &straight, left, aRow: inner, aInner: 1, right, rows: rows, columns: columns,
      inner: inner)
    addProduct(
      into: &other, turned, aRow: 1, aInner: rows, right, rows: rows, columns: columns,
      inner: inner)
    #expect(straight == other)
  }
}
