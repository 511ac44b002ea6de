import Prose

extension AnnotatedArticle {
  /// Whether the reader has said who spoke any of the quotes.
  package var isCorrected: Bool {
    annotation.quotes.contains { $0.attribution?.rule == .reader }
  }

  /// Writes the article as one line of training data: the quote format of the corpora, positions in
  /// code points, each quote with its speakers as the speaker data have them (one answer, several names
  /// for a joint statement; none when nobody is named) and whether the reader has said so.
  ///
  /// What the reader has not corrected is what the engine found. Who learns from it should trust
  /// `corrected` quotes most.
  /// - Parameter id: names the article.
  package func writeTraining(id: String, to json: inout JSONWriter) {
    let offsets = CodePointOffsets(draft.text)
    json.object { json in
      json.key("id")
      json.string(id)
      json.key("title")
      json.string(draft.title)
      json.key("text")
      json.string(draft.text)
      json.key("annotator")
      json.string(annotation.annotator.description)
      json.key("quotes")
      json.array { json in
        for quote in annotation.quotes { write(quote, offsets, to: &json) }
      }
    }
  }

  private func write(_ quote: Quote, _ offsets: CodePointOffsets, to json: inout JSONWriter) {
    let speakers = quote.attribution?.speakers ?? []
    json.object { json in
      json.key("content")
      write(quote.pieces, offsets, to: &json)
      json.key("source")
      write(quote.attribution?.source.map { [$0] } ?? [], offsets, to: &json)
      json.key("cue")
      write(quote.cue.map { [$0] } ?? [], offsets, to: &json)
      json.key("kind")
      json.string(quote.kind.rawValue)
      json.key("speakers")
      json.array { json in
        guard !speakers.isEmpty else { return }
        json.array { json in for speaker in speakers { json.string(annotation[speaker].name) } }
      }
      json.key("corrected")
      json.boolean(quote.attribution?.rule == .reader)
    }
  }

  private func write(
    _ ranges: [TextRange], _ offsets: CodePointOffsets, to json: inout JSONWriter
  ) {
    json.array { json in
      for range in ranges {
        json.array { json in
          json.integer(offsets(range.start))
          json.integer(offsets(range.end))
        }
      }
    }
  }
}
