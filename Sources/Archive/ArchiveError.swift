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
