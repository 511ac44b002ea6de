/// What comes before the root of an XML document: where that begins, its name, declared entities.
struct XMLProlog {
  /// The offset of the root's `<`.
  var root: Int
  /// The root's name without prefix, in small letters: `rss`, `rdf`, `feed`.
  var name: String
  /// Entities of the internal subset: their text, escaped for XML.
  var entities: [String: [UInt8]] = [:]
  /// True when something stood before the document that does not belong there.
  var hasJunk = false

  /// The roots of feeds. Damaged or home-made ones begin with what should be inside.
  static let feedRoots: Set<String> = ["rss", "rdf", "feed", "channel", "item", "entry"]

  /// How far a root is looked for behind blanks, warnings and whatever servers put there, in bytes.
  private static let reach = 1 << 18
}

extension XMLProlog {
  /// Looks for a root with one of these names.
  /// - Returns: nil when the document has another root, or none.
  init?(_ bytes: [UInt8], roots: Set<String> = feedRoots) {
    self.init(root: 0, name: "")
    var next = NextOccurrences()
    var index = 0
    let end = bytes.count
    while let start = next.byte(UInt8(ascii: "<"), from: index, in: bytes) {
      if bytes[index..<start].contains(where: { $0 > 0x20 }) { hasJunk = true }
      guard start < Self.reach || !hasJunk else { return nil }
      let rest = bytes[start...]
      if rest.starts(with: "<!--".utf8) {
        guard let close = next.commentEnd(from: start + 4, in: bytes) else { return nil }
        index = close + 3
      } else if rest.starts(with: "<!".utf8) {
        index = documentType(bytes, from: start, &next)
      } else if rest.starts(with: "<?".utf8) {
        index = (next.byte(UInt8(ascii: ">"), from: start, in: bytes) ?? end - 1) + 1
      } else {
        let tag = tagName(bytes, from: start + 1)
        if roots.contains(tag) {
          root = start
          name = tag
          return
        }
        // A page is a page, even when it shows the source of a feed.
        if tag == "html" || tag == "svg" || tag == "opml" { return nil }
        if !tag.isEmpty { hasJunk = true }
        index = start + 1
      }
    }
    return nil
  }

  /// Reads a document type and the entities declared in it.
  /// - Returns: the place behind it.
  private mutating func documentType(
    _ bytes: [UInt8], from start: Int, _ next: inout NextOccurrences
  ) -> Int {
    let end = bytes.count
    guard let close = next.byte(UInt8(ascii: ">"), from: start, in: bytes) else { return end }
    guard let bracket = next.byte(UInt8(ascii: "["), from: start, in: bytes), bracket < close else {
      return close + 1
    }
    var index = bracket + 1
    while index < end, bytes[index] != UInt8(ascii: "]") {
      switch bytes[index] {
      case UInt8(ascii: "<") where bytes[index...].starts(with: "<!ENTITY".utf8):
        index = entity(bytes, from: index + 8, &next)
      case UInt8(ascii: "<") where bytes[index...].starts(with: "<!--".utf8):
        index = (next.commentEnd(from: index + 4, in: bytes) ?? end - 3) + 3
      case UInt8(ascii: "\""), 0x27:
        index = (next.byte(bytes[index], from: index + 1, in: bytes) ?? end - 1) + 1
      default:
        index += 1
      }
    }
    return (next.byte(UInt8(ascii: ">"), from: min(index, end), in: bytes) ?? end - 1) + 1
  }

  /// Reads `name "text">` behind `<!ENTITY`. What lies in another file is passed over, and so is what
  /// would grow: text that is long, or is made of other entities.
  /// - Returns: a place within the declaration, from which reading goes on.
  private mutating func entity(
    _ bytes: [UInt8], from start: Int, _ next: inout NextOccurrences
  ) -> Int {
    var index = start
    while index < bytes.count, isXMLSpace(bytes[index]) { index += 1 }
    let nameStart = index
    while index < bytes.count, isReferenceByte(bytes[index]) { index += 1 }
    let name = bytes[nameStart..<index]
    while index < bytes.count, isXMLSpace(bytes[index]) { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == 0x27,
      let close = next.byte(bytes[index], from: index + 1, in: bytes)
    else { return index }
    let text = bytes[(index + 1)..<close]
    if !name.isEmpty, name.count <= 40, text.count <= 4096, entities.count < 1000 {
      let key = String(decoding: name, as: UTF8.self)
      if entities[key] == nil { entities[key] = escapedEntity(text) }
    }
    return close + 1
  }
}

/// An entity's text as XML text: character references resolved, other references left as signs.
private func escapedEntity(_ text: ArraySlice<UInt8>) -> [UInt8] {
  var output: [UInt8] = []
  var index = text.startIndex
  while index < text.endIndex {
    let byte = text[index]
    if byte == UInt8(ascii: "&"), let end = text[index...].firstIndex(of: UInt8(ascii: ";")),
      end - index < 40
    {
      let name = text[(index + 1)..<end]
      let value =
        name.first == UInt8(ascii: "#")
        ? characterNumber(name.dropFirst()) : htmlEntity(name).map(\.value)
      if let value {
        _ = appendEscaped(value, to: &output)
        index = end + 1
        continue
      }
    }
    if byte < 0x80 {
      _ = appendEscaped(UInt32(byte), to: &output)
    } else {
      output.append(byte)
    }
    index += 1
  }
  return output
}

/// The name of the tag at `start`, without prefix and in small letters; empty when there is none.
private func tagName(_ bytes: [UInt8], from start: Int) -> String {
  var end = start
  while end < bytes.count, end - start < 64, isNameByte(bytes[end]) { end += 1 }
  guard end > start, end < bytes.count,
    isXMLSpace(bytes[end]) || bytes[end] == UInt8(ascii: ">") || bytes[end] == UInt8(ascii: "/")
  else { return "" }
  let name = bytes[start..<end]
  let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
  return String(decoding: local, as: UTF8.self).lowercased()
}
