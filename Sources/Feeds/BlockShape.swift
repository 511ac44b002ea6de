/// What a short block looks like from outside: enough to tell a headline from a sentence.
struct BlockShape {
  /// The last visible character.
  enum Ending {
    case fullStop, question, exclamation, colon, comma, closingQuote, other
  }

  /// The first visible character.
  enum Beginning {
    case capital, small, digit, quote, other
  }

  var beginning: Beginning = .other
  var ending: Ending = .other
  /// True when a full stop, question or exclamation mark stands before the closing quotation mark.
  var quoteEndsSentence = false
  var words = 0
  /// Words of four letters and more, and those of them that begin with a capital.
  var longWords = 0
  var longCapitals = 0
  /// A full stop, question or exclamation mark followed by a capital: more than one sentence.
  var innerSentenceEnds = 0

  /// True when most of the longer words are capitals, as newspapers in America write headlines.
  var isTitleCase: Bool { longWords >= 2 && longCapitals * 10 >= longWords * 7 }

  init(_ bytes: Span<UInt8>, _ block: TextBlock) {
    guard block.start < block.end else { return }
    beginning = Self.beginning(bytes, block.start, block.end)
    readEnding(bytes, block)
    var index = block.start
    while index < block.end {
      let start = index
      var letters = 0
      while index < block.end && bytes[index] > 0x20 {
        if isLetterByte(bytes[index]) { letters += 1 }
        index += 1
      }
      if index > start {
        words += 1
        let first = Self.beginning(bytes, start, index)
        if letters >= 4 {
          longWords += 1
          if first == .capital { longCapitals += 1 }
        }
        if first == .capital, words > 1, endsSentence(bytes, before: start) {
          innerSentenceEnds += 1
        }
      }
      index += 1
    }
  }

  private mutating func readEnding(_ bytes: Span<UInt8>, _ block: TextBlock) {
    var end = block.end
    var closesQuote = false
    while end > block.start, case let length = quoteLength(bytes, endingAt: end, from: block.start),
      length > 0
    {
      closesQuote = true
      end -= length
    }
    let mark = end > block.start ? Self.mark(bytes[end - 1]) : .other
    quoteEndsSentence = closesQuote && mark != .other && mark != .comma && mark != .colon
    ending = closesQuote ? .closingQuote : mark
  }

  private static func mark(_ byte: UInt8) -> Ending {
    switch byte {
    case 0x2E: .fullStop
    case 0x3F: .question
    case 0x21: .exclamation
    case 0x3A: .colon
    case 0x2C, 0x3B: .comma
    default: .other
    }
  }

  private static func beginning(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Beginning {
    let byte = bytes[start]
    switch byte {
    case 0x41...0x5A: return .capital
    case 0x61...0x7A: return .small
    case 0x30...0x39: return .digit
    case 0x22, 0x27, 0x60: return .quote
    // À–Þ begin with C3 80–9E; the rest of the Latin letters alternate and count as capitals here.
    case 0xC3 where start + 1 < end: return bytes[start + 1] < 0x9F ? .capital : .small
    case 0xC4...0xD5: return .capital
    case 0xE2 where start + 2 < end && bytes[start + 1] == 0x80:
      return (0x98...0x9F).contains(bytes[start + 2]) ? .quote : .other
    default: return .other
    }
  }
}

/// True for ASCII letters and every byte of a longer character.
private func isLetterByte(_ byte: UInt8) -> Bool {
  (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
}

/// The length of the quotation mark that ends at `end`, 0 when there is none.
private func quoteLength(_ bytes: Span<UInt8>, endingAt end: Int, from start: Int) -> Int {
  let byte = bytes[end - 1]
  if byte == 0x22 || byte == 0x27 { return 1 }
  if end - start >= 3 && bytes[end - 3] == 0xE2 && bytes[end - 2] == 0x80
    && (0x98...0x9F).contains(byte)
  {
    return 3
  }
  return 0
}

/// True when the word before the blank at `start - 1` ends a sentence. "Mr." and "J." do not: a
/// full stop must follow two small letters or a closing mark.
private func endsSentence(_ bytes: Span<UInt8>, before start: Int) -> Bool {
  guard start >= 5 else { return false }
  let mark = bytes[start - 2]
  if mark == 0x3F || mark == 0x21 { return true }
  guard mark == 0x2E else { return false }
  return [start - 3, start - 4, start - 5].allSatisfy { (0x61...0x7A).contains(bytes[$0]) }
}
