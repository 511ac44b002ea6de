import Glibc

/// A line on a terminal that says how far long work has got. Elsewhere it says nothing.
struct ProgressLine {
  private let isShown: Bool
  private var shown = ""
  private var last = 0.0

  /// More often than this, in seconds, nobody can read it.
  private static let pause = 0.05

  /// A line on standard error; `isShown` false keeps it off even a terminal.
  init(isShown: Bool) {
    self.isShown = isShown && isatty(STDERR_FILENO) == 1
  }

  /// Shows `text` in place of what stood there.
  mutating func show(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let now = Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    guard now - last >= Self.pause else { return }
    last = now
    shown = shownLine(of: text())
    // Back to the first column, then the rest of the old line away.
    writeToStandardError("\r\(shown)\u{1B}[K")
  }

  /// Takes the line away.
  mutating func clear() {
    guard !shown.isEmpty else { return }
    shown = ""
    writeToStandardError("\r\u{1B}[K")
  }
}
