import Prose

/// What the feeds file says: the feeds the user follows, and the queries that stand beside them.
package struct FeedList: Equatable, Sendable {
  /// A feed and where it is written.
  package struct Entry: Equatable, Sendable {
    /// What was asked for.
    package var subscription: Subscription
    /// The line of the file, counted from 1.
    package var line: Int

    /// Makes an entry.
    package init(subscription: Subscription, line: Int) {
      self.subscription = subscription
      self.line = line
    }
  }

  /// The feeds, in the order written, each address once.
  package var entries: [Entry] = []
  /// Saved searches, mutes and watches, in the order written.
  package var queries: [StandingQuery] = []
  /// What could not be understood, and what is odd; sorted by line.
  package var problems: [LineProblem] = []

  /// Makes an empty list.
  package init() {}

  /// The feeds alone, in the order written.
  package var subscriptions: [Subscription] { entries.map(\.subscription) }

  /// The problems that make a line useless.
  package var errors: [LineProblem] { problems.filter { $0.severity == .error } }

  /// The problems that leave the file usable.
  package var warnings: [LineProblem] { problems.filter { $0.severity == .warning } }
}

/// A query of the feeds file that holds until it is taken out.
package struct StandingQuery: Hashable, Sendable {
  /// What it is for; the raw value is the word that begins its line.
  package enum Use: String, Hashable, Sendable, CaseIterable {
    /// Listed like a feed.
    case search = "query"
    /// What it finds is kept out of the lists.
    case mute
    /// What it finds is pointed out.
    case watch
  }

  /// What it is for.
  package var use: Use
  /// What the user calls it; nil where none is given, which a search may not leave out.
  package var name: String?
  /// The query as written, in the language of `pullquote search`.
  package var text: String
  /// The folders it lies in, outermost first.
  package var folder: [String]
  /// The line of the file, counted from 1.
  package var line: Int
  /// The column at which `text` begins, in characters from 1.
  package var column: Int

  /// Makes a query; a place is known only when it was read from a file.
  package init(
    use: Use, name: String?, text: String, folder: [String] = [], line: Int = 1, column: Int = 1
  ) {
    self.use = use
    self.name = name
    self.text = text
    self.folder = folder
    self.line = line
    self.column = column
  }
}

/// Something in a file of lines that a person should know.
package struct LineProblem: Error, Hashable, Sendable {
  /// How bad it is.
  package enum Severity: Hashable, Sendable {
    /// The line says nothing that can be used.
    case error
    /// The line, or the file without it, can be used.
    case warning
  }

  /// How bad it is.
  package var severity: Severity
  /// Counted from 1.
  package var line: Int
  /// Counted from 1, in characters (Unicode scalars).
  package var column: Int
  /// What is wrong and what to do.
  package var reason: String

  /// Makes a problem.
  package init(_ severity: Severity = .error, line: Int, column: Int = 1, _ reason: String) {
    self.severity = severity
    self.line = line
    self.column = column
    self.reason = reason
  }
}

extension LineProblem {
  /// One line for people and for editors: `path:line:column: reason`.
  package func described(in path: String) -> String {
    "\(path):\(line):\(column): \(severity == .warning ? "warning: " : "")\(reason)"
  }
}
