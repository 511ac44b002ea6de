import Foundation
import Language
import Prose
import Testing

/// A text with its names marked, `[p Angela Merkel]`, and the entities that come out of it.
struct MarkedEntities {
  static let knowledge = Result {
    EntityKnowledge(assets: assets, lexicon: try Lexicon.open(assets))
  }

  let passage: Passage
  let mentions: [Mention]
  let entities: [Entity]

  /// Reads `marked`: p person, o organisation, g place, x other thing.
  init(_ marked: String) throws {
    var text = ""
    var names: [(TextRange, EntityKind)] = []
    var open: (Int, EntityKind)?
    var rest = marked[...]
    let kinds: [Character: EntityKind] = [
      "p": .person, "o": .organisation, "g": .place, "x": .other,
    ]
    while let character = rest.popFirst() {
      if character == "[", let kind = rest.popFirst().flatMap({ kinds[$0] }) {
        rest.removeFirst()
        open = (text.utf8.count, kind)
      } else if character == "]", let (start, kind) = open {
        names.append((TextRange(start, text.utf8.count), kind))
        open = nil
      } else {
        text.append(character)
      }
    }
    var passage = read(text)
    try PartOfSpeechTagger.open(assets)?.tag(&passage)
    let spans = names.map { range, kind in
      NameSpan(
        tokens: TokenRange(
          passage.tokens.firstIndex { $0.range.start >= range.start } ?? 0,
          (passage.tokens.lastIndex { $0.range.end <= range.end } ?? 0) + 1), kind: kind)
    }
    self.passage = passage
    (mentions, entities) = EntityGrouper(try Self.knowledge.get()).group(
      passage, names: spans, insideQuotes: passage.quoteDepth.map { $0 > 0 })
  }

  /// Each entity as its name and what refers to it, in order: "Angela Merkel: Merkel | she".
  var lines: [String] {
    entities.map { entity in
      let words = entity.mentions.map { passage.text(mentions[$0.value].tokens) }
      return "\(entity.name): \(words.joined(separator: " | "))"
    }
  }

  /// The entity of that name.
  func entity(_ name: String) -> Entity? { entities.first { $0.name == name } }
}

/// A text with its names marked, and the groups it must give.
struct GroupCase: CustomTestStringConvertible {
  let name: String
  let text: String
  let groups: [String]
  var testDescription: String { name }
}
