import Archive

/// What a list says by leaving an item out, and whether to believe it.
///
/// An item that is not among the unread ones was read, or expired on the server, or lies in a feed
/// that was taken from the list, or the server lost its database. An article marked as read, or a
/// star taken away, on such grounds would be a loss, so some items are looked at themselves: every one
/// that lost its star, and a few of each feed that were read.
struct SyncDoubts {
  /// Items of a feed looked at before the others of it are believed.
  static let sample = 5

  /// The items to look at.
  private(set) var asked: [String] = []
  private let changes: [SyncChange]
  private let streams: [String: String]

  /// - Parameters:
  ///   - streams: the feed of each item.
  ///   - seen: items that were looked at already.
  init(_ changes: [SyncChange], streams: [String: String], seen: [String: SyncFlags]) {
    self.changes = changes
    self.streams = streams
    var counts: [String: Int] = [:]
    var isAsked: Set<String> = []
    for change in changes where change.article != nil && Self.isSilent(change) {
      if seen[change.item] != nil { continue }
      let stream = streams[change.item] ?? ""
      if change.flag == .read {
        guard counts[stream, default: 0] < Self.sample else { continue }
        counts[stream, default: 0] += 1
      }
      if isAsked.insert(change.item).inserted { asked.append(change.item) }
    }
  }

  /// What is to be believed, when the server says of the items themselves what `seen` holds.
  func believed(_ seen: [String: SyncFlags]) -> (changes: [SyncChange], gone: [String]) {
    var doubtful: Set<String> = []
    let gone = Set(asked.filter { seen[$0] == nil })
    for change in changes where change.flag == .read && Self.isSilent(change) {
      let isContradicted = seen[change.item].map { $0[change.flag] != change.value } ?? false
      if isContradicted || gone.contains(change.item) {
        doubtful.insert(streams[change.item] ?? "")
      }
    }
    let believed = changes.filter { change in
      guard !gone.contains(change.item) else { return false }
      guard Self.isSilent(change), change.article != nil else { return true }
      if let flags = seen[change.item] { return flags[change.flag] == change.value }
      return change.flag == .read && !doubtful.contains(streams[change.item] ?? "")
    }
    return (believed, asked.filter { gone.contains($0) })
  }

  /// True for what only the absence from a list tells.
  private static func isSilent(_ change: SyncChange) -> Bool {
    change.value == (change.flag == .read)
  }
}
