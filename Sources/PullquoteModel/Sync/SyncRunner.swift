import Archive
import Feeds
import Prose

/// How far an exchange is.
package enum SyncProgress: Equatable, Sendable {
  /// Signing in and reading the server's lists.
  case listing
  /// So many of these items were fetched.
  case fetching(done: Int, of: Int)
  /// So many of these marks were told to the server.
  case telling(done: Int, of: Int)
}

/// What an exchange brought.
package struct SyncTotals: Equatable, Sendable {
  /// Articles not known before.
  package var new = 0
  /// Marks that the server's side brought.
  package var taken = 0
  /// Marks that the server was told.
  package var told = 0
  /// Feeds of the account that are not followed here.
  package var unfollowed: [RemoteSubscription] = []

  /// Makes totals of nothing.
  package init() {}
}

/// Exchanges articles and marks with a server.
///
/// First it reads: which feeds, which items are new, which are unread, which starred. Then it merges,
/// then tells the server what was done here. Every step is a transaction of its own and can be done
/// twice, so it may end at any moment: what it had not got to is done the next time. Reading comes
/// before telling, since a server is told only what it does not know: Miniflux (up to 2.2) takes
/// "read" for an item that is read as "unread".
package struct SyncRunner: Sendable {
  private let store: ArticleStore
  private let account: SyncAccount
  private let service: SyncService
  private let clock: @Sendable () -> Int

  /// Makes a runner.
  /// - Parameter clock: the time in seconds since 1970.
  package init(
    store: ArticleStore, account: SyncAccount, service: SyncService,
    clock: @escaping @Sendable () -> Int
  ) {
    self.store = store
    self.account = account
    self.service = service
    self.clock = clock
  }

  /// Read articles are looked at so far back the first time, in seconds; unread and starred ones
  /// however old they are.
  static let firstReach = 30 * 86_400
  /// Later the lists overlap by so much, since a server may go by the publisher's dates.
  static let overlap = 3 * 86_400
  /// However sure of itself a server is, it is asked again after so many seconds.
  static let longestRest = 86_400
  /// Items of one list, and pages of one.
  static let mostItems = 500_000
  static let mostPages = 2_000

  /// True when it is time for an exchange: for whoever does one now and then in the background.
  /// - Parameter every: seconds between two, whether the first of them worked or not.
  package func isDue(every: Int) throws(ArchiveError) -> Bool {
    guard let status = try store.syncStatus(), status.account == account.name else { return true }
    let now = clock()
    if let until = status.notBefore, until > now, until <= now + Self.longestRest { return false }
    // A clock that once ran ahead must not keep us silent.
    return status.triedAt.map { $0 > now || $0 + every <= now } ?? true
  }

  /// Exchanges everything once. Cancelling the task ends it at any point without harm.
  /// - Parameter progress: is told how far it is, on any thread.
  package func sync(
    progress: @Sendable (SyncProgress) -> Void = { _ in }
  ) async throws(SyncError) -> SyncTotals {
    guard let lock = store.syncLock() else { throw .busy }
    defer { withExtendedLifetime(lock) {} }
    do throws(SyncError) {
      return try await exchange(progress)
    } catch {
      switch error {
      case .cancelled, .busy, .resting, .archive: break
      case .later(_, let until):
        try? store.noteSync(failure: error.description, notBefore: until)
      default: try? store.noteSync(failure: error.description, notBefore: nil)
      }
      throw error
    }
  }

  private func exchange(
    _ progress: @Sendable (SyncProgress) -> Void
  ) async throws(SyncError) -> SyncTotals {
    let began = clock()
    let status = try kept { () throws(ArchiveError) in
      try store.beginSync(account: account.name, now: began)
      return try store.syncStatus()
    }
    if let until = status?.notBefore, until > began, until <= began + Self.longestRest {
      throw .resting(until: until)
    }
    progress(.listing)
    var totals = SyncTotals()
    let streams = try await followedStreams(&totals)
    // Those that came, then the stars, then the unread ones: what comes between two lists is then
    // among the unread, and never taken for read.
    let reach = status?.pulledAt.map { $0 - Self.overlap } ?? began - Self.firstReach
    let recent = try await ids("recent") { .recent(since: max(0, reach), continuation: $0) }
    let starred = try await ids("starred") { .starred(continuation: $0) }
    let unread = try await ids("unread") { .unread(continuation: $0) }
    let lists = Lists(
      unread: Set(unread), starred: Set(starred), streams: streams,
      all: unread + starred + recent)
    let seen = try await fetch(lists.all, &totals, progress)
    try await merge(lists, seen, &totals)
    try kept { () throws(ArchiveError) in try store.notePull(at: began) }
    try await tell(&totals, progress)
    try kept { () throws(ArchiveError) in try store.noteSync(at: clock()) }
    return totals
  }

  /// What the server's lists say.
  private struct Lists {
    var unread: Set<RemoteItemID>
    var starred: Set<RemoteItemID>
    var streams: Set<String>
    /// The newest first.
    var all: [RemoteItemID]
  }

  /// The server's feeds, which of them are followed here being noted.
  private func followedStreams(_ totals: inout SyncTotals) async throws(SyncError) -> Set<String> {
    let subscriptions = try await service.subscriptions()
    let feeds = try kept { () throws(ArchiveError) in try store.feeds() }
    let addresses = FeedAddresses(feeds.filter(\.isFollowed))
    let matched = subscriptions.map { SyncFeed(stream: $0.stream, feed: addresses[$0.url]) }
    try kept { () throws(ArchiveError) in try store.setSyncFeeds(matched) }
    totals.unfollowed = zip(subscriptions, matched).filter { $1.feed == nil }.map { $0.0 }
    return Set(subscriptions.map(\.stream))
  }

  /// All pages of a list.
  ///
  /// Miniflux counts items from the beginning to go on, so that one that is read elsewhere meanwhile
  /// makes it skip another. A list of several pages is therefore read twice, and what either reading
  /// has counts.
  private func ids(
    _ name: String, _ pull: (String?) -> SyncPull
  ) async throws(SyncError) -> [RemoteItemID] {
    let (first, pages) = try await reading(name, pull)
    guard pages > 1 else { return first }
    let second = try await reading(name, pull).ids
    var seen: Set<RemoteItemID> = []
    return (first + second).filter { seen.insert($0).inserted }
  }

  private func reading(
    _ name: String, _ pull: (String?) -> SyncPull
  ) async throws(SyncError) -> (ids: [RemoteItemID], pages: Int) {
    var ids: [RemoteItemID] = []
    var continuation: String?
    var before: Set<String> = []
    for page in 1...Self.mostPages {
      let answer = try await service.pull(pull(continuation))
      ids += answer.ids
      guard ids.count <= Self.mostItems else { break }
      // Some servers promise a page more than there is.
      guard let next = answer.continuation, !answer.ids.isEmpty else { return (ids, page) }
      guard before.insert(next).inserted else {
        throw .badAnswer(asked: name, reason: "its pages go round in a circle")
      }
      continuation = next
    }
    throw .tooMuch(asked: name, limit: Self.mostItems)
  }

  /// Fetches the items never seen before. Each batch is kept before the next is asked for.
  /// - Returns: the marks of what was fetched.
  private func fetch(
    _ ids: [RemoteItemID], _ totals: inout SyncTotals, _ progress: @Sendable (SyncProgress) -> Void
  ) async throws(SyncError) -> [String: SyncFlags] {
    var isAsked: Set<String> = []
    let unique = ids.map(\.kept).filter { isAsked.insert($0).inserted }
    let unknown = try kept { () throws(ArchiveError) in try store.unknownItems(unique) }
    var seen: [String: SyncFlags] = [:]
    for batch in batches(of: unknown) {
      progress(.fetching(done: batch.startIndex, of: unknown.count))
      let items = try await items(Array(batch))
      var deliveries: [SyncDelivery] = []
      // Rows grow with dates, though what is newest is fetched first.
      for id in batch.sorted(by: { items[$0]?.published ?? 0 < items[$1]?.published ?? 0 }) {
        if let item = items[id] {
          seen[id] = item.flags
          deliveries.append(SyncDelivery(item: id, stream: item.stream, draft: item.draft))
        } else if !items.isEmpty {
          // Listed, but not to be had: it is not asked for again.
          deliveries.append(SyncDelivery(item: id, stream: "", draft: nil))
        }
      }
      totals.new += try kept { () throws(ArchiveError) in
        try store.take(deliveries, now: clock()).count
      }
    }
    return seen
  }

  private func items(_ ids: [String]) async throws(SyncError) -> [String: RemoteItem] {
    let page = try await service.pull(.items(ids.map { RemoteItemID(kept: $0) }))
    return Dictionary(page.items.map { ($0.id.kept, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes over what the server says, as far as that is to be believed.
  private func merge(
    _ lists: Lists, _ seen: [String: SyncFlags], _ totals: inout SyncTotals
  ) async throws(SyncError) {
    var plan = SyncPlan(
      unread: lists.unread, starred: lists.starred, subscribed: lists.streams)
    try kept { () throws(ArchiveError) in try store.forEachSyncedItem { plan.add($0) } }
    let doubts = SyncDoubts(plan.changes, streams: plan.streams, seen: seen)
    var flags = seen
    for batch in batches(of: doubts.asked) {
      for (id, item) in try await self.items(Array(batch)) { flags[id] = item.flags }
    }
    let (changes, gone) = doubts.believed(flags)
    try kept { () throws(ArchiveError) in
      try store.forgetItems(gone)
      for batch in batches(of: changes, most: 1000) { try store.take(Array(batch), now: clock()) }
    }
    totals.taken = changes.count { $0.article != nil }
  }

  /// Tells the server what it does not know. Each message is noted before the next.
  private func tell(
    _ totals: inout SyncTotals, _ progress: @Sendable (SyncProgress) -> Void
  ) async throws(SyncError) {
    let pushes = SyncPush.all(for: try kept { () throws(ArchiveError) in try store.pendingItems() })
    let count = pushes.reduce(0) { $0 + $1.items.count }
    for push in pushes {
      progress(.telling(done: totals.told, of: count))
      try await service.push(push)
      try kept { () throws(ArchiveError) in
        try store.notePushed(push.items.map(\.kept), push.flag, push.value)
      }
      totals.told += push.items.count
    }
  }

  private func kept<Value>(_ body: () throws(ArchiveError) -> Value) throws(SyncError) -> Value {
    if Task.isCancelled { throw .cancelled }
    do throws(ArchiveError) { return try body() } catch { throw .archive(error) }
  }
}

/// Pieces of at most `most` elements.
private func batches<Element>(
  of elements: [Element], most: Int = SyncPull.most
) -> [ArraySlice<Element>] {
  stride(from: 0, to: elements.count, by: most).map {
    elements[$0..<min($0 + most, elements.count)]
  }
}
