import Prose

extension Explanation {
  /// Writes the explanation as one JSON object; positions are code points of the text.
  /// - Parameter number: what people call the quote.
  package func write(number: Int, to json: inout JSONWriter) {
    let offsets = CodePointOffsets(article.draft.text)
    let attribution = quote.attribution
    json.object { json in
      json.key("source")
      json.string(article.draft.source)
      json.key("quote")
      json.integer(number)
      json.key("kind")
      json.string(quote.kind.rawValue)
      json.key("words")
      json.array { json in for piece in quote.pieces { json.string(article.words(at: piece)) } }
      json.key("speaker")
      json.string(article.annotation.speakerName(of: quote))
      json.key("rule")
      json.string(attribution?.rule.rawValue)
      json.key("confidence")
      json.share(attribution?.confidence)
      json.key("steps")
      json.array { json in for step in steps { write(step, offsets, to: &json) } }
    }
  }

  private func write(_ step: Step, _ offsets: CodePointOffsets, to json: inout JSONWriter) {
    json.object { json in
      json.key("step")
      json.string(step.name)
      json.key("at")
      if let range = step.range {
        json.array { json in
          json.integer(offsets(range.start))
          json.integer(offsets(range.end))
        }
      } else {
        json.string(nil)
      }
      json.key("decision")
      json.string(step.sentence)
      json.key("candidates")
      json.array { json in
        for candidate in step.candidates {
          json.object { json in
            json.key("words")
            json.string(candidate.words)
            json.key("entity")
            json.string(candidate.entity)
            json.key("score")
            json.raw(candidate.score.map(hundredths) ?? "null")
            json.key("refused")
            json.string(candidate.refusal)
          }
        }
      }
    }
  }
}
