import Prose

/// The context of the W3C's Web Annotation Data Model, which gives the keys their meaning.
private let annotationContext = "http://www.w3.org/ns/anno.jsonld"

extension [QuoteCitation] {
  /// Writes a page of annotations of the W3C's Web Annotation Data Model (2017), one for each
  /// quote, as a JSON-LD document.
  package func writeAnnotationPage(to json: inout JSONWriter) {
    json.object { json in
      json.key("@context")
      json.string(annotationContext)
      json.key("id")
      json.string("urn:x-pullquote:quotes")
      json.key("type")
      json.string("AnnotationPage")
      json.key("items")
      json.array { json in for citation in self { citation.writeAnnotation(to: &json) } }
    }
  }
}

extension QuoteCitation {
  /// Writes the quote as an annotation of the W3C's Web Annotation Data Model (2017).
  ///
  /// Each piece is a target of its own, since several selectors of one target mean the same words.
  /// Positions count code points of the article's text as Pullquote reads it.
  /// - Parameter isDocument: whether it stands alone and names its context.
  package func writeAnnotation(to json: inout JSONWriter, isDocument: Bool = false) {
    json.object { json in
      if isDocument {
        json.key("@context")
        json.string(annotationContext)
      }
      json.key("id")
      json.string(annotationID)
      json.key("type")
      json.string("Annotation")
      json.key("motivation")
      json.string("highlighting")
      json.key("body")
      json.array { json in
        if let speaker { writeBody(speaker, purpose: "identifying", to: &json) }
        writeBody(kind.rawValue, purpose: "tagging", to: &json)
        if let cue { writeBody(cue, purpose: "describing", to: &json) }
      }
      json.key("target")
      json.array { json in for piece in pieces { writeTarget(piece, to: &json) } }
    }
  }

  /// Every annotation needs an identifier: the archive's, or the place of the words in their page as
  /// RFC 5147 names it.
  private var annotationID: String {
    if let quote { return "urn:x-pullquote:quote:\(quote.value)" }
    let page = (url ?? "").prefix { $0 != "#" }
    guard let first = pieces.first, let last = pieces.last else { return page + "#" }
    return "\(page)#char=\(first.start),\(last.end)"
  }

  private func writeBody(_ value: String, purpose: String, to json: inout JSONWriter) {
    json.object { json in
      json.key("type")
      json.string("TextualBody")
      json.key("value")
      json.string(value)
      json.key("format")
      json.string("text/plain")
      json.key("purpose")
      json.string(purpose)
    }
  }

  private func writeTarget(_ piece: QuotePiece, to json: inout JSONWriter) {
    json.object { json in
      json.key("type")
      json.string("SpecificResource")
      json.key("source")
      writeArticle(to: &json)
      json.key("selector")
      json.array { json in
        json.object { json in
          json.key("type")
          json.string("TextQuoteSelector")
          json.key("exact")
          json.string(piece.exact)
          json.key("prefix")
          json.string(piece.prefix)
          json.key("suffix")
          json.string(piece.suffix)
        }
        json.object { json in
          json.key("type")
          json.string("TextPositionSelector")
          json.key("start")
          json.integer(piece.start)
          json.key("end")
          json.integer(piece.end)
        }
      }
    }
  }

  private func writeArticle(to json: inout JSONWriter) {
    json.object { json in
      if let address = url ?? article.map({ "urn:x-pullquote:article:\($0.value)" }) {
        json.key("id")
        json.string(address)
      }
      json.key("type")
      json.string("Text")
      if !title.isEmpty {
        json.key("dcterms:title")
        json.string(title)
      }
      if !source.isEmpty {
        json.key("dcterms:publisher")
        json.string(source)
      }
      if let published {
        json.key("dcterms:issued")
        json.string(published)
      }
    }
  }
}
