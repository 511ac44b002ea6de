/// HTML made safe to hand on: only the elements and attributes below, well nested, with absolute
/// addresses.
///
/// Nothing that runs or loads by itself passes, whatever the spelling, since the result is not
/// what was left over but written anew from what was understood. Sanitising twice changes nothing.
/// Linear.
/// - Parameter html: UTF-8; broken bytes become U+FFFD.
/// - Parameter base: the address relative links are relative to; without one they stay relative.
package func sanitised(_ html: [UInt8], base: String?) -> [UInt8] {
  var sanitiser = Sanitiser(html, base: URLBase(base))
  return sanitiser.run()
}

private struct Sanitiser {
  private var walker: MarkupWalker
  private let base: URLBase
  private var output: [UInt8] = []

  init(_ html: [UInt8], base: URLBase) {
    walker = MarkupWalker(validUTF8(html))
    self.base = base
    output.reserveCapacity(html.count)
  }

  mutating func run() -> [UInt8] {
    while true {
      switch walker.next() {
      case .text:
        writeText(decodes: true)
      case .literal:
        writeText(decodes: false)
      case .open:
        writeTag(walker.element)
      case .void:
        writeVoid(walker.element)
      case .close:
        output.append(contentsOf: "</".utf8)
        output.append(contentsOf: elementTags[Int(walker.element.rawValue)])
        output.append(UInt8(ascii: ">"))
      case .done:
        return output
      }
    }
  }

  private mutating func writeText(decodes: Bool) {
    let bytes = walker.scanner.bytes
    write(bytes, walker.scanner.start, walker.scanner.end, decodes: decodes)
  }

  /// Copies text, escaped; controls are left out.
  private mutating func write(_ bytes: [UInt8], _ start: Int, _ end: Int, decodes: Bool) {
    let classes = ByteClass.table
    let span = bytes.span
    var index = start
    var copied = start
    while index < end {
      let byteClass = classes[Int(span[index])]
      if byteClass == ByteClass.plain || byteClass == ByteClass.space {
        index += 1
        continue
      }
      var next = index + 1
      var replacement: Unicode.Scalar?
      switch byteClass {
      case ByteClass.reference:
        replacement = "&"
        if decodes,
          let reference = CharacterReference(span, at: index, end: end, inAttribute: false)
        {
          replacement = reference.scalar
          next = reference.end
        }
      case ByteClass.bracket:
        replacement = Unicode.Scalar(span[index])
      case ByteClass.suspect:
        let length = forbiddenLength(span, at: index)
        guard length > 0 else {
          index += 1
          continue
        }
        next = index + length
      case ByteClass.oldSpace:
        let isLineFeedNext = next < end && span[next] == 0x0A
        if !isLineFeedNext { replacement = "\n" }
      default:
        break
      }
      output.append(contentsOf: bytes[copied..<index])
      if let replacement { append(escaping: replacement) }
      index = next
      copied = next
    }
    if copied < end { output.append(contentsOf: bytes[copied..<end]) }
  }

  private mutating func append(escaping scalar: Unicode.Scalar) {
    switch scalar {
    case "&": output.append(contentsOf: "&amp;".utf8)
    case "<": output.append(contentsOf: "&lt;".utf8)
    case ">": output.append(contentsOf: "&gt;".utf8)
    case "\"": output.append(contentsOf: "&quot;".utf8)
    default:
      if !isInvisible(scalar) { output.append(scalar) }
    }
  }

  private mutating func writeTag(_ element: Element) {
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: elementTags[Int(element.rawValue)])
    if !walker.scanner.attributes.isEmpty { writeAttributes(of: element) }
    output.append(UInt8(ascii: ">"))
  }

  private mutating func writeVoid(_ element: Element) {
    switch element {
    case .img:
      let source = pictureAddress(in: walker.scanner, base: base)
      let hasWords = walker.scanner.attribute(.alt) != nil
      guard source != nil || hasWords else { return }
      output.append(contentsOf: "<img".utf8)
      if let source { writeAttribute(.src, source) }
      writeAttributes(of: element)
      output.append(UInt8(ascii: ">"))
    case .source:
      guard let value = walker.scanner.value(.src), let address = address(value) else { return }
      output.append(contentsOf: "<source".utf8)
      writeAttribute(.src, address)
      output.append(UInt8(ascii: ">"))
    default:
      output.append(UInt8(ascii: "<"))
      output.append(contentsOf: elementTags[Int(element.rawValue)])
      output.append(UInt8(ascii: ">"))
    }
  }

  private mutating func writeAttributes(of element: Element) {
    for attribute in walker.scanner.attributes where isAllowed(attribute.name, on: element) {
      var value = walker.scanner.value(of: attribute)
      switch attribute.name {
      case .href, .src, .cite:
        guard let address = address(value) else { continue }
        value = address
      case .width, .height, .colspan, .rowspan, .start, .value:
        guard value.count <= 6, value.allSatisfy(isDigit) else { continue }
      default:
        break
      }
      writeAttribute(attribute.name, value)
    }
  }

  private func address(_ reference: [UInt8]) -> [UInt8]? {
    base.resolve(reference) ?? base.keptRelative(reference)
  }

  private mutating func writeAttribute(_ name: AttributeName, _ value: [UInt8]) {
    output.append(UInt8(ascii: " "))
    output.append(contentsOf: name.name.utf8)
    output.append(contentsOf: "=\"".utf8)
    var index = 0
    while index < value.count {
      let byte = value[index]
      if byte < 0x20 || byte == 0x7F {
        // A line break in an alternative text is a blank.
        if isMarkupSpace(byte) { output.append(0x20) }
        index += 1
      } else if byte < 0x80 {
        append(escaping: Unicode.Scalar(byte))
        index += 1
      } else {
        let dropped = forbiddenLength(value.span, at: index)
        if dropped == 0 { output.append(byte) }
        index += max(dropped, 1)
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  private func isAllowed(_ name: AttributeName, on element: Element) -> Bool {
    switch name {
    case .href: element == .a
    case .src: element == .audio || element == .video
    case .alt, .width, .height: element == .img
    case .cite: element == .blockquote || element == .q || element == .ins || element == .del
    case .datetime: element == .time || element == .ins || element == .del
    case .colspan, .rowspan: element == .td || element == .th
    case .start: element == .ol
    case .value: element == .li
    case .title, .lang, .dir: true
    case .srcset, .type, .class, .lateSource, .lateSet: false
    }
  }
}

/// The address of the picture whose tag the scanner has just read, resolved; nil when it has none
/// that can be loaded. Where the page loads pictures late, `src` is only a placeholder.
func pictureAddress(in scanner: MarkupScanner, base: URLBase) -> [UInt8]? {
  func resolved(_ value: [UInt8]) -> [UInt8]? {
    guard let address = base.resolve(value) else { return base.keptRelative(value) }
    return address.begins(with: "http") ? address : nil
  }
  if let late = scanner.value(.lateSource), let address = resolved(late) { return address }
  if let source = scanner.value(.src), let address = resolved(source) { return address }
  for name in [AttributeName.srcset, .lateSet] {
    if let set = scanner.value(name), let address = largest(inSet: set).flatMap(resolved) {
      return address
    }
  }
  return nil
}

/// The address of the largest picture in a `srcset`: "small.jpg 480w, large.jpg 1200w".
private func largest(inSet set: [UInt8]) -> [UInt8]? {
  var best: (size: Int, address: ArraySlice<UInt8>)?
  var index = 0
  while index < set.count {
    while index < set.count, isMarkupSpace(set[index]) || set[index] == UInt8(ascii: ",") {
      index += 1
    }
    let start = index
    while index < set.count, !isMarkupSpace(set[index]) { index += 1 }
    var end = index
    while end > start, set[end - 1] == UInt8(ascii: ",") { end -= 1 }
    var size = 0
    if end == index {
      while index < set.count, set[index] != UInt8(ascii: ",") {
        let byte = set[index]
        if isDigit(byte), size < 1_000_000 { size = size * 10 + Int(byte - 0x30) }
        index += 1
      }
    }
    guard end > start else { continue }
    if size > best?.size ?? -1 { best = (size, set[start..<end]) }
  }
  return best.map { Array($0.address) }
}

/// True for characters no text of ours may hold, tab and line break apart.
func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A: false
  case 0..<0x20, 0x7F..<0xA0, 0x202D, 0x202E, 0xFEFF: true
  default: false
  }
}

/// The names of the elements as bytes, by raw value.
let elementTags: [[UInt8]] = Element.allCases.map { Array($0.name.utf8) }
