import CXML

/// Builds a `PageTree` from the events of libxml2's HTML parser.
///
/// Its own tree is never made: events cost a third of it, and the depth is ours to limit.
final class PageTreeBuilder {
  /// Elements deeper than this hang from the one at this depth.
  private static let depthLimit = 250
  /// More nodes than any page has; the rest is not read.
  private static let nodeLimit = 1_000_000

  private(set) var tree = PageTree()
  private var path: [PageTree.Node]
  /// Open elements beyond the depth limit.
  private var tooDeep = 0
  /// The text that may go on.
  private var openText = PageTree.none

  private init() {
    path = [tree.root]
  }

  /// Reads a page.
  /// - Parameter bytes: valid UTF-8 without zero bytes.
  static func tree(of bytes: [UInt8]) -> PageTree {
    let builder = PageTreeBuilder()
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        let context = htmlCreateMemoryParserCtxt(start, Int32(clamping: buffer.count))
      else { return }
      defer { htmlFreeParserCtxt(context) }
      // The encoding is settled: what a meta element says about it no longer counts.
      let options = [
        HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET,
        HTML_PARSE_IGNORE_ENC,
      ]
      htmlCtxtUseOptions(context, Int32(options.reduce(0) { $0 | $1.rawValue }))
      xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
      if let handler = context.pointee.sax { builder.listen(to: &handler.pointee) }
      context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
      htmlParseDocument(context)
    }
    return builder.tree
  }

  private func listen(to handler: inout htmlSAXHandler) {
    pq_sax_init(&handler)
    handler.initialized = 1
    handler.startElement = { context, name, attributes in
      guard let context, let name else { return }
      builder(context).begin(name, attributes)
    }
    handler.endElement = { context, _ in
      guard let context else { return }
      builder(context).end()
    }
    handler.characters = { context, text, length in
      guard let context, let text else { return }
      builder(context).add(text, Int(length))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
  }

  private func begin(
    _ name: UnsafePointer<xmlChar>, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    openText = PageTree.none
    guard path.count < Self.depthLimit, tree.count < Self.nodeLimit else {
      tooDeep += 1
      return
    }
    let node = tree.makeNode(tag(named: name))
    tree.append(node, to: path[path.count - 1])
    path.append(node)
    guard var list else { return }
    while let key = list.pointee {
      add(key, list[1], to: node)
      list += 2
    }
  }

  private func end() {
    openText = PageTree.none
    if tooDeep > 0 {
      tooDeep -= 1
    } else if path.count > 1 {
      path.removeLast()
    }
  }

  private func add(_ text: UnsafePointer<xmlChar>, _ length: Int) {
    guard length > 0, tree.count < Self.nodeLimit else { return }
    let piece = tree.store(UnsafeBufferPointer(start: text, count: length))
    if openText != PageTree.none {
      let words = tree.words(of: openText)
      tree.setWords(of: openText, to: .init(start: Int32(words.lowerBound), end: piece.end))
      return
    }
    openText = tree.makeNode(.text)
    tree.setWords(of: openText, to: piece)
    tree.append(openText, to: path[path.count - 1])
  }

  private func add(
    _ key: UnsafePointer<xmlChar>, _ value: UnsafePointer<xmlChar>?, to node: PageTree.Node
  ) {
    let keyBytes = UnsafeBufferPointer(start: key, count: strlen(key))
    let valueBytes = UnsafeBufferPointer(start: value, count: value.map(strlen) ?? 0)
    let known = PageAttribute(
      rawValue: pageAttributeNames.value(keyBytes.span, 0, keyBytes.count))
    guard let name = known ?? lateName(keyBytes, valueBytes, on: node) else { return }
    tree.add(.init(name: name, value: tree.store(valueBytes)), to: node)
  }

  /// Pages load pictures late in many ways; what they have in common is the address of a picture
  /// in an attribute of their own.
  private func lateName(
    _ key: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>, on node: PageTree.Node
  ) -> PageAttribute? {
    guard tree[tag: node] == .img || tree[tag: node] == .source, key.starts(with: "data-".utf8),
      value.count > 6
    else { return nil }
    let value = Array(value)
    guard pictureEndings.contains(where: { value.holds($0) }), value.first != UInt8(ascii: "{")
    else { return nil }
    return value.contains(0x20) ? .lateSet : .lateSource
  }
}

/// What addresses of pictures end in.
private let pictureEndings = [".jpg", ".jpeg", ".png", ".webp", ".gif"].map { Array($0.utf8) }

private func builder(_ context: UnsafeMutableRawPointer) -> PageTreeBuilder {
  Unmanaged<PageTreeBuilder>.fromOpaque(context).takeUnretainedValue()
}

private func tag(named name: UnsafePointer<xmlChar>) -> PageTag {
  let bytes = UnsafeBufferPointer(start: name, count: strlen(name))
  return PageTag(rawValue: pageTagNames.value(bytes.span, 0, bytes.count)) ?? .other
}

/// The length of a text that ends in a zero byte.
private func strlen(_ text: UnsafePointer<xmlChar>) -> Int { Int(xmlStrlen(text)) }
