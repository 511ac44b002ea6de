import Archive
import Prose

/// What becomes of one mark that archive and server may each have changed.
package struct FlagMerge: Hashable, Sendable {
  /// What holds from now on.
  package var value: Bool
  /// True when the archive has to take it over.
  package var isTaken: Bool
  /// True when the server has to be told.
  package var isTold: Bool
}

/// Merges a mark: who has changed it since both sides last agreed has it his way.
///
/// A mark is there or not, so where both changed it they agree again, and there is no third case to
/// decide. An item that is seen for the first time agrees on nothing having been done to it: a star
/// or a reading on either side then counts for both, and none is lost.
package func mergedFlag(agreed: Bool, local: Bool, remote: Bool) -> FlagMerge {
  let value = local == agreed ? remote : local
  return FlagMerge(value: value, isTaken: value != local, isTold: value != remote)
}

/// What a server says, against what both sides agreed on the last time. Pure.
package struct SyncPlan: Equatable, Sendable {
  /// What the archive is to note, and where `article` is named to take over.
  package private(set) var changes: [SyncChange] = []
  /// The server's feeds of the items that `changes` name.
  package private(set) var streams: [String: String] = [:]

  private let unread: Set<RemoteItemID>
  private let starred: Set<RemoteItemID>
  private let subscribed: Set<String>
  private var article: ArticleID?
  private var local = SyncFlags()

  /// Makes a plan for no items yet.
  /// - Parameters:
  ///   - unread: what nobody has read; who is not in it has been read.
  ///   - starred: what has a star.
  ///   - subscribed: the feeds the account is still subscribed to. The lists say nothing about
  ///     others: who leaves a feed on one device does not mean to unstar what he kept of it.
  package init(
    unread: Set<RemoteItemID>, starred: Set<RemoteItemID>, subscribed: Set<String>
  ) {
    self.unread = unread
    self.starred = starred
    self.subscribed = subscribed
  }

  /// Compares an item with the lists. Items of one article come behind one another.
  package mutating func add(_ item: SyncedItem) {
    guard subscribed.contains(item.stream) else { return }
    // Two items may be one article: what the first brought the second finds.
    if item.article != article { (article, local) = (item.article, item.local) }
    let id = RemoteItemID(kept: item.item)
    let remote = SyncFlags(isRead: !unread.contains(id), isStarred: starred.contains(id))
    for flag in SyncFlag.allCases where remote[flag] != item.agreed[flag] {
      let merge = mergedFlag(agreed: item.agreed[flag], local: local[flag], remote: remote[flag])
      local[flag] = merge.value
      streams[item.item] = item.stream
      changes.append(
        SyncChange(
          item: item.item, flag: flag, value: remote[flag],
          article: merge.isTaken ? item.article : nil))
    }
  }
}
