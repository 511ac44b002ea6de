/// Start and end tags.
extension XMLRepair {
  /// The most attributes a tag keeps.
  static let mostAttributes = 100

  /// `<name ...>`: writes the tag anew, every attribute quoted and once.
  mutating func startTag() {
    let name = nameRange(from: index + 1)
    guard isWellFormedName(name), isTagEnd(name.upperBound) else { return bracketAsText() }
    if isArticle(name) { closeOpenArticle() }
    let start = index
    index = name.upperBound
    let tag = output.count
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: bytes[name])
    var written: [Range<Int>] = []
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ">") { break }
      if byte == UInt8(ascii: "<") {
        // The tag was never closed; what comes is the next one.
        warn(.attributes)
        index -= 1
        break
      }
      if isNameStart(byte) {
        attribute(&written)
      } else {
        if !isXMLSpace(byte) && byte != UInt8(ascii: "/") { warn(.attributes) }
        index += 1
      }
    }
    guard index < bytes.count else {
      // Cut within a tag: there is nothing to read in it.
      warn(.end)
      output.removeSubrange(tag...)
      return
    }
    let isEmpty = bytes[index] == UInt8(ascii: ">") && bytes[index - 1] == UInt8(ascii: "/")
    index += 1
    if open.count >= Self.deepest {
      warn(.depth)
      output.removeSubrange(tag...)
      return
    }
    note(tagAt: start)
    if isEmpty && !open.isEmpty {
      output.append(contentsOf: "/>".utf8)
    } else {
      output.append(UInt8(ascii: ">"))
      open.append(name)
    }
  }

  /// `</name>`: closes what stands between it and its start tag; without one it is left out.
  mutating func endTag() {
    let name = nameRange(from: index + 2)
    guard let end = next.byte(UInt8(ascii: ">"), from: index, in: bytes) else {
      warn(.end)
      index = bytes.count
      return
    }
    index = end + 1
    guard let depth = open.lastIndex(where: { isSameName($0, name) }) else {
      warn(.endTags)
      return
    }
    // The root stays open until the document ends: stray tags, and items that follow it, occur.
    guard depth > 0 else { return }
    if depth < open.count - 1 { warn(.endTags) }
    while open.count > depth, let last = open.popLast() { appendEndTag(last) }
  }

  mutating func appendEndTag(_ name: Range<Int>) {
    output.append(contentsOf: "</".utf8)
    output.append(contentsOf: bytes[name])
    output.append(UInt8(ascii: ">"))
  }

  /// An item cannot hold another: the one before was never closed.
  private mutating func closeOpenArticle() {
    guard let depth = open.lastIndex(where: isArticle) else { return }
    warn(.endTags)
    while open.count > depth, let last = open.popLast() { appendEndTag(last) }
  }

  private func isArticle(_ name: Range<Int>) -> Bool {
    let word = bytes[name]
    return word.elementsEqual("item".utf8) || word.elementsEqual("entry".utf8)
  }

  /// `name`, `name=value`, `name="value"`.
  private mutating func attribute(_ written: inout [Range<Int>]) {
    let name = nameRange(from: index)
    index = name.upperBound
    skipSpace()
    let value: Range<Int>
    if index < bytes.count, bytes[index] == UInt8(ascii: "=") {
      index += 1
      skipSpace()
      value = attributeValue()
    } else {
      value = index..<index
    }
    let after = index
    guard isWellFormedName(name), written.count < Self.mostAttributes,
      !written.contains(where: { isSameBytes($0, name) })
    else {
      warn(.attributes)
      return
    }
    written.append(name)
    output.append(0x20)
    output.append(contentsOf: bytes[name])
    output.append(contentsOf: "=\"".utf8)
    appendValue(value)
    output.append(UInt8(ascii: "\""))
    index = after
  }

  /// The range of the value that begins here; `index` then lies behind it and its quotation mark.
  private mutating func attributeValue() -> Range<Int> {
    guard index < bytes.count else { return index..<index }
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == 0x27,
      let end = next.byte(quote, from: index + 1, in: bytes), isClosing(end, from: index)
    {
      let value = (index + 1)..<end
      index = end + 1
      return value
    }
    warn(.attributes)
    if quote == UInt8(ascii: "\"") || quote == 0x27 { index += 1 }
    let start = index
    while index < bytes.count, !isXMLSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") {
      index += 1
    }
    var end = index
    if end > start, index < bytes.count, bytes[index] == UInt8(ascii: ">"), bytes[end - 1] == 0x2F {
      end -= 1
    }
    return start..<end
  }

  /// False for a quotation mark that opens the next value rather than closes this one: the value in
  /// between would hold a whole tag's end, and no blank or end would follow the mark.
  private mutating func isClosing(_ end: Int, from start: Int) -> Bool {
    guard let bracket = next.byte(UInt8(ascii: "<"), from: start, in: bytes), bracket < end else {
      return true
    }
    return end + 1 < bytes.count && (isTagEnd(end + 1) || bytes[end + 1] == UInt8(ascii: "?"))
  }

  private mutating func appendValue(_ value: Range<Int>) {
    index = value.lowerBound
    while index < value.upperBound {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "&"):
        reference()
      case UInt8(ascii: "<"):
        bracketAsText()
      case UInt8(ascii: "\""):
        output.append(contentsOf: "&quot;".utf8)
        index += 1
      case 0..<0x20 where !isXMLSpace(byte), 0x7F:
        warn(.control)
        index += 1
      case 0xC2, 0xE2, 0xEF:
        let length = forbiddenLength(bytes.span, at: index)
        if length == 0 { output.append(byte) }
        index += max(length, 1)
      default:
        output.append(byte)
        index += 1
      }
    }
  }

  private mutating func skipSpace() {
    while index < bytes.count, isXMLSpace(bytes[index]) { index += 1 }
  }

  private func nameRange(from start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
    return min(start, end)..<end
  }

  /// True for a name of bearable length with at most one colon, which stands inside.
  private func isWellFormedName(_ name: Range<Int>) -> Bool {
    guard !name.isEmpty, name.count <= Self.longestName, isNameStart(bytes[name.lowerBound]) else {
      return false
    }
    guard let colon = bytes[name].firstIndex(of: UInt8(ascii: ":")) else { return true }
    return colon + 1 < name.upperBound && isNameStart(bytes[colon + 1])
      && !bytes[(colon + 1)..<name.upperBound].contains(UInt8(ascii: ":"))
  }

  private func isTagEnd(_ place: Int) -> Bool {
    guard place < bytes.count else { return true }
    let byte = bytes[place]
    return isXMLSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  private func isSameBytes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.count == right.count && bytes[left].elementsEqual(bytes[right])
  }

  /// Names are compared without regard to case: `<Title>...</title>` occurs.
  private func isSameName(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.count == right.count
      && zip(bytes[left], bytes[right]).allSatisfy {
        $0 == $1 || $0 ^ $1 == 0x20 && $0 | 0x20 > 0x60
      }
  }
}
