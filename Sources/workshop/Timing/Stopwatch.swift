import Foundation

/// Measures what passes of the day and of the processor.
struct Stopwatch {
  private let wall = ContinuousClock.now
  private let cpu = Self.cpuTime

  /// What passed since it was made.
  var elapsed: Stretch {
    let passed = (ContinuousClock.now - wall).components
    return Stretch(
      wall: Double(passed.seconds) * 1e3 + Double(passed.attoseconds) / 1e15,
      cpu: Self.cpuTime - cpu)
  }

  /// Milliseconds of the processor this program ever had.
  private static var cpuTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
}

/// A length of time.
struct Stretch: CustomStringConvertible {
  /// Milliseconds of the day.
  var wall: Double
  /// Milliseconds of the processor.
  var cpu: Double

  var description: String { String(format: "%.1f ms (CPU %.1f)", wall, cpu) }
}
