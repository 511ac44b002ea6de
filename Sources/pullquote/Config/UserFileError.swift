import Feeds
import Glibc

/// Why a file of the user's own could not be read or changed.
enum UserFileError: ToldFailure, Equatable {
  /// The system would not let us read it; its error number.
  case unreadable(path: String, code: Int32)
  /// The system would not let us write it; its error number.
  case notWritable(path: String, code: Int32)
  /// More bytes than any list of feeds has.
  case tooLarge(path: String, limit: Int)
  /// Something else changed the file while we did.
  case changed(path: String)
  /// Something else holds the folder and did not let go in time.
  case busy(path: String)
  /// The file says what nobody understands; each with its place.
  case notUnderstood(path: String, [LineProblem])

  /// How many problems of one file are told at once: more than a person mends in one go.
  private static let toldAtOnce = 20

  var description: String { lines.joined(separator: "\n") }

  var lines: [String] {
    switch self {
    case .unreadable(let path, EACCES): ["\(path): no permission to read it"]
    case .unreadable(let path, EISDIR): ["\(path): this is a folder where a file should be"]
    case .unreadable(let path, let code):
      ["\(path): cannot be read: \(String(cString: strerror(code)))"]
    case .notWritable(let path, EACCES), .notWritable(let path, EPERM):
      ["\(path): no permission to write it"]
    case .notWritable(let path, let code):
      ["\(path): cannot be written: \(String(cString: strerror(code)))"]
    case .tooLarge(let path, let limit): ["\(path): over the limit of \(limit) bytes"]
    case .changed(let path): ["\(path): another program changed it meanwhile; try again"]
    case .busy(let path): ["\(path): another Pullquote is changing it; try again"]
    case .notUnderstood(let path, let problems):
      problems.prefix(Self.toldAtOnce).map { $0.described(in: path) }
        + (problems.count > Self.toldAtOnce
          ? ["\(path): and \(problems.count - Self.toldAtOnce) more"] : [])
    }
  }
}
