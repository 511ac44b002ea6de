import Prose

/// The words of a quote for comparison with others: as hashes, each with its place in the text.
///
/// Case, accents, punctuation and apostrophes do not count, nor does British against American
/// spelling, nor what an editor put in square brackets.
package struct QuoteWords: Sendable {
  /// A hash of each word.
  let hashes: [UInt32]
  /// Where each word stands, in UTF-8 bytes of the text.
  let ranges: [TextRange]
  /// How many letters and digits each word has, 255 at most.
  let lengths: [UInt8]
  /// For each word whether it is written with digits.
  let numbers: [Bool]

  /// Most words looked at; a longer quote is compared by its beginning.
  package static let limit = 2_000

  /// Takes a quote apart. Linear.
  package init(_ text: String) {
    var hashes: [UInt32] = []
    var ranges: [TextRange] = []
    var lengths: [UInt8] = []
    var numbers: [Bool] = []
    var word: [UInt8] = []
    var start = 0
    var offset = 0
    var brackets = 0
    func end(at end: Int) {
      defer { word.removeAll(keepingCapacity: true) }
      guard !word.isEmpty, brackets == 0, hashes.count < Self.limit else { return }
      numbers.append(word.contains { (0x30...0x39).contains($0) })
      lengths.append(UInt8(min(word.count, 255)))
      americanise(&word)
      var hash = StableHash()
      hash.add(word[...])
      hashes.append(UInt32(truncatingIfNeeded: hash.value))
      ranges.append(TextRange(start, end))
    }
    for scalar in text.unicodeScalars {
      if hashes.count == Self.limit { break }
      let length = UTF8.width(scalar)
      let before = word.count
      append(folded: scalar, to: &word)
      if word.count > before {
        if before == 0 { start = offset }
      } else if !isInsideWord(scalar) {
        end(at: offset)
        if scalar == "[" { brackets += 1 }
        if scalar == "]", brackets > 0 { brackets -= 1 }
      }
      offset += length
    }
    end(at: offset)
    // A bracket that is never closed is no editor's.
    if brackets > 0 {
      self = QuoteWords(text.replacing("[", with: " "))
      return
    }
    self.hashes = hashes
    self.ranges = ranges
    self.lengths = lengths
    self.numbers = numbers
  }

  /// How many words there are.
  package var count: Int { hashes.count }
}

/// Adds a letter or digit as it is compared, nothing for all else.
private func append(folded scalar: Unicode.Scalar, to word: inout [UInt8]) {
  switch scalar.value {
  case 0x30...0x39, 0x61...0x7A: word.append(UInt8(scalar.value))
  case 0x41...0x5A: word.append(UInt8(scalar.value) + 0x20)
  case 0..<0x80, 0x2000..<0x2070: break
  default:
    for folded in foldedWords(of: String(scalar)) { word.append(contentsOf: folded.utf8) }
  }
}

/// Apostrophes and accents that follow their letter.
private func isInsideWord(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x27, 0x2019, 0x300...0x36F: true
  default: false
  }
}

/// Makes one word of British and American spellings. Words that only look British change too, but
/// in the same way wherever they stand.
private func americanise(_ word: inout [UInt8]) {
  guard word.count > 4, let last = word.last, britishEndings.contains(last) else { return }
  if word.starts(with: programme), word.count < 11 { word.removeSubrange(7..<9) }
  replace(isation, by: "ization", in: &word)
  for ending in zedEndings where word.count > ending.count + 3 && ends(word, ending) {
    word[word.count - ending.count + 1] = UInt8(ascii: "z")
  }
  if word.count > 5 { replace(our, by: "or", in: &word) }
  if word.count > 6 {
    for ending in doubledEndings where ends(word, ending) {
      word.remove(at: word.count - ending.count)
      break
    }
  }
  if ends(word, tre) { word.swapAt(word.count - 1, word.count - 2) }
  if ends(word, ence) { word[word.count - 2] = UInt8(ascii: "s") }
  if ends(word, ogue) { word.removeLast(2) }
}

/// The last letters of words that British spelling changes: "colourful", "organisation".
private let britishEndings = Set("edglnrs".utf8)
private let programme = Array("programme".utf8)
private let isation = Array("isation".utf8)
private let our = Array("our".utf8)
private let tre = Array("tre".utf8)
private let ence = Array("ence".utf8)
private let ogue = Array("ogue".utf8)
private let zedEndings = ["ise", "ised", "ises", "ising", "yse", "ysed", "yses", "ysing"].map {
  Array($0.utf8)
}
private let doubledEndings = ["lled", "lling", "ller", "llers"].map { Array($0.utf8) }

private func ends(_ word: [UInt8], _ ending: [UInt8]) -> Bool {
  word.count > ending.count && word[word.count - 1] == ending[ending.count - 1]
    && word.suffix(ending.count) == ending[...]
}

/// Replaces what stands first anywhere behind the first two letters.
private func replace(_ old: [UInt8], by new: String, in word: inout [UInt8]) {
  guard word.count >= old.count + 2 else { return }
  for start in 2...(word.count - old.count)
  where word[start] == old[0] && word[start..<start + old.count] == old[...] {
    word.replaceSubrange(start..<start + old.count, with: new.utf8)
    return
  }
}
