import Prose

/// The sections of the entity sidebar, in its order.
package enum EntitySection: String, Hashable, Sendable, CaseIterable {
  /// People with quotes.
  case peopleQuoted = "People quoted"
  /// People without.
  case peopleMentioned = "People mentioned"
  /// Companies, agencies, parties, courts.
  case organisations = "Organisations"
  /// Countries, cities, buildings.
  case places = "Places"
  /// Whatever else has a name.
  case other = "Other names"
}

/// An entity as the sidebar lists it.
package struct EntityLine: Hashable, Sendable {
  /// Which entity.
  package let entity: EntityIndex
  /// Where it is listed.
  package let section: EntitySection
  /// How many quotes it speaks.
  package let quotes: Int
  /// How many words of the text refer to it.
  package let mentions: Int
}

extension ArticleIndex {
  /// All entities by section: speakers first, by their first quote; then the most mentioned first.
  package var entityLines: [EntityLine] {
    let lines = annotation.entities.enumerated().map { index, entity in
      let voice = voice(of: EntityIndex(index))
      return EntityLine(
        entity: EntityIndex(index), section: section(of: entity.kind, isQuoted: voice != nil),
        quotes: voice.map { quotesByVoice[$0].count } ?? 0, mentions: entity.mentions.count)
    }
    return EntitySection.allCases.flatMap { section in
      lines.filter { $0.section == section }.sorted { left, right in
        switch (voice(of: left.entity), voice(of: right.entity)) {
        case (let left?, let right?): left < right
        case (_?, nil): true
        case (nil, _?): false
        case (nil, nil): (-left.mentions, left.entity) < (-right.mentions, right.entity)
        }
      }
    }
  }

  private func section(of kind: EntityKind, isQuoted: Bool) -> EntitySection {
    switch kind {
    case .person: isQuoted ? .peopleQuoted : .peopleMentioned
    case .organisation: .organisations
    case .place: .places
    case .other: .other
    }
  }
}
