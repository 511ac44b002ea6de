import CXML
import Prose

/// Reads OPML 1 and 2. Linear; broken documents are read as far as they go, with what is wrong told.
///
/// An outline with an `xmlUrl` is a feed, in the folders of the outlines around it. Its title is
/// `text`, or else `title`; the commas of `category` part tags. Names of attributes are compared
/// without case, since programs differ.
package func parseOPML(_ bytes: [UInt8]) -> ImportedFeeds {
  let reader = OPMLReader()
  reader.read(markupForParsing(bytes))
  return reader.finished
}

/// Follows libxml2's events. A class, because C hands it back to us as a pointer.
private final class OPMLReader {
  private var imported = ImportedFeeds()
  /// The outlines around the next one: the name of a folder, nil for what is none.
  private var outlines: [String?] = []
  private var outlineCount = 0
  private var hasRoot = false
  private var isTooDeepTold = false
  private var linesBefore = 0
  /// The line told last to be broken: one slip gives libxml2 much to say.
  private var brokenLine = 0

  /// What was read, the problems by line.
  var finished: ImportedFeeds {
    var result = imported
    if !hasRoot {
      result.pass(1, "no <opml> in it; this is no OPML")
    } else if outlineCount == 0 {
      result.pass(1, "no <outline> in it; it lists no feeds")
    }
    result.problems.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    return result
  }

  func read(_ markup: PreparedMarkup) {
    linesBefore = markup.linesBefore
    if let problem = markup.problem { imported.problems.append(problem) }
    var handler = xmlSAXHandler()
    pq_sax_init(&handler)
    handler.startElementNs = { context, name, _, _, _, _, count, _, attributes in
      OPMLReader.from(context)?.start(name, attributes, Int(count), line: currentLine(context))
    }
    handler.endElementNs = { context, name, _, _ in
      OPMLReader.from(context)?.end(name)
    }
    handler.serror = { context, error in
      guard let error else { return }
      OPMLReader.from(context)?.told(error.pointee)
    }
    withExtendedLifetime(self) {
      let pointer = Unmanaged.passUnretained(self).toOpaque()
      guard let parser = xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else { return }
      defer { xmlFreeParserCtxt(parser) }
      // With the parser itself as the events' context its position can be asked for.
      parser.pointee._private = pointer
      // Neither entities, external files nor the network; libxml2's own limits stay on.
      let options = XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue
      xmlCtxtUseOptions(parser, Int32(options))
      if markup.isUTF8 { _ = xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8) }
      feed(markup.bytes, to: parser)
    }
  }

  private func feed(_ bytes: [UInt8], to parser: xmlParserCtxtPtr) {
    bytes.withUnsafeBytes { buffer in
      let pieces = stride(from: 0, to: buffer.count, by: 1 << 16)
      for start in pieces {
        let end = min(start + 1 << 16, buffer.count)
        let piece = UnsafeRawBufferPointer(rebasing: buffer[start..<end])
        let text = piece.bindMemory(to: CChar.self).baseAddress
        _ = xmlParseChunk(parser, text, Int32(piece.count), 0)
      }
      _ = xmlParseChunk(parser, nil, 0, 1)
    }
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> OPMLReader? {
    let parser = context?.assumingMemoryBound(to: xmlParserCtxt.self)
    return parser?.pointee._private.map {
      Unmanaged<OPMLReader>.fromOpaque($0).takeUnretainedValue()
    }
  }

  private func start(
    _ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
    _ count: Int, line: Int
  ) {
    let line = line + linesBefore
    let name = name.map { String(cString: $0).lowercased() }
    if name == "opml" { hasRoot = true }
    guard name == "outline" else { return }
    outlineCount += 1
    var values: [String: String] = [:]
    for index in 0..<count {
      // Five pointers each: local name, prefix, namespace, begin and end of the value.
      guard let attributes, let name = attributes[index * 5], let start = attributes[index * 5 + 3],
        let end = attributes[index * 5 + 4]
      else { continue }
      let value = unescapedAmpersands(UnsafeBufferPointer(start: start, count: end - start))
      values[String(cString: name).lowercased()] = String(decoding: value, as: UTF8.self)
    }
    let label = oneLine(values["text"] ?? "")
    let title = label.isEmpty ? oneLine(values["title"] ?? "") : label
    let isFeed = ["rss", "atom", "feed"].contains(values["type"]?.lowercased() ?? "")
    if let url = values["xmlurl"] ?? (isFeed ? values["url"] : nil), !url.isEmpty {
      add(url, title: title, categories: values["category"] ?? "", line: line)
      outlines.append(nil)
    } else if isFeed || values["url"] != nil || values["htmlurl"] != nil {
      imported.pass(line, "“\(title)” has no xmlUrl; find its feed with: pullquote add PAGE")
      outlines.append(nil)
    } else {
      outlines.append(title.isEmpty ? nil : title)
    }
  }

  private func add(_ url: String, title: String, categories: String, line: Int) {
    let folder = outlines.compactMap(\.self)
    if folder.count > deepestFolder, !isTooDeepTold {
      isTooDeepTold = true
      imported.pass(
        line, "folders lie more than \(deepestFolder) deep; the inner ones are left out")
    }
    let tags = categories.split(separator: ",").map { category in
      String(oneLine(String(category)).drop { $0 == "/" })
    }
    imported.add(
      Subscription(url: url, title: title, folder: folder, tags: tags), line: line)
  }

  private func end(_ name: UnsafePointer<xmlChar>?) {
    guard let name, String(cString: name).lowercased() == "outline", !outlines.isEmpty else {
      return
    }
    outlines.removeLast()
  }

  private func told(_ error: xmlError) {
    let line = max(1, Int(error.line)) + linesBefore
    guard line != brokenLine else { return }
    brokenLine = line
    let words = error.message.map { oneLine(String(cString: $0)) } ?? "it is broken"
    imported.pass(line, "broken XML, read all the same: \(words)")
  }
}

private func currentLine(_ context: UnsafeMutableRawPointer?) -> Int {
  max(1, Int(xmlSAX2GetLineNumber(context)))
}

/// libxml2 leaves an ampersand of an attribute as `&#38;` unless it may replace entities.
private func unescapedAmpersands(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(value.count)
  var index = 0
  while index < value.count {
    result.append(value[index])
    index += value[index] == 0x26 && value[index...].starts(with: "&#38;".utf8) ? 5 : 1
  }
  return result
}
