import Prose

/// A server that keeps subscriptions and marks, as four closures. Tests put a value of their own in
/// its place; which interface a server speaks is known only to whoever makes one.
package struct SyncService: Sendable {
  /// Signs in, and gives what stands for the password from then on: a secret.
  package var signIn: @Sendable () async throws(SyncError) -> String
  /// Lists what the account is subscribed to.
  package var subscriptions: @Sendable () async throws(SyncError) -> [RemoteSubscription]
  /// Lists items and their states, a page at a time.
  package var pull: @Sendable (SyncPull) async throws(SyncError) -> SyncPage
  /// Tells a mark of some items, at most `SyncPush.most`. When it returns the server knows.
  package var push: @Sendable (SyncPush) async throws(SyncError) -> Void

  /// Makes a service of its closures.
  package init(
    signIn: @escaping @Sendable () async throws(SyncError) -> String,
    subscriptions: @escaping @Sendable () async throws(SyncError) -> [RemoteSubscription],
    pull: @escaping @Sendable (SyncPull) async throws(SyncError) -> SyncPage,
    push: @escaping @Sendable (SyncPush) async throws(SyncError) -> Void
  ) {
    self.signIn = signIn
    self.subscriptions = subscriptions
    self.pull = pull
    self.push = push
  }
}

/// A feed that the account is subscribed to.
package struct RemoteSubscription: Hashable, Sendable {
  /// The server's name of it: `feed/12`.
  package var stream: String
  /// Where the feed lies: http or https.
  package var url: String
  /// What it is called there.
  package var title: String?
  /// The folders it lies in.
  package var folders: [String]

  /// Names a subscription.
  package init(stream: String, url: String, title: String? = nil, folders: [String] = []) {
    self.stream = stream
    self.url = url
    self.title = title
    self.folders = folders
  }
}

/// What is asked of a server.
package enum SyncPull: Hashable, Sendable {
  /// The items that came since a time, in seconds since 1970, read or not.
  case recent(since: Int, continuation: String?)
  /// All items nobody has read.
  case unread(continuation: String?)
  /// All items with a star.
  case starred(continuation: String?)
  /// These items themselves, at most `SyncPull.most`.
  case items([RemoteItemID])

  /// Items asked for at once: a document of some MB.
  package static let most = 100
}

/// What a server answers.
package struct SyncPage: Equatable, Sendable {
  /// The items of a list.
  package var ids: [RemoteItemID]
  /// The items themselves, where they were asked for; those are left out that the server has no
  /// more.
  package var items: [RemoteItem]
  /// What to ask for the next page with; nil on the last.
  package var continuation: String?

  /// Makes a page.
  package init(
    ids: [RemoteItemID] = [], items: [RemoteItem] = [], continuation: String? = nil
  ) {
    self.ids = ids
    self.items = items
    self.continuation = continuation
  }
}
