import Prose

extension AnnotatedArticle {
  /// The same article with the quotes in which somebody says or writes something, without reported
  /// thoughts, wishes and acts ("voters want ...", "the firm agreed to ..."), which most readers do
  /// not take for quotes.
  public var statements: AnnotatedArticle {
    var article = self
    article.annotation.quotes.removeAll { !$0.isSpeech && $0.kind != .direct }
    return article
  }
}
