import Feeds
import Prose

/// The feeds file on the disk. It belongs to the user: lines are added and taken out on command,
/// nothing else in it ever changes.
struct FeedsFile: Equatable, Sendable {
  /// Where it lies.
  let path: String
  private var file: UserFile { UserFile(path: path) }

  init(path: String) {
    self.path = path
  }

  /// What it says; a missing file says nothing.
  /// - Throws: `.notUnderstood` with every error in it; warnings stand in the list.
  func read() throws(UserFileError) -> FeedList {
    try understood(try file.read() ?? [])
  }

  /// Adds a feed behind the last of its folder. A missing file is made, with a comment that explains
  /// its lines.
  /// - Returns: false when the feed is there already; the file is then left alone.
  @discardableResult
  func append(_ subscription: Subscription) throws(UserFileError) -> Bool {
    try append([subscription]).isEmpty == false
  }

  /// Adds those feeds and queries that are not there yet, all at once.
  /// - Returns: the addresses of the feeds added.
  @discardableResult
  func append(
    _ subscriptions: [Subscription], queries: [StandingQuery] = []
  ) throws(UserFileError) -> [String] {
    var added: [String] = []
    try file.edit { (bytes: [UInt8]?) throws(UserFileError) -> [UInt8]? in
      let list = try understood(bytes ?? [])
      let newcomers = list.lacking(subscriptions)
      let newQueries = list.lacking(queries)
      added = newcomers.map(\.url)
      guard !newcomers.isEmpty || !newQueries.isEmpty else { return nil }
      return adding(newcomers, queries: newQueries, to: bytes ?? Array(feedsFileTemplate.utf8))
    }
    return added
  }

  /// Takes a feed out.
  /// - Returns: false when it is not there.
  func remove(url: String) throws(UserFileError) -> Bool {
    var isThere = false
    try file.edit { (bytes: [UInt8]?) throws(UserFileError) -> [UInt8]? in
      guard let bytes else { return nil }
      let rest = removing(url: url, from: bytes)
      isThere = rest.count < bytes.count
      return isThere ? rest : nil
    }
    return isThere
  }

  /// Gives a feed another title, folder and tags; only its line changes.
  /// - Parameter title: nil for the feed's own.
  /// - Returns: false when it is not there.
  func amend(
    url: String, title: String?, folder: [String], tags: [String]
  ) throws(UserFileError) -> Bool {
    try change { amending(url: url, title: title, folder: folder, tags: tags, in: $0) }
  }

  /// Has whole articles fetched for a feed, or no longer; only its line changes.
  /// - Returns: false when it is not there.
  func want(fullText isWanted: Bool, of url: String) throws(UserFileError) -> Bool {
    try change { setting(fullText: isWanted, of: url, in: $0) }
  }

  /// Adds a search, a mute or a watch.
  /// - Returns: false when one of that name, or without name of those words, is there already.
  func keep(_ query: StandingQuery) throws(UserFileError) -> Bool {
    guard try !read().lacking([query]).isEmpty else { return false }
    try append([], queries: [query])
    return true
  }

  /// Takes a search, a mute or a watch out.
  /// - Returns: false when it is not there.
  func drop(_ use: StandingQuery.Use, text: String) throws(UserFileError) -> Bool {
    try change { bytes in
      let rest = removing(use, text: text, from: bytes)
      return rest.count < bytes.count ? rest : nil
    }
  }

  /// Changes a file that must stay understood.
  /// - Parameter edit: nil for bytes that have not what is to be changed.
  private func change(_ edit: ([UInt8]) -> [UInt8]?) throws(UserFileError) -> Bool {
    var isDone = false
    try file.edit { (bytes: [UInt8]?) throws(UserFileError) -> [UInt8]? in
      guard let bytes, let changed = edit(bytes) else { return nil }
      isDone = true
      if changed == bytes { return nil }
      _ = try understood(changed)
      return changed
    }
    return isDone
  }

  private func understood(_ bytes: [UInt8]) throws(UserFileError) -> FeedList {
    let list = parseFeedList(bytes)
    let errors = list.errors + list.queries.compactMap(\.problem)
    guard errors.isEmpty else {
      throw .notUnderstood(
        path: path, errors.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
    }
    return list
  }
}
