import Prose

@testable import Archive

/// An archive in memory that links the entities of articles as they come.
struct SmallArchive {
  static let vocabulary = LinkVocabulary(
    wordClasses: """
      # comment
      [nickname]
      bill=william joe=joseph
      [corporate.suffix]
      inc inc. ltd plc corp company
      [function]
      the of and for
      [field.sport]
      footballer striker
      [field.politics]
      senator minister
      [unknown]
      words
      """)

  let linker = EntityLinker(vocabulary)
  private(set) var profiles: [EntityID: EntityProfile] = [:]
  private var ids: [LinkKey: Set<EntityID>] = [:]
  /// For each article and entity the entity of the archive.
  private(set) var links: [String: EntityID] = [:]
  private(set) var decisions: [String: LinkDecision] = [:]
  private var count: Int64 = 0

  /// Links an article written as one line: its name, then after each bar an entity.
  ///
  /// `P Dmitry Rogozin/Rogozin (Roscosmos chief) m` is a person with two names, a role, a gender.
  mutating func add(_ line: String, published: Int = 0, corrections: LinkCorrections = .init()) {
    let parts = line.split(separator: "|").map(trimmed)
    let annotation = annotation(parts.dropFirst().map(entity))
    let linkable = annotation.linkable(
      from: SubscriptionID(Int64(parts[0].utf8.first ?? 0)), linker.vocabulary)
    let candidates = linkable.map { entity in
      Set(entity.lookupKeys(linker.vocabulary).flatMap { ids[$0] ?? [] }).compactMap { id in
        profiles[id].map { LinkCandidate(id: id, profile: $0, linker.vocabulary) }
      }
    }
    let decided = linker.decide(linkable, candidates, corrections: corrections)
    for (index, decision) in decided.enumerated() {
      count += 1
      let id = decision.entity ?? EntityID(count)
      if var profile = profiles[id] {
        profile.absorb(linkable[index], published: published)
        profiles[id] = profile
      } else {
        profiles[id] = EntityProfile(linkable[index], published: published)
      }
      for other in decision.absorbed {
        guard let profile = profiles.removeValue(forKey: other) else { continue }
        profiles[id]?.merge(profile)
        for key in links.keys where links[key] == other { links[key] = id }
        for key in ids.keys { if ids[key]?.remove(other) != nil { ids[key]?.insert(id) } }
      }
      for key in profiles[id]?.linkKeys(linker.vocabulary) ?? [] {
        ids[key, default: []].insert(id)
      }
      let name = "\(parts[0]):\(annotation.entities[index].name)"
      links[name] = id
      decisions[name] = decision
    }
  }

  /// The entities of all articles in groups, each group and all groups sorted.
  var groups: [[String]] {
    Dictionary(grouping: links.keys) { links[$0]?.value ?? 0 }.values.map { $0.sorted() }
      .sorted { $0[0] < $1[0] }
  }

  private func entity(_ text: String) -> Entity {
    let kind: EntityKind =
      switch text.first {
      case "P": .person
      case "O": .organisation
      case "L": .place
      default: .other
      }
    var rest = text.dropFirst(2)
    var gender: Gender?
    if rest.hasSuffix(" m") { gender = .masculine }
    if rest.hasSuffix(" f") { gender = .feminine }
    if gender != nil { rest = rest.dropLast(2) }
    var roles: [String] = []
    if let open = rest.firstIndex(of: "("), let close = rest.firstIndex(of: ")") {
      roles = rest[rest.index(after: open)..<close].split(separator: ",").map(trimmed)
      rest = rest[..<open]
    }
    let names = rest.split(separator: "/").map(trimmed)
    return Entity(
      kind: kind, name: names[0], aliases: names, roles: roles, mentions: [], gender: gender)
  }

  private func annotation(_ entities: [Entity]) -> Annotation {
    Annotation(
      tokens: [], sentences: [], mentions: [], entities: entities, quotes: [], language: "en",
      annotator: AnnotatorVersion("test"))
  }

  private func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
