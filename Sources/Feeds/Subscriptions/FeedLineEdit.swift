import Prose

/// Gives a feed another title, folder and tags in the bytes of a feeds file. Options and comment of
/// its line stay as they are written, and so does every other line; where the folder is another, the
/// line moves behind the last one there.
/// - Parameter title: nil for the feed's own.
/// - Returns: nil where no line names the feed.
package func amending(
  url: String, title: String?, folder: [String], tags: [String], in bytes: [UInt8]
) -> [UInt8]? {
  let lines = FileLines(bytes)
  guard let found = FeedLine(of: url, in: lines) else { return nil }
  var line = found
  line.set(title: title.map(oneLine).flatMap { $0.isEmpty ? nil : $0 })
  line.set(tags: tags.map(oneLine).filter { !$0.isEmpty })
  let range = lines.lines[found.index].range
  let folder = writableFolder(folder)
  guard folder != found.folder else {
    return Array(bytes[..<range.lowerBound]) + line.bytes + Array(bytes[range.upperBound...])
  }
  var rest = bytes
  rest.removeSubrange(range.lowerBound..<lines.lines[found.index].end)
  return adding(lines: [String(decoding: line.bytes, as: UTF8.self)], to: folder, of: rest)
}

/// Has whole articles fetched for a feed, or no longer, in the bytes of a feeds file; nothing but
/// that option changes.
/// - Returns: nil where no line names the feed.
package func setting(fullText isWanted: Bool, of url: String, in bytes: [UInt8]) -> [UInt8]? {
  let lines = FileLines(bytes)
  guard var line = FeedLine(of: url, in: lines) else { return nil }
  line.set(fullText: isWanted)
  let range = lines.lines[line.index].range
  return Array(bytes[..<range.lowerBound]) + line.bytes + Array(bytes[range.upperBound...])
}

/// Takes a saved search, a mute or a watch out of the bytes of a feeds file: every line that says
/// so. Every other byte stays.
package func removing(
  _ use: StandingQuery.Use, text: String, from bytes: [UInt8]
) -> [UInt8] {
  let lines = FileLines(bytes)
  var result = bytes
  for query in parseFeedList(bytes).queries.reversed()
  where query.use == use && query.text == text {
    let line = lines.lines[query.line - 1]
    result.removeSubrange(line.range.lowerBound..<line.end)
  }
  return result
}

/// A line that names a feed, and where its parts stand.
private struct FeedLine {
  /// Which line of the file it is, from 0.
  let index: Int
  /// The folder it lies in.
  let folder: [String]
  /// The line without its break.
  private(set) var bytes: [UInt8]

  private enum Part: Equatable {
    case address
    case title
    case tag(String)
    case option(String)
    case comment
  }

  /// The first line that names a feed, which is the one that counts.
  init?(of url: String, in lines: FileLines) {
    let key = addressKey(url)
    var folder: [String] = []
    for index in lines.lines.indices {
      var scanner = LineScanner(Array(lines.content(index)), line: index + 1)
      scanner.skipBlanks()
      if scanner.next == UInt8(ascii: "["), let heading = try? folderHeading(&scanner) {
        folder = heading
        continue
      }
      let word = scanner.bareWord()
      guard isFeedAddress(word), addressKey(word) == key else { continue }
      self.index = index
      self.folder = folder
      bytes = Array(lines.content(index))
      return
    }
    return nil
  }

  /// What stands where. Where a quotation mark is never closed, the rest counts as a comment.
  private var parts: [(part: Part, range: Range<Int>)] {
    var scanner = LineScanner(bytes, line: 1)
    scanner.skipBlanks()
    let start = scanner.position
    _ = scanner.bareWord()
    var parts: [(part: Part, range: Range<Int>)] = [(.address, start..<scanner.position)]
    scanner.skipBlanks()
    while let first = scanner.next {
      let start = scanner.position
      if scanner.isAtComment {
        parts.append((.comment, start..<bytes.count))
        break
      }
      let isTag = first == UInt8(ascii: "#")
      if isTag { scanner.skip() }
      guard let word = try? scanner.word() else {
        parts.append((.comment, start..<bytes.count))
        break
      }
      let isTitle = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
      let part: Part = isTag ? .tag(word) : isTitle ? .title : .option(word)
      parts.append((part, start..<scanner.position))
      scanner.skipBlanks()
    }
    return parts
  }

  /// Takes a part out with the blanks before it.
  private mutating func remove(_ range: Range<Int>) {
    var start = range.lowerBound
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    bytes.removeSubrange(start..<range.upperBound)
  }

  private mutating func insert(_ text: String, behind part: (part: Part, range: Range<Int>)?) {
    let place = part?.range.upperBound ?? bytes.count
    bytes.insert(contentsOf: Array(" \(text)".utf8), at: place)
  }

  mutating func set(title: String?) {
    let old = parts.first { $0.part == .title }
    guard let title else {
      if let old { remove(old.range) }
      return
    }
    if let old {
      bytes.replaceSubrange(old.range, with: Array(quoted(title).utf8))
    } else {
      insert(quoted(title), behind: parts.first)
    }
  }

  mutating func set(tags: [String]) {
    for (part, range) in parts.reversed() {
      if case .tag(let tag) = part, !tags.contains(tag) { remove(range) }
    }
    for tag in tags where !parts.contains(where: { $0.part == .tag(tag) }) {
      let last = parts.last { part, _ in
        switch part {
        case .address, .title, .tag: true
        case .option, .comment: false
        }
      }
      insert(tagWord(tag), behind: last)
    }
  }

  mutating func set(fullText isWanted: Bool) {
    let name = FeedOption.fullText.name
    let found = parts.filter { $0.part == .option(name) }
    if !isWanted {
      for (_, range) in found.reversed() { remove(range) }
    } else if found.isEmpty {
      insert(name, behind: parts.last { $0.part != .comment })
    }
  }
}
