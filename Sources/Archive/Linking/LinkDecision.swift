import Prose

/// What linking decided about an entity of an article.
package struct LinkDecision: Hashable, Sendable {
  /// Which entity of the archive it is; nil for one nobody has seen before.
  package var entity: EntityID?
  /// Why.
  package var reason: LinkReason
  /// 0...1: how sure it is. A rank, not a measured share.
  package var confidence: Double
  /// Entities of the archive that this article shows to be the same one; to be merged into
  /// `entity`. Empty nearly always.
  package var absorbed: [EntityID] = []

  static func new(_ reason: LinkReason, _ confidence: Double) -> LinkDecision {
    LinkDecision(entity: nil, reason: reason, confidence: confidence)
  }
}

/// Why an entity was linked, or was not. Stored and printed by its raw value.
package enum LinkReason: String, Hashable, Sendable, CaseIterable {
  /// The reader said so.
  case correction
  /// The same full name.
  case sameName = "same-name"
  /// "Dmitry O. Rogozin" and "Dmitry Rogozin"
  case middleName = "middle-name"
  /// "Bill Clinton" and "William Clinton"
  case nickname
  /// "D. Rogozin" and "Dmitry Rogozin"
  case initial
  /// "Gabriel García" and "Gabriel García Márquez"
  case continued
  /// A surname alone, and a bearer in the same surroundings.
  case surnameInContext = "surname-in-context"
  /// A surname alone whose bearer nobody else comes near.
  case knownSurname = "known-surname"
  /// A known name of the thing: an acronym, a short form.
  case alias
  /// Nothing of this name is known.
  case unknownName = "unknown-name"
  /// The name is known, but type, gender, role or surroundings tell of somebody else.
  case otherBearer = "other-bearer"
  /// A surname or short form alone that nothing ties to one of its bearers.
  case ambiguous

  /// One sentence for people.
  package var explanation: String {
    switch self {
    case .correction: "you said so"
    case .sameName: "the same name"
    case .middleName: "the same name but for what stands in the middle"
    case .nickname: "one first name is short for the other"
    case .initial: "the initial fits"
    case .continued: "one name goes on where the other ends"
    case .surnameInContext: "a surname alone, in the surroundings of this person"
    case .knownSurname: "a surname alone, and nearly always this person's"
    case .alias: "a name known to mean this"
    case .unknownName: "a name not seen before"
    case .otherBearer: "a known name, but somebody else by gender, role or surroundings"
    case .ambiguous: "a name that several bear, and nothing tells which"
    }
  }
}
