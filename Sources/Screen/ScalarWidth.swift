/// What a Unicode scalar does to a row of cells.
package enum ScalarWidth: Hashable, Sendable {
  /// A control character: shown as a replacement sign, so that no text can drive the terminal.
  case refused
  /// Nothing is shown: joiners, bidirectional overrides, variation selectors, skin tones.
  case ignored
  /// Sits on the character before.
  case combining
  /// One column.
  case narrow
  /// Two columns.
  case wide
}

/// The width of `scalar` in columns, by our own tables.
package func width(of scalar: UInt32) -> ScalarWidth {
  if scalar < 0x300 {
    if scalar < 0x20 || (0x7F..<0xA0).contains(scalar) { return .refused }
    return scalar == 0xAD ? .ignored : .narrow
  }
  if contains(scalar, in: WidthTables.ignored) { return .ignored }
  if contains(scalar, in: WidthTables.combining) { return .combining }
  // Terminals disagree on whether a skin tone joins the emoji before it; without it they agree.
  if (0x1F3FB...0x1F3FF).contains(scalar) { return .ignored }
  return contains(scalar, in: WidthTables.wide) ? .wide : .narrow
}

/// How many columns `text` takes on one row, blanks collapsed as `Grid.write` shows them.
package func columns(of text: String) -> Int {
  var scanner = GlyphScanner(Array(text.utf8), keepsBlanks: true)
  var columns = 0
  while let glyph = scanner.next() { columns += glyph.width }
  return columns
}

private func contains(_ scalar: UInt32, in table: [UInt32]) -> Bool {
  var low = 0
  var high = table.count / 2
  while low < high {
    let middle = (low + high) / 2
    if scalar < table[2 * middle] {
      high = middle
    } else if scalar > table[2 * middle + 1] {
      low = middle + 1
    } else {
      return true
    }
  }
  return false
}
