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

  /// The document with nationalities no longer marked as names: some corpora mark "Russian" as a
  /// place, which it is not for us.
  func withoutNationalities(_ document: TaggedDocument) -> TaggedDocument {
    guard let lexicon else { return document }
    var document = document
    document.names.removeAll { name in
      guard name.tokens.count == 1 else { return false }
      let lists = lexicon.lists(of: document.passage.words[name.tokens.start])
      return lists.contains(.demonym) && lists.isDisjoint(with: .anyPlace)
    }
    return document
  }

  /// What the name tagger learns of a document.
  func examples(of document: TaggedDocument, weight: Float) -> [NameExample] {
    NameExample.examples(of: document, lexicon: lexicon, bits: NameTrainer.bits, weight: weight)
  }

  /// The same of a copy with headlines.
  func headlineExamples(
    of record: CorpusRecord, style: HeadlineCopy.Style, weight: Float
  ) -> [NameExample] {
    let (copy, changed) = HeadlineCopy.copy(of: record, style: style)
    return NameExample.examples(
      of: withoutNationalities(document(copy)), lexicon: lexicon, bits: NameTrainer.bits,
      weight: weight, only: changed)
  }
}
