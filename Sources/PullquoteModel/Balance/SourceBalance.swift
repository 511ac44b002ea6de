import Prose

/// Who gets to speak in an article, and how much: all its quotes counted by their sources.
///
/// Words are counted in the quotes themselves. A quote inside another is a quote of its own, so its
/// words count twice; a joint statement has a source of its own ("Mara Ellison and Tomas Reiter").
package struct SourceBalance: Hashable, Sendable {
  /// How well the article names a source.
  package enum Naming: String, Hashable, Sendable, CaseIterable {
    /// By a name.
    case named
    /// By other words only: "a spokesman", "officials".
    case described
    /// Not at all.
    case none
  }

  /// Quotes and their words.
  package struct Amount: Hashable, Sendable {
    /// How many quotes.
    package var quotes = 0
    /// How many words they have.
    package var words = 0

    /// Nothing.
    package init() {}

    /// One more quote.
    mutating func add(_ words: Int) {
      quotes += 1
      self.words += words
    }
  }

  /// Somebody who is quoted.
  package struct Source: Hashable, Sendable {
    /// The name, else the words that describe them; empty for quotes of nobody.
    package var name: String
    /// How well they are named.
    package var naming: Naming
    /// Whose quotes these are; empty where nobody is named.
    package var entities: [EntityIndex]
    /// What the first of them is; nil where nobody is named.
    package var kind: EntityKind?
    /// Known from name, title or pronouns, and the same for all who speak together.
    package var gender: Gender?
    /// All quotes.
    package var all = Amount()
    /// Those that are direct, mixed and indirect.
    package var byKind: [Quote.Kind: Amount] = [:]
  }

  /// Those who are quoted, who has the most words first.
  package let sources: [Source]
  /// All quotes.
  package let all: Amount
  /// Words of the text, headline and captions included.
  package let textWords: Int
  /// By how well their source is named.
  package let byNaming: [Naming: Amount]
  /// By how much of them is in quotation marks.
  package let byKind: [Quote.Kind: Amount]
  /// Of people, by gender where it is known; nil for the others.
  package let byGender: [Gender?: Amount]
  /// How many people are quoted by name, by gender; nil for those whose gender is not known.
  package let people: [Gender?: Int]

  /// Counts an article. Linear but for one sort of its sources.
  package init(_ article: AnnotatedArticle) {
    let bytes = Array(article.draft.text.utf8)
    var places: [Key: Int] = [:]
    var sources: [Source] = []
    var all = Amount()
    var byNaming: [Naming: Amount] = [:]
    var byKind: [Quote.Kind: Amount] = [:]
    for quote in article.annotation.quotes {
      let words = quote.pieces.reduce(0) { $0 + wordCount(of: bytes, in: $1) }
      let (key, source) = article.source(of: quote)
      let place = places[key] ?? sources.count
      if place == sources.count {
        places[key] = place
        sources.append(source)
      }
      sources[place].all.add(words)
      sources[place].byKind[quote.kind, default: Amount()].add(words)
      all.add(words)
      byNaming[source.naming, default: Amount()].add(words)
      byKind[quote.kind, default: Amount()].add(words)
    }
    var byGender: [Gender?: Amount] = [:]
    var people: [Gender?: Int] = [:]
    for source in sources where source.kind == .person {
      byGender[source.gender, default: Amount()].quotes += source.all.quotes
      byGender[source.gender, default: Amount()].words += source.all.words
    }
    // Who speaks alone and with others is one person.
    for entity in Set(sources.flatMap(\.entities)) where article.annotation[entity].kind == .person
    {
      people[article.annotation[entity].gender, default: 0] += 1
    }
    self.sources = sources.enumerated().sorted {
      ($1.element.all.words, $0.offset) < ($0.element.all.words, $1.offset)
    }.map(\.element)
    self.all = all
    self.byNaming = byNaming
    self.byKind = byKind
    self.byGender = byGender
    self.people = people
    textWords = article.draft.paragraphs.reduce(0) { $0 + wordCount(of: bytes, in: $1.range) }
  }

  /// The share of an amount in all quoted words, 0 to 1.
  package func share(_ amount: Amount) -> Double {
    all.words > 0 ? Double(amount.words) / Double(all.words) : 0
  }

  /// The share of quoted words in the text, 0 to 1.
  package var quotedShare: Double {
    textWords > 0 ? min(1, Double(all.words) / Double(textWords)) : 0
  }
}

/// By what quotes are put together.
private enum Key: Hashable {
  case entities([EntityIndex])
  case words(String)
  case nobody
}

extension AnnotatedArticle {
  fileprivate func source(of quote: Quote) -> (Key, SourceBalance.Source) {
    let speakers = quote.attribution?.speakers ?? []
    if let name = annotation.speakerName(of: quote), let first = speakers.first {
      let genders = Set(speakers.map { annotation[$0].gender })
      return (
        .entities(speakers),
        SourceBalance.Source(
          name: name, naming: .named, entities: speakers, kind: annotation[first].kind,
          gender: genders.count == 1 ? annotation[first].gender : nil)
      )
    }
    guard let described = quote.attribution?.source.map({ shownLine(of: words(at: $0)) }),
      !described.isEmpty
    else { return (.nobody, SourceBalance.Source(name: "", naming: .none, entities: [])) }
    let folded = foldedWords(of: described).joined(separator: " ")
    return (
      .words(folded), SourceBalance.Source(name: described, naming: .described, entities: [])
    )
  }
}

/// Stretches between white space that hold a letter or digit.
private func wordCount(of bytes: [UInt8], in range: TextRange) -> Int {
  var count = 0
  var isCounted = false
  for byte in bytes[range.start..<range.end] {
    switch byte {
    case 0x09...0x0D, 0x20: isCounted = false
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC3...:
      if !isCounted { count += 1 }
      isCounted = true
    default: break
    }
  }
  return count
}
