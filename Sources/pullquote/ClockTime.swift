import Glibc

/// A moment as RFC 3339 in UTC; nil when the year has more than four digits.
/// - Parameter seconds: since 1970.
func universalTime(_ seconds: Int) -> String? {
  formatted(seconds, "%Y-%m-%dT%H:%M:%SZ", gmtime_r)
}

/// A moment where the user is, to the minute: `2026-11-23 14:05`.
/// - Parameter seconds: since 1970.
func localTime(_ seconds: Int) -> String? {
  formatted(seconds, "%Y-%m-%d %H:%M", localtime_r)
}

private func formatted(
  _ seconds: Int, _ format: String,
  _ parts: (UnsafePointer<time_t>, UnsafeMutablePointer<tm>) -> UnsafeMutablePointer<tm>?
) -> String? {
  var time = time_t(seconds)
  var broken = tm()
  guard parts(&time, &broken) != nil, (-1900...8099).contains(broken.tm_year) else { return nil }
  var text = [CChar](repeating: 0, count: 32)
  guard strftime(&text, text.count, format, &broken) > 0 else { return nil }
  return text.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
}
