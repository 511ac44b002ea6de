import Prose

/// Reads newsboat's `urls`: an address and tags on a line, each in quotation marks where it has
/// blanks; `#` begins a comment (newsboat 2.44, "The urls file").
///
/// A tag with `~` before it is the title, `!` hides the feed, which becomes the tag `hidden`.
/// `query:` lines become saved searches as far as `NewsboatFilter` goes. `exec:` and `filter:` lines
/// name a program; they are told and never run.
package func parseNewsboatURLs(_ bytes: [UInt8]) -> ImportedFeeds {
  .reading(linesOf: bytes) { scanner, imported in
    let line = scanner.line
    let column = scanner.column()
    let words = newsboatWords(&scanner, &imported)
    guard let address = words.first else { return }
    switch address {
    case _ where address.hasPrefix("query:"):
      importQuery(address, tags: words.dropFirst(), line: line, &imported)
    case _ where address.hasPrefix("exec:"):
      imported.pass(
        line, column,
        "“\(address)” runs a program, which Pullquote does not do for feeds; give it a feed's "
          + "address instead")
    case _ where address.hasPrefix("filter:"):
      let target = filteredAddress(address)
      imported.pass(
        line, column,
        "“\(address)” sends a feed through a program, which Pullquote does not do"
          + (target.map { "; to read it as it is: pullquote add \($0)" } ?? ""))
    case _ where address.hasPrefix("file:"):
      imported.pass(line, column, "“\(address)” is a file; Pullquote fetches feeds only")
    default:
      imported.add(newsboatFeed(address, words.dropFirst()), line: line, column: column)
    }
  }
}

private func newsboatWords(
  _ scanner: inout LineScanner, _ imported: inout ImportedFeeds
) -> [String] {
  var words: [String] = []
  while true {
    scanner.skipBlanks()
    guard let first = scanner.next, first != UInt8(ascii: "#") else { return words }
    guard first == UInt8(ascii: "\"") else {
      words.append(scanner.bareWord())
      continue
    }
    do throws(LineProblem) {
      words.append(try scanner.word())
    } catch {
      imported.pass(error.line, error.column, error.reason)
      return words
    }
  }
}

private func newsboatFeed(_ address: String, _ tags: ArraySlice<String>) -> Subscription {
  var subscription = Subscription(url: address)
  for tag in tags {
    if tag.hasPrefix("~") {
      subscription.title = String(tag.dropFirst())
    } else if tag.hasPrefix("!") {
      subscription.tags.append("hidden")
    } else {
      subscription.tags.append(tag)
    }
  }
  return subscription
}

/// The address behind the second colon of `filter:program:address`.
private func filteredAddress(_ line: String) -> String? {
  for scheme in [":https://", ":http://"] {
    var best: Substring?
    var rest = Substring(line)
    while let colon = rest.firstIndex(of: ":") {
      if rest[colon...].hasPrefix(scheme) { best = rest[colon...].dropFirst() }
      rest = rest[rest.index(after: colon)...]
    }
    if let best { return String(best) }
  }
  return nil
}

private func importQuery(
  _ line: String, tags: ArraySlice<String>, line number: Int, _ imported: inout ImportedFeeds
) {
  let parts = line.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 2)
  guard parts.count == 3 else {
    imported.pass(number, "“\(line)” is no query; newsboat writes query:Name:filter")
    return
  }
  let name = tags.first { $0.hasPrefix("~") }.map { String($0.dropFirst()) } ?? String(parts[1])
  switch translatedNewsboatFilter(Array(parts[2])) {
  case .success(let text):
    imported.queries.append(
      StandingQuery(use: .search, name: oneLine(name ?? ""), text: text, line: number))
  case .failure(let reason):
    imported.pass(number, "the query “\(name ?? "")” is not taken over: \(reason.reason)")
  }
}

/// Writes newsboat's `urls`: tags as they are, the title behind `~`, folders as tags, saved searches
/// as comments, since their language knows more than newsboat's.
package func writeNewsboatURLs(_ list: FeedList) -> [UInt8] {
  var text = ""
  for subscription in list.subscriptions {
    var words = [subscription.url]
    if let title = subscription.title { words.append(newsboatWord("~\(oneLine(title))")) }
    words += subscription.folder.map { newsboatWord(oneLine($0)) }
    words += subscription.tags.map { $0 == "hidden" ? "\"!\"" : newsboatWord(oneLine($0)) }
    text += words.joined(separator: " ") + "\n"
  }
  for query in list.queries where query.use == .search {
    text += "# \(queryLine(of: query))\n"
  }
  return Array(text.utf8)
}

private func newsboatWord(_ word: String) -> String {
  "\"" + word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}
