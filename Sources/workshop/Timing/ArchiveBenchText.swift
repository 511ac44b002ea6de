import Prose

/// Articles without end that are like news in what an archive's size and speed depend on: words and
/// speakers by Zipf's law, as many names, pronouns and quotes as an article has. The same seed gives
/// the same articles on every machine. Nobody says anything sensible.
struct ArchiveBenchText {
  /// Entities of which articles speak; the first are in the news most.
  let speakers: Int
  private var random: SeededRandom
  private let words: [String]
  private let wordOdds: ZipfOdds
  private let speakerOdds: ZipfOdds

  init(seed: UInt64, speakers: Int = 20_000, vocabulary: Int = 60_000) {
    self.speakers = speakers
    random = SeededRandom(seed: seed)
    var letters = SeededRandom(seed: 7)
    words = (0..<vocabulary).map { rank in Self.word(rank, &letters) }
    wordOdds = ZipfOdds(count: vocabulary)
    speakerOdds = ZipfOdds(count: speakers)
  }

  /// A word made up of syllables; the more common, the shorter.
  private static func word(_ rank: Int, _ random: inout SeededRandom) -> String {
    let syllables = rank < 30 ? 1 : rank < 2_000 ? 2 : rank < 20_000 ? 3 : 4
    var word = ""
    for _ in 0..<syllables {
      word +=
        ["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "st", "tr", "w"][
          Int(random.next() % 15)]
      word += ["a", "e", "i", "o", "u", "ea", "ou"][Int(random.next() % 7)]
    }
    return rank < 30 ? word : word + ["", "n", "r", "s", "nd"][Int(random.next() % 5)]
  }

  /// The name of the entity of this rank: one first name of a thousand, a last name that up to
  /// four share.
  static func name(_ rank: Int) -> String {
    var random = SeededRandom(seed: UInt64(rank % 1_000) &+ 1_000)
    let first = word(2_000, &random).capitalizedASCII
    random = SeededRandom(seed: UInt64(rank % 5_000) &+ 9_000)
    return "\(first) \(word(20_000, &random).capitalizedASCII)"
  }

  /// The next article, with what an annotator would find in it.
  /// - Parameters:
  ///   - number: makes identifier and address.
  ///   - length: bytes of text, about.
  ///   - quotes: how many, about.
  mutating func article(_ number: Int, length: Int, quotes: Int, published: String)
    -> (draft: Draft, annotation: Annotation)
  {
    var page = BenchPage()
    let title = sentence(9)
    page.text = title
    page.paragraphs = [Paragraph(range: TextRange(0, title.utf8.count), kind: .title)]
    let wanted = length / 2 + Int(random.next() % UInt64(length))
    var cast = (0..<max(2, quotes / 3)).map { _ in speakerOdds.draw(&random) }
    cast.append(Int(random.next() % UInt64(speakers)))
    while page.text.utf8.count < wanted || page.quotes.count < quotes / 2 {
      page.begin()
      let speaker = cast[Int(random.next() % UInt64(cast.count))]
      // Of each three paragraphs, so many hold a quote that there are as many as wanted.
      let share = quotes * 250 * 100 / max(1, length)
      if Int(random.next() % 100) < share {
        page.quote(sentence(14), by: speaker, isNamed: random.next() % 3 > 0)
      } else {
        page.add(sentence(16) + " ")
        page.mention(speaker, isNamed: random.next() % 2 == 0)
        page.add(" " + sentence(18))
      }
      page.end()
    }
    var draft = Draft(
      source: "Feed \(number % 200)", guid: "https://site\(number % 200).example/?p=\(number)",
      url: "https://site\(number % 200).example/2026/03/\(number)-" + slug(title), title: title,
      byline: Self.name(Int(random.next() % 500)), published: published, language: "en",
      text: page.text, paragraphs: page.paragraphs)
    draft.categories = [words[200 + Int(random.next() % 40)]]
    return (draft, page.annotation)
  }

  /// Some words of the vocabulary, about `count`.
  private mutating func sentence(_ count: Int) -> String {
    var text = ""
    for _ in 0..<(count / 2 + Int(random.next() % UInt64(count))) {
      if !text.isEmpty { text += " " }
      text += words[wordOdds.draw(&random)]
    }
    return text.isEmpty ? words[0] : text
  }

  private func slug(_ title: String) -> String {
    title.split(separator: " ").prefix(6).joined(separator: "-")
  }

  /// The word of this rank: for queries.
  func word(_ rank: Int) -> String { words[rank] }
}

/// Draws ranks of which the n-th comes up 1/n as often as the first.
private struct ZipfOdds {
  private let sums: [Double]

  init(count: Int) {
    var sum = 0.0
    sums = (1...count).map { rank in
      sum += 1 / Double(rank)
      return sum
    }
  }

  func draw(_ random: inout SeededRandom) -> Int {
    let place = Double(random.next() >> 11) / Double(1 << 53) * (sums.last ?? 0)
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > place { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// An article being written.
private struct BenchPage {
  var text = ""
  var paragraphs: [Paragraph] = []
  var quotes: [Quote] = []
  private var mentions: [Mention] = []
  private var entities: [Entity] = []
  private var indexOfSpeaker: [Int: Int] = [:]
  private var start = 0

  mutating func begin() {
    text += "\n\n"
    start = text.utf8.count
  }

  mutating func end() {
    text += "."
    paragraphs.append(Paragraph(range: TextRange(start, text.utf8.count), kind: .body))
  }

  @discardableResult
  mutating func add(_ words: String) -> TextRange {
    let start = text.utf8.count
    text += words
    return TextRange(start, text.utf8.count)
  }

  @discardableResult
  mutating func mention(_ speaker: Int, isNamed: Bool) -> Int {
    let name = ArchiveBenchText.name(speaker)
    let last = String(name.split(separator: " ").last ?? "")
    let index: Int
    let words: String
    if let known = indexOfSpeaker[speaker] {
      index = known
      words = isNamed ? last : "she"
      if isNamed, !entities[index].aliases.contains(last) { entities[index].aliases.append(last) }
    } else {
      index = entities.count
      indexOfSpeaker[speaker] = index
      words = name
      let kind: EntityKind = speaker % 3 == 2 ? .organisation : .person
      entities.append(Entity(kind: kind, name: name, aliases: [name], mentions: []))
    }
    let range = add(words)
    entities[index].mentions.append(MentionIndex(mentions.count))
    mentions.append(
      Mention(
        range: range, tokens: TokenRange(0, 0), form: words == "she" ? .pronoun : .name,
        entity: EntityIndex(index)))
    return index
  }

  mutating func quote(_ words: String, by speaker: Int, isNamed: Bool) {
    add("“")
    let piece = add(words + ",")
    add("” ")
    let first = mentions.count
    let index = mention(speaker, isNamed: isNamed)
    add(" ")
    let cue = add("said")
    quotes.append(
      Quote(
        pieces: [piece], kind: quotes.count % 4 == 3 ? .mixed : .direct, cue: cue,
        attribution: Attribution(
          source: mentions[first].range, mention: MentionIndex(first),
          speakers: [EntityIndex(index)], rule: .cueAfter, confidence: 0.93)))
  }

  var annotation: Annotation {
    Annotation(
      tokens: [], sentences: [], mentions: mentions, entities: entities, quotes: quotes,
      language: "en", annotator: AnnotatorVersion("bench-1"))
  }
}

extension String {
  /// The first letter large: names.
  fileprivate var capitalizedASCII: String { prefix(1).uppercased() + dropFirst() }
}
