import Archive

/// A mark to be told to a server.
package struct SyncPush: Hashable, Sendable {
  /// Which items.
  package var items: [RemoteItemID]
  /// Which mark.
  package var flag: SyncFlag
  /// True to set it, false to take it away.
  package var value: Bool

  /// Names a mark.
  package init(items: [RemoteItemID], flag: SyncFlag, value: Bool) {
    self.items = items
    self.flag = flag
    self.value = value
  }

  /// Items told at once. The protocol's own servers took 1000; some PHP has a bound of its own
  /// that fewer stay below.
  package static let most = 250

  /// The marks that a server does not know yet, in as few messages as may be.
  package static func all(for items: [SyncedItem]) -> [SyncPush] {
    var pushes: [SyncPush] = []
    for flag in SyncFlag.allCases {
      for value in [true, false] {
        let told = items.filter { $0.agreed[flag] != value && $0.local[flag] == value }
          .map { RemoteItemID(kept: $0.item) }
        var start = 0
        while start < told.count {
          let end = min(start + most, told.count)
          pushes.append(SyncPush(items: Array(told[start..<end]), flag: flag, value: value))
          start = end
        }
      }
    }
    return pushes
  }
}
