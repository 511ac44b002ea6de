/// A line of a text without its white space, and what tells how the text was laid out.
struct TextLine {
  /// The first byte that is not white space; equals `end` on a blank line.
  var start: Int
  /// Behind the last byte that is not white space.
  var end: Int
  /// Code points from `start` to `end`.
  var width: Int32
  /// Code points of white space before `start`.
  var indent: Int32
  /// Code points of the first word.
  var firstWord: Int32
  /// How many `>` a mail put before it; they lie before `start`.
  var depth: Int32

  /// True when there is nothing to read on it.
  var isBlank: Bool { start == end }
}

/// The lines of a text: split at LF, CRLF, CR, vertical tab, form feed and the two Unicode breaks.
func textLines(_ bytes: Span<UInt8>) -> [TextLine] {
  var lines: [TextLine] = []
  var start = 0
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    // Nearly every byte of a text is above these two tests.
    if byte > 0x0D && byte != 0xE2 {
      index += 1
      continue
    }
    let length = lineBreakLength(bytes, at: index)
    guard length > 0 else {
      index += 1
      continue
    }
    lines.append(textLine(bytes, from: start, to: index))
    index += length
    start = index
  }
  if start < bytes.count { lines.append(textLine(bytes, from: start, to: bytes.count)) }
  return lines
}

private func lineBreakLength(_ bytes: Span<UInt8>, at index: Int) -> Int {
  switch bytes[index] {
  case 0x0A, 0x0B, 0x0C: 1
  case 0x0D: index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
  case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
    bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 ? 3 : 0
  default: 0
  }
}

private func textLine(_ bytes: Span<UInt8>, from first: Int, to last: Int) -> TextLine {
  var start = first
  var depth: Int32 = 0
  var indent: Int32 = 0
  while start < last {
    let blank = blankLength(bytes, at: start, to: last)
    if blank > 0 {
      start += blank
      indent += 1
    } else if bytes[start] == 0x3E {
      start += 1
      depth += 1
      indent = 0
    } else {
      break
    }
  }
  var end = last
  while end > start {
    let blank = blankLengthBefore(bytes, end, from: start)
    guard blank > 0 else { break }
    end -= blank
  }
  var width: Int32 = 0
  var firstWord: Int32 = 0
  var inFirstWord = true
  for index in start..<end {
    let byte = bytes[index]
    if byte & 0xC0 != 0x80 { width += 1 }
    if inFirstWord {
      if byte == 0x20 { inFirstWord = false } else if byte & 0xC0 != 0x80 { firstWord += 1 }
    }
  }
  return TextLine(
    start: start, end: end, width: width, indent: indent, firstWord: firstWord, depth: depth)
}

/// The length of the white space or control character at `index`, 0 when there is none.
private func blankLength(_ bytes: Span<UInt8>, at index: Int, to last: Int) -> Int {
  let byte = bytes[index]
  if byte <= 0x20 || byte == 0x7F { return 1 }
  if byte == 0xC2 && index + 1 < last && bytes[index + 1] == 0xA0 { return 2 }
  if index + 2 < last && isWideBlank(byte, bytes[index + 1], bytes[index + 2]) { return 3 }
  return 0
}

private func blankLengthBefore(_ bytes: Span<UInt8>, _ end: Int, from first: Int) -> Int {
  let byte = bytes[end - 1]
  if byte <= 0x20 || byte == 0x7F { return 1 }
  if end - 2 >= first && bytes[end - 2] == 0xC2 && byte == 0xA0 { return 2 }
  if end - 3 >= first && isWideBlank(bytes[end - 3], bytes[end - 2], byte) { return 3 }
  return 0
}

/// U+2000–U+200B (the spaces and the zero-width one), U+3000 and U+FEFF.
private func isWideBlank(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
  switch (first, second) {
  case (0xE2, 0x80): (0x80...0x8B).contains(third)
  case (0xE3, 0x80): third == 0x80
  case (0xEF, 0xBB): third == 0xBF
  default: false
  }
}
