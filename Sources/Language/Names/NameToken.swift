import Prose

/// What the name tagger knows of a token before it looks at the neighbours.
package struct NameToken: Sendable {
  var form: WordForm
  /// The lists its word stands in.
  var lists: UInt32 = 0
  /// The lists of the phrase it is part of, phrases of two words and more; the highest bit tells
  /// inside from beginning.
  var phrase: UInt32 = 0
  /// Its word class.
  var tag: UInt8 = 0
  /// The class of words used like it.
  var cluster = WordClusters.none
  /// How the document uses its word; only for words with a capital.
  var uses = WordCounts.Uses()
  /// First in its sentence, opening marks not counted; or in a headline; or all in capitals.
  var place: UInt8 = 0
  /// The first and last token of the run of capitalised words it belongs to; itself where none.
  var runStart: Int32 = 0
  var runEnd: Int32 = 0

  /// False where no name can be: a token without capital and without capitalised neighbours. Such
  /// tokens, three in five, are not scored.
  package internal(set) var isActive = false

  static let first: UInt8 = 1
  static let titleCase: UInt8 = 2
  static let allCaps: UInt8 = 4
  /// Written together with the token before it.
  static let glued: UInt8 = 8

  private static let hyphenWord = WordHash("-").value
  /// True where capitals mean little.
  var isHeadline: Bool { place & (Self.titleCase | Self.allCaps) != 0 }
  /// True for "-", which joins names: "Ban Ki-moon", "al-Assad".
  var isHyphen: Bool { form.word == Self.hyphenWord }
  /// True when nothing separates it from the token before it.
  var isGlued: Bool { place & Self.glued != 0 }

  init(form: WordForm) { self.form = form }

  /// Stands for what is before or behind a sentence.
  static let before = NameToken(form: .before)
  static let behind = NameToken(form: .behind)
}

/// The tokens of a document as the name tagger sees them.
package struct NameTokens: Sendable {
  /// In the order of the document.
  package private(set) var tokens: [NameToken] = []

  private static let placeWords = WordSet(
    ["in", "at", "near", "from", "to", "across"])
  private static let phraseLists: WordLists = [
    .country, .city, .wellKnownCity, .region, .place, .organisation, .otherName, .personTitle,
  ]

  /// Reads a tagged passage. Linear in the tokens.
  package init(_ passage: Passage, lexicon: Lexicon?) {
    self.init(passage, forms: WordForm.forms(of: passage), lexicon: lexicon)
  }

  /// As `init(_:lexicon:)`, with the forms of the tokens at hand.
  init(_ passage: Passage, forms: [WordForm], lexicon: Lexicon?) {
    tokens = forms.map { NameToken(form: $0) }
    for (index, tag) in passage.tags.enumerated() { tokens[index].tag = tag.rawValue }
    if let lexicon {
      for (index, word) in passage.words.enumerated() {
        tokens[index].lists = lexicon.lists(of: word).rawValue
      }
      if let clusters = lexicon.clusters {
        for (index, word) in passage.words.enumerated() { tokens[index].cluster = clusters[word] }
      }
    }
    for sentence in passage.sentences {
      let range = sentence.tokens
      markSentence(range, passage)
      markRuns(range)
      if let lexicon { markPhrases(range, passage, lexicon) }
    }
    count(passage)
  }

  /// Tells sentence starts, headlines and capitals apart, and which tokens may be in a name.
  private mutating func markSentence(_ range: TokenRange, _ passage: Passage) {
    var capitals = 0
    var lowers = 0
    var uppers = 0
    var first = range.start
    while first < range.end - 1, tokens[first].form.casing == .none { first += 1 }
    for token in range.indices where token != first {
      switch tokens[token].form.casing {
      case .capital, .mixed: capitals += 1
      case .upper:
        capitals += 1
        if tokens[token].form.length > 3 { uppers += 1 }
      case .lower: if tokens[token].form.length > 4 { lowers += 1 }
      case .none, .digits: break
      }
    }
    var place: UInt8 = 0
    if capitals >= 3, lowers * 6 <= capitals { place |= NameToken.titleCase }
    if uppers >= 2, uppers * 2 > capitals, lowers == 0 { place |= NameToken.allCaps }
    for token in range.indices {
      tokens[token].place = place
      let form = tokens[token].form
      let isStrong =
        form.isCapitalised || form.casing == .mixed || form.casing == .upper
        || form.casing == .digits
      guard isStrong else { continue }
      tokens[token].isActive = true
      if form.casing == .digits, !form.isCapitalised { continue }
      if token > range.start { tokens[token - 1].isActive = true }
      if token + 1 < range.end { tokens[token + 1].isActive = true }
    }
    markGlue(range, passage)
    tokens[first].place |= NameToken.first
    for token in range.indices {
      guard place != 0, tokens[token].form.casing != .none else { continue }
      tokens[token].form.shape = 1
      tokens[token].form.shortShape = 1
    }
  }

  /// Marks what is written together with hyphens, and lets both of its halves into names.
  private mutating func markGlue(_ range: TokenRange, _ passage: Passage) {
    for token in range.indices.dropFirst()
    where passage.tokens[token - 1].range.end == passage.tokens[token].range.start {
      guard tokens[token].isHyphen || tokens[token - 1].isHyphen else { continue }
      tokens[token].place |= NameToken.glued
    }
    for token in range.indices where tokens[token].isHyphen && tokens[token].isActive {
      if token > range.start, tokens[token].isGlued { tokens[token - 1].isActive = true }
      if token + 1 < range.end, tokens[token + 1].isGlued { tokens[token + 1].isActive = true }
    }
  }

  /// Finds runs of capitalised words, joined by hyphens and ampersands.
  private mutating func markRuns(_ range: TokenRange) {
    var start = range.start
    while start < range.end {
      var end = start + 1
      if tokens[start].form.isCapitalised {
        while end < range.end {
          if tokens[end].form.isCapitalised {
            end += 1
          } else if end + 1 < range.end, tokens[end].isHyphen, tokens[end].isGlued,
            tokens[end + 1].form.isCapitalised
          {
            end += 2
          } else {
            break
          }
        }
      }
      for token in start..<end {
        tokens[token].runStart = Int32(start)
        tokens[token].runEnd = Int32(end - 1)
      }
      start = end
    }
  }

  /// Marks the longest phrases of the lexicon that begin with a capital.
  private mutating func markPhrases(_ range: TokenRange, _ passage: Passage, _ lexicon: Lexicon) {
    var token = range.start
    while token < range.end {
      guard tokens[token].form.isCapitalised,
        WordLists(rawValue: tokens[token].lists).contains(.begins),
        let phrase = lexicon.phrase(
          in: passage.words, at: token, end: range.end, wanted: Self.phraseLists),
        phrase.count > 1
      else {
        token += 1
        continue
      }
      let lists = phrase.lists.subtracting(.begins).rawValue
      for inside in token..<token + phrase.count {
        tokens[inside].phrase = lists | (inside == token ? 0 : 1 << 31)
      }
      token += phrase.count
    }
  }

  /// Counts how capitalised words are used, then gives each its counts.
  private mutating func count(_ passage: Passage) {
    var counts = WordCounts(tokens: tokens.count)
    for (index, token) in tokens.enumerated() where token.form.isCapitalised {
      let isPlain = token.place & ~NameToken.glued == 0
      let left = index > 0 ? tokens[index - 1] : .before
      let right = index + 1 < tokens.count ? tokens[index + 1] : .behind
      let leftLists = WordLists(rawValue: left.lists)
      let isAfterName =
        left.form.isCapitalised && !leftLists.isDisjoint(with: .firstName)
        && leftLists.contains(.commonName)
      let isAfterPlaceWord =
        index > 0 && !left.form.isCapitalised && Self.placeWords.contains(passage.words[index - 1])
      counts.update(token.form.word, adding: true) { uses in
        if isPlain { uses.capitalised = min(uses.capitalised + 1, 100) }
        if leftLists.contains(.personTitle) { uses.afterTitle = min(uses.afterTitle + 1, 100) }
        if isAfterName { uses.afterFirstName = min(uses.afterFirstName + 1, 100) }
        if WordLists(rawValue: right.lists).contains(.reportingVerb) {
          uses.beforeCue = min(uses.beforeCue + 1, 100)
        }
        if isAfterPlaceWord { uses.afterPlaceWord = min(uses.afterPlaceWord + 1, 100) }
      }
    }
    for token in tokens where token.form.casing == .lower {
      counts.update(token.form.word, adding: false) { $0.lower = min($0.lower + 1, 100) }
    }
    for index in tokens.indices where tokens[index].form.isCapitalised {
      tokens[index].uses = counts[tokens[index].form.word]
    }
  }
}
