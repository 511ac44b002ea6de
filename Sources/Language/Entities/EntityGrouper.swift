import Prose

/// Makes entities of names: finds all that refers to each, by name, description or pronoun.
///
/// Names are grouped first (`NameGroups`), then descriptions and pronouns are resolved in reading
/// order (`Resolver`). Pure, and linear in the text: every look back is bounded.
package struct EntityGrouper: Sendable {
  let knowledge: EntityKnowledge
  private let layers: Layers

  /// Makes a grouper from what is known of words and the world.
  package init(_ knowledge: EntityKnowledge, layers: Layers = .all) {
    self.knowledge = knowledge
    self.layers = layers
  }

  /// Groups the names of a text.
  /// - Parameters:
  ///   - names: sorted, disjoint, each inside one sentence.
  ///   - insideQuotes: for each token, whether it stands between quotation marks.
  /// - Returns: mentions sorted by range, entities by their first mention. Pronouns and definite
  ///   descriptions that belong to no name are mentions without an entity.
  package func group(
    _ passage: Passage, names: [NameSpan], insideQuotes: [Bool], trace: Trace? = nil
  ) -> (mentions: [Mention], entities: [Entity]) {
    guard !passage.tokens.isEmpty else { return ([], []) }
    let context = EntityContext(passage, knowledge, insideQuotes: insideQuotes)
    var table = NameTable(names, in: context)
    var useOfToken = [Int32](repeating: -1, count: passage.tokens.count)
    for (index, use) in table.uses.enumerated() {
      for token in use.tokens.indices { useOfToken[token] = Int32(index) }
    }
    let chunker = NominalChunker(context: context, useOfToken: useOfToken)
    let (roles, appositions) = RoleFinder(context: context, chunker: chunker, uses: table.uses)
      .find()
    table.learn(from: roles, context)
    var groups = NameGroups(table, context)
    groups.learn(from: roles, context)
    let slots = SlotBuilder(
      context, chunker, uses: table.uses, appositions: appositions,
      titleHeads: Set(roles.filter(\.isTitle).map(\.head)))
    let index = RoleIndex(roles, context, groupOfUse: groups.groupOfUse)
    var resolver = Resolver(context, names: groups, slots: slots, roles: index)
    resolver.trace = trace
    resolver.layers = layers
    resolver.run()
    return EntityAssembler(resolver: resolver, context: context).assemble()
  }
}

extension NameGroups {
  /// What roles tell of kind and gender: "actress", "her husband".
  mutating func learn(from roles: [Role], _ context: EntityContext) {
    for role in roles {
      let word = context.classes[role.head]
      let group = groupOfUse[role.use]
      guard word.has(.personNoun), !word.has([.groupNoun, .placeNoun]) else { continue }
      if groups[group].kind != .person, groups[group].known == nil {
        groups[group].votes.add(.person, 1.5)
        groups[group].kind = groups[group].votes.winner
      }
      guard groups[group].kind == .person, word.has([.masculine, .feminine]) else { continue }
      groups[group].genderWeight += word.has(.feminine) ? -3 : 3
      groups[group].settleGender()
    }
  }
}
