import Prose

/// Names grown together into one entity.
struct NameGroup {
  /// Its forms, by first use.
  var forms: [Int]
  var votes = KindVotes()
  var kind: EntityKind = .other
  var gender: Gender?
  /// Evidence for masculine (positive) or feminine (negative).
  var genderWeight = 0.0
  /// Its entry in the world facts.
  var known: Int?
  /// Began with a person's full name: surnames alone do not change what it is.
  var isPerson = false
  /// A name taken for a person's turned out to begin a company's.
  var isCompany = false

  mutating func settleGender() {
    gender = genderWeight > 0.5 ? .masculine : genderWeight < -0.5 ? .feminine : nil
  }
}

/// Names of a text in groups, one group per thing named.
///
/// Works in passes from sure to less sure, as the sieves of Raghunathan et al. (2010) and Lee et
/// al. (2013, "Deterministic coreference resolution based on entity-centric, precision-ranked
/// rules"), but on forms instead of mentions: forms are few, and each pass looks up and never
/// compares all pairs.
struct NameGroups {
  let table: NameTable
  /// For each form, its group; nil while undecided, and for names that several people share.
  private(set) var groupOfForm: [Int?]
  /// For each use, its group.
  private(set) var groupOfUse: [Int] = []
  var groups: [NameGroup] = []

  /// Groups the names of `table`.
  init(_ table: NameTable, _ context: EntityContext) {
    self.table = table
    groupOfForm = Array(repeating: nil, count: table.forms.count)
    let kinds = table.forms.map(\.votes.winner)
    var persons = PersonIndex()
    joinFullNames(kinds, &persons, context)
    joinParentheses(kinds, context)
    let things = joinThings(kinds, persons, context)
    let shared = joinSingleNames(kinds, persons, things, context)
    assignUses(shared, context)
    settle(context)
  }

  /// Starts a group with one form.
  mutating func start(_ form: Int) -> Int {
    groups.append(NameGroup(forms: [form], known: table.forms[form].known))
    groupOfForm[form] = groups.count - 1
    return groups.count - 1
  }

  /// Adds a form to a group.
  mutating func join(_ form: Int, _ group: Int) {
    groupOfForm[form] = group
    groups[group].forms.append(form)
    if groups[group].known == nil { groups[group].known = table.forms[form].known }
  }

  // MARK: - Uses

  private mutating func assignUses(_ shared: [Int: [Int]], _ context: EntityContext) {
    var lastFull: [Int: Int] = [:]
    var fullCount: [Int: Int] = [:]
    for use in table.uses {
      if let group = groupOfForm[use.form] { fullCount[group, default: 0] += 1 }
    }
    /// Groups of a shared surname whose bearer is named with a title only: "Mrs. Clinton".
    var strangers: [Int: [Gender?: Int]] = [:]
    groupOfUse.reserveCapacity(table.uses.count)
    for use in table.uses {
      if let group = groupOfForm[use.form] {
        lastFull[group] = use.tokens.start
        groupOfUse.append(group)
        continue
      }
      let fitting = (shared[use.form] ?? []).filter {
        use.gender == nil || groups[$0].gender == nil || groups[$0].gender == use.gender
      }
      let best = fitting.max {
        let left = (lastInParagraph(lastFull[$0], use, context), fullCount[$0] ?? 0, -$0)
        let right = (lastInParagraph(lastFull[$1], use, context), fullCount[$1] ?? 0, -$1)
        return left < right
      }
      if let best {
        groupOfUse.append(best)
      } else if let known = strangers[use.form]?[use.gender] {
        groupOfUse.append(known)
      } else {
        groups.append(NameGroup(forms: [use.form], known: nil))
        let weight = use.gender == .masculine ? 3.0 : use.gender == .feminine ? -3 : 0
        groups[groups.count - 1].genderWeight = weight
        groups[groups.count - 1].settleGender()
        strangers[use.form, default: [:]][use.gender] = groups.count - 1
        groupOfUse.append(groups.count - 1)
      }
    }
    // A form that several share is a form of each.
    var noted: Set<SIMD2<Int>> = []
    for (index, use) in table.uses.enumerated() where groupOfForm[use.form] == nil {
      let group = groupOfUse[index]
      guard noted.insert(SIMD2(group, use.form)).inserted else { continue }
      if groups[group].forms.first != use.form { groups[group].forms.append(use.form) }
    }
  }

  /// A family is told apart by who was last named fully in the paragraph; from paragraph to
  /// paragraph the more prominent member wins.
  private func lastInParagraph(_ last: Int?, _ use: NameUse, _ context: EntityContext) -> Int {
    guard let last else { return -1 }
    let paragraphs = context.passage.paragraphOfSentence
    let isNear =
      paragraphs[context.sentence(last)] == paragraphs[context.sentence(use.tokens.start)]
    return isNear ? last : -1
  }

  // MARK: - Kinds

  private mutating func settle(_ context: EntityContext) {
    for (index, use) in table.uses.enumerated() {
      let weight = table.forms[use.form].words.count > 1 ? 1.5 : 1
      let isTitled = use.hasTitle && use.kind == .person
      groups[groupOfUse[index]].votes.add(use.kind, isTitled ? 2 * weight : weight)
    }
    for index in groups.indices {
      if groups[index].isCompany { groups[index].votes = KindVotes(organisation: 1) }
      if groups[index].isPerson { groups[index].votes = KindVotes(person: 1) }
      if let known = groups[index].known, groups[index].votes.person == 0 {
        let kind = context.knowledge.world.entries[known].kind
        groups[index].votes.add(kind, groups[index].votes.place > 0 ? 2 : 1)
      }
      groups[index].kind = groups[index].votes.winner
      if groups[index].kind != .person { groups[index].gender = nil }
    }
  }
}
