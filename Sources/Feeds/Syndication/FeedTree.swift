/// An element of a feed with what is in it.
///
/// Elements that hold prose keep the markup in them as text, written out again as HTML.
struct FeedNode {
  /// Without prefix, in small letters.
  var name: String
  var namespace: XMLNamespace
  var attributes: [XMLAttribute]
  /// The text, references resolved. Valid UTF-8.
  var text: [UInt8] = []
  var children: [FeedNode] = []
  /// The address relative links are relative to, where `xml:base` says so.
  var base: String?
  /// The language `xml:lang` gives.
  var language: String?
  /// The namespace of elements without a prefix, where this one declares it.
  var defaultNamespace: XMLNamespace?
  /// True for an element whose markup is prose, not structure.
  var holdsProse = false
  /// True where the text is XML to be written out, so that its signs are escaped.
  var writesOutXML = false
  /// True when markup of XML stood in the text and is written out in it.
  var hasMarkup = false

  /// The value of an attribute without a namespace, or of any with that name.
  func attribute(_ name: String) -> String? {
    attributes.first { $0.name == name && $0.namespace == .none }?.value
      ?? attributes.first { $0.name == name }?.value
  }
}

/// Builds nodes from the events of a parser. Articles are taken out of what they stand in: whether
/// they lie in the channel or behind it is the whim of the version.
struct FeedTree {
  /// The root with all that is no article.
  private(set) var root: FeedNode?
  /// The most articles that are kept, and the most elements of all.
  static let mostArticles = 20_000
  private static let mostNodes = 500_000

  /// True when there was more in the document than is kept.
  private(set) var isFull = false
  private var nodes = 0
  /// How many open elements are being left out.
  private var leftOut = 0
  /// Items and entries, in the order of the document.
  private(set) var articles: [FeedNode] = []
  /// The address the document came from.
  private let base: String?
  private let isFeed: Bool
  /// The open elements that became nodes.
  private var open: [FeedNode] = []
  /// The open elements within prose, which become text.
  private var markup: [Markup] = []

  private struct Markup {
    var name: String
    var isXHTML: Bool
    var isVoid: Bool
  }

  /// - Parameters:
  ///   - base: the address the document came from, for a relative `xml:base`.
  ///   - isFeed: false for a document whose elements are neither prose nor articles.
  init(base: String?, isFeed: Bool = true) {
    self.base = base
    self.isFeed = isFeed
  }

  /// A start tag.
  /// - Parameter declared: the namespace it declares for elements without a prefix.
  mutating func start(_ tag: XMLTag, declaring declared: XMLNamespace?) {
    if let parent = open.last, parent.holdsProse { return startMarkup(tag) }
    guard leftOut == 0, nodes < Self.mostNodes, articles.count < Self.mostArticles else {
      isFull = true
      leftOut += 1
      return
    }
    nodes += 1
    var node = FeedNode(name: tag.name, namespace: tag.namespace, attributes: tag.attributes)
    node.defaultNamespace = declared
    node.base = open.last?.base
    node.language = open.last?.language
    for attribute in tag.attributes where attribute.namespace == .xml {
      if attribute.name == "base" {
        node.base = absoluteURL(attribute.value, base: node.base ?? base) ?? node.base
      } else if attribute.name == "lang" {
        node.language = attribute.value
      }
    }
    node.holdsProse = isFeed && holdsProse(node)
    node.writesOutXML = writesOutXML(node)
    open.append(node)
  }

  /// Text, in pieces as the parser has them.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !open.isEmpty, leftOut == 0 else { return }
    if markup.last?.isXHTML ?? open[open.count - 1].writesOutXML {
      appendEscaped(bytes, inAttribute: false)
    } else {
      open[open.count - 1].text.append(contentsOf: bytes)
    }
  }

  /// An end tag.
  mutating func end() {
    if let element = markup.popLast() {
      if !element.isVoid { open[open.count - 1].append("</", element.name, ">") }
      return
    }
    if leftOut > 0 {
      leftOut -= 1
      return
    }
    guard let node = open.popLast() else { return }
    if isFeed && node.isArticle {
      articles.append(node)
    } else if open.isEmpty {
      root = root ?? node
    } else {
      open[open.count - 1].children.append(node)
    }
  }

  /// Writes an element within prose out as HTML.
  private mutating func startMarkup(_ tag: XMLTag) {
    let place = open.count - 1
    let isXHTML =
      tag.namespace == .xhtml && !declaresHTML(open[place])
      || markup.last?.isXHTML ?? open[place].writesOutXML
    let isVoid = voidElements.contains(tag.name)
    markup.append(Markup(name: tag.name, isXHTML: isXHTML, isVoid: isVoid))
    open[place].hasMarkup = true
    open[place].append("<", tag.name)
    for attribute in tag.attributes {
      // xml:base within prose moves the links of what it holds; the HTML stage knows no such thing.
      open[place].append(" ", attribute.name, "=\"")
      let value = Array(attribute.value.utf8)
      value.withUnsafeBufferPointer { appendEscaped($0, inAttribute: true) }
      open[place].append("\"")
    }
    open[place].append(">")
  }

  private mutating func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>, inAttribute: Bool) {
    let place = open.count - 1
    // Escaping makes five bytes of one; nobody writes so much.
    guard open[place].text.count < largestFeed else {
      isFull = true
      return
    }
    var run = 0
    for index in bytes.indices {
      let reference: StaticString
      switch bytes[index] {
      case UInt8(ascii: "<"): reference = "&lt;"
      case UInt8(ascii: "&"): reference = "&amp;"
      case UInt8(ascii: "\"") where inAttribute: reference = "&quot;"
      default: continue
      }
      open[place].text.append(contentsOf: bytes[run..<index])
      reference.withUTF8Buffer { open[place].text.append(contentsOf: $0) }
      run = index + 1
    }
    open[place].text.append(contentsOf: bytes[run...])
  }
}

extension FeedNode {
  /// True for `item` and `entry`.
  fileprivate var isArticle: Bool {
    switch namespace {
    case .none, .rss1, .rss09: name == "item" || name == "entry"
    case .atom: name == "entry"
    default: false
    }
  }

  fileprivate mutating func append(_ pieces: String...) {
    for piece in pieces { text.append(contentsOf: piece.utf8) }
  }
}

private func holdsProse(_ node: FeedNode) -> Bool {
  switch node.namespace {
  case .xhtml: true
  case .none, .rss1, .rss09, .atom, .dublinCore, .content, .itunes, .other:
    proseElements.contains(node.name)
  case .media: node.name == "title" || node.name == "description"
  default: false
  }
}

private func writesOutXML(_ node: FeedNode) -> Bool {
  if node.namespace == .xhtml { return true }
  guard node.namespace == .atom else { return false }
  let type = node.attribute("type")?.lowercased() ?? ""
  if type == "xhtml" { return true }
  if let mode = node.attribute("mode")?.lowercased() {
    return mode == "xml" && isHTMLType(type)
  }
  return type == "application/xhtml+xml"
}

/// True for a text of Atom that says it is escaped HTML: it stays so within an element of XHTML, which
/// some programs wrap around it.
private func declaresHTML(_ node: FeedNode) -> Bool {
  let type = node.attribute("type")?.lowercased()
  return node.namespace == .atom && (type == "html" || type == "text/html")
    && node.attribute("mode")?.lowercased() != "xml"
}

private let proseElements: Set<String> = [
  "title", "description", "summary", "content", "encoded", "subtitle", "tagline", "info", "rights",
  "copyright", "body", "fullitem", "abstract", "text", "div",
]

private let voidElements: Set<String> = [
  "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
  "track", "wbr",
]
