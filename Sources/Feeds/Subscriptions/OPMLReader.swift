import Prose

/// Reads OPML 1 and 2. Linear; broken documents are read as far as they go, with what is wrong told.
///
/// An outline with an `xmlUrl` is a feed, in the folders of the outlines around it. Its title is
/// `text`, or else `title`; the commas of `category` part tags. Names of attributes are compared
/// without case, since programs differ.
package func parseOPML(_ bytes: [UInt8]) -> ImportedFeeds {
  let text = decodeMarkup(bytes, contentType: nil)
  var reader = OPMLReader()
  if let prolog = XMLProlog(text, roots: ["opml", "body", "outline"]) {
    reader.read(text, prolog)
  } else {
    reader.imported.pass(1, "no <opml> in it; this is no OPML")
  }
  reader.imported.problems.sort { ($0.line, $0.column) < ($1.line, $1.column) }
  return reader.imported
}

/// Takes outlines over in the order of the document.
private struct OPMLReader {
  var imported = ImportedFeeds()
  private var outlines = 0
  private var isTooDeepTold = false

  mutating func read(_ text: [UInt8], _ prolog: XMLProlog) {
    if prolog.name != "opml" { imported.pass(1, "no <opml> in it; this is no OPML") }
    let reader = XMLReader(tree: FeedTree(base: nil, isFeed: false))
    var repair = XMLRepair(text, prolog: prolog, notesTags: true)
    let isWhole = reader.read(&repair)
    var lines = LineCounter(text)
    // In the order of their start tags, which are numbered so; the folders around each come along.
    var waiting: [(node: FeedNode, folder: [String])] = []
    if let root = reader.tree.root { waiting.append((root, [])) }
    for place in repair.tagPlaces {
      guard let (node, around) = waiting.popLast() else { break }
      var folder = around
      if node.name == "outline" { take(node, in: &folder, line: lines.line(of: place)) }
      for child in node.children.reversed() { waiting.append((child, folder)) }
    }
    if outlines == 0 { imported.pass(1, "no <outline> in it; it lists no feeds") }
    tell(repair.warnings, of: text, isWhole: isWhole && !reader.tree.isFull)
  }

  /// Takes a feed over, or adds the name of a folder to those around what is inside.
  private mutating func take(_ outline: FeedNode, in folder: inout [String], line: Int) {
    outlines += 1
    let label = oneLine(outline.attribute("text") ?? "")
    let title = label.isEmpty ? oneLine(outline.attribute("title") ?? "") : label
    let url = outline.attribute("url")
    let type = outline.attribute("type")?.lowercased() ?? ""
    let isFeed = ["rss", "atom", "feed"].contains(type)
    if let url = outline.attribute("xmlurl") ?? (isFeed ? url : nil), !url.isEmpty {
      let categories = outline.attribute("category") ?? ""
      add(url, title: title, folder: folder, categories: categories, line: line)
    } else if isFeed || url != nil || outline.attribute("htmlurl") != nil {
      imported.pass(line, "“\(title)” has no xmlUrl; find its feed with: pullquote add PAGE")
    } else if !title.isEmpty {
      folder.append(title)
    }
  }

  private mutating func add(
    _ url: String, title: String, folder: [String], categories: String, line: Int
  ) {
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

  /// Says what was broken, each kind where it occurs first.
  private mutating func tell(
    _ warnings: [XMLRepair.Warning: Int], of text: [UInt8], isWhole: Bool
  ) {
    var lines = LineCounter(text)
    for (warning, place) in warnings.sorted(by: {
      ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue)
    }) {
      // Programs that write lists by hand forget to escape; nothing is lost by that.
      if warning == .ampersand || warning == .bracket { continue }
      imported.pass(lines.line(of: place), "broken XML, read all the same: \(warning.rawValue)")
    }
    if !isWhole {
      imported.pass(lines.line(of: text.count), "the list could not be read to its end")
    }
  }
}

/// Tells the lines of places that come in the order of the document. Linear in all of them together.
private struct LineCounter {
  private let bytes: [UInt8]
  private var line = 1
  private var counted = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The line of a place, counted from 1.
  mutating func line(of place: Int) -> Int {
    let end = min(max(place, counted), bytes.count)
    line += bytes[counted..<end].count { $0 == 0x0A }
    counted = end
    return line
  }
}
