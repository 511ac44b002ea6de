import Prose

/// Gives "I" and "my" inside a quotation to whoever says it, and "we" and "our" when an
/// organisation speaks.
///
/// Runs after quotes are attributed. For a person "we" is left alone: whom it includes is not
/// said. Coreference systems gain most of their quotation links this way (Lee et al. 2013, the
/// speaker sieve).
package struct FirstPerson: Sendable {
  private let words: WordClasses

  /// Makes a resolver from what is known of words.
  package init(_ knowledge: EntityKnowledge) { words = knowledge.words }

  /// Ties first person pronouns in the quotes of `annotation` to their speakers. Linear in mentions
  /// plus quotes, but for the sorting of quotes.
  /// - Parameter passage: the text the annotation was made of.
  package func resolve(in annotation: inout Annotation, passage: Passage) {
    // Inner quotations first: what a quoted speaker quotes is not his.
    let order = annotation.quotes.indices.sorted {
      annotation.quotes[$0].extent.count < annotation.quotes[$1].extent.count
    }
    var touched: Set<Int> = []
    for index in order {
      let quote = annotation.quotes[index]
      guard quote.kind != .indirect, let speakers = quote.attribution?.speakers,
        let speaker = speakers.first, speakers.count == 1
      else { continue }
      let kind = annotation.entities[speaker.value].kind
      let wanted: WordClass = kind == .person ? [.i, .my] : [.we, .our]
      for piece in quote.pieces {
        var index = annotation.firstMention(from: piece.start)
        while index < annotation.mentions.count, annotation.mentions[index].range.start < piece.end
        {
          defer { index += 1 }
          let mention = annotation.mentions[index]
          guard mention.form == .pronoun, mention.entity == nil,
            passage.quoteDepth[mention.tokens.start] > 0,
            words[passage.words[mention.tokens.start]].has(wanted)
          else { continue }
          annotation.mentions[index].entity = speaker
          annotation.entities[speaker.value].mentions.append(MentionIndex(index))
          touched.insert(speaker.value)
        }
      }
    }
    for entity in touched { annotation.entities[entity].mentions.sort() }
  }
}

extension Annotation {
  /// The first mention that begins at byte `offset` or later.
  fileprivate func firstMention(from offset: Int) -> Int {
    var (low, high) = (0, mentions.count)
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].range.start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
