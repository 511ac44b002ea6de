/// Why bytes could not be read as a text.
package enum TextError: Error, Equatable, Sendable {
  /// No bytes, or nothing but white space.
  case empty
  /// The bytes are not text; `what` names what they look like.
  case notText(what: String)
  /// More than we read at once; both in bytes.
  case tooLarge(size: Int, limit: Int)
}

extension TextError: CustomStringConvertible {
  /// What was wrong and what to do.
  package var description: String {
    switch self {
    case .empty:
      "the text is empty, there is nothing to read"
    case .notText(let what):
      "this is \(what), not plain text; convert it to plain text first"
    case .tooLarge(let size, let limit):
      "\(size) bytes are over the limit of \(limit) bytes; split the text"
    }
  }
}
