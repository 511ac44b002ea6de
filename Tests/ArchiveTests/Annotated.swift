import Prose

@testable import Archive

extension Draft {
  /// What an annotator finds in texts of the shape `“words” said Name.`: a quote for each pair of
  /// curly marks, spoken by the name behind the next "said", which is a person.
  func annotated(_ version: String = "test-1") -> Annotation {
    var quotes: [Quote] = []
    var mentions: [Mention] = []
    var entities: [Entity] = []
    var place = text.startIndex
    while let open = text[place...].firstIndex(of: "“"),
      let close = text[open...].firstIndex(of: "”"),
      let said = text[close...].firstRange(of: " said "),
      let stop = text[said.upperBound...].firstIndex(of: ".")
    {
      let range = { (start: String.Index, end: String.Index) in
        TextRange(start.bytes(in: text), end.bytes(in: text))
      }
      let name = String(text[said.upperBound..<stop])
      let index = entities.firstIndex { $0.name == name } ?? entities.count
      if index == entities.count {
        entities.append(Entity(kind: .person, name: name, aliases: [name], mentions: []))
      }
      let source = range(said.upperBound, stop)
      entities[index].mentions.append(MentionIndex(mentions.count))
      quotes.append(
        Quote(
          pieces: [range(text.index(after: open), close)], kind: .direct,
          cue: range(text.index(after: said.lowerBound), text.index(before: said.upperBound)),
          attribution: Attribution(
            source: source, mention: MentionIndex(mentions.count), speakers: [EntityIndex(index)],
            rule: .cueAfter, confidence: 0.9)))
      mentions.append(
        Mention(
          range: source, tokens: TokenRange(0, 0), form: .name, entity: EntityIndex(index)))
      place = stop
    }
    return Annotation(
      tokens: [], sentences: [], mentions: mentions, entities: entities, quotes: quotes,
      language: "en", annotator: AnnotatorVersion(version))
  }
}

extension String.Index {
  /// How many bytes lie before it.
  fileprivate func bytes(in text: String) -> Int {
    text.utf8.distance(from: text.utf8.startIndex, to: self)
  }
}

extension ArticleStore {
  /// Annotates everything that waits.
  func annotateAll(_ version: String = "test-1") throws {
    while case let next = try unindexed(limit: 100, annotator: AnnotatorVersion(version)),
      !next.isEmpty
    {
      try index(next.map { ($0.id, $0.draft, $0.draft.annotated(version)) })
    }
  }

  /// The words of the quotes that are found, in their order.
  func words(_ query: QuoteQuery, limit: Int = 50) throws -> [String] {
    try quotes(query, limit: limit, now: noon).rows.map { $0.words.joined(separator: " … ") }
  }

  /// The titles of the articles that a typed query finds, in their order.
  func titles(_ typed: String, order: ListOrder = .newest) throws -> [String] {
    try headlines(try parseQuery(typed), order: order, now: noon).rows.map(\.title)
  }
}
