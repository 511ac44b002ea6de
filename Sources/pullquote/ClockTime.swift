import Glibc

/// A moment where the user is, to the minute: `2026-11-23 14:05`; nil when its year has more than
/// four digits.
/// - Parameter seconds: since 1970.
func localTime(_ seconds: Int) -> String? {
  var time = time_t(seconds)
  var parts = tm()
  guard localtime_r(&time, &parts) != nil, (-1900...8099).contains(parts.tm_year) else {
    return nil
  }
  var text = [CChar](repeating: 0, count: 32)
  guard strftime(&text, text.count, "%Y-%m-%d %H:%M", &parts) > 0 else { return nil }
  return text.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
}
