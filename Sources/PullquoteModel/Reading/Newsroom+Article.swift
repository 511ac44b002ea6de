import Archive
import Prose

extension Newsroom {
  /// An article as the archive keeps it. One that waits for the annotator is not annotated here:
  /// its text can be read at once.
  func article(_ id: ArticleID) throws(ArchiveError) -> OpenedArticle? {
    guard let stored = try store.article(id) else { return nil }
    let isPending = stored.annotation == nil
    let article = read(stored)
    return OpenedArticle(
      stored: stored, index: ArticleIndex(article),
      feedName: try stored.feed.map { feed throws(ArchiveError) in try store.name(of: feed) } ?? "",
      quotes: isPending ? [] : try store.quotes(of: id),
      counts: try store.counts(of: stored.entities), place: try store.place(in: id),
      isPending: isPending)
  }

  /// What the archive keeps, with the tokens it does not keep; for these alone no model is read.
  private func read(_ stored: StoredArticle) -> AnnotatedArticle {
    guard var annotation = stored.annotation else { return AnnotatedArticle(unread: stored.draft) }
    annotation.tokens = rules.tokens(of: stored.draft.text, paragraphs: stored.draft.paragraphs)
    return AnnotatedArticle(draft: stored.draft, annotation: annotation)
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
