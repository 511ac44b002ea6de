import Prose

/// Groups of organisations, places and other things by the ways their names are shortened.
struct ThingIndex {
  /// Groups by name without corporate ending.
  var byCore: [NameKey: Int] = [:]
  /// Groups by entry of the world facts.
  var byFact: [Int: Int] = [:]
  /// Groups by initials, small words left out or not.
  var byInitials: [NameKey: [Int]] = [:]
  /// Groups by the first one or two words of a longer name.
  var byBeginning: [[NameKey]: [Int]] = [:]
  /// Groups by the last one or two words of a longer name.
  var byEnd: [[NameKey]: [Int]] = [:]
}

extension NameGroups {
  /// "International Space Station (ISS)": what stands in brackets behind a name is its acronym.
  mutating func joinParentheses(_ kinds: [EntityKind], _ context: EntityContext) {
    for (long, short) in zip(table.uses, table.uses.dropFirst()) {
      let open = long.tokens.end
      guard short.tokens.start == open + 1, context.isMark(open, "("),
        context.isMark(short.tokens.end, ")"),
        table.forms[short.form].isAcronym
          || table.forms[long.form].initials.contains(table.forms[short.form].key),
        kinds[long.form] != .person, groupOfForm[short.form] == nil,
        // "WASHINGTON (AP)" is no acronym.
        table.forms[long.form].words.count > 1,
        table.forms[long.form].words[0].first == table.forms[short.form].words[0].first
      else { continue }
      let group = groupOfForm[long.form] ?? start(long.form)
      join(short.form, group)
    }
  }

  /// Names of things: known aliases, corporate endings, acronyms, dropped beginnings and ends.
  mutating func joinThings(
    _ kinds: [EntityKind], _ persons: PersonIndex, _ context: EntityContext
  ) -> ThingIndex {
    var index = ThingIndex()
    // Longer names first, so that the short ones find them wherever they stand.
    let order = table.forms.indices.sorted {
      (-table.forms[$0].words.count, $0) < (-table.forms[$1].words.count, $1)
    }
    for form in order where kinds[form] != .person || table.forms[form].isLikelyAcronym {
      if kinds[form] == .person,
        persons.bySurname[table.forms[form].key] != nil || table.forms[form].words.count > 1
      {
        continue
      }
      // Left for the pass over single names.
      if table.forms[form].conduct > 0, table.forms[form].words.count == 1,
        persons.bySurname[table.forms[form].key] != nil
      {
        continue
      }
      let group =
        groupOfForm[form] ?? existing(form, kinds, index, persons, context)
      if let group {
        if groupOfForm[form] == nil { join(form, group) }
        note(form, group, &index, context)
      } else if table.forms[form].words.count > 1 || table.forms[form].known != nil {
        note(form, start(form), &index, context)
      } else if persons.bySurname[table.forms[form].key] == nil, kinds[form] != .person {
        note(form, start(form), &index, context)
      }
    }
    return index
  }

  /// The company that a lone name taken for a person's begins: "Calder" of "Calder Energy". What
  /// people call their own ("Brenner campaign") is not meant by their name.
  func company(of form: NameForm, _ things: ThingIndex, _ context: EntityContext) -> Int? {
    guard form.words.count == 1, form.masculineTitles + form.feminineTitles == 0,
      let groups = things.byBeginning[[form.words[0].key]], groups.count == 1,
      let longer = self.groups[groups[0]].forms.first.map({ table.forms[$0] }),
      longer.words.count == 2, longer.votes.winner != .place,
      let last = longer.words.last,
      !context.knowledge.words[last.hash].has(.ownOrganisation),
      context.knowledge.genderOfFirstName(form.words[0].hash) == nil
    else { return nil }
    return groups[0]
  }

  private func existing(
    _ index: Int, _ kinds: [EntityKind], _ things: ThingIndex, _ persons: PersonIndex,
    _ context: EntityContext
  ) -> Int? {
    let form = table.forms[index]
    let kind = kinds[index]
    if let fact = form.known, let group = things.byFact[fact] { return group }
    if let group = things.byCore[form.core(context)] { return group }
    if form.isAcronym, let groups = things.byInitials[form.key] { return groups.last }
    guard kind != .person, form.known == nil || kind == .organisation else { return nil }
    let words = form.words.map(\.key)
    guard words.count <= 3 else { return nil }
    if persons.bySurname[form.key] != nil { return nil }
    // "Ford" for "Ford Motor Company", but not "China" for "China Daily".
    if kind == .organisation || kind == .other, form.known == nil,
      !context.knowledge.isPeople(form.words[0].hash),
      let groups = things.byBeginning[words], groups.count == 1,
      let first = self.groups[groups[0]].forms.first, kinds[first] != .place
    {
      return groups[0]
    }
    // "the Times" for "the New York Times", "Supreme Court" for "US Supreme Court".
    if kind != .place, let last = form.words.last, let groups = things.byEnd[words],
      context.knowledge.words[last.hash].has(.organisationWord), groups.count == 1
    {
      return groups[0]
    }
    return nil
  }

  private func note(
    _ index: Int, _ group: Int, _ things: inout ThingIndex, _ context: EntityContext
  ) {
    let form = table.forms[index]
    if let fact = form.known, things.byFact[fact] == nil { things.byFact[fact] = group }
    let core = form.core(context)
    if things.byCore[core] == nil { things.byCore[core] = group }
    guard form.words.count > 1 else { return }
    for initials in form.initials {
      things.byInitials[initials, default: []].appendNew(group)
    }
    let words = form.words.map(\.key)
    for length in 1...3 where length < words.count {
      things.byBeginning[Array(words.prefix(length)), default: []].appendNew(group)
      things.byEnd[Array(words.suffix(length)), default: []].appendNew(group)
    }
    // "Italian Supreme Court of Cassation" is "the Supreme Court" as well.
    if context.knowledge.world.country(demonym: words[0]) != nil
      || context.knowledge.world.entry(words[0]) != nil
    {
      for length in 1...3 where length + 1 < words.count {
        let beginning = Array(words[1...length])
        things.byBeginning[beginning, default: []].appendNew(group)
      }
    }
  }
}

extension NameForm {
  /// "NASA", "U.N.", "IMF".
  var isAcronym: Bool {
    isCapitals && words.count == 1 && tokens.count == 1
  }

  /// An acronym that a tagger may take for a person.
  var isLikelyAcronym: Bool { isAcronym && known != nil }

  /// The key without "Inc.", "Company" and the like.
  func core(_ context: EntityContext) -> NameKey {
    var kept = words[...]
    while kept.count > 1, let last = kept.last,
      context.knowledge.words[last.hash].has(.corporateSuffix)
    {
      kept.removeLast()
    }
    guard kept.count < words.count else { return key }
    var end = tokens.start
    var seen = 0
    while seen < kept.count, end < tokens.end {
      if context.isWord(end) { seen += 1 }
      end += 1
    }
    return context.key(tokens.start..<end)
  }

  /// Its initials: of the capitalised words, and of all.
  var initials: [NameKey] {
    var capitals: [UInt8] = []
    var all: [UInt8] = []
    for word in words {
      all.append(word.first)
      if word.isCapitalised { capitals.append(word.first) }
    }
    return [capitals, all].filter { $0.count > 1 }.map { letters in
      var key = NameKey()
      letters.withUnsafeBufferPointer { key.append($0, 0, letters.count) }
      return key
    }
  }
}
