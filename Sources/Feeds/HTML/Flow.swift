import Prose

/// HTML as paragraphs: what the text, paragraphs, links and pictures of a `Draft` are made of.
package struct Flow: Equatable, Sendable {
  /// Paragraphs joined by an empty line; the title, where there is one, is the first.
  package var text: String
  /// Sorted, disjoint, not empty.
  package var paragraphs: [Paragraph]
  /// Sorted, disjoint; a link over several paragraphs is one link in each.
  package var links: [Link]
  /// In the order of the text.
  package var pictures: [Picture]
}

/// Reads HTML, sanitised or not, as paragraphs.
///
/// White space is folded but in preformatted text; control characters, soft hyphens and hidden
/// elements are left out; `<br>` is a line break, two of them end the paragraph. Items of numbered
/// lists begin with their number, those of others with nothing: the bullet is the painter's.
/// Linear.
/// - Parameter html: UTF-8; broken bytes become U+FFFD.
/// - Parameter base: the address relative links are relative to; without one they are no links.
/// - Parameter title: the headline as plain text. A body that repeats it at its top loses the copy.
package func flow(_ html: [UInt8], base: String?, title: String?) -> Flow {
  var builder = FlowBuilder(base: URLBase(base))
  if let title { builder.writeTitle(title) }
  builder.read(html)
  return builder.flow
}

/// The paragraphs of HTML as plain text, parted by empty lines, without pictures and without the
/// numbers of lists.
package func paragraphText(_ html: [UInt8]) -> String {
  var builder = FlowBuilder(base: URLBase(nil))
  builder.isPlain = true
  builder.read(html)
  return builder.flow.text
}

/// The words of HTML on one line: for titles and names.
package func plainText(_ html: [UInt8]) -> String {
  var builder = FlowBuilder(base: URLBase(nil))
  builder.isPlain = true
  builder.isOneLine = true
  builder.read(html)
  return builder.flow.text
}
