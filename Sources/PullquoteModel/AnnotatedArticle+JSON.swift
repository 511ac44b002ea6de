import Prose

extension AnnotatedArticle {
  /// Writes what the engine found as one JSON object, the line `pullquote annotate` prints.
  ///
  /// Offsets in it are code points of the text.
  /// - Parameter id: the identifier, as JSON.
  package func write(id: String, to json: inout JSONWriter) {
    let offsets = CodePointOffsets(draft.text)
    json.object { json in
      json.key("id")
      json.raw(id)
      json.key("quotes")
      json.array { json in
        for quote in annotation.quotes { json.object { write(quote, offsets, to: &$0) } }
      }
      json.key("entities")
      json.array { json in
        for entity in annotation.entities { json.object { write(entity, offsets, to: &$0) } }
      }
      json.key("language")
      json.string(annotation.language)
      json.key("annotator")
      json.string(annotation.annotator.description)
    }
  }

  /// Writes `quotes` as one JSON object, with their words.
  package func write(_ quotes: [Quote], to json: inout JSONWriter) {
    let offsets = CodePointOffsets(draft.text)
    json.object { json in
      json.key("source")
      json.string(draft.source)
      json.key("quotes")
      json.array { json in
        for quote in quotes {
          json.object { json in
            json.key("words")
            json.array { json in for piece in quote.pieces { json.string(words(at: piece)) } }
            write(quote, offsets, to: &json)
          }
        }
      }
      json.key("language")
      json.string(annotation.language)
    }
  }

  /// Writes `entities` as one JSON object.
  package func write(_ entities: [Entity], to json: inout JSONWriter) {
    let offsets = CodePointOffsets(draft.text)
    json.object { json in
      json.key("source")
      json.string(draft.source)
      json.key("entities")
      json.array { json in
        for entity in entities { json.object { write(entity, offsets, to: &$0) } }
      }
      json.key("language")
      json.string(annotation.language)
    }
  }

  private func write(_ quote: Quote, _ offsets: CodePointOffsets, to json: inout JSONWriter) {
    let attribution = quote.attribution
    let speakers = (attribution?.speakers ?? []).map { annotation[$0] }
    json.key("content")
    write(quote.pieces, offsets, to: &json)
    json.key("cue")
    write(quote.cue.map { [$0] } ?? [], offsets, to: &json)
    json.key("source")
    write(attribution?.source.map { [$0] } ?? [], offsets, to: &json)
    json.key("kind")
    json.string(quote.kind.rawValue)
    json.key("speech")
    json.boolean(quote.isSpeech)
    json.key("speaker")
    json.string(speakers.first?.name)
    if speakers.count > 1 {
      json.key("speakers")
      json.array { json in for speaker in speakers { json.string(speaker.name) } }
    }
    json.key("speaker_type")
    json.string(speakers.first?.kind.rawValue)
    json.key("confidence")
    json.share(attribution?.confidence)
    json.key("rule")
    json.string(attribution?.rule.rawValue)
  }

  private func write(_ entity: Entity, _ offsets: CodePointOffsets, to json: inout JSONWriter) {
    json.key("name")
    json.string(entity.name)
    json.key("type")
    json.string(entity.kind.rawValue)
    json.key("aliases")
    json.array { json in for alias in entity.aliases { json.string(alias) } }
    json.key("mentions")
    json.array { json in
      for mention in entity.mentions.map({ annotation[$0] }) {
        json.object { json in
          json.key("start")
          json.integer(offsets(mention.range.start))
          json.key("end")
          json.integer(offsets(mention.range.end))
          json.key("form")
          json.string(mention.form.rawValue)
        }
      }
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
