import Glibc

/// Standard output, collected and written in one go.
struct Output {
  private var bytes: [UInt8] = []

  /// Adds text as it is.
  mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Adds bytes as they are.
  mutating func write(_ more: [UInt8]) { bytes.append(contentsOf: more) }

  /// Hands everything over to whoever reads us.
  /// - Throws: `ExitStatus.found` when the reader has left, which is its right (`| head -1`).
  mutating func flush() throws {
    if let code = writeAll(bytes, to: 1) {
      if code == EPIPE { throw ExitStatus.found }
      throw OutputError(reason: String(cString: strerror(code)))
    }
    bytes.removeAll(keepingCapacity: true)
  }

  /// The columns to wrap at: the terminal's, at most 100, or 80 where there is no terminal.
  static var columns: Int {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return min(max(Int(size.ws_col), 20), 100)
  }
}

/// Why standard output could not be written.
struct OutputError: ToldFailure {
  var reason: String
  var description: String { "cannot write the output: \(reason)" }
}
