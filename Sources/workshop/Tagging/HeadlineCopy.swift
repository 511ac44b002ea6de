import Prose

/// Makes headlines out of running text: corpora have few, newspapers one an article.
enum HeadlineCopy {
  /// How a line is rewritten. Only ASCII letters change, so that all offsets stay.
  enum Style { case title, capitals }

  /// `record` with every third line rewritten, and which lines they are; the others stay, so that
  /// the words of a headline are also seen as the text writes them.
  static func copy(of record: CorpusRecord, style: Style) -> (CorpusRecord, [TextRange]) {
    var bytes = Array(record.text.utf8)
    var changed: [TextRange] = []
    for (index, paragraph) in record.paragraphs.enumerated() where index % 3 == 0 {
      rewrite(&bytes, paragraph.range, style)
      changed.append(paragraph.range)
    }
    var copy = record
    copy.text = String(decoding: bytes, as: UTF8.self)
    return (copy, changed)
  }

  private static func rewrite(_ bytes: inout [UInt8], _ range: TextRange, _ style: Style) {
    var wordStart = range.start
    for index in range.start..<range.end {
      if bytes[index] == UInt8(ascii: " ") { wordStart = index + 1 }
      guard bytes[index] &- 0x61 < 26 else { continue }
      switch style {
      case .capitals: bytes[index] -= 0x20
      case .title:
        // Short words stay small, as most papers have it.
        let isLong = index + 3 < range.end && !bytes[index..<index + 4].contains(0x20)
        if index == wordStart, isLong || index == range.start { bytes[index] -= 0x20 }
      }
    }
  }
}
