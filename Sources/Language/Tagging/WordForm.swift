import Prose

/// What a token looks like: the raw material of the taggers' features, taken from its bytes once.
package struct WordForm: Hashable, Sendable {
  /// The word without case.
  package var word: UInt64 = 0
  /// Its first four bytes without case, the first one lowest; shorter words leave zeros.
  package var prefix: UInt32 = 0
  /// Its last four bytes without case, the last one lowest.
  package var suffix: UInt32 = 0
  /// Its letters and digits as classes (`X`, `x`, `0`, others as they are), runs of more than two
  /// cut to two, hashed: "McDonald" and "McGregor" are alike.
  package var shape: UInt32 = 0
  /// The same with runs cut to one.
  package var shortShape: UInt32 = 0
  /// How it is written.
  package var casing = Casing.none
  /// Length in bytes, at most 255.
  package var length: UInt8 = 0

  /// How the letters of a word are written.
  package enum Casing: UInt8, Sendable {
    /// No letters at all.
    case none
    /// "word"
    case lower
    /// "Word", also "A"
    case capital
    /// "NATO", "U.S."
    case upper
    /// "iPhone", "McDonald"
    case mixed
    /// Digits, or letters with digits.
    case digits
  }

  /// True when its first letter is a capital.
  package var isCapitalised = false

  /// The forms of all tokens of `passage`, in one pass over its bytes.
  package static func forms(of passage: Passage) -> [WordForm] {
    passage.bytes.withUnsafeBufferPointer { bytes in
      var forms: [WordForm] = []
      forms.reserveCapacity(passage.tokens.count)
      for (index, token) in passage.tokens.enumerated() {
        forms.append(WordForm(bytes, token.range, word: passage.words[index]))
      }
      return forms
    }
  }

  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: TextRange, word hash: WordHash) {
    word = hash.value
    length = UInt8(clamping: range.count)
    var uppers = 0
    var lowers = 0
    var digits = 0
    var last: UInt8 = 0
    var run = 0
    var index = range.start
    while index < range.end {
      let byte = bytes[index]
      var folded = byte
      var kind = byte
      if byte < 0x80 {
        if byte &- 0x41 < 26 {
          folded = byte | 0x20
          kind = UInt8(ascii: "X")
          uppers += 1
        } else if byte &- 0x61 < 26 {
          kind = UInt8(ascii: "x")
          lowers += 1
        } else if byte &- 0x30 < 10 {
          kind = UInt8(ascii: "0")
          digits += 1
        }
      } else if byte >= 0xC0 {
        // The first byte of a letter beyond ASCII: capital or not is known for Latin-1 only.
        let next = index + 1 < range.end ? bytes[index + 1] : 0
        let isCapital = byte == 0xC3 && next < 0x9F
        kind = isCapital ? UInt8(ascii: "X") : UInt8(ascii: "x")
        if isCapital { uppers += 1 } else { lowers += 1 }
      } else {
        kind = 0
      }
      let offset = index - range.start
      if offset < 4 { prefix |= UInt32(folded) << (8 * UInt32(offset)) }
      suffix = suffix << 8 | UInt32(folded)
      if kind != 0 {
        run = kind == last ? run + 1 : 1
        if run <= 2 { shape = (shape ^ UInt32(kind)) &* 0x0100_0193 }
        if run == 1 { shortShape = (shortShape ^ UInt32(kind)) &* 0x0100_0193 }
        last = kind
      }
      index += 1
    }
    isCapitalised = passageCapital(bytes, range)
    if digits > 0 {
      casing = .digits
    } else if uppers == 0 {
      casing = lowers == 0 ? .none : .lower
    } else if lowers == 0 {
      casing = uppers == 1 ? .capital : .upper
    } else {
      casing = uppers == 1 && isCapitalised ? .capital : .mixed
    }
  }

  @inline(__always)
  private func passageCapital(_ bytes: UnsafeBufferPointer<UInt8>, _ range: TextRange) -> Bool {
    let byte = bytes[range.start]
    if byte < 0x80 { return byte &- 0x41 < 26 }
    return byte == 0xC3 && range.count > 1 && bytes[range.start + 1] < 0x9F
  }

  /// A stand-in for what lies before or behind a sentence.
  init(boundary: UInt64) {
    word = boundary
    shape = UInt32(truncatingIfNeeded: boundary)
    shortShape = UInt32(truncatingIfNeeded: boundary)
  }

  /// Before the first token of a sentence.
  static let before = WordForm(boundary: 0x5eed_0001)
  /// Behind the last token of a sentence.
  static let behind = WordForm(boundary: 0x5eed_0002)
}
