import Prose

/// Reads newsraft's `feeds`: an address and perhaps a "title" on a line, `@ Section` above the feeds
/// of a section (newsraft 0.36, "FEEDS FILE"). What stands behind `<` are newsraft's own settings,
/// which have no meaning here; `$(command)` names a program and is told, never run.
package func parseNewsraftFeeds(_ bytes: [UInt8]) -> ImportedFeeds {
  var folder: [String] = []
  return .reading(linesOf: bytes) { scanner, imported throws(LineProblem) in
    guard let first = scanner.next, first != UInt8(ascii: "#") else { return }
    let column = scanner.column()
    if first == UInt8(ascii: "@") {
      scanner.skip()
      let name = scanner.rest().split(separator: "<", omittingEmptySubsequences: false)[0]
      folder = writableFolder([String(name)])
      return
    }
    if first == UInt8(ascii: "$") {
      throw LineProblem(
        line: scanner.line, column: column,
        "“\(scanner.rest())” runs a program, which Pullquote does not do for feeds")
    }
    var subscription = Subscription(url: scanner.bareWord(), folder: folder)
    scanner.skipBlanks()
    if scanner.next == UInt8(ascii: "\"") {
      do throws(LineProblem) {
        subscription.title = try scanner.word()
      } catch {
        imported.pass(error.line, error.column, error.reason)
      }
    }
    imported.add(subscription, line: scanner.line, column: column)
  }
}

/// Writes newsraft's `feeds`, which knows one level of sections: a folder in a folder becomes a
/// section called `Outer/Inner`.
package func writeNewsraftFeeds(_ list: FeedList) -> [UInt8] {
  var text = ""
  for (folder, subscriptions) in list.byFolder {
    if !folder.isEmpty {
      if !text.isEmpty { text += "\n" }
      text += "@ \(folder.map(oneLine).joined(separator: "/"))\n"
    }
    for subscription in subscriptions {
      // newsraft knows no way to write a quotation mark in a title.
      let title = subscription.title.map { oneLine($0).replacing("\"", with: "'") }
      text += subscription.url + (title.map { " \"\($0)\"" } ?? "") + "\n"
    }
  }
  return Array(text.utf8)
}

extension FeedList {
  /// The feeds by folder, those of none first, else in the order of each folder's first feed.
  var byFolder: [(folder: [String], subscriptions: [Subscription])] {
    var folders: [[String]] = [[]]
    var feeds: [[String]: [Subscription]] = [:]
    for subscription in subscriptions {
      if feeds[subscription.folder] == nil, !subscription.folder.isEmpty {
        folders.append(subscription.folder)
      }
      feeds[subscription.folder, default: []].append(subscription)
    }
    return folders.compactMap { folder in feeds[folder].map { (folder, $0) } }
  }
}
