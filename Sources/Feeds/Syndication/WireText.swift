/// Prose of a feed as the document gives it.
struct WireText: Equatable {
  /// UTF-8, references of XML resolved.
  var bytes: [UInt8]
  /// False for plain text, whose `<` is a sign.
  var isHTML: Bool
  /// What `xml:base` says links in it are relative to.
  var base: String?
}

extension WireText {
  /// The text of an element of RSS or a module, where HTML is not declared: `isHTML` tells what to
  /// think of it, nil leaves it to the looks of the text.
  init(_ node: FeedNode, isHTML: Bool?) {
    bytes = node.text
    self.isHTML = isHTML ?? (node.hasMarkup || looksLikeHTML(node.text))
    base = node.base
  }

  /// On one line, without markup; nil when nothing is left.
  var line: String? {
    let text = isHTML ? plainText(bytes) : foldedLine(bytes[...])
    return text.isEmpty ? nil : text
  }

  /// True when there is nothing but white space.
  var isBlank: Bool { !bytes.contains { $0 > 0x20 } }

  /// The text for the reader, links relative to `base` where the document says nothing.
  func body(base: String?) -> Feed.Body? {
    isBlank ? nil : Feed.Body(bytes: bytes, isHTML: isHTML, base: self.base ?? base)
  }
}

/// True when a tag, a comment or a reference stands in the text.
func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
  let span = bytes.span
  var index = 0
  while index + 1 < span.count {
    let following = span[index + 1]
    switch span[index] {
    case UInt8(ascii: "<"):
      if isNameStart(following) || following == UInt8(ascii: "/") || following == UInt8(ascii: "!")
      {
        return true
      }
    case UInt8(ascii: "&"):
      var end = index + 1
      while end < span.count, end - index < 34, isReferenceByte(span[end]) { end += 1 }
      if end > index + 1, end < span.count, span[end] == UInt8(ascii: ";") { return true }
    default: break
    }
    index += 1
  }
  return false
}

/// Plain text on one line: white space folded, what no text may hold left out.
func foldedLine(_ bytes: ArraySlice<UInt8>) -> String {
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count)
  var needsBlank = false
  let span = bytes.span
  var index = 0
  while index < span.count {
    let byte = span[index]
    if byte <= 0x20 || byte == 0x7F {
      if isXMLSpace(byte) { needsBlank = !output.isEmpty }
      index += 1
      continue
    }
    if byte >= 0x80 {
      let blank = wideBlankLength(span, at: index)
      let skipped = blank > 0 ? blank : forbiddenLength(span, at: index)
      if blank > 0 { needsBlank = !output.isEmpty }
      if skipped > 0 {
        index += skipped
        continue
      }
    }
    if needsBlank { output.append(0x20) }
    needsBlank = false
    output.append(byte)
    index += 1
  }
  return String(decoding: output, as: UTF8.self)
}

/// The length of a no-break space, or a separator of lines or paragraphs, at `index`; 0 for others.
private func wideBlankLength(_ bytes: Span<UInt8>, at index: Int) -> Int {
  guard index + 1 < bytes.count else { return 0 }
  if bytes[index] == 0xC2 { return bytes[index + 1] == 0xA0 ? 2 : 0 }
  guard bytes[index] == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return 0 }
  return bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 ? 3 : 0
}

/// An identifier or address: without white space around it and without control characters.
func trimmedText(_ bytes: [UInt8]) -> String? {
  let text = foldedLine(bytes[...])
  return text.isEmpty ? nil : text
}
