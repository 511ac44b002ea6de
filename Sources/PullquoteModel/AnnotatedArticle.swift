import Language
import Prose

/// An article with everything the engine found in it: what the screen shows and the commands print.
public struct AnnotatedArticle: Hashable, Sendable {
  /// The text and what is known about it.
  public var draft: Draft
  /// What the engine found in it.
  public var annotation: Annotation

  /// Joins a text and its annotation.
  public init(draft: Draft, annotation: Annotation) {
    self.draft = draft
    self.annotation = annotation
  }
}

extension AnnotatedArticle {
  /// What to tell people about an article too long to be searched whole, nil for all others.
  public var lengthNotice: String? {
    guard draft.text.utf8.count > Annotator.longest else { return nil }
    return "only the first \(Annotator.longest >> 20) MB were searched for quotes"
  }
}

extension AnnotatedArticle {
  /// A text in which nothing has been looked for yet.
  package init(bare draft: Draft) {
    self.init(
      draft: draft,
      annotation: Annotation(
        tokens: [], sentences: [], mentions: [], entities: [], quotes: [], language: "und",
        annotator: AnnotatorVersion("none")))
  }
}
