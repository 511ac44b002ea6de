import Prose

/// Finds sentences, names, entities and quotes in a text. Pure: the same text gives the same
/// annotation, and no text makes it fail.
public struct Annotator: Sendable {
  /// What this engine calls itself in annotations. Raised with every change of rules or models, so
  /// that archives annotate again what an older one read.
  public static let version = AnnotatorVersion("pullquote-3")

  /// How many bytes of a text are looked at. No article is as long; what is, is a book or a log, and
  /// its reader should not wait for minutes.
  public static let longest = 4 << 20

  private let rules: ReadingRules
  private let languages: LanguageDetector
  private let tagger: PartOfSpeechTagger?
  private let ruleTagger: RuleTagger
  private let lexicon: Lexicon?
  private let nameTagger: NameTagger?
  private let ruleNames: RuleNames
  private let grouper: EntityGrouper
  private let classes: WordClasses
  private let table: ConfidenceTable
  private let firstPerson: FirstPerson
  private let quoteTagger: QuoteTagger?
  private let quotes: QuoteFinder
  private let layers: Layers

  /// Makes an annotator from the files of `Assets/`.
  /// - Throws: when a file is there but is not what this engine reads.
  public init(assets: Assets) throws(AssetError) {
    try self.init(assets: assets, layers: .all)
  }

  /// As `init(assets:)`, without some of the engine's layers.
  package init(assets: Assets, layers: Layers) throws(AssetError) {
    self.layers = layers
    rules = ReadingRules(assets: assets)
    languages = LanguageDetector(assets: assets)
    let cues = CueLexicon(assets: assets)
    tagger = try PartOfSpeechTagger.open(assets)
    ruleTagger = RuleTagger(assets: assets, cues: cues)
    lexicon = try Lexicon.open(assets)
    nameTagger = try NameTagger.open(assets)
    let knowledge = EntityKnowledge(assets: assets, lexicon: lexicon)
    ruleNames = RuleNames(knowledge)
    grouper = EntityGrouper(knowledge, layers: layers)
    classes = knowledge.words
    table = ConfidenceTable(assets: assets)
    firstPerson = FirstPerson(knowledge)
    quoteTagger = try QuoteTagger.open(assets, lexicon: lexicon, cues: cues)
    quotes = QuoteFinder(cues: cues, layers: layers)
  }

  /// Annotates `text`, in time linear in its length.
  ///
  /// Words beyond the first `longest` bytes are not looked at.
  /// - Parameter paragraphs: sorted, disjoint ranges of `text`; words outside them are not looked at.
  public func annotate(_ text: String, paragraphs: [Paragraph]) -> Annotation {
    annotate(text, paragraphs: paragraphs, trace: nil)
  }

  /// As `annotate(_:paragraphs:)`, and writes the decisions that led there into `trace`.
  package func annotate(
    _ text: String, paragraphs: [Paragraph], trace: Trace?
  ) -> Annotation {
    let (text, paragraphs) = Self.head(of: text, paragraphs)
    var passage = Passage(text, paragraphs: paragraphs, rules: rules)
    let language = languages.language(of: passage)
    guard language == "en" || language == "und" else {
      return AnnotationBuilder(
        passage: passage, phrases: quotes.phrases(of: passage), mentions: [], entities: [],
        classes: classes, table: table
      ).annotation(of: quotes.findMarked(in: passage), language: language, annotator: Self.version)
    }
    let forms = WordForm.forms(of: passage)
    passage.tags = tagger?.tags(of: passage, forms: forms) ?? ruleTagger.tags(of: passage)
    let names = names(in: passage, forms)
      // (CROSSTALK) names nobody.
      .filter { !Transcripts.remarks.contains(passage.words[$0.tokens.start]) }
    let (mentions, entities) = grouper.group(
      passage, names: names, insideQuotes: passage.quoteDepth.map { $0 > 0 },
      trace: trace)
    let reported = quotes.find(
      in: passage, names: names, reading: quoteTagger?.read(passage, names: names),
      trace: trace)
    var annotation = AnnotationBuilder(
      passage: passage, phrases: quotes.phrases(of: passage), mentions: mentions,
      entities: entities, classes: classes, table: table, trace: trace
    ).annotation(of: reported, language: language, annotator: Self.version)
    if layers.has(.firstPerson) { firstPerson.resolve(in: &annotation, passage: passage) }
    return annotation
  }

  private func names(in passage: Passage, _ forms: [WordForm]) -> [NameSpan] {
    guard let nameTagger else { return ruleNames.find(in: passage) }
    let tokens = NameTokens(passage, forms: forms, lexicon: lexicon)
    return layers.has(.nameRules)
      ? nameTagger.names(in: passage, tokens: tokens)
      : nameTagger.rawNames(in: passage, tokens: tokens)
  }

  /// The words and marks of a text alone: the part of an annotation that is quicker made again than
  /// kept. About a hundred times as fast as `annotate`.
  public func tokens(of text: String, paragraphs: [Paragraph]) -> [Token] {
    rules.tokens(of: text, paragraphs: paragraphs)
  }

  /// The first `longest` bytes, cut between characters, with the paragraphs that begin in them.
  static func head(
    of text: String, _ paragraphs: [Paragraph]
  ) -> (String, [Paragraph]) {
    guard text.utf8.count > longest else { return (text, paragraphs) }
    var end = text.utf8.index(text.utf8.startIndex, offsetBy: longest)
    while end > text.utf8.startIndex, text.utf8[end] & 0xC0 == 0x80 {
      end = text.utf8.index(before: end)
    }
    let length = text.utf8.distance(from: text.utf8.startIndex, to: end)
    let kept = paragraphs.prefix { $0.range.start < length }.map { paragraph in
      Paragraph(
        range: TextRange(paragraph.range.start, min(paragraph.range.end, length)),
        kind: paragraph.kind)
    }
    return (String(text[..<end]), kept)
  }
}
