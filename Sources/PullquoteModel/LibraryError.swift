import Feeds

/// Why an article could not be opened.
public enum LibraryError: Error, Equatable, Sendable {
  /// The document at `source` cannot be read as text; `reason` says why and what to do.
  case unreadable(source: String, reason: String)
}

extension LibraryError: CustomStringConvertible {
  /// One line for people.
  public var description: String {
    switch self {
    case .unreadable(let source, let reason): "\(source): \(reason)"
    }
  }
}
