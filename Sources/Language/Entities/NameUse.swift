import Prose

/// One name in the text, trimmed to the name alone, with what stands before it.
struct NameUse {
  /// The name without title, article and possessive ending.
  var tokens: TokenRange
  var kind: EntityKind
  /// Which of the text's forms this is.
  var form: Int
  /// From the title before it: Mr, Mrs, Queen.
  var gender: Gender?
  /// A title or role noun stands before it.
  var hasTitle: Bool
  /// "the Times"
  var hasArticle: Bool
}

/// All names of one key: "U.S." and "US" are one form.
struct NameForm {
  let key: NameKey
  /// Its words, marks left out.
  let words: [NameWord]
  /// The tokens of its first use.
  let tokens: TokenRange
  /// How often it was called each kind, in the order of `EntityKind.allCases`.
  var votes = KindVotes()
  /// It stands in running text, not only in headlines.
  var isInBody = false
  /// How its uses behave: above zero like people, below like places.
  var conduct = 0
  /// How often Mr, King and their like stood before it.
  var masculineTitles = 0
  /// How often Mrs, Queen and their like stood before it.
  var feminineTitles = 0
  /// Its entry in the world facts.
  let known: Int?
  /// All letters are capitals: an acronym, or a headline.
  let isCapitals: Bool
}

/// A word of a name.
struct NameWord: Hashable {
  let key: NameKey
  let hash: WordHash
  /// Its first letter, in lower case when it is one of ASCII.
  let first: UInt8
  /// A capital with or without full stop: "J."
  let isInitial: Bool
  /// It begins with a capital.
  let isCapitalised: Bool

  /// Two words as one, under the key of both.
  func joined(_ next: NameWord, key: NameKey) -> NameWord {
    NameWord(
      key: key, hash: hash.followed(by: next.hash), first: first, isInitial: false,
      isCapitalised: isCapitalised)
  }

  static func == (left: NameWord, right: NameWord) -> Bool { left.key == right.key }
  func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// Votes for what a name names.
struct KindVotes {
  var person = 0.0
  var organisation = 0.0
  var place = 0.0
  var other = 0.0

  mutating func add(_ kind: EntityKind, _ weight: Double = 1) {
    switch kind {
    case .person: person += weight
    case .organisation: organisation += weight
    case .place: place += weight
    case .other: other += weight
    }
  }

  mutating func add(_ votes: KindVotes) {
    person += votes.person
    organisation += votes.organisation
    place += votes.place
    other += votes.other
  }

  /// The kind with most votes; persons win ties, then organisations.
  var winner: EntityKind {
    let best = max(person, organisation, place, other)
    if person == best { return .person }
    if organisation == best { return .organisation }
    return place == best ? .place : .other
  }
}

/// The names of a text by form.
struct NameTable {
  private(set) var uses: [NameUse] = []
  private(set) var forms: [NameForm] = []
  private var formOfKey: [NameKey: Int] = [:]

  /// Trims and sorts `names` into forms; linear.
  init(_ names: [NameSpan], in context: EntityContext) {
    uses.reserveCapacity(names.count)
    for name in NameRepair(context: context).mended(names) {
      guard let (tokens, article) = context.trimmed(name) else { continue }
      let title = context.title(before: tokens.start, of: name.kind)
      let form = intern(tokens, context)
      var weight = 1.0
      var kind = name.kind
      if title.gender != nil || title.isHonorific {
        weight = 3
        kind = .person
      }
      let evidence = context.personEvidence(tokens, hasTitle: title.isTitle)
      if kind != .person, kind == .other || evidence >= 1, forms[form].known == nil {
        forms[form].votes.add(.person, evidence)
      }
      if kind == .other, forms[form].words.count > 1,
        forms[form].words.contains(where: {
          context.knowledge.words[$0.hash].has(.organisationWord)
        })
      {
        kind = .organisation
      }
      forms[form].votes.add(kind, weight)
      if !context.passage.paragraph(of: tokens.start).isHeadline { forms[form].isInBody = true }
      forms[form].conduct += context.conduct(tokens)
      if title.gender == .masculine { forms[form].masculineTitles += 1 }
      if title.gender == .feminine { forms[form].feminineTitles += 1 }
      uses.append(
        NameUse(
          tokens: tokens, kind: kind, form: form, gender: title.gender, hasTitle: title.isTitle,
          hasArticle: article))
    }
  }

  /// What descriptions tell of kinds: "Valeska Paris, an Australian woman," is no place. Once said is
  /// enough against a finder that sees only capitals.
  mutating func learn(from roles: [Role], _ context: EntityContext) {
    for role in roles {
      let word = context.classes[role.head]
      let form = uses[role.use].form
      guard word.has(.personNoun), !word.has([.groupNoun, .placeNoun]), forms[form].known == nil,
        forms[form].words.count > 1, forms[form].votes.winner != .person
      else { continue }
      forms[form].votes.add(.person, 3)
    }
  }

  private mutating func intern(_ tokens: TokenRange, _ context: EntityContext) -> Int {
    let key = context.key(tokens.start..<tokens.end)
    if let known = formOfKey[key] { return known }
    let words = tokens.indices.filter(context.isWord).map(context.nameWord)
    var isCapitals = true
    for byte in context.passage.bytes[context.span(tokens)] where byte &- 0x61 < 26 {
      isCapitals = false
      break
    }
    formOfKey[key] = forms.count
    forms.append(
      NameForm(
        key: key, words: words, tokens: tokens, known: context.knowledge.world.entry(key),
        isCapitals: isCapitals))
    return forms.count - 1
  }
}

extension EntityContext {
  func nameWord(_ token: Int) -> NameWord {
    let range = passage.tokens[token].range
    let byte = passage.bytes[range.start]
    let isInitial =
      byte &- 0x41 < 26
      && (range.count == 1 || range.count == 2 && passage.bytes[range.start + 1] == 0x2E)
    return NameWord(
      key: key(token..<token + 1), hash: passage.words[token],
      first: byte &- 0x41 < 26 ? byte | 0x20 : byte, isInitial: isInitial,
      isCapitalised: passage.isCapitalised(token))
  }

  func span(_ tokens: TokenRange) -> Range<Int> {
    let range = passage.span(tokens)
    return range.start..<range.end
  }

  /// The name without article, title and possessive ending; nil when nothing is left.
  func trimmed(_ name: NameSpan) -> (TokenRange, hasArticle: Bool)? {
    var start = name.tokens.start
    var end = min(name.tokens.end, count)
    while start < end, isPossessive(end - 1) || !isWord(end - 1) && !isMark(end - 1, "!") {
      // "Yahoo!" keeps its mark; brackets and commas go.
      end -= 1
    }
    var article = isDefinite(start - 1)
    while start < end - 1 {
      if !isWord(start) {
        start += 1
      } else if classes[start].has(.determiner) {
        article = true
        start += 1
      } else if name.kind == .person || isAbbreviatedTitle(start), classes[start].has(.title),
        isTitleWord(start, end)
      {
        start += 1
      } else {
        break
      }
    }
    guard start < end, isWord(start) else { return nil }
    return (TokenRange(start, end), article)
  }

  /// "Rep.", "Sen."
  private func isAbbreviatedTitle(_ token: Int) -> Bool {
    let range = passage.tokens[token].range
    return range.count > 2 && passage.bytes[range.end - 1] == 0x2E
  }

  /// "President Obama": the first word is a title, and a name is left without it.
  private func isTitleWord(_ token: Int, _ end: Int) -> Bool {
    if classes[token].has(.honorific) { return true }
    // "Chance the Rapper", "Judge Reinhold": a first name that is also a title stays when a
    // single word would be left and the list of first names knows it.
    // "Gov. Earl Ray Doe" has its title before.
    if token > 0, classes[token - 1].has(.title), sentence(token - 1) == sentence(token),
      knowledge.genderOfFirstName(passage.words[token]) != nil
    {
      return false
    }
    return knowledge.genderOfFirstName(passage.words[token]) == nil || end - token > 2
  }

  /// What the titles right before a name tell.
  func title(before start: Int, of kind: EntityKind) -> (
    gender: Gender?, isTitle: Bool, isHonorific: Bool
  ) {
    guard start > 0, isWord(start - 1), sentence(start - 1) == sentence(start) else {
      return (nil, false, false)
    }
    let here = classes[start - 1]
    guard here.has(.title) else { return (nil, false, false) }
    // "King's Cross", "Queen Mary University": only a person has the title's gender.
    guard kind == .person || here.has(.honorific) else { return (nil, true, false) }
    let honorific = here.has(.honorific)
    var gender: Gender?
    if here.has(.feminine) {
      gender = .feminine
    } else if here.has(.masculine) {
      gender = .masculine
    }
    return (gender, true, honorific)
  }
}
