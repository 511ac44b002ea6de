import Prose

extension QuoteCitation {
  /// Writes the citation as one JSON object. What is not known is null.
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("id")
      write(quote.map { Int($0.value) }, to: &json)
      json.key("article")
      write(article.map { Int($0.value) }, to: &json)
      json.key("speaker")
      json.string(speaker)
      json.key("confidence")
      json.share(confidence)
      json.key("kind")
      json.string(kind.rawValue)
      json.key("words")
      json.string(words)
      json.key("content")
      json.array { json in
        for piece in pieces {
          json.array { json in
            json.integer(piece.start)
            json.integer(piece.end)
          }
        }
      }
      json.key("cue")
      json.string(cue)
      json.key("title")
      json.string(title)
      json.key("url")
      json.string(url)
      json.key("source")
      json.string(source)
      json.key("published")
      json.string(published)
      json.key("also_in")
      json.integer(alsoIn)
    }
  }

  private func write(_ number: Int?, to json: inout JSONWriter) {
    if let number { json.integer(number) } else { json.raw("null") }
  }
}
