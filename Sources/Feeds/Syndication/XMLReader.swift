import CXML

/// A start tag as libxml2 gives it.
struct XMLTag {
  /// Without prefix, in small letters.
  var name: String
  var namespace: XMLNamespace
  var attributes: [XMLAttribute]
}

/// An attribute, references resolved.
struct XMLAttribute: Hashable {
  /// Without prefix, in small letters.
  var name: String
  var namespace: XMLNamespace
  var value: String
}

/// Drives libxml2's push parser over mended XML and hands its events to a `FeedTree`.
///
/// libxml2 sees no document type and no entity but XML's own, opens no file and no connection, and
/// keeps its built-in limits.
final class XMLReader {
  private let tree: FeedTree
  /// libxml2 keeps each name once, so its address tells it.
  private var names: [UnsafePointer<xmlChar>: String] = [:]
  private var namespaces: [UnsafePointer<xmlChar>: XMLNamespace] = [:]

  init(tree: FeedTree) { self.tree = tree }

  /// Parses a document.
  /// - Returns: false when libxml2 gave up before the end; the tree then holds what came before.
  func read(_ repair: inout XMLRepair) -> Bool {
    var handler = xmlSAXHandler()
    pq_sax_init(&handler)
    handler.startElementNs = {
      context, name, prefix, uri, declared, declarations, count, _, attributes in
      guard let name else { return }
      let reader = reader(context)
      let tag = reader.tag(name, prefix, uri, Int(count), attributes)
      reader.tree.start(tag, declaring: reader.defaultNamespace(Int(declared), declarations))
    }
    handler.endElementNs = { context, _, _, _ in reader(context).tree.end() }
    handler.characters = { context, text, length in
      reader(context).tree.text(UnsafeBufferPointer(start: text, count: Int(length)))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.serror = { _, _ in }
    let context = Unmanaged.passUnretained(self).toOpaque()
    guard let parser = xmlCreatePushParserCtxt(&handler, context, nil, 0, nil) else {
      return false
    }
    defer { xmlFreeParserCtxt(parser) }
    let options = XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue
    xmlCtxtUseOptions(parser, Int32(options))
    repair.run { chunk in
      chunk.withUnsafeBytes { raw in
        _ = xmlParseChunk(
          parser, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count), 0)
      }
    }
    xmlParseChunk(parser, nil, 0, 1)
    return parser.pointee.disableSAX == 0
  }

  /// Declarations are pairs of pointers: the prefix, nil for none, and the address.
  private func defaultNamespace(
    _ count: Int, _ declarations: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> XMLNamespace? {
    guard let declarations else { return nil }
    for place in 0..<count where declarations[2 * place] == nil {
      return namespace(uri: declarations[2 * place + 1], prefix: nil)
    }
    return nil
  }

  private func tag(
    _ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?, _ count: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> XMLTag {
    var tag = XMLTag(
      name: interned(name), namespace: namespace(uri: uri, prefix: prefix), attributes: [])
    if let attributes, count > 0 {
      tag.attributes.reserveCapacity(count)
      for place in 0..<count {
        // Five pointers each: name, prefix, namespace, where the value begins, where it ends.
        let fields = attributes + 5 * place
        guard let name = fields[0], let start = fields[3], let end = fields[4] else { continue }
        tag.attributes.append(
          XMLAttribute(
            name: interned(name),
            namespace: fields[1] == nil ? .none : namespace(uri: fields[2], prefix: fields[1]),
            value: Self.value(UnsafeBufferPointer(start: start, count: end - start))))
      }
    }
    return tag
  }

  /// Without entity substitution libxml2 leaves an ampersand in a value as `&#38;`.
  private static func value(_ bytes: UnsafeBufferPointer<xmlChar>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      plain.append(bytes[index])
      let isReference =
        bytes[index] == UInt8(ascii: "&") && bytes[index...].prefix(5).elementsEqual("&#38;".utf8)
      index += isReference ? 5 : 1
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private func interned(_ name: UnsafePointer<xmlChar>) -> String {
    if let known = names[name] { return known }
    let string = String(cString: name).lowercased()
    names[name] = string
    return string
  }

  /// The namespace of an address, or of a usual prefix where the address is missing or unknown.
  private func namespace(
    uri: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>?
  ) -> XMLNamespace {
    guard let key = uri ?? prefix else { return .none }
    if let known = namespaces[key] { return known }
    let byURI = uri.flatMap { XMLNamespace(uri: String(cString: $0)) }
    let byPrefix = prefix.flatMap { XMLNamespace(prefix: String(cString: $0)) }
    // A default namespace that nobody knows is taken for the format's own.
    let namespace = byURI ?? byPrefix ?? (prefix == nil ? .none : .other)
    namespaces[key] = namespace
    return namespace
  }
}

/// The reader behind libxml2's context pointer.
private func reader(_ context: UnsafeMutableRawPointer?) -> XMLReader {
  // The pointer is the one `read` has passed; the reader outlives the parser.
  Unmanaged<XMLReader>.fromOpaque(context.unsafelyUnwrapped).takeUnretainedValue()
}
