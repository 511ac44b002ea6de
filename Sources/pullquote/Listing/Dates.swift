import Glibc

/// The clock, and times of the archive as people read them; programs get `rfc3339`.
enum Dates {
  /// The day where the reader is: `2026-01-31`.
  static func day(_ seconds: Int) -> String { text(seconds, "%Y-%m-%d") }

  /// The moment where the reader is: `2026-01-31 18:05`.
  static func minute(_ seconds: Int) -> String { text(seconds, "%Y-%m-%d %H:%M") }

  /// Now, in seconds since 1970.
  static var now: Int { time(nil) }

  /// How many seconds the clock on the wall is ahead of UTC now.
  static var offset: Int {
    var seconds = time(nil)
    var parts = tm()
    return localtime_r(&seconds, &parts) == nil ? 0 : parts.tm_gmtoff
  }

  private static func text(_ seconds: Int, _ format: String) -> String {
    var seconds: time_t = seconds
    var parts = tm()
    // A year of five digits is a feed's mistake, not a date.
    guard localtime_r(&seconds, &parts) != nil, (-1900...8099).contains(parts.tm_year) else {
      return ""
    }
    return String(unsafeUninitializedCapacity: 32) { buffer in
      buffer.withMemoryRebound(to: CChar.self) { strftime($0.baseAddress, 32, format, &parts) }
    }
  }
}
