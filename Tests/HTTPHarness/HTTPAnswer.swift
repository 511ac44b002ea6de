/// A request as it came in.
package struct HTTPRequest: Hashable, Sendable {
  /// `GET`.
  package var method: String
  /// With its query.
  package var path: String
  /// Names in small letters.
  package var headers: [String: String]
  /// What was sent along.
  package var body: [UInt8] = []

  /// Makes a request, for servers that are asked without a network.
  package init(
    method: String, path: String, headers: [String: String] = [:], body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.headers = headers
    self.body = body
  }
}

/// What the server does with a request.
package indirect enum HTTPAnswer: Sendable {
  /// Answers as it should be done.
  case reply(status: Int, headers: [(String, String)] = [], body: [UInt8] = [])
  /// Sends these bytes as they are and closes.
  case raw([UInt8])
  /// Sends these bytes as they are and then nothing more, keeping the connection open.
  case stall([UInt8])
  /// Ends the connection without a word, as a machine does that crashed.
  case reset
  /// Waits until the gate is opened, then does the rest.
  case held(Gate, HTTPAnswer)

  /// An answer with status 200.
  package static func ok(
    _ body: String, type: String = "application/xml", headers: [(String, String)] = []
  ) -> HTTPAnswer {
    .reply(status: 200, headers: [("Content-Type", type)] + headers, body: Array(body.utf8))
  }

  /// A redirect to `address`.
  package static func redirect(_ status: Int, to address: String) -> HTTPAnswer {
    .reply(status: status, headers: [("Location", address)])
  }

  /// Says nothing, ever.
  package static let hang = HTTPAnswer.stall([])
}
