import Foundation

/// The reader's corrections in a file of their own beside the archive, one JSON object a line, so
/// that they outlive it. Lines are only ever appended, and are on the disk before the archive is
/// changed.
struct Journal: Sendable {
  /// Where the file lies.
  let path: String

  /// Appends corrections.
  /// - Parameter now: seconds since 1970.
  func append(_ corrections: [Correction], now: Int) throws(ArchiveError) {
    guard !corrections.isEmpty else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes: [UInt8] = []
    for correction in corrections {
      do {
        bytes += Array(try encoder.encode(CorrectionRecord(correction, at: now)))
      } catch {
        throw .failed(path: path, reason: "\(error)")
      }
      bytes.append(0x0A)
    }
    let file = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw notWritable() }
    defer { close(file) }
    // A line that a crash broke off must not swallow this one.
    var last: UInt8 = 0x0A
    let size = lseek(file, 0, SEEK_END)
    if size > 0, pread(file, &last, 1, size - 1) == 1, last != 0x0A { bytes.insert(0x0A, at: 0) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw notWritable() }
      written += count
    }
    guard fsync(file) == 0 else { throw notWritable() }
  }

  private func notWritable() -> ArchiveError {
    .notWritable(path: path, reason: String(cString: strerror(errno)))
  }

  /// All corrections, in their order. Lines that are broken or of a newer version are passed over;
  /// empty when there is no file.
  func corrections() -> [Correction] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    let decoder = JSONDecoder()
    return data.split(separator: 0x0A).compactMap { line in
      (try? decoder.decode(CorrectionRecord.self, from: Data(line)))?.correction
    }
  }
}
