import Prose

/// What one document says of its names as a whole; applied after the sequence model, in this order.
///
/// The model sees one sentence at a time. A document names few people and names them often, so that
/// what is sure in one place helps in the others (Ratinov and Roth 2009, section 5; Krishnan and
/// Manning 2006).
struct NameRules {
  let passage: Passage
  let tokens: [NameToken]

  init(passage: Passage, tokens: NameTokens) {
    self.passage = passage
    self.tokens = tokens.tokens
  }

  /// Changes `names`, which stay sorted and disjoint. Linear in the tokens.
  func apply(to names: inout [NameSpan]) {
    trim(&names)
    joinHyphens(&names)
    spreadAcronyms(&names)
    vote(&names)
    spreadSurnames(&names)
    addRepeated(&names)
    if isMatchReport { makeTeams(&names) }
    nameFollowings(&names)
  }

  /// "the Clinton campaign", "the Obama administration": those who work for somebody are a body of
  /// their own.
  private func nameFollowings(_ names: inout [NameSpan]) {
    for index in names.indices where names[index].kind == .person {
      let end = names[index].tokens.end
      guard end < tokens.count, Self.followings.contains(passage.words[end]),
        tokens[end].form.casing == .lower,
        passage.sentenceOfToken[end] == passage.sentenceOfToken[end - 1]
      else { continue }
      names[index] = NameSpan(
        tokens: TokenRange(names[index].tokens.start, end + 1), kind: .organisation)
    }
  }

  private static let followings = WordSet(["campaign", "administration"])

  // MARK: - Boundaries

  /// Takes titles off the front of people, and drops nationalities and "pro-Beijing".
  private func trim(_ names: inout [NameSpan]) {
    names = names.compactMap { name in
      var start = name.tokens.start
      if name.kind == .person {
        while start + 1 < name.tokens.end, isTitle(start) { start += 1 }
      }
      let first = tokens[start]
      if name.tokens.end == start + 1 {
        let lists = WordLists(rawValue: first.lists)
        if lists.contains(.demonym), lists.isDisjoint(with: .anyPlace), first.uses.afterTitle == 0,
          name.kind != .person
        {
          return nil
        }
      }
      if first.isGlued, start >= 2, Self.sides.contains(passage.words[start - 2]) { return nil }
      return NameSpan(tokens: TokenRange(start, name.tokens.end), kind: name.kind)
    }
  }

  private static let sides = WordSet(["pro", "anti", "non"])

  private func isTitle(_ token: Int) -> Bool {
    let lists = WordLists(rawValue: tokens[token].lists)
    return lists.contains(.personTitle) && lists.isDisjoint(with: .firstName)
      && tokens[token + 1].form.isCapitalised
  }

  /// "Lee Cheuk" + "-yan", "al-" + "Amr": a person goes on across hyphens within a word.
  private func joinHyphens(_ names: inout [NameSpan]) {
    for index in names.indices where names[index].kind == .person {
      var end = names[index].tokens.end
      let limit = index + 1 < names.count ? names[index + 1].tokens.start : tokens.count
      while end + 1 < limit, tokens[end].isHyphen, tokens[end].isGlued, tokens[end + 1].isGlued,
        names[index].tokens.count > 1, tokens[end + 1].form.length <= 6,
        !Self.hyphenTails.contains(passage.words[end + 1])
      {
        end += 2
      }
      names[index].tokens = TokenRange(names[index].tokens.start, end)
    }
  }

  private static let hyphenTails = WordSet(
    ["led", "era", "style", "based", "backed", "like", "born", "owned", "run", "in", "to", "and"])

  // MARK: - Kinds

  /// "Federation of Trade Unions (FTU)": the letters in brackets are the organisation too, here
  /// and wherever they come back.
  private func spreadAcronyms(_ names: inout [NameSpan]) {
    var known: [WordHash: EntityKind] = [:]
    for name in names where name.tokens.count > 1 && name.kind != .person {
      let next = name.tokens.end
      guard next + 2 < tokens.count, isByte(next, UInt8(ascii: "(")),
        isByte(next + 2, UInt8(ascii: ")")),
        tokens[next + 1].form.casing == .upper, isAcronym(next + 1, of: name.tokens)
      else { continue }
      known[passage.words[next + 1]] = name.kind
    }
    guard !known.isEmpty else { return }
    for index in names.indices where names[index].tokens.count == 1 {
      if let kind = known[passage.words[names[index].tokens.start]] { names[index].kind = kind }
    }
    add(to: &names) { token in
      guard tokens[token].form.casing == .upper, let kind = known[passage.words[token]] else {
        return nil
      }
      return NameSpan(tokens: TokenRange(token, token + 1), kind: kind)
    }
  }

  private func isByte(_ token: Int, _ byte: UInt8) -> Bool {
    passage.bytes[passage.tokens[token].range.start] == byte
  }

  /// True when the letters are the first letters of capitalised words of `range`, in order.
  private func isAcronym(_ token: Int, of range: TokenRange) -> Bool {
    let letters = passage.bytes[passage.tokens[token].range.start..<passage.tokens[token].range.end]
      .filter { $0 != UInt8(ascii: ".") }
    let initials = range.indices.filter { tokens[$0].form.isCapitalised }
      .map { passage.bytes[passage.tokens[$0].range.start] }
    return letters.count >= 2 && letters == initials
  }

  /// One string has one kind: the one it was given most often, the first one among equals.
  private func vote(_ names: inout [NameSpan]) {
    var votes: [WordHash: [(kind: EntityKind, count: Int)]] = [:]
    for name in names {
      let key = hash(name.tokens)
      if let place = votes[key]?.firstIndex(where: { $0.kind == name.kind }) {
        votes[key]?[place].count += 1
      } else {
        votes[key, default: []].append((name.kind, 1))
      }
    }
    for index in names.indices {
      guard let kinds = votes[hash(names[index].tokens)], kinds.count > 1 else { continue }
      let most = kinds.reduce(kinds[0]) { $1.count > $0.count ? $1 : $0 }
      names[index].kind = most.kind
    }
  }

  /// A lone word that ends the longer name of a person is that person.
  private func spreadSurnames(_ names: inout [NameSpan]) {
    let surnames = surnames(of: names)
    for index in names.indices where names[index].tokens.count == 1 {
      let token = names[index].tokens.start
      guard names[index].kind != .person, surnames.contains(passage.words[token]) else { continue }
      let lists = WordLists(rawValue: tokens[token].lists)
      guard lists.isDisjoint(with: [.country, .wellKnownCity]) else { continue }
      names[index].kind = .person
    }
  }

  private func surnames(of names: [NameSpan]) -> Set<WordHash> {
    Set(
      names.filter {
        $0.kind == .person && $0.tokens.count > 1 && tokens[$0.tokens.end - 1].form.isCapitalised
      }
      .map { passage.words[$0.tokens.end - 1] })
  }

  // MARK: - Teams

  /// True when at least one word in fifty is of a match report, and there are eight or more.
  private var isMatchReport: Bool {
    let hits = tokens.reduce(0) {
      WordLists(rawValue: $1.lists).contains(.sportWord) ? $0 + 1 : $0
    }
    return hits >= 8 && hits * 40 >= tokens.count
  }

  /// In a match report a country or city that does not stand behind a word of place is its team:
  /// "Sweden defeated South Korea in Russia".
  private func makeTeams(_ names: inout [NameSpan]) {
    for index in names.indices where names[index].kind == .place {
      let range = names[index].tokens
      let lists = range.count == 1 ? tokens[range.start].lists : tokens[range.start].phrase
      guard !WordLists(rawValue: lists).isDisjoint(with: [.country, .wellKnownCity, .city]) else {
        continue
      }
      let sentence = passage.sentence(of: range.start).tokens
      if range.start > sentence.start {
        let before = passage.words[range.start - 1]
        if Self.locative.contains(before) || isByte(range.start - 1, UInt8(ascii: ",")) { continue }
        if before == Self.the, range.start > sentence.start + 1,
          Self.locative.contains(passage.words[range.start - 2])
        {
          continue
        }
      }
      // "Sochi, Russia"
      if range.end + 1 < sentence.end, isByte(range.end, UInt8(ascii: ",")),
        index + 1 < names.count, names[index + 1].tokens.start == range.end + 1,
        names[index + 1].kind == .place
      {
        continue
      }
      names[index].kind = .organisation
    }
  }

  private static let the = WordHash("the")
  private static let locative = WordSet(
    ["in", "at", "near", "from", "across", "around", "outside", "of", "to", "through", "into"])

  // MARK: - Missed names

  /// Adds runs of capitals equal to a name that was found twice, or has several words, and lone
  /// surnames of people found.
  private func addRepeated(_ names: inout [NameSpan]) {
    var counts: [WordHash: (kind: EntityKind, count: Int)] = [:]
    for name in names where name.kind != .other {
      counts[hash(name.tokens), default: (name.kind, 0)].count += name.tokens.count > 1 ? 2 : 1
    }
    let surnames = surnames(of: names)
    add(to: &names) { token in
      let here = tokens[token]
      guard here.form.isCapitalised, Int(here.runStart) == token else { return nil }
      let run = TokenRange(token, Int(here.runEnd) + 1)
      // A headline's run is no name's boundary.
      guard here.place & (NameToken.titleCase | NameToken.allCaps) == 0 else { return nil }
      if let known = counts[hash(run)], known.count >= 2, run.count > 1 || here.uses.lower == 0 {
        return NameSpan(tokens: run, kind: known.kind)
      }
      if run.count == 1, here.uses.lower == 0, surnames.contains(passage.words[token]) {
        return NameSpan(tokens: run, kind: .person)
      }
      return nil
    }
  }

  /// Adds what `find` gives for tokens outside of names, unless it overlaps a name.
  private func add(to names: inout [NameSpan], _ find: (Int) -> NameSpan?) {
    var added: [NameSpan] = []
    var next = 0
    for token in tokens.indices where tokens[token].isActive {
      while next < names.count, names[next].tokens.end <= token { next += 1 }
      if next < names.count, names[next].tokens.contains(token) { continue }
      guard let name = find(token) else { continue }
      if next < names.count, names[next].tokens.overlaps(name.tokens) { continue }
      added.append(name)
    }
    guard !added.isEmpty else { return }
    names = (names + added).sorted { $0.tokens.start < $1.tokens.start }
  }

  private func hash(_ range: TokenRange) -> WordHash {
    var hash = passage.words[range.start]
    for token in range.indices.dropFirst() { hash = hash.followed(by: passage.words[token]) }
    return hash
  }
}
