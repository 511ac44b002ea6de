import Archive
import Feeds
import Language
import Prose

/// What screen and commands ask for articles. It knows neither files nor terminals.
public struct Library: Sendable {
  private let lazy: LazyAnnotator

  /// Makes a library whose articles `annotator` reads.
  public init(annotator: Annotator) {
    lazy = LazyAnnotator(annotator)
  }

  /// Makes a library whose annotator is made when it is needed.
  package init(annotator: LazyAnnotator) { lazy = annotator }

  /// Reads and annotates a plain text or a web page. Linear.
  /// - Parameter bytes: the whole document, in any encoding plain texts come in.
  /// - Parameter source: what people call it: a file name, or `-` for standard input.
  /// - Throws: `LibraryError` when the bytes are empty, binary or too many.
  public func open(
    _ bytes: [UInt8], named source: String
  ) throws(LibraryError) -> AnnotatedArticle {
    annotate(try draft(bytes, named: source))
  }

  /// Reads a plain text or a web page without looking for names and quotes in it yet, so that it can be shown at
  /// once, however long it is.
  /// - Throws: `LibraryError` when the bytes are empty, binary or too many.
  public func draft(_ bytes: [UInt8], named source: String) throws(LibraryError) -> Draft {
    try document(bytes, named: source)
  }

  /// As `draft`, of a document that came from the network.
  /// - Parameter contentType: what the server says it is; its charset counts.
  /// - Parameter url: where it came from; relative links are relative to it.
  package func document(
    _ bytes: [UInt8], named source: String, contentType: String? = nil, url: String? = nil
  ) throws(LibraryError) -> Draft {
    switch DocumentKind(bytes) {
    case .page: return try page(bytes, named: source, contentType: contentType, url: url)
    case .feed:
      throw .unreadable(
        source: source, reason: "this is a feed, not an article; pullquote add keeps it")
    case .text: return try text(bytes, named: source)
    }
  }

  /// Reads bytes as plain text, whatever they look like, so that positions in it are positions in
  /// what was given.
  /// - Throws: `LibraryError` when the bytes are empty, binary or too many.
  package func text(_ bytes: [UInt8], named source: String) throws(LibraryError) -> Draft {
    do {
      return try parseText(bytes, source: source)
    } catch {
      throw .unreadable(source: source, reason: error.description)
    }
  }

  /// Finds the article in a web page.
  private func page(
    _ bytes: [UInt8], named source: String, contentType: String?, url: String?
  ) throws(LibraryError) -> Draft {
    do {
      var draft = try parsePage(bytes, contentType: contentType, url: url).draft
      draft.source = source
      return draft
    } catch {
      throw .unreadable(source: source, reason: error.description)
    }
  }

  /// Finds names and quotes in a text. Linear; the same draft gives the same annotation.
  ///
  /// Without an annotator, since its files are broken, nothing is found.
  public func annotate(_ draft: Draft) -> AnnotatedArticle {
    guard let annotator = try? lazy.annotator else { return AnnotatedArticle(bare: draft) }
    return AnnotatedArticle(
      draft: draft,
      annotation: annotator.annotate(draft.text, paragraphs: draft.paragraphs))
  }

  /// As `annotate`, with the decisions that led there.
  package func trace(_ draft: Draft) -> (article: AnnotatedArticle, trace: Trace) {
    let trace = Trace()
    guard let annotator = try? lazy.annotator else { return (AnnotatedArticle(bare: draft), trace) }
    let annotation = annotator.annotate(draft.text, paragraphs: draft.paragraphs, trace: trace)
    return (AnnotatedArticle(draft: draft, annotation: annotation), trace)
  }

  /// An article of the archive with its names and quotes: those the archive keeps, corrections
  /// included, or new ones when it is not indexed yet.
  package func open(_ stored: StoredArticle) -> AnnotatedArticle {
    guard var annotation = stored.annotation else { return annotate(stored.draft) }
    if let annotator = try? lazy.annotator {
      annotation.tokens = annotator.tokens(
        of: stored.draft.text, paragraphs: stored.draft.paragraphs)
    }
    return AnnotatedArticle(draft: stored.draft, annotation: annotation)
  }
}
