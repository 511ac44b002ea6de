/// A page as UTF-8: by byte order mark, the server's word, the page's own, or what the bytes look
/// like, in this order. Zero bytes, which end a text for libxml2, become blanks.
///
/// A page's own word does not count against bytes that are valid UTF-8: it is often left over from
/// before the page was converted, and text in another charset is never valid by accident.
func decodePage(_ bytes: [UInt8], contentType: String?) -> [UInt8] {
  let isUTF8 = isValidUTF8(bytes)
  let text = decodeMarkup(
    bytes, contentType: contentType, declared: { isUTF8 ? nil : declaredCharset($0) })
  return text.contains(0) ? text.map { $0 == 0 ? 0x20 : $0 } : text
}

/// What a page says of its charset: `<meta charset="...">`, or the same within a `content`, or an
/// XML declaration.
private func declaredCharset(_ head: ArraySlice<UInt8>) -> String? {
  if let label = xmlDeclaredCharset(head) { return label }
  let bytes = head.map(lowered)
  var scanner = MarkupScanner(bytes)
  while case let token = scanner.next(), token != .done {
    guard token == .startTag, scanner.tagName.elementsEqual("meta".utf8) else { continue }
    let tag = bytes[scanner.tagStart..<scanner.index]
    guard let label = charsetLabel(in: tag) else { continue }
    // A page whose own declaration could be read byte by byte is not in UTF-16.
    return label.hasPrefix("utf-16") ? "utf-8" : label
  }
  return nil
}

/// The word behind `charset=` in a tag in small letters.
private func charsetLabel(in tag: ArraySlice<UInt8>) -> String? {
  let key = Array("charset".utf8)
  var index = tag.startIndex
  while index + key.count < tag.endIndex {
    guard tag[index..<index + key.count].elementsEqual(key) else {
      index += 1
      continue
    }
    var rest = tag[(index + key.count)...].drop(while: isMarkupSpace)
    index += key.count
    guard rest.first == UInt8(ascii: "=") else { continue }
    rest = rest.dropFirst().drop { isMarkupSpace($0) || $0 == 0x22 || $0 == 0x27 }
    let label = rest.prefix { isAlphanumeric($0) || "-_:.".utf8.contains($0) }
    return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
  }
  return nil
}
