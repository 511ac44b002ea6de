import CKernels

/// `c += a × b` in single precision, the one product the quote tagger is made of.
///
/// Sums run over `inner` from first to last for every cell, whatever the width of the machine's
/// registers, so all machines get the same bits.
///
/// - Parameters:
///   - c: `rows` × `columns`, row after row.
///   - a: cell (row, k) lies at `row * aRow + k * aInner`; so a transposed matrix is a matter of strides.
///   - b: `inner` × `columns`, row after row.
///   - columns: a multiple of 16.
@inline(__always)
package func addProduct(
  into c: UnsafeMutablePointer<Float>, _ a: UnsafePointer<Float>, aRow: Int, aInner: Int,
  _ b: UnsafePointer<Float>, rows: Int, columns: Int, inner: Int
) {
  precondition(columns % 16 == 0, "columns come in sixteens")
  pq_add_product(c, a, aRow, aInner, b, rows, columns, inner)
}
