/// `c += a × b` in single precision, the one product the quote tagger is made of.
///
/// Sums run over `inner` from first to last for every cell, whatever the width of the machine's
/// registers, so all machines get the same bits. No fused multiply-add: without the instruction it
/// costs a library call for each lane.
///
/// - Parameters:
///   - c: `rows` × `columns`, row after row.
///   - a: cell (row, k) lies at `row * aRow + k * aInner`; so a transposed matrix is a matter of strides.
///   - b: `inner` × `columns`, row after row.
///   - columns: a multiple of 16.
package func addProduct(
  into c: UnsafeMutablePointer<Float>, _ a: UnsafePointer<Float>, aRow: Int, aInner: Int,
  _ b: UnsafePointer<Float>, rows: Int, columns: Int, inner: Int
) {
  precondition(columns % 16 == 0, "columns come in sixteens")
  var row = 0
  while row + 4 <= rows {
    addFourRows(
      into: c + row * columns, a + row * aRow, aRow: aRow, aInner: aInner, b, columns: columns,
      inner: inner)
    row += 4
  }
  while row < rows {
    addOneRow(into: c + row * columns, a + row * aRow, aInner: aInner, b, columns, inner)
    row += 1
  }
}

/// Four rows by eight columns at a time: eight SSE registers of sums, and each cell of `b` serves
/// four rows.
@inline(__always)
private func addFourRows(
  into c: UnsafeMutablePointer<Float>, _ a: UnsafePointer<Float>, aRow: Int, aInner: Int,
  _ b: UnsafePointer<Float>, columns: Int, inner: Int
) {
  var column = 0
  while column < columns {
    var sum0 = load(c + column)
    var sum1 = load(c + columns + column)
    var sum2 = load(c + 2 * columns + column)
    var sum3 = load(c + 3 * columns + column)
    var cells = b + column
    var factors = a
    for _ in 0..<inner {
      let cell = load(cells)
      sum0 += cell * factors[0]
      sum1 += cell * factors[aRow]
      sum2 += cell * factors[2 * aRow]
      sum3 += cell * factors[3 * aRow]
      cells += columns
      factors += aInner
    }
    store(sum0, c + column)
    store(sum1, c + columns + column)
    store(sum2, c + 2 * columns + column)
    store(sum3, c + 3 * columns + column)
    column += 8
  }
}

/// One row by sixteen columns at a time, over two halves of `inner` sums would be faster but differ
/// from the sums of `addFourRows`; this keeps their order.
@inline(__always)
private func addOneRow(
  into c: UnsafeMutablePointer<Float>, _ a: UnsafePointer<Float>, aInner: Int,
  _ b: UnsafePointer<Float>, _ columns: Int, _ inner: Int
) {
  var column = 0
  while column + 32 <= columns {
    var sum0 = load16(c + column)
    var sum1 = load16(c + column + 16)
    var cells = b + column
    var factors = a
    for _ in 0..<inner {
      sum0 += load16(cells) * factors[0]
      sum1 += load16(cells + 16) * factors[0]
      cells += columns
      factors += aInner
    }
    store16(sum0, c + column)
    store16(sum1, c + column + 16)
    column += 32
  }
  while column < columns {
    var sum = load16(c + column)
    var cells = b + column
    var factors = a
    for _ in 0..<inner {
      sum += load16(cells) * factors[0]
      cells += columns
      factors += aInner
    }
    store16(sum, c + column)
    column += 16
  }
}

@inline(__always)
private func load(_ cells: UnsafePointer<Float>) -> SIMD8<Float> {
  UnsafeRawPointer(cells).loadUnaligned(as: SIMD8<Float>.self)
}

@inline(__always)
private func load(_ cells: UnsafeMutablePointer<Float>) -> SIMD8<Float> {
  UnsafeRawPointer(cells).loadUnaligned(as: SIMD8<Float>.self)
}

@inline(__always)
private func store(_ sum: SIMD8<Float>, _ cells: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(cells).storeBytes(of: sum, as: SIMD8<Float>.self)
}

@inline(__always)
func load16(_ cells: UnsafePointer<Float>) -> SIMD16<Float> {
  UnsafeRawPointer(cells).loadUnaligned(as: SIMD16<Float>.self)
}

@inline(__always)
func load16(_ cells: UnsafeMutablePointer<Float>) -> SIMD16<Float> {
  UnsafeRawPointer(cells).loadUnaligned(as: SIMD16<Float>.self)
}

@inline(__always)
func store16(_ sum: SIMD16<Float>, _ cells: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(cells).storeBytes(of: sum, as: SIMD16<Float>.self)
}
