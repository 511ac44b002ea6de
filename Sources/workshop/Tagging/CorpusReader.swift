import Language

/// Reads corpora as the program reads articles: our tokens, our word classes, our lexicon.
struct CorpusReader {
  let rules: ReadingRules
  let lexicon: Lexicon?
  let tagger: PartOfSpeechTagger?

  init(assets: Assets) throws {
    rules = ReadingRules(assets: assets)
    lexicon = try Lexicon.open(assets)
    tagger = try PartOfSpeechTagger.open(assets)
  }

  /// A document with our tags.
  func document(_ record: CorpusRecord) -> TaggedDocument {
    var document = TaggedDocument(record, rules: rules)
    tagger?.tag(&document.passage)
    return document
  }

  func examples(of document: TaggedDocument, weight: Float) -> [NameExample] {
    NameExample.examples(of: document, lexicon: lexicon, bits: NameTrainer.bits, weight: weight)
  }
}
