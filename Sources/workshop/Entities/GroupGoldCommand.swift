import ArgumentParser
import Foundation
import Language
import Prose

/// `workshop group-gold`: groups the names a corpus gives, so that grouping and resolution can be
/// scored apart from finding names.
struct GroupGoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "group-gold",
    abstract: "Group the gold names of coreference data; prints entities as 'annotate' does.")

  @Argument(help: "Documents with gold mentions, one JSON object a line.")
  var files: [String]

  @Option(help: "Name data of the same documents, for its word classes.")
  var tags: [String] = []

  @Option(help: "Where names come from: gold, rules, or the path of a model below Assets.")
  var names = "gold"

  @Option(help: "The project's Assets folder.")
  var assets = "Assets"

  func run() throws {
    let mapped = MappedAssets(directory: assets).assets
    let rules = ReadingRules(assets: mapped)
    let knowledge = EntityKnowledge(assets: mapped, lexicon: try Lexicon.open(mapped))
    let grouper = EntityGrouper(knowledge)
    let finder = RuleNames(knowledge)
    let tagger = try PartOfSpeechTagger.open(mapped)
    let model = try mapped.bytes(names).map { bytes in try NameTagger(bytes, path: names) }
    let lexicon = try Lexicon.open(mapped)
    var tagsOf: [String: GoldTags] = [:]
    for file in tags {
      for record in try JSONLines.read(file, as: GoldTags.self) {
        tagsOf[record.id] = record
      }
    }
    for file in files {
      for record in try JSONLines.read(file, as: GoldRecord.self) {
        var passage = Passage(record.text, paragraphs: record.paragraphs, rules: rules)
        if let given = tagsOf[record.id] {
          passage.tags = given.classes(of: passage, record.text)
        } else {
          tagger?.tag(&passage)
        }
        let names =
          names == "gold"
          ? record.names(in: passage)
          : model?.names(in: passage, lexicon: lexicon) ?? finder.find(in: passage)
        let (mentions, entities) = grouper.group(
          passage, names: names,
          insideQuotes: passage.quoteDepth.map { $0 > 0 })
        try print(EntityLine(record.id, record.text, mentions, entities).json)
      }
    }
  }
}

/// One document's entities as `annotate` prints them.
struct EntityLine: Encodable {
  struct Line: Encodable {
    let start: Int
    let end: Int
    let form: String
  }

  struct Named: Encodable {
    let name: String
    let type: String
    let aliases: [String]
    let roles: [String]
    let gender: String?
    let mentions: [Line]
  }

  let id: String
  let entities: [Named]

  init(_ id: String, _ text: String, _ mentions: [Mention], _ entities: [Entity]) {
    let points = CodePoints(text).points
    self.id = id
    self.entities = entities.map { entity in
      Named(
        name: entity.name, type: entity.kind.rawValue, aliases: entity.aliases,
        roles: entity.roles, gender: entity.gender?.rawValue,
        mentions: entity.mentions.map { index in
          let mention = mentions[index.value]
          return Line(
            start: points[mention.range.start], end: points[mention.range.end],
            form: mention.form.rawValue)
        })
    }
  }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}
