import Prose
import PullquoteModel

/// An article whose quotes and names are marked in its text, so that no test counts bytes.
///
///     {p:Mara Ellison}          a mention of a person; o: an organisation, l: a place, x: another
///     {p:Mara Ellison|she}      other words for her
///     <1d|words>                a piece of the first quote; d direct, m mixed, i indirect
///     <1c|said>                 its cue
///     <1s|{p:Mara Ellison}>     its source; <1s55|...> is 55 % sure
///
/// The first line is the title, a line that begins with "By " the byline, "# " begins a heading,
/// "- " an item; every line is a paragraph.
struct MarkedArticle {
  private var text: [UInt8] = []
  private var paragraphs: [Paragraph] = []
  private var mentions: [Mention] = []
  private var entities: [Entity] = []
  private var parts: [Int: Parts] = [:]

  private struct Parts {
    var pieces: [TextRange] = []
    var kind = Quote.Kind.direct
    var cue: TextRange?
    var source: TextRange?
    var confidence = 0.95
  }

  static func index(_ marked: String, language: String = "en") -> ArticleIndex {
    ArticleIndex(article(marked, language: language))
  }

  static func article(_ marked: String, language: String = "en") -> AnnotatedArticle {
    var reading = MarkedArticle()
    for line in marked.split(separator: "\n") { reading.read(line: line) }
    return reading.article(language: language)
  }

  /// The same text before anything was looked for in it.
  static func withoutAnnotation(_ article: AnnotatedArticle) -> AnnotatedArticle {
    AnnotatedArticle(
      draft: article.draft,
      annotation: Annotation(
        tokens: [], sentences: [], mentions: [], entities: [], quotes: [], language: "und",
        annotator: AnnotatorVersion("none")))
  }

  private mutating func read(line: Substring) {
    var line = line
    var kind = paragraphs.isEmpty ? Paragraph.Kind.title : .body
    if line.hasPrefix("By ") { kind = .byline }
    if line.hasPrefix("# ") {
      kind = .heading(level: 1)
      line = line.dropFirst(2)
    } else if line.hasPrefix("- ") {
      kind = .item(depth: 1)
      line = line.dropFirst(2)
    }
    if !text.isEmpty { text += [0x0A, 0x0A] }
    let start = text.count
    read(&line, until: nil)
    paragraphs.append(Paragraph(range: TextRange(start, text.count), kind: kind))
  }

  private mutating func read(_ rest: inout Substring, until end: Character?) {
    while let next = rest.popFirst() {
      if next == end { return }
      switch next {
      case "{": readMention(&rest)
      case "<": readPart(&rest)
      default: text += Array(String(next).utf8)
      }
    }
  }

  private mutating func readMention(_ rest: inout Substring) {
    let kinds: [Character: EntityKind] = ["p": .person, "o": .organisation, "l": .place]
    let kind = kinds[rest.removeFirst()] ?? .other
    rest.removeFirst()
    let inside = rest.prefix { $0 != "}" }
    rest = rest.dropFirst(inside.count + 1)
    let words = inside.split(separator: "|").map(String.init)
    let name = words[0]
    let shown = words.count > 1 ? words[1] : name
    let start = text.count
    text += Array(shown.utf8)
    let index = entities.firstIndex { $0.name == name } ?? entities.count
    if index == entities.count {
      entities.append(Entity(kind: kind, name: name, aliases: [name], mentions: []))
    }
    entities[index].mentions.append(MentionIndex(mentions.count))
    mentions.append(
      Mention(
        range: TextRange(start, text.count), tokens: TokenRange(0, 0), form: .name,
        entity: EntityIndex(index)))
  }

  private mutating func readPart(_ rest: inout Substring) {
    let head = rest.prefix { $0 != "|" }
    rest = rest.dropFirst(head.count + 1)
    let number = Int(head.prefix { $0.isNumber }) ?? 0
    let role = head.drop { $0.isNumber }
    let start = text.count
    read(&rest, until: ">")
    let range = TextRange(start, text.count)
    var part = parts[number] ?? Parts()
    switch role.first {
    case "c": part.cue = range
    case "s":
      part.source = range
      part.confidence = Double(role.dropFirst()).map { $0 / 100 } ?? 0.95
    default:
      part.kind = role == "i" ? .indirect : role == "m" ? .mixed : .direct
      part.pieces.append(range)
    }
    parts[number] = part
  }

  private func article(language: String) -> AnnotatedArticle {
    let quotes = parts.values.map { part in
      let speakers = part.source.map { source in
        mentions.filter { source.contains($0.range) }.compactMap(\.entity)
      }
      let attribution = speakers.map { speakers in
        Attribution(
          source: part.source, speakers: speakers, rule: .cueAfter, confidence: part.confidence)
      }
      return Quote(
        pieces: part.pieces, kind: part.kind, cue: part.cue, attribution: attribution)
    }
    let string = String(decoding: text, as: UTF8.self)
    let title = paragraphs.first.map {
      String(decoding: text[$0.range.start..<$0.range.end], as: UTF8.self)
    }
    return AnnotatedArticle(
      draft: Draft(source: "test.txt", title: title ?? "", text: string, paragraphs: paragraphs),
      annotation: Annotation(
        tokens: [], sentences: [], mentions: mentions, entities: entities,
        quotes: quotes.sorted { $0.extent < $1.extent }, language: language,
        annotator: AnnotatorVersion("marked by hand")))
  }
}
