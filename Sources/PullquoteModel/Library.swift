import Feeds
import Language
import Prose

/// What screen and commands ask for articles. It knows neither files nor terminals.
public struct Library: Sendable {
  private let annotator: Annotator

  /// Makes a library whose articles `annotator` reads.
  public init(annotator: Annotator) {
    self.annotator = annotator
  }

  /// Reads and annotates a plain text. Linear.
  /// - Parameter bytes: the whole document, in any encoding plain texts come in.
  /// - Parameter source: what people call it: a file name, or `-` for standard input.
  /// - Throws: `LibraryError` when the bytes are empty, binary or too many.
  public func open(
    _ bytes: [UInt8], named source: String
  ) throws(LibraryError) -> AnnotatedArticle {
    annotate(try draft(bytes, named: source))
  }

  /// Reads a plain text without looking for names and quotes in it yet, so that it can be shown at
  /// once, however long it is.
  /// - Throws: `LibraryError` when the bytes are empty, binary or too many.
  public func draft(_ bytes: [UInt8], named source: String) throws(LibraryError) -> Draft {
    do {
      return try parseText(bytes, source: source)
    } catch {
      throw .unreadable(source: source, reason: error.description)
    }
  }

  /// Finds names and quotes in a text. Linear; the same draft gives the same annotation.
  public func annotate(_ draft: Draft) -> AnnotatedArticle {
    AnnotatedArticle(
      draft: draft,
      annotation: annotator.annotate(draft.text, paragraphs: draft.paragraphs))
  }
}
