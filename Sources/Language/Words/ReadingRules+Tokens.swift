import Prose

extension ReadingRules {
  /// The words and marks of a text, as `Annotator` sees them; it needs no models for that.
  package func tokens(of text: String, paragraphs: [Paragraph]) -> [Token] {
    let (text, paragraphs) = Annotator.head(of: text, paragraphs)
    return Passage(text, paragraphs: paragraphs, rules: self).tokens
  }
}
