import Feeds

/// Takes an input line by line, holding no more than one line and one chunk.
struct LineReader: ~Copyable {
  private let input: Input
  private var buffer: [UInt8] = []
  /// The first byte of `buffer` not handed out yet.
  private var start = 0
  private var isAtEnd = false
  /// The number of the line handed out last, counted from 1.
  private(set) var lineNumber = 0

  init(_ input: consuming Input) {
    self.input = input
  }

  /// The next line without its line break, nil at the end. A line longer than any text may be is
  /// cut there, its rest passed over.
  mutating func next() throws(InputError) -> [UInt8]? {
    var searched = start
    while true {
      if let newline = buffer[searched...].firstIndex(of: 0x0A) {
        let line = Array(buffer[start..<min(newline, start + largestText)])
        start = newline + 1
        lineNumber += 1
        return line
      }
      searched = buffer.count
      if isAtEnd {
        guard start < buffer.count else { return nil }
        let line = Array(buffer[start...].prefix(largestText))
        start = buffer.count
        lineNumber += 1
        return line
      }
      if start > 0 {
        buffer.removeSubrange(..<start)
        start = 0
      }
      if buffer.count > largestText { buffer.removeSubrange(largestText...) }
      searched = buffer.count
      isAtEnd = try input.read(into: &buffer) == 0
    }
  }
}
