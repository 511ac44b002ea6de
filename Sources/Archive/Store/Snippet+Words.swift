import Prose

extension Snippet {
  /// Bytes of a snippet, about.
  private static let length = 220
  /// Bytes of the text that are looked at: a word found further on is not shown.
  private static let reach = 400_000

  /// The words of a text around the first that are sought, else its first words.
  init(of text: Substring, around sought: [QueryWords]) {
    let bytes = Array(text.utf8.prefix(Self.reach))
    // Mostly only the words around need be taken apart to know which are shown and marked.
    if let place = firstPlace(of: sought, in: bytes) {
      let window = Self.window(of: bytes, around: TextRange(place, place))
      let words = TextWords(bytes[window])
      let found = words.ranges(of: sought)
      if !found.isEmpty {
        self.init(words, window, of: text.utf8.count, around: found)
        return
      }
    }
    let words = TextWords(bytes)
    self.init(
      words, TextRange(0, bytes.count), of: text.utf8.count, around: words.ranges(of: sought))
  }

  /// The words of a text around a place in it, which is marked.
  init(of text: [UInt8], around place: TextRange) {
    let window = Self.window(of: text, around: place)
    let marked = TextRange(
      place.start - window.start, max(place.start, min(place.end, window.end)) - window.start)
    self.init(TextWords(bytes: text[window]), window, of: text.count, around: [marked])
  }

  /// What of a text must be looked at to show the words around a place: it begins with a word.
  private static func window(of text: [UInt8], around place: TextRange) -> TextRange {
    var start = max(0, place.start - length * 2)
    if start > 0 {
      start = text[start..<place.start].firstIndex { $0 <= 0x20 } ?? place.start
    }
    return TextRange(start, min(text.count, place.end + length * 2))
  }

  /// - Parameters:
  ///   - window: which bytes of the text `words` are.
  ///   - length: bytes of the text.
  private init(
    _ words: TextWords, _ window: TextRange, of length: Int, around found: [TextRange]
  ) {
    var start = 0
    if let first = found.first, first.start > Self.length / 3 {
      start = words.boundary(before: first.start - Self.length / 3)
    }
    let end = words.boundary(behind: start + Self.length)
    var bytes: [UInt8] = []
    var marks: [TextRange] = []
    var next = 0
    var open: Int?
    for place in start..<end {
      while next < found.count, found[next].end <= place || found[next].start < start { next += 1 }
      if next < found.count, found[next].start == place, found[next].end <= end {
        open = bytes.count
      }
      let byte = words.bytes[place]
      let isBlank = byte <= 0x20
      if !isBlank {
        bytes.append(byte)
      } else if let last = bytes.last, last != 0x20 {
        bytes.append(0x20)
      }
      if let begun = open, next < found.count, place + 1 == found[next].end {
        marks.append(TextRange(begun, bytes.count))
        open = nil
      }
    }
    while bytes.last == 0x20 { bytes.removeLast() }
    self.init(
      text: String(decoding: bytes, as: UTF8.self), marks: marks,
      isCutBefore: window.start + start > 0, isCutAfter: window.start + end < length)
  }
}

/// Where words that are sought stand in a text: UTF-8 bytes, sorted and disjoint. Linear.
package func places(of sought: [QueryWords], in text: some Sequence<UInt8>) -> [TextRange] {
  sought.isEmpty ? [] : TextWords(text).ranges(of: sought)
}

/// Where the first of some words stands, as far as they are written in ASCII: bytes of the text.
private func firstPlace(of sought: [QueryWords], in text: [UInt8]) -> Int? {
  var first: Int?
  for words in sought {
    guard let term = SearchTerms(words.text).strings.first.map({ Array($0.utf8) }),
      term.allSatisfy({ $0 < 0x80 })
    else { continue }
    let end = first ?? text.count
    for place in 0..<max(0, min(end, text.count - term.count + 1))
    where text[place] | 0x20 == term[0] | 0x20 {
      guard place == 0 || !TextWords.isWordByte(text[place - 1]),
        zip(text[place...], term).allSatisfy({ byte, letter in
          byte == letter || (0x41...0x5A).contains(byte) && byte + 0x20 == letter
        })
      else { continue }
      first = place
      break
    }
  }
  return first
}

/// A text cut into terms, each with its place.
private struct TextWords {
  let bytes: [UInt8]
  private var terms: [(term: [UInt8], range: TextRange)] = []

  /// A text whose terms are not asked for.
  init(bytes: ArraySlice<UInt8>) { self.bytes = Array(bytes) }

  init(_ utf8: some Sequence<UInt8>) {
    bytes = Array(utf8)
    var start: Int?
    for place in 0...bytes.count {
      let isLetter = place < bytes.count && Self.isWordByte(bytes[place])
      if isLetter {
        if start == nil { start = place }
      } else if let begun = start {
        add(TextRange(begun, place))
        start = nil
      }
    }
  }

  /// ASCII letters and digits, and all that is not ASCII, of which `SearchTerms` tells more.
  static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }

  private mutating func add(_ range: TextRange) {
    let word = bytes[range]
    if word.allSatisfy({ $0 < 0x80 }) {
      terms.append((word.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, range))
      return
    }
    // Marks such as “ and — are no letters: what stands between them is a term each.
    var offset = range.start
    var start = offset
    var part = ""
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
      if SearchTerms(String(scalar)).isEmpty, !scalar.properties.isDiacritic {
        append(part, TextRange(start, offset))
        part = ""
        start = offset + scalar.utf8.count
      } else {
        part.unicodeScalars.append(scalar)
      }
      offset += scalar.utf8.count
    }
    append(part, TextRange(start, offset))
  }

  private mutating func append(_ part: String, _ range: TextRange) {
    if let term = SearchTerms(part).strings.first { terms.append((Array(term.utf8), range)) }
  }

  /// Where what is sought stands: sorted, disjoint.
  func ranges(of sought: [QueryWords]) -> [TextRange] {
    let patterns = sought.map { (SearchTerms($0.text).strings.map { Array($0.utf8) }, $0.isPrefix) }
    var found: [TextRange] = []
    var index = 0
    while index < terms.count {
      var longest = 0
      for (pattern, isPrefix) in patterns where stands(pattern, isPrefix, at: index) {
        longest = max(longest, pattern.count)
      }
      if longest > 0 { found.append(terms[index].range.union(terms[index + longest - 1].range)) }
      index += max(longest, 1)
    }
    return found
  }

  private func stands(_ pattern: [[UInt8]], _ isPrefix: Bool, at index: Int) -> Bool {
    guard !pattern.isEmpty, index + pattern.count <= terms.count else { return false }
    for (place, term) in pattern.enumerated() {
      let word = terms[index + place].term
      let isLast = place == pattern.count - 1
      guard isLast && isPrefix ? word.starts(with: term) : word == term else { return false }
    }
    return true
  }

  /// The begin of the word at or behind a place.
  func boundary(before place: Int) -> Int {
    guard let blank = bytes[place...].prefix(60).firstIndex(where: { $0 <= 0x20 }) else {
      return characterBoundary(place)
    }
    return blank + 1
  }

  /// The end of the word at or before a place.
  func boundary(behind place: Int) -> Int {
    guard place < bytes.count else { return bytes.count }
    guard let blank = bytes[..<place].suffix(60).lastIndex(where: { $0 <= 0x20 }) else {
      return characterBoundary(place)
    }
    return blank
  }

  private func characterBoundary(_ place: Int) -> Int {
    var place = place
    while place > 0, place < bytes.count, bytes[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }
}

extension Query {
  /// The words that are asked for and not excluded: what a hit shows marked.
  package var soughtWords: [QueryWords] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.soughtWords)
    case .words(let words, .anywhere), .words(let words, .title), .entity(let words),
      .quote(.about(let words)), .quote(.speaker(let words)):
      [words]
    default: []
    }
  }
}
