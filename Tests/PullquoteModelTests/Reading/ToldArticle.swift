import Foundation
import Prose

/// An article built from what is said in it, with what an annotator finds there.
struct ToldArticle {
  private(set) var draft: Draft
  private(set) var annotation: Annotation

  /// An article with a title and nothing else.
  /// - Parameter date: seconds since 1970.
  init(_ guid: String, _ title: String, date: Int, version: String = Self.version) {
    draft = Draft(
      source: "The Feed", guid: guid, url: "https://news.example/\(guid)", title: title,
      published: Date(timeIntervalSince1970: Double(date)).formatted(.iso8601), text: title,
      paragraphs: [Paragraph(range: TextRange(0, title.utf8.count), kind: .title)])
    annotation = Annotation(
      tokens: [], sentences: [], mentions: [], entities: [], quotes: [], language: "en",
      annotator: AnnotatorVersion(version))
  }

  /// What annotators of tests call themselves.
  static let version = "told-1"

  /// Adds a paragraph `“words,” said Name.`
  func quoting(_ name: String, _ words: String) -> ToldArticle {
    var told = self
    told.begin()
    told.write("“")
    let piece = told.write(words)
    told.write(",” ")
    let cue = told.write("said")
    told.write(" ")
    let mention = told.annotation.mentions.count
    let entity = told.name(name)
    told.write(".")
    told.end()
    told.annotation.quotes.append(
      Quote(
        pieces: [piece], kind: .direct, cue: cue,
        attribution: Attribution(
          source: told.annotation.mentions[mention].range, mention: MentionIndex(mention),
          speakers: [entity], rule: .cueAfter, confidence: 0.9)))
    return told
  }

  /// Adds a paragraph of words, behind which somebody is named.
  func naming(_ name: String, _ kind: EntityKind = .person, after words: String = "News of")
    -> ToldArticle
  {
    var told = self
    told.begin()
    told.write(words + " ")
    _ = told.name(name, kind)
    told.write(".")
    told.end()
    return told
  }

  /// Adds a paragraph of words.
  func saying(_ words: String) -> ToldArticle {
    var told = self
    told.begin()
    told.write(words)
    told.end()
    return told
  }

  private mutating func begin() {
    draft.text += "\n\n"
    draft.paragraphs.append(
      Paragraph(range: TextRange(draft.text.utf8.count, draft.text.utf8.count), kind: .body))
  }

  private mutating func end() {
    let start = draft.paragraphs[draft.paragraphs.count - 1].range.start
    draft.paragraphs[draft.paragraphs.count - 1].range = TextRange(start, draft.text.utf8.count)
  }

  @discardableResult
  private mutating func write(_ words: String) -> TextRange {
    let start = draft.text.utf8.count
    draft.text += words
    return TextRange(start, draft.text.utf8.count)
  }

  private mutating func name(_ name: String, _ kind: EntityKind = .person) -> EntityIndex {
    let place =
      annotation.entities.firstIndex { $0.name == name } ?? annotation.entities.count
    if place == annotation.entities.count {
      annotation.entities.append(Entity(kind: kind, name: name, aliases: [name], mentions: []))
    }
    let index = MentionIndex(annotation.mentions.count)
    annotation.entities[place].mentions.append(index)
    annotation.mentions.append(
      Mention(
        range: write(name), tokens: TokenRange(0, 0), form: .name, entity: EntityIndex(place)))
    return EntityIndex(place)
  }
}
