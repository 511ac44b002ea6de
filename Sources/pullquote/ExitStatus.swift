import Glibc
import Language
import Prose
import PullquoteModel

/// How a command ends, as scripts see it. Thrown to end early without a message.
enum ExitStatus: Int32, Error {
  case found = 0
  case nothingFound = 1
  case failed = 2
}

/// An error whose description is the whole message for people.
protocol ToldFailure: Error, CustomStringConvertible {
  /// The message, where it takes several lines: one for each place in a file.
  var lines: [String] { get }
  /// Rows to be shown below the message as they are, blanks and all; nil for none.
  var figure: String? { get }
}

extension ToldFailure {
  var lines: [String] { [description] }
  var figure: String? { nil }
}

extension LibraryError: ToldFailure {}
extension AssetError: ToldFailure {}

/// Writes one line for people to standard error.
func tell(_ message: String) {
  writeToStandardError("pullquote: " + shownLine(of: message) + "\n")
}

/// Writes to standard error; when that fails there is nobody left to tell.
func writeToStandardError(_ text: String) {
  var text = text
  text.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
}
