/// Everything the engine found in one text. All indices are valid within it; `problems(in:)` says
/// where they are not.
public struct Annotation: Hashable, Sendable {
  /// Sorted, disjoint, never empty.
  public var tokens: [Token]
  /// Consecutive; every token is in exactly one.
  public var sentences: [Sentence]
  /// Sorted by range.
  public var mentions: [Mention]
  /// In the order of their first mention.
  public var entities: [Entity]
  /// Sorted by first piece.
  public var quotes: [Quote]
  /// The language detected: an ISO 639-1 code, `und` when nothing tells.
  public var language: String
  /// Which engine made this.
  public var annotator: AnnotatorVersion

  /// Makes an annotation from its parts.
  public init(
    tokens: [Token], sentences: [Sentence], mentions: [Mention], entities: [Entity],
    quotes: [Quote], language: String, annotator: AnnotatorVersion
  ) {
    self.tokens = tokens
    self.sentences = sentences
    self.mentions = mentions
    self.entities = entities
    self.quotes = quotes
    self.language = language
    self.annotator = annotator
  }

  /// The entity at `index`.
  public subscript(index: EntityIndex) -> Entity { entities[index.value] }
  /// The mention at `index`.
  public subscript(index: MentionIndex) -> Mention { mentions[index.value] }

  /// The name of who said `quote`, joint speakers joined by "and"; nil when nobody is named.
  public func speakerName(of quote: Quote) -> String? {
    guard let speakers = quote.attribution?.speakers, !speakers.isEmpty else { return nil }
    return speakers.map { self[$0].name }.joined(separator: " and ")
  }
}

/// Names the engine that made an annotation, so that a newer one can redo it.
public struct AnnotatorVersion: Hashable, Sendable, CustomStringConvertible {
  /// For instance `pullquote-1/en-rules`.
  public let description: String
  /// Makes a version.
  public init(_ description: String) { self.description = description }
}

extension Annotation {
  /// Every broken promise of this annotation over `text`, in words; empty when all hold.
  ///
  /// Linear in the size of the annotation. Used by tests and debug builds, never by readers.
  public func problems(in text: String) -> [String] {
    var found: [String] = []
    let length = text.utf8.count
    var last = 0
    for (index, token) in tokens.enumerated() {
      if token.range.isEmpty || token.range.start < last || token.range.end > length {
        found.append("token \(index) at \(token.range) is empty, out of order or out of bounds")
      }
      last = token.range.end
    }
    var nextToken = 0
    for (index, sentence) in sentences.enumerated() {
      if sentence.tokens.start != nextToken || sentence.tokens.isEmpty {
        found.append("sentence \(index) does not follow the one before")
      }
      nextToken = sentence.tokens.end
    }
    if nextToken != tokens.count { found.append("sentences do not cover all tokens") }
    for (index, mention) in mentions.enumerated() {
      if mention.range.isEmpty || mention.range.end > length || mention.tokens.end > tokens.count {
        found.append("mention \(index) is empty or out of bounds")
      }
      if index > 0 && mention.range < mentions[index - 1].range {
        found.append("mention \(index) is out of order")
      }
      if let entity = mention.entity {
        if !entities.indices.contains(entity.value) {
          found.append("mention \(index) points to no entity")
        } else if !entities[entity.value].mentions.contains(MentionIndex(index)) {
          found.append("mention \(index) is not among its entity's mentions")
        }
      }
    }
    for (index, entity) in entities.enumerated() {
      if entity.aliases.first != entity.name {
        found.append("entity \(index) does not begin its aliases with its name")
      }
      for mention in entity.mentions where !mentions.indices.contains(mention.value) {
        found.append("entity \(index) has a mention out of bounds")
      }
    }
    for (index, quote) in quotes.enumerated() {
      var end = 0
      for piece in quote.pieces {
        if piece.isEmpty || piece.start < end || piece.end > length {
          found.append("quote \(index) has an empty, unsorted or unbounded piece")
        }
        end = piece.end
      }
      guard let attribution = quote.attribution else { continue }
      if let source = attribution.source {
        if quote.pieces.contains(where: { $0.overlaps(source) }) {
          found.append("quote \(index) holds its own source")
        }
      }
      for speaker in attribution.speakers where !entities.indices.contains(speaker.value) {
        found.append("quote \(index) has a speaker out of bounds")
      }
      if !(0...1).contains(attribution.confidence) {
        found.append("quote \(index) has confidence \(attribution.confidence)")
      }
    }
    return found
  }
}
