/// Why the archive could not do what was asked.
public enum ArchiveError: Error, Equatable, Sendable {
  /// The file is no archive or is damaged; `aside` is where it was kept, nil when it was left.
  case corrupt(path: String, reason: String, aside: String?)
  /// No room, or no right to write.
  case notWritable(path: String, reason: String)
  /// A newer Pullquote made it.
  case newer(path: String)
  /// Another program holds it and did not let go in time.
  case busy(path: String)
  /// SQLite's own words for everything else.
  case failed(path: String, reason: String)
}

extension ArchiveError: CustomStringConvertible {
  /// What is wrong, where, and what to do about it.
  public var description: String {
    switch self {
    case .corrupt(let path, let reason, let aside?):
      "the archive \(path) is damaged (\(reason)); it was kept as \(aside), and a new one is begun, "
        + "which pullquote refresh fills"
    case .corrupt(let path, let reason, nil):
      "the archive \(path) is damaged (\(reason)); run `pullquote archive check`"
    case .notWritable(let path, let reason):
      "cannot write the archive \(path): \(reason)"
    case .newer(let path):
      "the archive \(path) was made by a newer Pullquote; use that one, or move the file away"
    case .busy(let path):
      "the archive \(path) is in use by another program; try again when that is done"
    case .failed(let path, let reason):
      "the archive \(path) failed: \(reason)"
    }
  }
}
