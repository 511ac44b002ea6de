/// The lists of feeds that can be read; the raw value is the name people give.
package enum ListFormat: String, Hashable, Sendable, CaseIterable {
  /// OPML 1 and 2, which nearly every reader writes.
  case opml
  /// newsboat's and newsbeuter's `urls`; also a plain list of addresses.
  case newsboat
  /// newsraft's `feeds`.
  case newsraft
  /// sfeed's `sfeedrc`.
  case sfeed
  /// A feeds file of our own.
  case pullquote
}

/// Which list of feeds this is, by what stands in it, and where that leaves it open by its name.
package func listFormat(of bytes: [UInt8], named name: String) -> ListFormat {
  if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { return .opml }
  let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  if bytes[start...].first(where: { $0 > 0x20 }) == UInt8(ascii: "<") { return .opml }
  let lines = FileLines(bytes)
  // Signs are looked for near the top: a list does not change its format half way.
  for index in lines.lines.indices.prefix(2000) {
    var scanner = LineScanner(Array(lines.content(index)), line: index + 1)
    scanner.skipBlanks()
    let word = scanner.bareWord()
    if let format = sign(word, rest: scanner.rest()) { return format }
  }
  let name = name.lowercased()
  if name.hasSuffix("sfeedrc") { return .sfeed }
  return name.contains("newsraft") ? .newsraft : .newsboat
}

/// What a line tells of the format of its list; nil when several have such lines.
private func sign(_ word: String, rest: String) -> ListFormat? {
  if word == "@" || word.hasPrefix("$(") || rest.hasPrefix("<") || rest.contains("\" <") {
    return .newsraft
  }
  if word == "feed" || word.hasPrefix("feeds()") || word == "feeds" { return .sfeed }
  if word.hasPrefix("[") || word == "query" || word == "mute" || word == "watch" {
    return .pullquote
  }
  let bare = word.hasPrefix("\"") ? String(word.dropFirst()) : word
  if ["query:", "filter:", "exec:", "file:"].contains(where: bare.hasPrefix) { return .newsboat }
  if rest.contains("\"~") || rest.contains("\"!") || rest.hasPrefix("~") || rest.hasPrefix("!") {
    return .newsboat
  }
  guard isFeedAddress(word) else { return nil }
  let isOurs =
    rest.hasPrefix("#") || rest.contains(" #")
    || FeedOption.all.contains { option in
      let mark = option.example == nil ? option.name : "\(option.name)="
      return rest.hasPrefix(mark) || rest.contains(" \(mark)")
    }
  return isOurs ? .pullquote : nil
}

/// Reads a list of feeds of any known format. Linear; nothing in it is ever run.
package func importFeeds(_ bytes: [UInt8], format: ListFormat) -> ImportedFeeds {
  switch format {
  case .opml: return parseOPML(bytes)
  case .newsboat: return parseNewsboatURLs(bytes)
  case .newsraft: return parseNewsraftFeeds(bytes)
  case .sfeed: return parseSfeedConfiguration(bytes)
  case .pullquote: return importFeedList(bytes)
  }
}

/// Reads a feeds file of our own that may be a stranger's: programs for passwords stay behind.
private func importFeedList(_ bytes: [UInt8]) -> ImportedFeeds {
  let list = parseFeedList(bytes)
  var imported = ImportedFeeds()
  imported.queries = list.queries
  imported.problems = list.problems.map {
    LineProblem(.warning, line: $0.line, column: $0.column, $0.reason)
  }
  for entry in list.entries {
    var subscription = entry.subscription
    if let program = subscription.credentialsCommand.first {
      subscription.credentialsCommand = []
      imported.problems.append(
        LineProblem(
          .warning, line: entry.line, column: 1,
          "auth is not taken over, since it would run “\(program)”; write it into the feeds file "
            + "yourself if you trust it"))
    }
    imported.add(subscription, line: entry.line)
  }
  return imported
}
