extension FlowBuilder {
  /// Writes text as it stands in a document.
  mutating func write(_ bytes: [UInt8], _ start: Int, _ end: Int, decodes: Bool) {
    let classes = ByteClass.table
    let span = bytes.span
    var index = start
    while index < end {
      let byteClass = classes[Int(span[index])]
      switch byteClass {
      case ByteClass.space, ByteClass.oldSpace:
        if codeDepth > 0 { writeCodeSpace(span, &index, end) } else { hasBlank = true }
        index += 1
      case ByteClass.control:
        index += 1
      case ByteClass.reference:
        guard decodes,
          let reference = CharacterReference(span, at: index, end: end, inAttribute: false)
        else {
          index = writeRun(bytes, span, classes, index, end)
          continue
        }
        write(reference.scalar)
        index = reference.end
      case ByteClass.suspect:
        if let length = foldedLength(span, index, end) {
          index += length
        } else {
          index = writeRun(bytes, span, classes, index, end)
        }
      default:
        index = writeRun(bytes, span, classes, index, end)
      }
    }
  }

  /// Copies what can be copied as it is, beginning at `start`, which can; gives the end of it.
  private mutating func writeRun(
    _ bytes: [UInt8], _ span: Span<UInt8>, _ classes: [UInt8], _ start: Int, _ end: Int
  ) -> Int {
    var index = start + 1
    scan: while index < end {
      switch classes[Int(span[index])] {
      case ByteClass.plain, ByteClass.bracket:
        index += 1
      case ByteClass.space:
        // A single blank between two words is the most there is of white space.
        guard span[index] == 0x20, index + 1 < end, span[index + 1] > 0x3E, span[index + 1] < 0x7F
        else { break scan }
        index += 2
      case ByteClass.suspect:
        if isFolded(span, index, end) { break scan }
        index += 1
      default:
        break scan
      }
    }
    beginWord()
    text.append(contentsOf: bytes[start..<index])
    return index
  }

  /// Writes the character of a reference.
  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0xA0:
      if codeDepth > 0 {
        if scalar == "\n" { writeCodeBreak() } else if isWriting { text.append(0x20) }
      } else {
        hasBlank = true
      }
    case 0xAD, 0x200B:
      break
    default:
      guard !isInvisible(scalar) else { return }
      beginWord()
      text.append(scalar)
    }
  }

  /// Everything that must come before the next visible character.
  mutating func beginWord() {
    if isWriting {
      if row.isParted || row.isBroken { crossCell() }
      if breaks > 1, !isOneLine { endParagraph() }
    }
    if !isWriting {
      beginParagraph()
    } else if breaks > 0, !isOneLine {
      text.append(0x0A)
    } else if hasBlank || breaks > 0 {
      text.append(0x20)
    }
    hasBlank = false
    breaks = 0
    if linkURL != nil, linkStart == nil { linkStart = text.count }
  }

  /// A line of preformatted text ends; blank lines at its top are left out.
  mutating func writeCodeBreak() {
    if isWriting { text.append(0x0A) }
  }

  private mutating func writeCodeSpace(_ span: Span<UInt8>, _ index: inout Int, _ end: Int) {
    guard isWriting else { return }
    switch span[index] {
    case 0x09: text.append(contentsOf: [0x20, 0x20, 0x20, 0x20])
    case 0x0D: if index + 1 >= end || span[index + 1] != 0x0A { text.append(0x0A) }
    case 0x0A: text.append(0x0A)
    default: text.append(0x20)
    }
  }

  /// The length of a character that is left out or counts as white space; nil for all others.
  private mutating func foldedLength(_ span: Span<UInt8>, _ index: Int, _ end: Int) -> Int? {
    guard isFolded(span, index, end) else { return nil }
    if span[index] == 0xC2 {
      if span[index + 1] == 0xA0 {
        if codeDepth == 0 { hasBlank = true } else if isWriting { text.append(0x20) }
      }
      return 2
    }
    return 3
  }

  /// True for C1 controls, no-break blanks, soft hyphens; U+200B, U+202D and U+202E; byte order
  /// marks.
  private func isFolded(_ span: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    guard index + 1 < end else { return false }
    let second = span[index + 1]
    switch span[index] {
    case 0xC2:
      return second <= 0xA0 || second == 0xAD
    case 0xE2:
      guard second == 0x80, index + 2 < end else { return false }
      return span[index + 2] == 0x8B || span[index + 2] == 0xAD || span[index + 2] == 0xAE
    default:
      return second == 0xBB && index + 2 < end && span[index + 2] == 0xBF
    }
  }
}
