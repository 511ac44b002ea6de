/// How the lines of a text make paragraphs.
package enum TextLayout: Hashable, Sendable {
  /// Told from the text itself.
  case detect
  /// Every line break ends a paragraph, as in corpora and JSON.
  case lines
}

/// Lines that belong together: what a paragraph is before anybody knows its kind.
struct TextBlock {
  /// From the first to behind the last byte that is not white space.
  var start: Int
  var end: Int
  /// Code points, line breaks and margins left out.
  var width: Int
  var lineCount: Int
  /// How many `>` a mail put before its first line.
  var depth: Int
}

/// Joins lines to blocks.
///
/// Blank lines always separate. Without a wrap column every other line break separates too. With
/// one, a break inside a sentence is what the wrapping made; a break where the next word would
/// still have fitted is the writer's own.
func textBlocks(_ bytes: Span<UInt8>, _ lines: [TextLine], layout: TextLayout) -> [TextBlock] {
  let column = layout == .lines ? nil : wrapColumn(of: lines, bytes)
  var blocks: [TextBlock] = []
  var previous: TextLine?
  for line in lines {
    guard !line.isBlank else {
      previous = nil
      continue
    }
    if let before = previous, layout == .detect,
      continues(line, before, column: column, bytes)
    {
      blocks[blocks.count - 1].end = line.end
      blocks[blocks.count - 1].width += Int(line.width) + 1
      blocks[blocks.count - 1].lineCount += 1
    } else {
      blocks.append(
        TextBlock(
          start: line.start, end: line.end, width: Int(line.width), lineCount: 1,
          depth: Int(line.depth)))
    }
    previous = line
  }
  return blocks
}

/// The column a text was wrapped at, nil when its lines are paragraphs.
///
/// A program that wraps fills each line until the next word no longer fits. So the text is wrapped
/// when, for three in four lines that another line follows, that line's first word would not have
/// fitted before the column; the column is the widest but one in twenty. A line that ends a sentence
/// may have been left short on purpose and does not count. Newspapers' plain text is wrapped at 60
/// to 80 columns; 120 and more is a paragraph on a line.
private func wrapColumn(of lines: [TextLine], _ bytes: Span<UInt8>) -> Int? {
  var widths: [Int32] = []
  for line in lines where !line.isBlank { widths.append(line.indent + line.width) }
  guard widths.count >= 4 else { return nil }
  widths.sort()
  let column = widths[widths.count - 1 - widths.count / 20]
  guard (45...120).contains(column) else { return nil }
  var full = 0
  var short = 0
  for (line, next) in zip(lines, lines.dropFirst()) where !line.isBlank && !next.isBlank {
    if line.indent + line.width + 1 + next.firstWord > column {
      full += 1
    } else if !mayEndSentence(bytes[line.end - 1]) {
      short += 1
    }
  }
  return full >= 3 && full >= short * 3 ? Int(column) : nil
}

/// True for marks a sentence may end in, a straight quotation mark among them.
private func mayEndSentence(_ byte: UInt8) -> Bool {
  byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0x22 || byte == 0x3A
}

/// True when `line` goes on with the paragraph of `before`, the line above it.
private func continues(
  _ line: TextLine, _ before: TextLine, column: Int?, _ bytes: Span<UInt8>
) -> Bool {
  guard line.depth == before.depth, !startsItem(bytes, line) else { return false }
  let endsSentence = mayEndSentence(bytes[before.end - 1])
  let startsLow = (0x61...0x7A).contains(bytes[line.start])
  guard let column else {
    // Too few lines for statistics, but a sentence that runs on in small letters says enough.
    return startsLow && !endsSentence && (40...100).contains(before.width)
  }
  // A first line moved in begins a paragraph; so does one moved out again behind a verse or list.
  if line.indent > before.indent + 1 { return false }
  let room = column - Int(before.indent + before.width) - 1 - Int(line.firstWord)
  if room < 0 { return true }
  return startsLow ? !endsSentence : room < 12 && !endsSentence
}

/// True for a line that begins with a bullet, or a number and a full stop or bracket.
func startsItem(_ bytes: Span<UInt8>, _ line: TextLine) -> Bool {
  bulletLength(bytes, line.start, line.end) > 0 || numberLength(bytes, line.start, line.end) > 0
}

/// The length of `* ` or `• ` at `start`, 0 when there is none.
func bulletLength(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
  if end - start > 2 && bytes[start] == 0x2A && bytes[start + 1] == 0x20 { return 2 }
  guard end - start > 4, bytes[start] == 0xE2, bytes[start + 1] == 0x80 else { return 0 }
  return bytes[start + 2] == 0xA2 && bytes[start + 3] == 0x20 ? 4 : 0
}

/// The length of `12. ` or `12) ` at `start`, 0 when there is none.
private func numberLength(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
  var index = start
  while index < end && index < start + 3 && isDigit(bytes[index]) { index += 1 }
  guard index > start, index + 1 < end, bytes[index] == 0x2E || bytes[index] == 0x29,
    bytes[index + 1] == 0x20
  else { return 0 }
  return index + 2 - start
}
