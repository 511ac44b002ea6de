import CVTerm

/// A terminal emulator: bytes of a program in, a screen out.
final class EmulatedScreen {
  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private(set) var columns: Int
  private(set) var rows: Int

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    terminal = vterm_new(Int32(rows), Int32(columns))
    screen = vterm_obtain_screen(terminal)
    vterm_set_utf8(terminal, 1)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
  }

  deinit { vterm_free(terminal) }

  func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      _ = vterm_input_write(terminal, start, buffer.count)
    }
  }

  func resize(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    vterm_set_size(terminal, Int32(rows), Int32(columns))
  }

  var cursor: (row: Int, column: Int) {
    let position = pqt_cursor(terminal)
    return (Int(position.row), Int(position.col))
  }

  func cell(row: Int, column: Int) -> pqt_cell { pqt_get_cell(screen, Int32(row), Int32(column)) }

  func character(row: Int, column: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars(of: cell(row: row, column: column)))
    return String(text)
  }

  private func scalars(of cell: pqt_cell) -> [Unicode.Scalar] {
    let values = [
      cell.scalars.0, cell.scalars.1, cell.scalars.2, cell.scalars.3, cell.scalars.4,
    ]
    return values.prefix { $0 != 0 }.compactMap(Unicode.Scalar.init)
  }

  var lines: [String] {
    (0..<rows).map { row in
      var line = String.UnicodeScalarView()
      var column = 0
      while column < columns {
        let cell = cell(row: row, column: column)
        let scalars = scalars(of: cell)
        line.append(contentsOf: scalars.isEmpty ? [" "] : scalars)
        column += max(1, Int(cell.width))
      }
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }
}
