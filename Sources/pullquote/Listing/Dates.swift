import Glibc

/// Times of the archive as people and programs read them.
enum Dates {
  /// The day where the reader is: `2026-01-31`.
  static func day(_ seconds: Int) -> String { text(seconds, "%Y-%m-%d", localtime_r) }

  /// The moment where the reader is: `2026-01-31 18:05`.
  static func minute(_ seconds: Int) -> String { text(seconds, "%Y-%m-%d %H:%M", localtime_r) }

  /// RFC 3339 in UTC, for programs.
  static func timestamp(_ seconds: Int) -> String { text(seconds, "%Y-%m-%dT%H:%M:%SZ", gmtime_r) }

  /// Now, in seconds since 1970.
  static var now: Int { time(nil) }

  /// How many seconds the clock on the wall is ahead of UTC now.
  static var offset: Int {
    var seconds = time(nil)
    var parts = tm()
    return localtime_r(&seconds, &parts) == nil ? 0 : parts.tm_gmtoff
  }

  private static func text(
    _ seconds: Int, _ format: String,
    _ calendar: (UnsafePointer<time_t>, UnsafeMutablePointer<tm>) -> UnsafeMutablePointer<tm>?
  ) -> String {
    var seconds: time_t = seconds
    var parts = tm()
    // A year of five digits is a feed's mistake, not a date.
    guard calendar(&seconds, &parts) != nil, (-1900...8099).contains(parts.tm_year) else {
      return ""
    }
    return String(unsafeUninitializedCapacity: 32) { buffer in
      buffer.withMemoryRebound(to: CChar.self) { strftime($0.baseAddress, 32, format, &parts) }
    }
  }
}
