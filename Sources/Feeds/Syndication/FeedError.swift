/// Why bytes could not be read as a feed.
package enum FeedError: Error, Equatable, Sendable {
  /// No bytes, or nothing but white space.
  case empty
  /// The bytes are no feed; `what` names what they look like.
  case notFeed(what: String)
  /// More than we read at once; both in bytes.
  case tooLarge(size: Int, limit: Int)
  /// JSON that breaks off or is none before anything could be read.
  case badJSON(reason: String, offset: Int)
}

extension FeedError: CustomStringConvertible {
  /// What was wrong and what to do.
  package var description: String {
    switch self {
    case .empty:
      "the document is empty, there is no feed in it"
    case .notFeed(let what):
      "this is \(what), not a feed (RSS, Atom or JSON Feed); check the address"
    case .tooLarge(let size, let limit):
      "more than \(limit >> 20) MB (\(size >> 20) MB read), which no feed needs; check the address"
    case .badJSON(let reason, let offset):
      "not readable as JSON Feed: \(reason) at byte \(offset + 1)"
    }
  }
}
