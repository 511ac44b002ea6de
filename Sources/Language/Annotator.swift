import Prose

/// Finds sentences, names, entities and quotes in a text. Pure: the same text gives the same
/// annotation, and no text makes it fail.
public struct Annotator: Sendable {
  /// The most text that is searched, in bytes of UTF-8: some 700,000 words.
  public static let longest = 4 << 20

  /// What this engine calls itself in annotations.
  public let version: AnnotatorVersion

  private let rules: ReadingRules
  private let languages: LanguageDetector
  private let tagger: PartOfSpeechTagger?
  private let ruleTagger: RuleTagger
  private let lexicon: Lexicon?
  private let nameTagger: NameTagger?
  private let ruleNames: RuleNames
  private let grouper: EntityGrouper
  private let firstPerson: FirstPerson
  private let quoteTagger: QuoteTagger?
  private let quotes: QuoteFinder

  /// Makes an annotator from the files of `Assets/`.
  /// - Throws: when a file is there but is not what this engine reads.
  public init(assets: Assets) throws(AssetError) {
    version = AnnotatorVersion("pullquote-1")
    rules = ReadingRules(assets: assets)
    languages = LanguageDetector(assets: assets)
    let cues = CueLexicon(assets: assets)
    tagger = try PartOfSpeechTagger.open(assets)
    ruleTagger = RuleTagger(assets: assets, cues: cues)
    lexicon = try Lexicon.open(assets)
    nameTagger = try NameTagger.open(assets)
    let knowledge = EntityKnowledge(assets: assets, lexicon: lexicon)
    ruleNames = RuleNames(knowledge)
    grouper = EntityGrouper(knowledge)
    firstPerson = FirstPerson(knowledge)
    quoteTagger = try QuoteTagger.open(assets, lexicon: lexicon, cues: cues)
    quotes = QuoteFinder(cues: cues)
  }

  /// Annotates `text`, in time linear in its length.
  /// - Parameter paragraphs: sorted, disjoint ranges of `text`; words outside them are not looked at.
  public func annotate(_ text: String, paragraphs: [Paragraph]) -> Annotation {
    var passage = Passage(text, paragraphs: paragraphs, rules: rules)
    let language = languages.language(of: passage)
    guard language == "en" || language == "und" else {
      return AnnotationBuilder(
        passage: passage, phrases: quotes.phrases(of: passage), mentions: [], entities: []
      ).annotation(of: quotes.findMarked(in: passage), language: language, annotator: version)
    }
    if let tagger { tagger.tag(&passage) } else { passage.tags = ruleTagger.tags(of: passage) }
    let names =
      nameTagger?.names(in: passage, lexicon: lexicon) ?? ruleNames.find(in: passage)
    let (mentions, entities) = grouper.group(
      passage, names: names, insideQuotes: passage.quoteDepth.map { $0 > 0 })
    let reported = quotes.find(
      in: passage, names: names, reading: quoteTagger?.read(passage, names: names))
    var annotation = AnnotationBuilder(
      passage: passage, phrases: quotes.phrases(of: passage), mentions: mentions,
      entities: entities
    ).annotation(of: reported, language: language, annotator: version)
    firstPerson.resolve(in: &annotation, passage: passage)
    return annotation
  }
}
