/// A part of the engine that can be left out, to see what it is worth.
package enum Layer: String, Sendable, CaseIterable {
  /// Quotations in marks found by rules (`MarkedQuotes`).
  case marks
  /// Transcripts and dialogue with dashes.
  case turns
  /// `"words" - Name`: captions and headlines.
  case captions
  /// A quotation without words that attribute it goes to who spoke before.
  case carrying
  /// Reported clauses found by rules on word classes.
  case clauses
  /// Leaving out what the network is too unsure of.
  case doubt
  /// Leaving out titles of books and films.
  case titles
  /// The rules that put names in order over the whole document.
  case nameRules = "name-rules"
  /// Pronouns tied to names.
  case pronouns
  /// Descriptions ("the mayor") tied to names.
  case descriptions
  /// "I" inside a quotation tied to its speaker.
  case firstPerson = "first-person"
}

extension Layer {
  /// What the layer does, for tables.
  package var summary: String {
    switch self {
    case .marks: "rules for quotations in marks"
    case .turns: "transcripts and dialogue with dashes"
    case .captions: "captions and headlines"
    case .carrying: "quotations that go on with the speaker before"
    case .clauses: "rules for reported clauses"
    case .doubt: "leaving out what the quote network doubts"
    case .titles: "leaving out titles of books and films"
    case .nameRules: "rules over the names of a document"
    case .pronouns: "pronouns tied to names"
    case .descriptions: "descriptions tied to names"
    case .firstPerson: "“I” tied to the speaker"
    }
  }
}

/// Which parts of the engine work. All of them, but for measurements.
package struct Layers: Hashable, Sendable {
  private var missing: Set<Layer>

  /// All but these.
  package init(without missing: Set<Layer> = []) { self.missing = missing }

  /// True when the layer works.
  package func has(_ layer: Layer) -> Bool { missing.isEmpty || !missing.contains(layer) }

  /// Everything at work.
  package static let all = Layers()
}
