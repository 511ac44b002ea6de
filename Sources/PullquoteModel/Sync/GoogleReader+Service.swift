import Archive
import Feeds

extension SyncService {
  /// A server with the interface of Google's reader.
  /// - Parameters:
  ///   - auth: what an earlier `signIn` gave, to do without the password as long as it is good.
  ///   - clock: the time in seconds since 1970.
  ///   - remember: is given what stands for the password whenever the server gave it anew.
  ///   - password: asked for when the server wants it, at most once for each request.
  package static func googleReader(
    _ account: SyncAccount, auth: String? = nil, fetcher: Fetcher,
    clock: @escaping @Sendable () -> Int,
    remember: @escaping @Sendable (String) -> Void = { _ in },
    password: @escaping @Sendable () async throws(SyncError) -> String
  ) -> SyncService {
    let reader = GoogleReader(
      account: account, auth: auth, fetcher: fetcher, clock: clock, remember: remember,
      password: password)
    return SyncService(
      signIn: { () throws(SyncError) in try await reader.signIn() },
      subscriptions: { () throws(SyncError) in try await reader.subscriptions() },
      pull: { pull throws(SyncError) in try await reader.pull(pull) },
      push: { push throws(SyncError) in try await reader.push(push) })
  }
}

extension GoogleReader {
  private static let read = "user/-/state/com.google/read"
  private static let starred = "user/-/state/com.google/starred"
  private static let readingList = "user/-/state/com.google/reading-list"

  /// Identifiers asked for in one page. Servers that give fewer say where to go on.
  private static let page = "10000"

  func subscriptions() async throws(SyncError) -> [RemoteSubscription] {
    let bytes = try await get("subscription/list")
    return try understood("subscriptions") { () throws(JSONError) in
      try ReaderSubscriptions(bytes).subscriptions
    }
  }

  func pull(_ pull: SyncPull) async throws(SyncError) -> SyncPage {
    switch pull {
    case .recent(let since, let continuation):
      return try await list(Self.readingList, [("ot", String(since))], continuation)
    case .unread(let continuation):
      return try await list(Self.readingList, [("xt", Self.read)], continuation)
    case .starred(let continuation):
      return try await list(Self.starred, [], continuation)
    case .items(let ids):
      guard !ids.isEmpty else { return SyncPage() }
      // Miniflux calls it a bad request when it has none of them.
      let bytes = try await post(
        "stream/items/contents", ids.map { ("i", $0.written) }, isNothing: [400])
      guard let bytes else { return SyncPage() }
      return try understood("items") { () throws(JSONError) in
        SyncPage(items: try ReaderItems(bytes).items)
      }
    }
  }

  private func list(
    _ stream: String, _ fields: [(String, String)], _ continuation: String?
  ) async throws(SyncError) -> SyncPage {
    var query = [("s", stream), ("n", Self.page)] + fields
    if let continuation { query.append(("c", continuation)) }
    let bytes = try await get("stream/items/ids", query)
    return try understood("identifiers") { () throws(JSONError) in
      let page = try ReaderItemReferences(bytes)
      return SyncPage(ids: page.ids, continuation: page.continuation)
    }
  }

  func push(_ push: SyncPush) async throws(SyncError) {
    let state = push.flag == .read ? Self.read : Self.starred
    let answer = try await post(
      "edit-tag", [(push.value ? "a" : "r", state)] + push.items.map { ("i", $0.written) })
    // A page of some login stands behind status 200 too.
    guard let answer, answer.prefix(16).filter({ $0 > 0x20 }) == Array("OK".utf8) else {
      throw .badAnswer(asked: "edit-tag", reason: "it is not “OK”")
    }
  }

  private func understood<Value>(
    _ asked: String, _ read: () throws(JSONError) -> Value
  ) throws(SyncError) -> Value {
    do throws(JSONError) {
      return try read()
    } catch {
      throw .badAnswer(asked: asked, reason: "\(error.reason) at byte \(error.offset + 1)")
    }
  }
}
