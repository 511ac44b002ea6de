import Archive

/// Why marks could not be exchanged with a server. What has been done stays done, and what is left
/// is done the next time.
package enum SyncError: Error, Equatable, Sendable {
  /// There was no answer.
  case noAnswer(FetchError)
  /// The server does not know this name or password.
  case refused(user: String, server: String)
  /// There is no password to sign in with; why, for people.
  case noPassword(reason: String)
  /// There is something else at this address.
  case noService(server: String, status: Int)
  /// The server is out of order or wants to be asked less often; until when, in seconds since 1970.
  case later(status: Int, until: Int?)
  /// It wants to be left alone until then, in seconds since 1970; nothing was asked.
  case resting(until: Int)
  /// The server answers with a status that makes no sense here.
  case badStatus(Int, asked: String)
  /// What it answers cannot be read.
  case badAnswer(asked: String, reason: String)
  /// It has more items than a person can have.
  case tooMuch(asked: String, limit: Int)
  /// Another program is at it.
  case busy
  /// The archive cannot be read or written.
  case archive(ArchiveError)
  /// Nobody waits for the outcome any more.
  case cancelled
}

extension SyncError: CustomStringConvertible {
  /// One line for people.
  package var description: String {
    switch self {
    case .noAnswer(let error): error.description
    case .refused(let user, let server):
      "\(server) does not let “\(user)” in: name or password are wrong, or its programming interface "
        + "(API) is switched off, which has a password of its own on most servers"
    case .noPassword(let reason): reason
    case .noService(let server, let status):
      "\(server) answers with status \(status) where the Google Reader interface should be; FreshRSS "
        + "has it at .../api/greader.php, Miniflux at its own address"
    case .later(let status, _):
      "the server is out of order or wants to be asked less often (\(status)); what is left is "
        + "exchanged the next time"
    case .resting(let until):
      "the server wants to be left alone until \(rfc3339Text(until)); nothing is lost meanwhile"
    case .badStatus(let status, let asked):
      "the server answers with status \(status) when asked for \(asked)"
    case .badAnswer(let asked, let reason):
      "the server's answer cannot be read (\(asked)): \(reason)"
    case .tooMuch(let asked, let limit):
      "the server has over \(limit) items (\(asked)), or never comes to their end"
    case .busy: "another Pullquote is exchanging marks with the server"
    case .archive(let error): error.description
    case .cancelled: "stopped"
    }
  }
}
