import Prose

/// Turns resolved slots into mentions and entities.
struct EntityAssembler {
  let resolver: Resolver
  let context: EntityContext

  /// Mentions by range, entities by first mention. Groups and mentions get their final numbers here.
  func assemble() -> (mentions: [Mention], entities: [Entity]) {
    var order: [(slot: Int, range: TextRange, group: Int)] = []
    for (index, slot) in resolver.slots.enumerated() {
      let group = slot.referent < 0 ? -1 : resolver.discourse[slot.referent].group
      if group < 0, !isWorthKeeping(slot) { continue }
      order.append((index, context.passage.span(slot.tokens), group))
    }
    // Slots come by first token; of two that begin together the longer one goes last.
    order.sort { ($0.range, $0.slot) < ($1.range, $1.slot) }
    var mentions: [Mention] = []
    var entities: [Entity] = []
    var entityOfGroup: [Int: Int] = [:]
    mentions.reserveCapacity(order.count)
    for (slot, range, group) in order {
      var mention = Mention(
        range: range, tokens: resolver.slots[slot].tokens, form: form(resolver.slots[slot]))
      if group >= 0 {
        let entity: Int
        if let known = entityOfGroup[group] {
          entity = known
        } else {
          entity = entities.count
          entityOfGroup[group] = entity
          entities.append(blank(group))
        }
        mention.entity = EntityIndex(entity)
        entities[entity].mentions.append(MentionIndex(mentions.count))
      }
      mentions.append(mention)
    }
    nameThem(&entities, entityOfGroup)
    return (mentions, entities)
  }

  /// A pronoun or definite description without a name may still be a quote's source.
  private func isWorthKeeping(_ slot: Slot) -> Bool {
    switch slot.content {
    case .name, .pronoun: true
    case .nominal(let index): resolver.nominals[index].classes.has(.describing)
    }
  }

  private func form(_ slot: Slot) -> Mention.Form {
    switch slot.content {
    case .name: .name
    case .nominal: .nominal
    case .pronoun: .pronoun
    }
  }

  private func blank(_ group: Int) -> Entity {
    let named = resolver.names.groups[group]
    return Entity(kind: named.kind, name: "", aliases: [], mentions: [], gender: named.gender)
  }

  // MARK: - Names and roles

  private func nameThem(_ entities: inout [Entity], _ entityOfGroup: [Int: Int]) {
    let table = resolver.names.table
    for (group, entity) in entityOfGroup {
      var forms = resolver.names.groups[group].forms.map { table.forms[$0] }
      forms.sort { $0.tokens.start < $1.tokens.start }
      guard let best = forms.max(by: { isLess(full: $0, $1) }) else { continue }
      var aliases = [text(best.tokens)]
      let kind = entities[entity].kind
      if best.isCapitals, kind == .person || kind == .place, aliases[0].utf8.count > 4 {
        // "DANIEL WEISS:", "TOPEKA -": the capitals are the transcript's and the dateline's.
        aliases.insert(inTitleCase(aliases[0]), at: 0)
      }
      for form in forms where form.key != best.key { aliases.append(text(form.tokens)) }
      entities[entity].name = aliases[0]
      entities[entity].aliases = aliases
    }
    var seen: Set<EntityRole> = []
    for (use, named) in table.uses.enumerated() {
      guard let entity = entityOfGroup[resolver.names.groupOfUse[use]] else { continue }
      for role in resolver.roles.roles(of: use) {
        if named.kind == .person && context.classes[role.head].has(.honorific) { continue }
        let words = text(role.tokens)
        if seen.insert(EntityRole(entity: entity, key: NameKey(words))).inserted {
          entities[entity].roles.append(words)
        }
      }
    }
  }

  private struct EntityRole: Hashable {
    let entity: Int
    let key: NameKey
  }

  /// Orders forms by fullness: words, then not all in capitals, then letters, then first use.
  private func isLess(full left: NameForm, _ right: NameForm) -> Bool {
    // Capitals of a headline run on: "Ada Brenner Speaks".
    if left.isInBody != right.isInBody, min(left.words.count, right.words.count) > 1 {
      return !left.isInBody
    }
    if left.words.count != right.words.count { return left.words.count < right.words.count }
    if left.isCapitals != right.isCapitals { return left.isCapitals }
    let (lengths) = (context.span(left.tokens).count, context.span(right.tokens).count)
    if lengths.0 != lengths.1 { return lengths.0 < lengths.1 }
    return left.tokens.start > right.tokens.start
  }

  /// "O'BRIEN-MCCOY" as "O'Brien-McCoy".
  private func inTitleCase(_ name: String) -> String {
    var result = ""
    var startsWord = true
    for letter in name {
      result += startsWord ? String(letter) : letter.lowercased()
      startsWord = !letter.isLetter || startsWord == false && result.hasSuffix("Mc")
    }
    return result
  }

  /// The words with line breaks as blanks.
  private func text(_ tokens: TokenRange) -> String {
    let text = context.passage.text(tokens)
    if hasSingleBlanks(text.utf8) { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// True for plain ASCII with one blank between words, as most names are: nothing to mend there.
  private func hasSingleBlanks(_ bytes: String.UTF8View) -> Bool {
    var last: UInt8 = 0x20
    for byte in bytes {
      guard byte > 0x20 && byte < 0x7F || byte == 0x20 && last != 0x20 else { return false }
      last = byte
    }
    return last != 0x20
  }
}
