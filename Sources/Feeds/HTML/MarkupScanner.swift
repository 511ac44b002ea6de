/// Cuts HTML into tags and text, byte by byte, as the HTML standard's tokenizer does (section
/// 13.2.5) in what matters to a reader: no tree, no copies, no recursion, linear.
///
/// Comments, declarations and the content of scripts and their like are passed over.
struct MarkupScanner {
  /// What comes next in a document.
  enum Token {
    /// Words; character references are still as written.
    case text
    /// Words in which `&` is a sign.
    case literal
    case startTag
    case endTag
    case done
  }

  /// An attribute we know, its value as written.
  struct Attribute {
    var name: AttributeName
    var start: Int
    var end: Int
  }

  /// The document. Valid UTF-8.
  let bytes: [UInt8]
  /// Where the next token begins.
  private(set) var index = 0
  /// Where the words of the last token begin.
  private(set) var start = 0
  /// The byte behind them.
  private(set) var end = 0
  /// The element of the last tag.
  private(set) var element = Element.unknown
  /// Where the last tag began.
  private(set) var tagStart = 0
  private var nameEnd = 0
  /// True when the last tag ended in `/>`.
  private(set) var isSelfClosing = false
  /// How many attributes the last tag had, known or not.
  private(set) var attributeCount = 0
  /// The attributes of the last start tag, each name once.
  private(set) var attributes: [Attribute] = []
  /// Ends the content that is no markup and yet shown.
  private var literalTag: (start: Int, end: Int)?
  private var seen: UInt32 = 0

  /// Makes a scanner of a document that is valid UTF-8.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Steps to the next token.
  mutating func next() -> Token {
    let count = bytes.count
    while index < count {
      if let tag = literalTag {
        literalTag = nil
        start = index
        end = endTag(like: tag)
        index = end
        if end > start { return .literal }
        continue
      }
      guard bytes[index] == UInt8(ascii: "<"), index + 1 < count else { return text() }
      let following = bytes[index + 1]
      if isLetter(following) {
        guard readTag(nameAt: index + 1, isStart: true) else { return .done }
        return .startTag
      }
      switch following {
      case UInt8(ascii: "/"):
        guard index + 2 < count else { return text() }
        if isLetter(bytes[index + 2]) {
          guard readTag(nameAt: index + 2, isStart: false) else { return .done }
          return .endTag
        }
        skip(past: UInt8(ascii: ">"), from: index + 2)
      case UInt8(ascii: "!"):
        if let token = declaration() { return token }
      case UInt8(ascii: "?"):
        skip(past: UInt8(ascii: ">"), from: index + 2)
      default:
        return text()
      }
    }
    return .done
  }

  /// The name of the last start tag, as written.
  var tagName: ArraySlice<UInt8> { bytes[min(tagStart + 1, nameEnd)..<nameEnd] }

  /// The value of an attribute of the last start tag, as written.
  func attribute(_ name: AttributeName) -> Attribute? {
    for attribute in attributes where attribute.name == name { return attribute }
    return nil
  }

  /// The value of an attribute of the last start tag, references resolved.
  func value(_ name: AttributeName) -> [UInt8]? {
    attribute(name).map(value(of:))
  }

  /// The value of an attribute, references resolved.
  func value(of attribute: Attribute) -> [UInt8] {
    let written = bytes[attribute.start..<attribute.end]
    guard written.contains(UInt8(ascii: "&")) else { return Array(written) }
    let span = bytes.span
    var value: [UInt8] = []
    value.reserveCapacity(written.count)
    var index = attribute.start
    while index < attribute.end {
      if span[index] == UInt8(ascii: "&"),
        let reference = CharacterReference(
          span, at: index, end: attribute.end, inAttribute: true)
      {
        value.append(reference.scalar)
        index = reference.end
      } else {
        value.append(span[index])
        index += 1
      }
    }
    return value
  }

  /// Words up to the next `<` that begins a tag.
  private mutating func text() -> Token {
    let bytes = bytes
    let span = bytes.span
    let count = span.count
    start = index
    index += 1
    while index < count {
      if span[index] == UInt8(ascii: "<"), index + 1 < count {
        let following = span[index + 1]
        if isLetter(following) || following == UInt8(ascii: "/") || following == UInt8(ascii: "!")
          || following == UInt8(ascii: "?")
        {
          break
        }
      }
      index += 1
    }
    end = index
    return .text
  }

  /// Comments, document types, CDATA sections. Only the last yield something.
  private mutating func declaration() -> Token? {
    let bytes = bytes
    let span = bytes.span
    let count = span.count
    if begins(with: "<!--", at: index) {
      // "<!-->" and "<!--->" are whole comments; "--!>" ends one too.
      var place = index + 4
      if place < count, span[place] == UInt8(ascii: ">") {
        index = place + 1
        return nil
      }
      if begins(with: "->", at: place) {
        index = place + 2
        return nil
      }
      while place < count {
        if span[place] == UInt8(ascii: "-"), begins(with: "--", at: place) {
          if place + 2 < count, span[place + 2] == UInt8(ascii: ">") {
            index = place + 3
            return nil
          }
          if begins(with: "--!>", at: place) {
            index = place + 4
            return nil
          }
        }
        place += 1
      }
      index = count
      return nil
    }
    if begins(with: "<![CDATA[", at: index) {
      start = index + 9
      end = start
      while end < count, !(span[end] == UInt8(ascii: "]") && begins(with: "]]>", at: end)) {
        end += 1
      }
      index = min(end + 3, count)
      return end > start ? .literal : nil
    }
    skip(past: UInt8(ascii: ">"), from: index + 2)
    return nil
  }

  /// Reads a tag to its `>`; false when the document breaks off inside.
  private mutating func readTag(nameAt nameStart: Int, isStart: Bool) -> Bool {
    let bytes = bytes
    let span = bytes.span
    let count = span.count
    var place = nameStart
    while place < count, !isMarkupSpace(span[place]), span[place] != UInt8(ascii: ">"),
      span[place] != UInt8(ascii: "/")
    {
      place += 1
    }
    nameEnd = place
    tagStart = nameStart - 1
    let nameEnd = place
    element = Element(rawValue: elementNames.value(span, nameStart, nameEnd)) ?? .unknown
    isSelfClosing = false
    attributes.removeAll(keepingCapacity: true)
    seen = 0
    attributeCount = 0
    while true {
      while place < count, isMarkupSpace(span[place]) || span[place] == UInt8(ascii: "/") {
        place += 1
      }
      guard place < count else {
        index = count
        return false
      }
      if span[place] == UInt8(ascii: ">") { break }
      attributeCount += 1
      place = readAttribute(span, at: place, isKept: isStart)
    }
    isSelfClosing = isStart && span[place - 1] == UInt8(ascii: "/")
    index = place + 1
    guard isStart, !isSelfClosing, nameEnd > nameStart else { return true }
    if element.traits.contains(.raw) {
      index = endTag(like: (nameStart, nameEnd))
    } else if element == .pre, isLiteralTag(span, nameStart, nameEnd) {
      literalTag = (nameStart, nameEnd)
    }
    return true
  }

  /// Reads the attribute at `start` and gives the byte behind it.
  private mutating func readAttribute(_ span: Span<UInt8>, at start: Int, isKept: Bool) -> Int {
    let count = span.count
    var place = start + 1
    while place < count {
      let byte = span[place]
      if byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
        || isMarkupSpace(byte)
      {
        break
      }
      place += 1
    }
    let nameEnd = place
    while place < count, isMarkupSpace(span[place]) { place += 1 }
    guard place < count, span[place] == UInt8(ascii: "=") else {
      return place
    }
    place += 1
    while place < count, isMarkupSpace(span[place]) { place += 1 }
    guard place < count else { return place }
    var valueStart = place
    let mark = span[place]
    let isQuoted = mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'")
    if isQuoted {
      valueStart += 1
      place += 1
      while place < count, span[place] != mark { place += 1 }
    } else {
      while place < count, span[place] != UInt8(ascii: ">"), !isMarkupSpace(span[place]) {
        place += 1
      }
    }
    if isKept, let name = AttributeName(rawValue: attributeNames.value(span, start, nameEnd)),
      seen & 1 << UInt32(name.rawValue) == 0, place > valueStart
    {
      seen |= 1 << UInt32(name.rawValue)
      attributes.append(Attribute(name: name, start: valueStart, end: place))
    }
    return isQuoted ? min(place + 1, count) : place
  }

  /// Where the content that began at `index` ends: at the `<` of the end tag of that name, or at
  /// the end of the document.
  private func endTag(like tag: (start: Int, end: Int)) -> Int {
    let span = bytes.span
    let count = span.count
    let length = tag.end - tag.start
    var place = index
    while place < count {
      guard span[place] == UInt8(ascii: "<"), place + 2 + length < count,
        span[place + 1] == UInt8(ascii: "/")
      else {
        place += 1
        continue
      }
      var matched = 0
      while matched < length,
        span[tag.start + matched] | 0x20 == span[place + 2 + matched] | 0x20
      {
        matched += 1
      }
      let following = span[place + 2 + length]
      if matched == length,
        isMarkupSpace(following) || following == UInt8(ascii: ">")
          || following == UInt8(ascii: "/")
      {
        return place
      }
      place += 1
    }
    return count
  }

  private func isLiteralTag(_ span: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let first = span[start] | 0x20
    return first == UInt8(ascii: "x") || end - start == 9
  }

  private func begins(with text: StaticString, at place: Int) -> Bool {
    guard place + text.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount where bytes[place + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }

  private mutating func skip(past byte: UInt8, from place: Int) {
    let bytes = bytes
    let span = bytes.span
    var place = place
    while place < span.count, span[place] != byte { place += 1 }
    index = min(place + 1, span.count)
  }
}

extension [UInt8] {
  /// Appends a character as UTF-8.
  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
