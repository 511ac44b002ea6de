import Prose

/// What another program's list of feeds says, in our terms.
package struct ImportedFeeds: Equatable, Sendable {
  /// The feeds, in the order written, each address once.
  package var subscriptions: [Subscription] = []
  /// The saved searches that could be translated.
  package var queries: [StandingQuery] = []
  /// What was not taken over, and why; sorted by line.
  package var problems: [LineProblem] = []

  /// Makes an empty list.
  package init() {}

  /// The addresses taken over so far, as `addressKey` makes them.
  private var known: Set<String> = []

  /// Takes a feed over, or says why not. A feed listed twice keeps its first place, and the tags of
  /// both.
  mutating func add(_ subscription: Subscription, line: Int, column: Int = 1) {
    var subscription = subscription
    subscription.url = feedAddress(from: subscription.url)
    guard isFeedAddress(subscription.url) else {
      return pass(
        line, column,
        "“\(oneLine(subscription.url))” is no address of a feed; only http and https are fetched")
    }
    let title = oneLine(subscription.title ?? "")
    subscription.title = title.isEmpty || title == subscription.url ? nil : title
    subscription.folder = writableFolder(subscription.folder)
    subscription.tags = subscription.tags.map(oneLine).filter { !$0.isEmpty }.uniqued
    if known.insert(addressKey(subscription.url)).inserted {
      subscriptions.append(subscription)
      return
    }
    pass(line, column, "“\(subscription.url)” stands here twice; its first place counts")
    let key = addressKey(subscription.url)
    guard let first = subscriptions.firstIndex(where: { addressKey($0.url) == key }) else { return }
    subscriptions[first].tags = (subscriptions[first].tags + subscription.tags).uniqued
  }

  /// Says why something is not taken over.
  mutating func pass(_ line: Int, _ reason: String) { pass(line, 1, reason) }

  /// Says why something is not taken over, and where it stands.
  mutating func pass(_ line: Int, _ column: Int, _ reason: String) {
    // A file of a million broken lines is not told line by line.
    guard problems.count < 1000 else { return }
    problems.append(LineProblem(.warning, line: line, column: column, reason))
  }

  /// Takes a list over line by line; a line that is no text, or that `read` refuses, is told.
  /// - Parameter read: gets each line behind its blanks.
  static func reading(
    linesOf bytes: [UInt8],
    _ read: (inout LineScanner, inout ImportedFeeds) throws(LineProblem) -> Void
  ) -> ImportedFeeds {
    var imported = ImportedFeeds()
    let lines = FileLines(bytes)
    for index in lines.lines.indices {
      let content = lines.content(index)
      do throws(LineProblem) {
        if let problem = unreadable(content, line: index + 1) { throw problem }
        var scanner = LineScanner(Array(content), line: index + 1)
        scanner.skipBlanks()
        try read(&scanner, &imported)
      } catch {
        imported.pass(error.line, error.column, error.reason)
      }
    }
    return imported
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.subscriptions == right.subscriptions && left.queries == right.queries
      && left.problems == right.problems
  }
}

extension Array where Element == String {
  /// Each once, in the order of the first.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
