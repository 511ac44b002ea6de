/// Takes a line of the feeds file apart, from left to right.
struct LineScanner {
  /// The line without its break.
  let bytes: [UInt8]
  /// The number of the line in its file, counted from 1.
  let line: Int
  /// The first byte not yet taken.
  private(set) var position = 0

  init(_ bytes: [UInt8], line: Int) {
    self.bytes = bytes
    self.line = line
  }

  /// The next byte, nil at the end.
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// True where a `#` stands by itself: the rest is a comment. A tag has a letter behind it.
  var isAtComment: Bool {
    next == UInt8(ascii: "#")
      && (position + 1 == bytes.count || isBlank(bytes[position + 1]))
  }

  /// The column of a byte, in characters from 1; of the next byte when none is given.
  func column(_ offset: Int? = nil) -> Int {
    // A byte that continues a character has 10 as its highest bits.
    bytes[..<min(offset ?? position, bytes.count)].count { $0 & 0xC0 != 0x80 } + 1
  }

  /// A problem at a byte, or at the next one when none is given.
  func problem(_ reason: String, at offset: Int? = nil) -> LineProblem {
    LineProblem(line: line, column: column(offset), reason)
  }

  mutating func skipBlanks() {
    while let byte = next, isBlank(byte) { position += 1 }
  }

  /// Takes one byte.
  mutating func skip() { position += 1 }

  /// Takes everything up to a blank, quotation marks meaning nothing.
  mutating func bareWord() -> String {
    let start = position
    while let byte = next, !isBlank(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Takes everything up to a blank outside quotation marks, and takes the marks away: in "..." a
  /// `\` protects the next character, in '...' all is meant as it stands.
  /// - Throws: the problem when a mark is never closed.
  mutating func word() throws(LineProblem) -> String {
    var text: [UInt8] = []
    while let byte = next, !isBlank(byte) {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        text += try quoted(byte)
      } else {
        text.append(byte)
        position += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func quoted(_ mark: UInt8) throws(LineProblem) -> [UInt8] {
    let start = position
    var text: [UInt8] = []
    position += 1
    while let byte = next {
      position += 1
      if byte == mark { return text }
      if byte == UInt8(ascii: "\\"), mark == UInt8(ascii: "\""), let protected = next {
        text.append(protected)
        position += 1
      } else {
        text.append(byte)
      }
    }
    throw problem(
      "this quotation mark is never closed; put another one behind the words", at: start)
  }

  /// Takes the rest up to a comment, blanks at both ends left out. Quotation marks stay, and a `#`
  /// between them begins no comment.
  mutating func rest() -> String {
    skipBlanks()
    let start = position
    var end = position
    var isQuoted = false
    while let byte = next {
      if !isQuoted, isAtComment, position == start || isBlank(bytes[position - 1]) { break }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      position += 1
      if !isBlank(byte) { end = position }
    }
    position = bytes.count
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
