import Prose

/// Groups of people by the words of their names.
struct PersonIndex {
  /// Groups by surname.
  var bySurname: [NameKey: [Int]] = [:]
  /// Groups by any other word, first names above all.
  var byOtherWord: [NameKey: [Int]] = [:]
  /// Groups by their first two words: "Mohammed bin (Salman)".
  var byBeginning: [[NameKey]: [Int]] = [:]
  /// Most groups of one surname looked at for a name, so that a text of a hundred thousand Smiths
  /// stays linear.
  static let limit = 12
}

extension NameGroups {
  /// Full names of people: equal ones, and those that extend one another ("Donald J. Trump").
  mutating func joinFullNames(
    _ kinds: [EntityKind], _ persons: inout PersonIndex, _ context: EntityContext
  ) {
    for (index, form) in table.forms.enumerated()
    where kinds[index] == .person && form.words.count > 1 {
      let name = PersonName(form, context)
      guard name.words.count > 1, let surname = name.words.last else { continue }
      let beginning = name.words.prefix(2).map(\.key)
      let rivals =
        (persons.bySurname[surname.key]?.suffix(PersonIndex.limit) ?? [])
        + (persons.byBeginning[beginning]?.suffix(PersonIndex.limit) ?? [])
      let found = rivals.last { group in
        groups[group].forms.prefix(4).contains {
          name.mayBe(PersonName(table.forms[$0], context), context)
        }
      }
      let group = found ?? start(index)
      groups[group].isPerson = true
      if found != nil { join(index, group) }
      noteGender(index, group, context)
      persons.bySurname[surname.key, default: []].appendNew(group)
      persons.byBeginning[beginning, default: []].appendNew(group)
      for word in name.words.dropLast() {
        persons.byOtherWord[word.key, default: []].appendNew(group)
      }
    }
  }

  /// Surnames and first names alone. Returns the forms that several people share, with them.
  mutating func joinSingleNames(
    _ kinds: [EntityKind], _ persons: PersonIndex, _ things: ThingIndex, _ context: EntityContext
  ) -> [Int: [Int]] {
    var ambiguous: [Int: [Int]] = [:]
    for (index, form) in table.forms.enumerated() where groupOfForm[index] == nil {
      let candidates = owners(of: form, isPerson: kinds[index] == .person, persons, context)
      if candidates.isEmpty {
        if let company = company(of: form, things, context) {
          join(index, company)
          groups[company].isCompany = true
          continue
        }
        let isCouple = form.masculineTitles > 0 && form.feminineTitles > 0
        if isCouple { ambiguous[index] = [] } else { noteGender(index, start(index), context) }
      } else if candidates.count == 1, agrees(form, groups[candidates[0]].gender) {
        join(index, candidates[0])
      } else {
        ambiguous[index] = Array(candidates.suffix(PersonIndex.limit))
      }
    }
    return ambiguous
  }

  /// The people a single name may stand for.
  private func owners(
    of form: NameForm, isPerson: Bool, _ persons: PersonIndex, _ context: EntityContext
  ) -> [Int] {
    // A place of the map and a person of its name are two things, unless it speaks ("Paris
    // claims"); other single words that end a person's full name are that person, whatever the
    // tagger called them.
    guard isPerson || form.words.count == 1 && (form.known == nil || form.conduct > 0) else {
      return []
    }
    let name = PersonName(form, context)
    guard let last = name.words.last else { return [] }
    if name.words.count == 1 {
      if let owners = persons.bySurname[last.key] { return owners }
      return isPerson ? persons.byOtherWord[last.key] ?? [] : []
    }
    return []
  }

  private func agrees(_ form: NameForm, _ gender: Gender?) -> Bool {
    switch gender {
    case .masculine: form.feminineTitles == 0
    case .feminine: form.masculineTitles == 0
    case nil: form.masculineTitles == 0 || form.feminineTitles == 0
    }
  }

  /// What titles and the first name say of a person's gender.
  mutating func noteGender(_ form: Int, _ group: Int, _ context: EntityContext) {
    let name = table.forms[form]
    groups[group].genderWeight += 3 * Double(name.masculineTitles - name.feminineTitles)
    let isFirst = name.words.count > 1 || groups[group].forms.count == 1
    if isFirst, let first = name.words.first,
      let gender = context.knowledge.genderOfFirstName(first.hash)
    {
      let weight = name.words.count > 1 ? 2.0 : 1.0
      groups[group].genderWeight += gender == .masculine ? weight : -weight
    }
    groups[group].settleGender()
  }
}

/// The words of a person's name that tell people apart.
struct PersonName {
  var words: [NameWord]
  var isJunior = false

  init(_ form: NameForm, _ context: EntityContext) {
    words = context.namesJoinedByHyphens(form)
    while words.count > 1, let last = words.last,
      context.knowledge.words[last.hash].has(.nameSuffix)
    {
      isJunior = true
      words.removeLast()
    }
  }

  /// True when both can be one person: the same surname with compatible first names, or one name
  /// going on where the other ends.
  func mayBe(_ other: PersonName, _ context: EntityContext) -> Bool {
    guard let first = words.first, let otherFirst = other.words.first else { return false }
    if isJunior != other.isJunior, words.count < 3 || other.words.count < 3 { return false }
    if words.last == other.words.last { return compatible(first, otherFirst, context) }
    let (short, long) =
      words.count < other.words.count ? (words, other.words) : (other.words, words)
    return short.count > 1 && Array(long.prefix(short.count)) == short
  }

  private func compatible(_ left: NameWord, _ right: NameWord, _ context: EntityContext) -> Bool {
    if left == right { return true }
    if left.isInitial || right.isInitial { return left.first == right.first }
    let words = context.knowledge.words
    return words.formalName(left.hash) == words.formalName(right.hash)
  }
}

extension [Int] {
  mutating func appendNew(_ element: Int) {
    if last != element, !suffix(PersonIndex.limit).contains(element) { append(element) }
  }
}

extension EntityContext {
  /// The words of a person's name, "Ortega-Hahn" as one: the parts are no names of their own.
  fileprivate func namesJoinedByHyphens(_ form: NameForm) -> [NameWord] {
    guard form.tokens.count > form.words.count else { return form.words }
    var joined: [NameWord] = []
    var start = form.tokens.start
    var hyphenated = false
    var next = form.words.makeIterator()
    for token in form.tokens.indices {
      if isMark(token, "-") { hyphenated = true }
      guard isWord(token), let word = next.next() else { continue }
      if hyphenated, let first = joined.popLast() {
        joined.append(first.joined(word, key: key(start..<token + 1)))
      } else {
        start = token
        joined.append(word)
      }
      hyphenated = false
    }
    return joined
  }
}
