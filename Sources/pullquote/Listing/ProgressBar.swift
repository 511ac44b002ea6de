import Glibc
import Synchronization

/// Says on a terminal how far long work is; says nothing to a file or a pipe.
final class ProgressBar: Sendable {
  private let what: String
  private let isShown: Bool
  private let started = ContinuousClock.now
  private let last = Mutex<ContinuousClock.Instant?>(nil)

  /// - Parameter what: what is being done, in a word or two.
  init(_ what: String) {
    self.what = what
    isShown = isatty(STDERR_FILENO) == 1
  }

  /// Draws the bar anew, at most ten times a second.
  func show(done: Int, of total: Int) {
    guard isShown, total > 0 else { return }
    let now = ContinuousClock.now
    let isDue = last.withLock { last in
      if let before = last, now - before < .milliseconds(100), done < total { return false }
      last = now
      return true
    }
    guard isDue else { return }
    let width = 24
    let filled = width * min(done, total) / total
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    let rest = rest(done: done, of: total, at: now)
    writeToStandardError("\r\(what) [\(bar)] \(done)/\(total)\(rest)\u{1B}[K")
  }

  /// Takes the bar away.
  func clear() {
    guard isShown, last.withLock({ $0 != nil }) else { return }
    writeToStandardError("\r\u{1B}[K")
  }

  private func rest(done: Int, of total: Int, at now: ContinuousClock.Instant) -> String {
    let spent = now - started
    guard done > 0, total > done, spent > .seconds(2) else { return "" }
    let seconds = Double(spent.components.seconds) * Double(total - done) / Double(done)
    return seconds < 90 ? ", \(Int(seconds)) s left" : ", \(Int(seconds / 60) + 1) min left"
  }
}
