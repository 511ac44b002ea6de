/// The lines of a file that a person keeps, each with the bytes that end it.
struct FileLines {
  /// A line of the file.
  struct Line {
    /// Its bytes without the break, as offsets of the file.
    var range: Range<Int>
    /// Where the next line begins.
    var end: Int
  }

  let bytes: [UInt8]
  private(set) var lines: [Line] = []

  /// Finds lines ended by LF or CR LF; a byte order mark belongs to none of them.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let newline = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let hasReturn = newline > start && newline < bytes.count && bytes[newline - 1] == 0x0D
      let end = min(newline + 1, bytes.count)
      lines.append(Line(range: start..<(hasReturn ? newline - 1 : newline), end: end))
      start = end
    }
  }

  /// The bytes of a line, by its index from 0.
  func content(_ index: Int) -> ArraySlice<UInt8> { bytes[lines[index].range] }

  /// What ends a line; that of the file's first line when this one ends with the file.
  func lineBreak(after index: Int) -> [UInt8] {
    for index in [index, 0] where lines.indices.contains(index) {
      let line = lines[index]
      if line.end > line.range.upperBound { return Array(bytes[line.range.upperBound..<line.end]) }
    }
    return [0x0A]
  }
}

/// The first place of a file of lines that is no text: bytes that are not UTF-8, or control
/// characters.
package func firstUnreadable(_ bytes: [UInt8]) -> LineProblem? {
  let lines = FileLines(bytes)
  for index in lines.lines.indices {
    if let problem = unreadable(lines.content(index), line: index + 1) { return problem }
  }
  return nil
}

/// What keeps a line from being text: bytes that are not UTF-8, or control characters.
func unreadable(_ bytes: ArraySlice<UInt8>, line: Int) -> LineProblem? {
  let scanner = LineScanner(Array(bytes), line: line)
  do throws(UTF8.ValidationError) {
    _ = try UTF8Span(validating: scanner.bytes.span)
  } catch {
    return scanner.problem(
      "this is not UTF-8; save the file in that encoding", at: error.byteOffsets.lowerBound)
  }
  guard
    let control = scanner.bytes.firstIndex(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F })
  else { return nil }
  return scanner.problem("a control character; take it out", at: control)
}
