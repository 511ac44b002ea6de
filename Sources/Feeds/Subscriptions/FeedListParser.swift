import Prose

/// Reads the feeds file. Linear; never fails, since what cannot be understood is told by line.
///
/// The format, a line at a time; blanks and tabs part words, an empty line means nothing:
///
///     # A comment: a # with a blank behind it, at the start of a line or behind everything else.
///     [News/Science]          from here on, feeds lie in the folder Science of the folder News;
///                             [] leads back out; \/ \] \\ stand for the sign itself
///     https://example.org/rss "Title" #tag #"two words" every=2h keep=90d full-text
///                             a feed: its address, then, in any order, a title of your own, tags
///                             and options; FeedOption lists them
///     query "Name" QUERY      a saved search, listed like a feed, in the folder
///     mute QUERY              what it finds is kept out of the lists
///     watch QUERY             what it finds is pointed out; both may have a "Name" before it
///
/// In "..." a `\` protects the next character; in '...' all is meant as it stands. QUERY is what
/// `pullquote search` takes, to the end of the line. The file is UTF-8.
package func parseFeedList(_ bytes: [UInt8]) -> FeedList {
  var parser = FeedListParser()
  let lines = FileLines(bytes)
  for index in lines.lines.indices {
    parser.read(lines.content(index), line: index + 1)
  }
  return parser.list
}

/// Reads line after line.
private struct FeedListParser {
  var list = FeedList()
  private var folder: [String] = []
  /// The line of each address.
  private var known: [String: Int] = [:]

  mutating func read(_ bytes: ArraySlice<UInt8>, line: Int) {
    if let problem = unreadable(bytes, line: line) {
      list.problems.append(problem)
      return
    }
    var scanner = LineScanner(Array(bytes), line: line)
    scanner.skipBlanks()
    guard let first = scanner.next, !scanner.isAtComment else { return }
    do throws(LineProblem) {
      if first == UInt8(ascii: "[") {
        folder = try folderHeading(&scanner)
      } else {
        try readEntry(&scanner)
      }
    } catch {
      list.problems.append(error)
    }
  }

  private mutating func readEntry(_ scanner: inout LineScanner) throws(LineProblem) {
    let start = scanner.position
    let word = scanner.bareWord()
    if let use = StandingQuery.Use(rawValue: word) {
      list.queries.append(try standingQuery(use, &scanner))
      return
    }
    guard isFeedAddress(word) else { throw notAnAddress(word, scanner, at: start) }
    var subscription = Subscription(url: word, folder: folder)
    // The rest of the line is read even when a word of it is wrong, so that several errors are told;
    // after some, the line is something else altogether.
    for _ in 0..<8 {
      guard let problem = readPart(&scanner, into: &subscription) else { break }
      list.problems.append(problem)
    }
    if let earlier = known[addressKey(word)] {
      list.problems.append(
        LineProblem(
          .warning, line: scanner.line, column: scanner.column(start),
          "this feed stands in line \(earlier) already; this line is passed over, take it out"))
      return
    }
    known[addressKey(word)] = scanner.line
    list.entries.append(FeedList.Entry(subscription: subscription, line: scanner.line))
  }

  /// Reads titles, tags and options until one of them is wrong or the line ends, which gives nil.
  private func readPart(
    _ scanner: inout LineScanner, into subscription: inout Subscription
  ) -> LineProblem? {
    do throws(LineProblem) {
      while true {
        scanner.skipBlanks()
        guard let first = scanner.next, !scanner.isAtComment else { return nil }
        let start = scanner.position
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
          let title = try scanner.word()
          guard subscription.title == nil else {
            throw scanner.problem("a second title; leave one of them out", at: start)
          }
          subscription.title = title.isEmpty ? nil : title
        } else if first == UInt8(ascii: "#") {
          let tag = String(try scanner.word().dropFirst())
          guard !tag.isEmpty else { throw scanner.problem("an empty tag; leave it out", at: start) }
          if !subscription.tags.contains(tag) { subscription.tags.append(tag) }
        } else {
          try readOption(&scanner, into: &subscription)
        }
      }
    } catch {
      return error
    }
  }

  private func readOption(
    _ scanner: inout LineScanner, into subscription: inout Subscription
  ) throws(LineProblem) {
    let start = scanner.position
    let word = try scanner.word()
    let name = String(word.prefix { $0 != "=" })
    let value = name.utf8.count < word.utf8.count ? String(word.dropFirst(name.count + 1)) : nil
    guard let option = FeedOption.all.first(where: { $0.name == name }) else {
      throw scanner.problem(unknownOption(name, hasValue: value != nil), at: start)
    }
    guard (value != nil) == (option.example != nil) else {
      throw scanner.problem("“\(word)” is not complete; write \(option.written)", at: start)
    }
    if let complaint = option.apply(value ?? "", &subscription) {
      let place = value == nil ? start : start + name.utf8.count + 1
      throw scanner.problem(complaint, at: place)
    }
  }

  private func unknownOption(_ name: String, hasValue: Bool) -> String {
    let names = FeedOption.all.map(\.name)
    if let near = nearestWord(to: name, among: names) {
      return "no option is called “\(name)”; did you mean “\(near)”?"
    }
    let advice = hasValue ? "" : "; a title stands in quotation marks, a tag behind #"
    return "no option is called “\(name)”; there are \(names.joined(separator: ", "))\(advice)"
  }

  private func notAnAddress(
    _ word: String, _ scanner: LineScanner, at start: Int
  ) -> LineProblem {
    let lower = word.lowercased()
    if lower.hasPrefix("http://") || lower.hasPrefix("https://") {
      return scanner.problem("“\(word)” is no whole address: it names no host", at: start)
    }
    if let near = nearestWord(to: word, among: StandingQuery.Use.allCases.map(\.rawValue)) {
      return scanner.problem("“\(word)” begins no line; did you mean “\(near)”?", at: start)
    }
    if word.contains("."), !word.contains(":") {
      return scanner.problem("“\(word)” is no address; write https://\(word)", at: start)
    }
    return scanner.problem(
      "“\(word)” begins no line; write an address with http:// or https://, a [Folder], query, "
        + "mute, watch, or # and a comment", at: start)
  }

  private func standingQuery(
    _ use: StandingQuery.Use, _ scanner: inout LineScanner
  ) throws(LineProblem) -> StandingQuery {
    scanner.skipBlanks()
    var name: String?
    let nameStart = scanner.position
    // A query can begin with a phrase; it is a name only where something follows, or where a name
    // must be.
    if scanner.next == UInt8(ascii: "\"") {
      var ahead = scanner
      let word = try ahead.word()
      var behind = ahead
      if use == .search || !behind.rest().isEmpty {
        name = word
        scanner = ahead
      }
    }
    if use == .search, name?.isEmpty ?? true {
      throw scanner.problem(
        "a saved search needs a name: query \"Name\" and then what to look for", at: nameStart)
    }
    scanner.skipBlanks()
    let column = scanner.column()
    let text = scanner.rest()
    guard !text.isEmpty else {
      throw LineProblem(
        line: scanner.line, column: column, "no query; write what to look for, as in speaker:merkel"
      )
    }
    return StandingQuery(
      use: use, name: name, text: text, folder: folder, line: scanner.line, column: column)
  }
}
