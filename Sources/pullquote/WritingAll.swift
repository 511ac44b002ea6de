import Glibc

/// Writes all of `bytes`, however often the system takes only a part.
/// - Returns: the system's reason for not taking more; nil when all is written.
func writeAll(_ bytes: [UInt8], to file: Int32) -> Int32? {
  var start = 0
  while start < bytes.count {
    let written = bytes[start...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    if written >= 0 { start += written } else if errno != EINTR { return errno }
  }
  return nil
}
