import Prose

/// Adds feeds and queries to the bytes of a feeds file, each behind the last of its folder; a folder
/// that is not there yet comes at the end. Every byte that was there stays.
///
/// What the file holds already is not looked at: that is the caller's business.
package func adding(
  _ subscriptions: [Subscription], queries: [StandingQuery] = [], to bytes: [UInt8]
) -> [UInt8] {
  // Gathered by folder, so that a long list costs one pass over the file for each folder, not feed.
  var folders: [[String]] = []
  var lines: [[String]: [String]] = [:]
  func add(_ line: String, to folder: [String]) {
    let folder = writableFolder(folder)
    if lines[folder] == nil { folders.append(folder) }
    lines[folder, default: []].append(line)
  }
  for subscription in subscriptions { add(feedLine(of: subscription), to: subscription.folder) }
  for query in queries { add(queryLine(of: query), to: query.folder) }
  var result = bytes
  for folder in folders {
    result = adding(lines: lines[folder] ?? [], to: folder, of: result)
  }
  return result
}

/// Adds lines behind the last of a folder; one that is not there yet comes at the end.
func adding(lines: [String], to folder: [String], of bytes: [UInt8]) -> [UInt8] {
  Insertion(into: bytes, folder: folder).adding(lines)
}

/// Takes every line that names this feed out of the bytes of a feeds file. Every other byte stays.
package func removing(url: String, from bytes: [UInt8]) -> [UInt8] {
  let lines = FileLines(bytes)
  let key = addressKey(url)
  var result = bytes
  for (index, line) in lines.lines.enumerated().reversed() {
    var scanner = LineScanner(Array(lines.content(index)), line: index + 1)
    scanner.skipBlanks()
    let word = scanner.bareWord()
    if isFeedAddress(word), addressKey(word) == key {
      result.removeSubrange(line.range.lowerBound..<line.end)
    }
  }
  return result
}

/// Where new lines of a folder go.
private struct Insertion {
  private let file: FileLines
  private let folder: [String]
  /// The line behind which they go; nil when the file, or its part without folders, is empty.
  private var after: Int?
  /// True when the folder has a heading already, or needs none.
  private var hasHeading: Bool
  /// True when a heading follows whose comment must not be torn off.
  private var leavesBlank = false

  init(into bytes: [UInt8], folder: [String]) {
    file = FileLines(bytes)
    self.folder = folder
    hasHeading = folder.isEmpty
    var current: [String] = []
    var lastBlank: Int?
    var firstHeading: Int?
    for index in file.lines.indices {
      var scanner = LineScanner(Array(file.content(index)), line: index + 1)
      scanner.skipBlanks()
      guard let first = scanner.next, !scanner.isAtComment else {
        if scanner.next == nil, firstHeading == nil { lastBlank = index }
        continue
      }
      if first == UInt8(ascii: "[") {
        firstHeading = firstHeading ?? index
        guard let found = try? folderHeading(&scanner) else { continue }
        current = found
        if found == folder {
          hasHeading = true
          after = index
        }
      } else if current == folder {
        after = index
      }
    }
    guard after == nil else { return }
    if folder.isEmpty, firstHeading != nil {
      after = lastBlank
      leavesBlank = true
    } else if !file.lines.isEmpty {
      after = file.lines.count - 1
    }
  }

  func adding(_ lines: [String]) -> [UInt8] {
    let place = after.map { file.lines[$0].end } ?? file.bytes.count - bytesOfLines
    let lineBreak = file.lineBreak(after: after ?? 0)
    var inserted: [UInt8] = []
    if let after, file.lines[after].end == file.lines[after].range.upperBound {
      inserted += lineBreak
    }
    if !hasHeading {
      if let last = file.lines.last, !last.range.isEmpty { inserted += lineBreak }
      inserted += Array(heading(of: folder).utf8) + lineBreak
    }
    for line in lines { inserted += Array(line.utf8) + lineBreak }
    if leavesBlank { inserted += lineBreak }
    return Array(file.bytes[..<place]) + inserted + Array(file.bytes[place...])
  }

  /// All bytes but a byte order mark.
  private var bytesOfLines: Int {
    file.lines.first.map { file.bytes.count - $0.range.lowerBound } ?? 0
  }
}
