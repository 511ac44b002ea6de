extension String {
  /// Blanks and then the text, `width` characters together, or the text alone where it is longer.
  func flushRight(in width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }

  /// The text and then blanks, `width` characters together, or the text alone where it is longer.
  func flushLeft(in width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

/// A line that is no longer than `width` characters; what was cut off is marked.
func cut(_ line: String, to width: Int) -> String {
  line.count <= width ? line : line.prefix(max(0, width - 1)) + "…"
}
