import Archive
import Prose

extension Newsroom {
  /// An article as the archive keeps it. One that waits for the annotator is not annotated here:
  /// its text can be read at once.
  func article(_ id: ArticleID) throws(ArchiveError) -> OpenedArticle? {
    guard let stored = try store.article(id) else { return nil }
    let isPending = stored.annotation == nil
    // Without tokens: the reader has no use for them, and they would need the models.
    let article =
      stored.annotation.map { AnnotatedArticle(draft: stored.draft, annotation: $0) }
      ?? AnnotatedArticle(unread: stored.draft)
    return OpenedArticle(
      stored: stored, index: ArticleIndex(article),
      feedName: try stored.feed.map { feed throws(ArchiveError) in try store.name(of: feed) } ?? "",
      quotes: isPending ? [] : try store.quotes(of: id),
      counts: try store.counts(of: stored.entities), place: try store.place(in: id),
      isPending: isPending)
  }
}

extension AnnotatedArticle {
  /// A text nobody has looked for quotes in.
  fileprivate init(unread draft: Draft) {
    self.init(
      draft: draft,
      annotation: Annotation(
        tokens: [], sentences: [], mentions: [], entities: [], quotes: [],
        language: draft.language ?? "und", annotator: AnnotatorVersion("")))
  }
}
