import Prose

/// A mark that a server keeps of an item, and the archive of the article that is that item.
package enum SyncFlag: Int, CaseIterable, Hashable, Sendable {
  /// Someone has read it.
  case read = 0
  /// It is to be kept.
  case starred = 1
}

/// The marks of an item.
package struct SyncFlags: Hashable, Sendable {
  /// Someone has read it.
  package var isRead: Bool
  /// It is to be kept.
  package var isStarred: Bool

  /// Makes marks; those of an item nobody has touched by default.
  package init(isRead: Bool = false, isStarred: Bool = false) {
    self.isRead = isRead
    self.isStarred = isStarred
  }

  /// One of them.
  package subscript(flag: SyncFlag) -> Bool {
    get { flag == .read ? isRead : isStarred }
    set { if flag == .read { isRead = newValue } else { isStarred = newValue } }
  }
}

/// An item of the server that is an article of the archive.
package struct SyncedItem: Hashable, Sendable {
  /// The server's identifier, in the one form that `RemoteItemID` gives all its forms.
  package var item: String
  /// The server's name of its feed.
  package var stream: String
  /// The article it is. Two items may be one article.
  package var article: ArticleID
  /// What server and archive agreed on the last time; untouched before the first.
  package var agreed: SyncFlags
  /// What the archive says now.
  package var local: SyncFlags

  /// Names an item and its state.
  package init(
    item: String, stream: String, article: ArticleID, agreed: SyncFlags, local: SyncFlags
  ) {
    self.item = item
    self.stream = stream
    self.article = article
    self.agreed = agreed
    self.local = local
  }
}

/// What the server is known to say of one mark of one item from now on.
package struct SyncChange: Hashable, Sendable {
  /// The server's identifier.
  package var item: String
  /// Which mark.
  package var flag: SyncFlag
  /// What the server says.
  package var value: Bool
  /// The article that takes it over; nil where its reader wants it otherwise, or has it so already.
  package var article: ArticleID?

  /// Names a change.
  package init(item: String, flag: SyncFlag, value: Bool, article: ArticleID? = nil) {
    self.item = item
    self.flag = flag
    self.value = value
    self.article = article
  }
}

/// A feed of the server.
package struct SyncFeed: Hashable, Sendable {
  /// The server's name of it.
  package var stream: String
  /// The feed that is followed here and is the same; nil for none.
  package var feed: SubscriptionID?

  /// Names a feed.
  package init(stream: String, feed: SubscriptionID?) {
    self.stream = stream
    self.feed = feed
  }
}

/// An item with its text, as the server gave it.
package struct SyncDelivery: Hashable, Sendable {
  /// The server's identifier.
  package var item: String
  /// The server's name of its feed.
  package var stream: String
  /// The article; nil when the server has none to give.
  package var draft: Draft?

  /// Names an item.
  package init(item: String, stream: String, draft: Draft?) {
    self.item = item
    self.stream = stream
    self.draft = draft
  }
}

/// How it stands between the archive and its server.
package struct SyncStatus: Hashable, Sendable {
  /// Whose account on which server: an address and a name.
  package var account: String
  /// When an exchange was last begun, in seconds since 1970.
  package var triedAt: Int?
  /// When the server's lists were last read to the end, in seconds since 1970.
  package var pulledAt: Int?
  /// When all was last exchanged, in seconds since 1970.
  package var syncedAt: Int?
  /// What went wrong the last time; nil when nothing did.
  package var failure: String?
  /// The server wants to be left alone until then, in seconds since 1970.
  package var notBefore: Int?
  /// Articles that the server has too.
  package var articles: Int
  /// Marks made here that the server does not know yet.
  package var pending: Int
  /// When the oldest of them was made, in seconds since 1970.
  package var pendingSince: Int?
}
