import Language
import Prose

/// Reads articles as the reader does before it looks for quotes: tokens, word classes, names.
struct QuoteReader {
  private let rules: ReadingRules
  private let tagger: PartOfSpeechTagger?
  private let nameTagger: NameTagger?
  private let lexicon: Lexicon?

  /// With the models of `assets`.
  init(_ assets: Assets) throws {
    rules = ReadingRules(assets: assets)
    tagger = try PartOfSpeechTagger.open(assets)
    nameTagger = try NameTagger.open(assets)
    lexicon = try Lexicon.open(assets)
  }

  /// All articles of a file.
  func read(_ path: String) throws -> [ReadArticle] {
    try QuoteArticle.read(path).map { article in
      var passage = Passage(article.text, paragraphs: article.paragraphs, rules: rules)
      tagger?.tag(&passage)
      let names = nameTagger?.names(in: passage, lexicon: lexicon) ?? []
      return ReadArticle(article: article, passage: passage, names: names)
    }
  }
}

/// An article with its words and names.
struct ReadArticle {
  let article: QuoteArticle
  let passage: Passage
  let names: [NameSpan]

  /// One example for each unit.
  func examples(
    _ features: QuoteFeatures, _ vocabulary: QuoteVocabulary, _ vectors: WordVectors?
  ) -> [QuoteExample] {
    let labels = goldLabels(article, passage)
    let nameRows = QuoteFeatures.nameRows(of: passage, names: names)
    return QuoteFeatures.units(of: passage).map { unit in
      var own = Array(labels[unit])
      // A stretch cut by the unit's edge begins anew.
      if let first = own.first, let part = first.part { own[0] = part.begin }
      return QuoteExample(
        rows: features.rows(of: passage, unit: unit, nameRows: nameRows) { vocabulary[$0] },
        vectors: unit.map { Int32(vectors?[passage.words[$0]] ?? -1) }, labels: own)
    }
  }
}
