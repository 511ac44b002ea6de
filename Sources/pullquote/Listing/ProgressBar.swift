import Glibc

/// Says on a terminal how far long work is; says nothing to a file or a pipe.
struct ProgressBar {
  private let what: String
  private let isShown: Bool
  private let started = ContinuousClock.now
  private var last: ContinuousClock.Instant?

  /// - Parameter what: what is being done, in a word or two.
  init(_ what: String) {
    self.what = what
    isShown = isatty(STDERR_FILENO) == 1
  }

  /// Draws the bar anew, at most ten times a second.
  mutating func show(done: Int, of total: Int) {
    let now = ContinuousClock.now
    guard isShown, total > 0 else { return }
    if let last, now - last < .milliseconds(100), done < total { return }
    last = now
    let width = 24
    let filled = width * min(done, total) / total
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    writeToStandardError("\r\(what) [\(bar)] \(done)/\(total)\(rest(done: done, of: total))\u{1B}[K")
  }

  /// Takes the bar away.
  func clear() {
    if isShown, last != nil { writeToStandardError("\r\u{1B}[K") }
  }

  private func rest(done: Int, of total: Int) -> String {
    let spent = ContinuousClock.now - started
    guard done > 0, total > done, spent > .seconds(2) else { return "" }
    let seconds = Double(spent.components.seconds) * Double(total - done) / Double(done)
    return seconds < 90 ? ", \(Int(seconds)) s left" : ", \(Int(seconds / 60) + 1) min left"
  }
}
