import Prose

/// Cuts paragraphs into words and marks.
///
/// Follows the Penn Treebank's habits as the GUM corpus has them: clitics (`'s`, `n't`, `'re`) and
/// the parts of hyphenated words are tokens of their own, the full stop of an abbreviation or of
/// initials belongs to the word. Linear in the bytes; cannot fail.
struct Tokenizer {
  let abbreviations: WordList

  /// Appends the tokens of `bytes[range]`. Quotation marks come out as `.mark`: which of them open
  /// and close is decided later, with the whole paragraph in view.
  func tokenize(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: TextRange, into tokens: inout [Token]
  ) {
    var index = range.start
    let end = range.end
    while index < end {
      let (kind, length) = classify(bytes, index, end)
      switch kind {
      case .blank: index += length
      case .letter: index = word(bytes, index, end, &tokens)
      case .digit: index = number(bytes, index, end, &tokens)
      case .quote: index = quote(bytes, index, length, end, &tokens)
      case .mark: index = mark(bytes, index, length, end, &tokens)
      case .symbol:
        tokens.append(Token(range: TextRange(index, index + length), kind: .symbol))
        index += length
      }
    }
  }

  // MARK: - Words

  private func word(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ tokens: inout [Token]
  ) -> Int {
    var index = start
    var apostrophe = -1
    var letters = 0
    while index < end {
      let (kind, length) = classify(bytes, index, end)
      if kind == .letter || kind == .digit {
        index += length
        letters += 1
        continue
      }
      if let quote = apostropheLength(bytes, index, end), letterFollows(bytes, index + quote, end) {
        if apostrophe < 0 { apostrophe = index }
        index += quote
        letters = 0
        continue
      }
      // "AT&T", "R&D"
      if bytes[index] == UInt8(ascii: "&"), letterFollows(bytes, index + 1, end) {
        index += 1
        continue
      }
      // "U.S.", "a.m.", "J.K.": single letters between full stops.
      if bytes[index] == UInt8(ascii: "."), letters == 1 {
        if letterFollows(bytes, index + 1, end) {
          index += 1
          letters = 0
          continue
        }
        if index > start + 1 || isCapital(bytes[start]) { index += 1 }
        break
      }
      if bytes[index] == UInt8(ascii: "."), isAddressTail(bytes, index, end) {
        index += 1
        letters = 2
        continue
      }
      break
    }
    if index < end, bytes[index] == UInt8(ascii: "."), index - start < 8,
      let kind = abbreviations.kind(of: WordHash(folding: bytes, start, index + 1)),
      // "No. 5" is short for number, "No." is an answer.
      kind != "number" || numberFollows(bytes, index + 1, end)
    {
      index += 1
    }
    if index + 2 < end, bytes[index] == UInt8(ascii: ":"), bytes[index + 1] == UInt8(ascii: "/"),
      bytes[index + 2] == UInt8(ascii: "/")
    {
      return address(bytes, start, end, &tokens)
    }
    append(bytes, start, index, apostrophe, &tokens)
    return index
  }

  /// Appends a word, its clitic as a token of its own.
  private func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ apostrophe: Int,
    _ tokens: inout [Token]
  ) {
    var cut = end
    if apostrophe > start {
      let tail = apostrophe + (apostropheLength(bytes, apostrophe, end) ?? 1)
      switch end - tail {
      case 1:
        switch bytes[tail] | 0x20 {
        case UInt8(ascii: "s"), UInt8(ascii: "d"), UInt8(ascii: "m"): cut = apostrophe
        case UInt8(ascii: "t") where bytes[apostrophe - 1] | 0x20 == UInt8(ascii: "n"):
          if apostrophe - 1 > start { cut = apostrophe - 1 }
        default: break
        }
      case 2:
        switch (bytes[tail] | 0x20, bytes[tail + 1] | 0x20) {
        case (UInt8(ascii: "r"), UInt8(ascii: "e")), (UInt8(ascii: "v"), UInt8(ascii: "e")),
          (UInt8(ascii: "l"), UInt8(ascii: "l")):
          cut = apostrophe
        default: break
        }
      default: break
      }
    }
    tokens.append(Token(range: TextRange(start, cut), kind: .word))
    if cut < end { tokens.append(Token(range: TextRange(cut, end), kind: .word)) }
  }

  /// Reads an address up to the next blank, without the punctuation behind it.
  private func address(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ tokens: inout [Token]
  ) -> Int {
    var index = start
    while index < end {
      let (kind, length) = classify(bytes, index, end)
      if kind == .blank || kind == .quote { break }
      index += length
    }
    while index > start + 1,
      [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: ";")].contains(
        bytes[index - 1])
    {
      index -= 1
    }
    tokens.append(Token(range: TextRange(start, index), kind: .symbol))
    return index
  }

  // MARK: - Numbers

  private func number(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ tokens: inout [Token]
  ) -> Int {
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 {
        index += 1
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":"),
        index + 1 < end, bytes[index + 1] &- 0x30 < 10
      {
        index += 1
      } else {
        break
      }
    }
    tokens.append(Token(range: TextRange(start, index), kind: .number))
    return index
  }

  // MARK: - Marks

  private func quote(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int, _ end: Int,
    _ tokens: inout [Token]
  ) -> Int {
    var length = length
    if start + 1 < end, bytes[start] == bytes[start + 1], length == 1,
      bytes[start] != UInt8(ascii: "\"")
    {
      length = 2  // '' and `` stand for one double mark.
    } else if bytes[start] == UInt8(ascii: "'"), start + 1 < end, bytes[start + 1] &- 0x30 < 10 {
      // '90s
      var index = start + 1
      while index < end, classify(bytes, index, end).0 == .digit || bytes[index] == 0x73 {
        index += 1
      }
      if index - start == 4 || index - start == 3 {
        tokens.append(Token(range: TextRange(start, index), kind: .number))
        return index
      }
    }
    tokens.append(Token(range: TextRange(start, start + length), kind: .mark))
    return start + length
  }

  private func mark(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int, _ end: Int,
    _ tokens: inout [Token]
  ) -> Int {
    var index = start + length
    // "...", "--", "---", "?!", "!!" are one mark each.
    let byte = bytes[start]
    if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "!")
      || byte == UInt8(ascii: "?")
    {
      let enders = byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
      while index < end, index - start < 64,
        bytes[index] == byte
          || enders && (bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "?"))
      {
        index += 1
      }
    }
    tokens.append(Token(range: TextRange(start, index), kind: .mark))
    return index
  }
}

/// Length of the apostrophe at `index`, straight or curly; nil when there is none.
@inline(__always)
func apostropheLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int? {
  if bytes[index] == UInt8(ascii: "'") { return 1 }
  if bytes[index] == 0xE2, index + 2 < end, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 {
    return 3
  }
  return nil
}

@inline(__always)
private func letterFollows(
  _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
) -> Bool {
  index < end && classify(bytes, index, end).0 == .letter
}

/// A digit behind at most one blank.
private func numberFollows(
  _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
) -> Bool {
  let next = index < end && bytes[index] == 0x20 ? index + 1 : index
  return next < end && bytes[next] &- 0x30 < 10
}

@inline(__always)
private func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

/// `.com`, `.org` and their like behind a word: a full stop between lower-case letters.
@inline(__always)
private func isAddressTail(
  _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
) -> Bool {
  guard index + 2 < end, bytes[index + 1] &- 0x61 < 26 else { return false }
  return bytes[index + 2] &- 0x61 < 26
}
