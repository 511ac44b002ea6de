/// An RSS document of any version as it is written, elements of modules and of Atom beside.
struct RSSDocument {
  var format: Feed.Format
  var channel = RSSChannel()
  /// Read one by one as they are adapted: all of them at once would take much memory.
  var items: [FeedNode]

  /// - Parameter root: `rss`, `rdf:RDF`, or what home-made feeds begin with.
  /// - Parameter items: taken out of the root by the tree.
  init(_ root: FeedNode, items: [FeedNode]) {
    self.items = items
    let channels = root.children.filter { $0.name == "channel" }
    format = Self.format(root, firstItem: items.first ?? channels.first)
    channel.language = root.language
    if root.name == "channel" { channel.take(root) }
    channels.forEach { channel.take($0) }
    // Version 1.0 keeps the channel's image beside it; home-made feeds keep everything there.
    for child in root.children where child.name != "channel" { channel.takeChild(child) }
  }

  private static func format(_ root: FeedNode, firstItem: FeedNode?) -> Feed.Format {
    if root.name == "rdf" {
      return root.defaultNamespace == .rss09 || firstItem?.namespace == .rss09 ? .rss09 : .rss1
    }
    let version = root.attribute("version") ?? ""
    return version.hasPrefix("0.9") ? .rss09 : .rss2
  }
}

/// The channel of an RSS document.
struct RSSChannel {
  var title: WireText?
  var link: String?
  var linkBase: String?
  var description: WireText?
  var language: String?
  var pubDate: [UInt8]?
  var lastBuildDate: [UInt8]?
  var editor: String?
  var webMaster: String?
  var author: String?
  var image: String?
  var categories: [String] = []
  /// Minutes.
  var timeToLive: Int?
  var skippedHours: [Int] = []
  var skippedDays: [String] = []
  var atom = AtomFields()
  var modules = ModuleFields()

  mutating func take(_ node: FeedNode) {
    language = node.language ?? language
    node.children.forEach { takeChild($0) }
  }

  mutating func takeChild(_ node: FeedNode) {
    switch node.namespace {
    case .none, .rss1, .rss09: takeOwn(node)
    case .atom: _ = atom.take(node)
    default: modules.take(node)
    }
  }

  private mutating func takeOwn(_ node: FeedNode) {
    switch node.name {
    case "title": title = title ?? WireText(node, isHTML: nil)
    case "link":
      // Of several links the last counts.
      guard let text = trimmedText(node.text) ?? node.attribute("href") else { break }
      (link, linkBase) = (text, node.base)
    case "description", "tagline", "subtitle":
      description = description ?? WireText(node, isHTML: nil)
    case "language": language = trimmedText(node.text) ?? language
    case "pubdate": pubDate = pubDate ?? node.text
    case "lastbuilddate": lastBuildDate = lastBuildDate ?? node.text
    case "managingeditor": editor = editor ?? WireText(node, isHTML: nil).line
    case "webmaster": webMaster = webMaster ?? WireText(node, isHTML: nil).line
    case "author": author = author ?? WireText(node, isHTML: nil).line
    case "image": takeImage(node)
    case "category": if let name = WireText(node, isHTML: nil).line { categories.append(name) }
    case "ttl": timeToLive = timeToLive ?? trimmedText(node.text).flatMap { Int($0) }
    case "skiphours":
      skippedHours = node.children.compactMap { trimmedText($0.text).flatMap { Int($0) } }
    case "skipdays": skippedDays = node.children.compactMap { trimmedText($0.text) }
    default: break
    }
  }

  private mutating func takeImage(_ node: FeedNode) {
    let url = node.children.first { $0.name == "url" }.flatMap { trimmedText($0.text) }
    image =
      image ?? url ?? node.attribute("href") ?? node.attribute("resource")
      ?? trimmedText(node.text)
  }
}

/// An item of RSS.
struct RSSItem {
  var title: WireText?
  var link: String?
  var base: String?
  var language: String?
  var guid: String?
  var isPermalink = true
  var description: WireText?
  /// What home-made feeds put beside, or instead of, the description.
  var otherSummary: WireText?
  var fullText: WireText?
  var author: String?
  var categories: [String] = []
  var comments: String?
  var image: String?
  var enclosures: [ModuleFields.MediaFile] = []
  var pubDate: [UInt8]?
  var lastBuildDate: [UInt8]?
  var about: String?
  var sourceTitle: WireText?
  var sourceLink: String?
  var atom = AtomFields()
  var modules = ModuleFields()

  init(_ node: FeedNode) {
    base = node.base
    language = node.language
    about = node.attributes.first { $0.name == "about" && !$0.value.isEmpty }?.value
    for child in node.children {
      switch child.namespace {
      case .none, .rss1, .rss09: take(child)
      case .atom: _ = atom.take(child)
      default: modules.take(child)
      }
    }
  }

  private mutating func take(_ node: FeedNode) {
    switch node.name {
    case "title": title = title ?? WireText(node, isHTML: nil)
    case "link": link = trimmedText(node.text) ?? node.attribute("href") ?? link
    case "guid":
      guard guid == nil else { break }
      guid = trimmedText(node.text)
      isPermalink = node.attribute("ispermalink")?.lowercased() != "false"
    case "id": guid = guid ?? trimmedText(node.text)
    case "description":
      if description.map(\.isBlank) ?? true { description = WireText(node, isHTML: true) }
    case "summary", "abstract": otherSummary = otherSummary ?? WireText(node, isHTML: true)
    case "encoded", "fullitem", "content", "body":
      fullText = fullText ?? WireText(node, isHTML: true)
    case "author": author = author ?? personLine(node)
    case "category", "keywords":
      if let name = WireText(node, isHTML: nil).line { categories.append(name) }
    case "tags":
      categories += node.text.split(separator: UInt8(ascii: ","))
        .map(foldedLine).filter { !$0.isEmpty }
    case "comments": comments = comments ?? trimmedText(node.text)
    case "image":
      image =
        image ?? node.attribute("href") ?? node.attribute("url")
        ?? node.children.first { $0.name == "url" }.flatMap { trimmedText($0.text) }
        ?? trimmedText(node.text)
    case "enclosure":
      guard let url = node.attribute("url") ?? node.attribute("href") else { break }
      enclosures.append(
        ModuleFields.MediaFile(
          url: url, type: node.attribute("type"), medium: nil, length: node.attribute("length"),
          base: node.base), most: 100)
    case "pubdate", "date", "published": pubDate = pubDate ?? node.text
    case "lastbuilddate", "updated": lastBuildDate = lastBuildDate ?? node.text
    case "source":
      sourceTitle = sourceTitle ?? WireText(node, isHTML: nil)
      sourceLink = sourceLink ?? node.attribute("url")
    default: break
    }
  }

  /// An author's name, which may stand in an element of its own.
  private func personLine(_ node: FeedNode) -> String? {
    WireText(node, isHTML: nil).line
      ?? node.children.first { $0.name == "name" }.flatMap { WireText($0, isHTML: nil).line }
  }
}
