import Prose

/// Reads a plain text file: decodes it and finds its headline, byline, headings and paragraphs.
///
/// Linear in the number of bytes.
/// - Parameter bytes: the whole file, in any encoding `TextEncoding` knows.
/// - Parameter source: where it came from, for people.
/// - Throws: `TextError` when there is nothing to read.
package func parseText(
  _ bytes: [UInt8], source: String, layout: TextLayout = .detect
) throws(TextError) -> Draft {
  layOut(try decodeText(bytes), source: source, layout: layout)
}

/// Finds headline, byline, headings and paragraphs of a text that is decoded already.
///
/// `Draft.text` is `text`, unchanged; a text without words gives a draft without paragraphs.
/// - Parameter title: the headline, where something beside the text says it; the text's first
///   line need not repeat it.
package func layOut(
  _ text: String, source: String, title: String? = nil, layout: TextLayout = .detect
) -> Draft {
  var text = text
  text.makeContiguousUTF8()
  let bytes = text.utf8Span.span
  let blocks = textBlocks(bytes, textLines(bytes), layout: layout)
  let kinds = BlockKinds(blocks: blocks, layout: layout, knownTitle: title).kinds(bytes)
  var draft = Draft(source: source, title: title ?? "", text: text, paragraphs: [])
  draft.paragraphs.reserveCapacity(blocks.count)
  for (block, kind) in zip(blocks, kinds) {
    var start = block.start
    switch kind {
    case .title:
      draft.title = String(decoding: bytes, in: block)
    case .byline:
      let byline = Byline(String(decoding: bytes, in: block))
      draft.byline = draft.byline ?? byline?.names
      draft.published = draft.published ?? byline?.published
    case .item:
      start += bulletLength(bytes, block.start, block.end)
    default:
      break
    }
    draft.paragraphs.append(Paragraph(range: TextRange(start, block.end), kind: kind))
  }
  return draft
}

extension String {
  /// The words of a block, its line breaks turned to blanks.
  init(decoding bytes: Span<UInt8>, in block: TextBlock) {
    var copy: [UInt8] = []
    copy.reserveCapacity(block.end - block.start)
    for index in block.start..<block.end {
      let byte = bytes[index]
      if byte > 0x20 { copy.append(byte) } else if copy.last != 0x20 { copy.append(0x20) }
    }
    self.init(decoding: copy, as: UTF8.self)
  }
}
