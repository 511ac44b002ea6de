/// Memory for floats, owned by one object, zero at first.
package final class FloatBuffer {
  /// How many there are.
  package let count: Int
  /// The first of them. Valid as long as the object.
  package let cells: UnsafeMutablePointer<Float>

  /// Makes room for `count` floats.
  package init(_ count: Int) {
    self.count = count
    cells = .allocate(capacity: max(count, 1))
    cells.initialize(repeating: 0, count: max(count, 1))
  }

  deinit { cells.deallocate() }

  /// A buffer of at least `count` floats: `buffer` itself or, when that is too small, a new one.
  static func fitting(_ count: Int, _ buffer: FloatBuffer) -> FloatBuffer {
    buffer.count < count ? FloatBuffer(count + count / 4) : buffer
  }
}
