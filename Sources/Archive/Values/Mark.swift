import Prose

/// What a reader does with an article.
package enum Mark: Hashable, Sendable {
  /// It was read.
  case read
  /// It is to be read again.
  case unread
  /// It is to be kept.
  case star
  /// It need not be kept.
  case unstar
  /// The reader's word for it, as written.
  case tag(String)
  /// Takes the word away.
  case untag(String)
}

/// What `ArticleStore.mark` changed: hand it to `undo` to have it back.
package struct MarkUndo: Hashable, Sendable {
  /// What was done.
  package var mark: Mark
  /// The articles it changed, without those that were so already.
  package var changed: [ArticleID]
}
