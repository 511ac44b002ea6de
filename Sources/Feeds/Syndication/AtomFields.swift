/// The elements of an Atom feed, entry or source, of version 0.3 and 1.0. RSS borrows some of them.
struct AtomFields {
  var title: WireText?
  var subtitle: WireText?
  var summary: WireText?
  var content: WireText?
  /// The address of content that lies elsewhere, and what type it has.
  var contentSource: AtomLink?
  var id: String?
  var links: [AtomLink] = []
  var authors: [WirePerson] = []
  var published: [UInt8]?
  var issued: [UInt8]?
  var created: [UInt8]?
  var updated: [UInt8]?
  var modified: [UInt8]?
  var categories: [String] = []
  var icon: String?
  var logo: String?
  var sourceTitle: WireText?
  var sourceLinks: [AtomLink] = []
  var language: String?

  /// Takes an element of Atom.
  /// - Returns: false for one that Atom does not know.
  mutating func take(_ node: FeedNode) -> Bool {
    switch node.name {
    case "title": title = title ?? WireText(atom: node)
    case "subtitle", "tagline": subtitle = subtitle ?? WireText(atom: node)
    case "summary": summary = summary ?? WireText(atom: node)
    case "content": takeContent(node)
    case "id": id = id ?? trimmedText(node.text)
    case "link": if let link = AtomLink(node) { links.append(link, most: 100) }
    case "author": if let person = WirePerson(parts: node) { authors.append(person, most: 100) }
    // Of several dates the last counts, and one of 1.0 before one of 0.3.
    case "published": published = node.text
    case "issued": issued = node.text
    case "created": created = node.text
    case "updated": updated = node.text
    case "modified": modified = node.text
    case "category": takeCategory(node)
    case "icon": icon = icon ?? trimmedText(node.text)
    case "logo": logo = logo ?? trimmedText(node.text)
    case "source": takeSource(node)
    default: return false
    }
    return true
  }

  private mutating func takeContent(_ node: FeedNode) {
    if let link = AtomLink(content: node) {
      contentSource = contentSource ?? link
    } else if content.map(\.isBlank) ?? true {
      content = WireText(atom: node)
    }
  }

  private mutating func takeCategory(_ node: FeedNode) {
    let name = node.attribute("label").flatMap { $0.isEmpty ? nil : $0 }
    guard let name = name ?? node.attribute("term") ?? trimmedText(node.text) else { return }
    let line = plainText(Array(name.utf8))
    if !line.isEmpty { categories.append(line) }
  }

  private mutating func takeSource(_ node: FeedNode) {
    for child in node.children {
      switch child.name {
      case "title": sourceTitle = sourceTitle ?? WireText(atom: child)
      case "link": if let link = AtomLink(child) { sourceLinks.append(link) }
      default: break
      }
    }
  }
}

/// A link of Atom.
struct AtomLink {
  var url: String
  /// What it leads to, in small letters: `alternate` where nothing is said.
  var relation: String
  var type: String?
  var length: String?
  var base: String?

  /// The `link` element; one without an address is none.
  init?(_ node: FeedNode) {
    guard let url = node.attribute("href") ?? trimmedText(node.text) else { return nil }
    self.url = url
    let relation = node.attribute("rel")?.lowercased() ?? "alternate"
    let registry = "http://www.iana.org/assignments/relation/"
    self.relation =
      relation.hasPrefix(registry) ? String(relation.dropFirst(registry.count)) : relation
    type = node.attribute("type")
    length = node.attribute("length")
    base = node.base
  }

  /// The `content` element when its content lies elsewhere.
  init?(content node: FeedNode) {
    guard let url = node.attribute("src") else { return nil }
    self.init(node.with(href: url))
  }

  /// True for a page to read, rather than data.
  var isPage: Bool {
    guard let type = type?.lowercased() else { return true }
    return isHTMLType(type) || type.hasPrefix("text/plain")
  }
}

extension FeedNode {
  fileprivate func with(href: String) -> FeedNode {
    var node = self
    node.attributes.append(XMLAttribute(name: "href", namespace: .none, value: href))
    return node
  }
}

extension WireText {
  /// A text of Atom: plain, HTML or XHTML by its `type`; in 0.3 by `type` and `mode`.
  init(atom node: FeedNode) {
    let type = node.attribute("type")?.lowercased() ?? ""
    let mode = node.attribute("mode")?.lowercased()
    bytes = node.text
    base = node.base
    isHTML = isHTMLType(type) || node.hasMarkup
    if mode == "base64" || type == "application/octet-stream",
      let decoded = base64Decoded(node.text)
    {
      bytes = repairedUTF8(decoded, from: 0)
      isHTML = isHTML || looksLikeHTML(bytes)
    }
  }
}

/// True for what Atom and media types call HTML and XHTML, `type` being in small letters.
func isHTMLType(_ type: String) -> Bool {
  type == "html" || type == "xhtml" || type.hasPrefix("text/html")
    || type.hasPrefix("application/xhtml")
}

/// The bytes Base64 stands for (RFC 4648); white space is passed over, other signs make it nil.
func base64Decoded(_ text: [UInt8]) -> [UInt8]? {
  var output: [UInt8] = []
  output.reserveCapacity(text.count / 4 * 3)
  var (bits, count): (UInt32, Int) = (0, 0)
  for byte in text where byte > 0x20 {
    let value: UInt8
    switch byte {
    case 0x41...0x5A: value = byte - 0x41
    case 0x61...0x7A: value = byte - 0x61 + 26
    case 0x30...0x39: value = byte - 0x30 + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
    case UInt8(ascii: "="): continue
    default: return nil
    }
    bits = bits << 6 | UInt32(value)
    count += 6
    if count >= 8 {
      count -= 8
      output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      bits &= 1 << UInt32(count) - 1
    }
  }
  return output
}
