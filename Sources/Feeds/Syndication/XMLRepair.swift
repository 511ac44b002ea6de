/// Makes well-formed XML of what feeds hold, so that libxml2 never has to guess.
///
/// What is broken in the wild and mended here: bare `&` and `<`, undeclared `&nbsp;`, control
/// characters, unquoted and repeated attributes, end tags missing, crossed or too many, comments and
/// CDATA sections never closed, a document that breaks off. Comments, processing instructions and the
/// document type are left out, so that nothing is left for libxml2 to expand, and tags have a limited
/// number of attributes (libxml2 takes quadratic time over them) and a limited depth. Linear.
struct XMLRepair {
  /// Elements inside elements; the tags of deeper ones are left out, their text stays.
  static let deepest = 200
  /// The longest name of an element or attribute in bytes.
  static let longestName = 200

  /// Valid UTF-8.
  let bytes: [UInt8]
  /// The next byte to look at.
  var index: Int
  /// What has been mended since it was last handed on.
  var output: [UInt8] = []
  /// The names of the open elements, as ranges of `bytes`, the root first.
  var open: [Range<Int>] = []
  /// Entities the document type declares: their text, escaped.
  let entities: [String: [UInt8]]
  /// How much text entities may still add, in bytes.
  var expansion = 1 << 20
  /// Where the bytes that end things come next.
  var next = NextOccurrences()
  /// What had to be mended, and where each kind occurs first, as an offset.
  private(set) var warnings: [Warning: Int] = [:]
  /// Where the start tags begin that were handed on, in their order; only when they are asked for.
  private(set) var tagPlaces: [Int] = []
  private let notesTags: Bool

  /// What can be wrong with a document.
  enum Warning: String, CaseIterable {
    case ampersand = "a bare & or an unknown entity was read as text"
    case bracket = "a bare < was read as text"
    case control = "control characters were left out"
    case endTags = "end tags that are missing or do not match were mended"
    case attributes = "attributes were mended, or left out where there were too many"
    case depth = "elements nested too deeply were read as text"
    case end = "the document breaks off"
  }

  /// - Parameters:
  ///   - prolog: says where the root begins and which entities are declared before it.
  ///   - notesTags: fills `tagPlaces`, for readers that name lines.
  init(_ bytes: [UInt8], prolog: XMLProlog, notesTags: Bool = false) {
    self.bytes = bytes
    self.notesTags = notesTags
    index = prolog.root
    entities = prolog.entities
    output.reserveCapacity(chunkSize + chunkSize / 2)
  }

  /// Mends the document, handing it on in pieces of some 64 KB that end between tags or in text.
  mutating func run(_ take: ([UInt8]) -> Void) {
    while index < bytes.count {
      copyText()
      guard index < bytes.count else { break }
      if output.count >= chunkSize { flush(take) }
      if bytes[index] == UInt8(ascii: "<") { markup(take) } else { reference() }
    }
    if open.count > 1 { warn(.end) }
    while let name = open.popLast() { appendEndTag(name) }
    flush(take)
  }

  /// Takes note of something broken at `index`.
  mutating func warn(_ warning: Warning) {
    if warnings[warning] == nil { warnings[warning] = index }
  }

  /// Takes note of a start tag that is handed on.
  mutating func note(tagAt place: Int) { if notesTags { tagPlaces.append(place) } }

  private mutating func flush(_ take: ([UInt8]) -> Void) {
    take(output)
    output.removeAll(keepingCapacity: true)
  }

  // MARK: Text

  /// Copies text up to the next `<` or `&`, leaving out what no text may hold, or up to 64 KB.
  private mutating func copyText() {
    let stop = min(bytes.count, index + chunkSize)
    copyCleaned(to: stop, stopsAtMarkup: true)
    // A character may have been cut by the limit: its rest belongs to it.
    while index < bytes.count, index >= stop, bytes[index] & 0xC0 == 0x80 {
      output.append(bytes[index])
      index += 1
    }
  }

  /// Copies `index ..< end` without control characters, marks that turn the writing direction, and
  /// byte order marks.
  private mutating func copyCleaned(to end: Int, stopsAtMarkup: Bool) {
    while index < end {
      let (place, dropped) = plainEnd(from: index, to: end, stopsAtMarkup: stopsAtMarkup)
      output.append(contentsOf: bytes[index..<place])
      index = place + dropped
      guard dropped > 0 else { return }
      warn(.control)
    }
  }

  /// The next byte that cannot just be copied, and how many from there must be left out: 0 at markup
  /// and at the end.
  private func plainEnd(
    from start: Int, to end: Int, stopsAtMarkup: Bool
  ) -> (place: Int, dropped: Int) {
    let span = bytes.span
    let classes = byteClasses.span
    var place = start
    while place < end {
      switch classes[Int(span[place])] {
      case plainByte: break
      case markupByte:
        if stopsAtMarkup { return (place, 0) }
      case controlByte: return (place, 1)
      default:
        let length = forbiddenLength(span, at: place)
        if length > 0 { return (place, length) }
      }
      place += 1
    }
    return (place, 0)
  }

  // MARK: Sections

  private mutating func markup(_ take: ([UInt8]) -> Void) {
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch second {
    case UInt8(ascii: "!"):
      declaration(take)
    case UInt8(ascii: "?"):
      skipPast(next.byte(UInt8(ascii: ">"), from: index, in: bytes) ?? bytes.count)
    case UInt8(ascii: "/"):
      endTag()
    default:
      if isNameStart(second) { startTag() } else { bracketAsText() }
    }
  }

  mutating func bracketAsText() {
    warn(.bracket)
    output.append(contentsOf: "&lt;".utf8)
    index += 1
  }

  private mutating func skipPast(_ place: Int) { index = min(place + 1, bytes.count) }

  /// `<!`: a comment, a CDATA section, or something that has no business behind the prolog.
  private mutating func declaration(_ take: ([UInt8]) -> Void) {
    if starts(with: "<!--") {
      guard let end = next.commentEnd(from: index + 4, in: bytes) else {
        warn(.end)
        index += 4
        return
      }
      index = end + 3
    } else if starts(with: "<![CDATA[") {
      index += 9
      cdata(to: next.sectionEnd(from: index, in: bytes), take)
    } else {
      skipPast(next.byte(UInt8(ascii: ">"), from: index, in: bytes) ?? bytes.count)
    }
  }

  /// Copies a CDATA section in pieces, so that none is too large for libxml2.
  private mutating func cdata(to closing: Int?, _ take: ([UInt8]) -> Void) {
    if closing == nil { warn(.end) }
    let end = closing ?? bytes.count
    while index < end {
      var stop = min(end, index + chunkSize)
      while stop < end, bytes[stop] & 0xC0 == 0x80 { stop += 1 }
      output.append(contentsOf: "<![CDATA[".utf8)
      copyCleaned(to: stop, stopsAtMarkup: false)
      output.append(contentsOf: "]]>".utf8)
      if output.count >= chunkSize { flush(take) }
    }
    index = closing.map { $0 + 3 } ?? bytes.count
  }

  func starts(with word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard index + length <= bytes.count else { return false }
    return word.withUTF8Buffer { wanted in
      (0..<length).allSatisfy { bytes[index + $0] == wanted[$0] }
    }
  }
}

/// The size of the pieces handed to libxml2: what fits the processor's cache.
private let chunkSize = 1 << 16

private let plainByte: UInt8 = 0
private let markupByte: UInt8 = 1
private let controlByte: UInt8 = 2
private let suspectByte: UInt8 = 3

/// What each byte of text asks for.
private let byteClasses: [UInt8] = (0...255).map { byte in
  switch UInt8(byte) {
  case UInt8(ascii: "<"), UInt8(ascii: "&"): markupByte
  case 0x09, 0x0A, 0x0D: plainByte
  case 0..<0x20, 0x7F: controlByte
  case 0xC2, 0xE2, 0xEF: suspectByte
  default: plainByte
  }
}

/// Letters, `_` and `:`. Names beyond ASCII do not occur in feeds; a `<` before one is a sign.
func isNameStart(_ byte: UInt8) -> Bool {
  (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
}

/// What may follow in a name.
func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"),
    UInt8(ascii: "."):
    true
  default: false
  }
}

/// Blanks between attributes.
func isXMLSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
}
