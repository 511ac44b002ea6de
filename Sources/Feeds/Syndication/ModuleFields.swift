/// What the modules say that any XML feed may mix in: Dublin Core, content, Media RSS, iTunes, slash,
/// syndication and others. One of these for the feed and one for each article.
struct ModuleFields {
  // Dublin Core.
  var dcTitle: WireText?
  var dcDescription: WireText?
  var dcCreators: [String] = []
  var dcSubjects: [String] = []
  var dcDate: [UInt8]?
  var dcLanguage: String?
  var dcIdentifier: String?
  var issued: [UInt8]?
  var created: [UInt8]?
  var modified: [UInt8]?
  // The text as HTML.
  var encoded: WireText?
  var xhtml: WireText?
  // Podcasts.
  var podcastAuthor: String?
  var podcastSummary: WireText?
  var podcastSubtitle: WireText?
  var podcastImage: String?
  var podcastCategories: [String] = []
  var podcastKeywords: [String] = []
  var podcastOwner: WirePerson?
  // Media RSS.
  var mediaTitle: WireText?
  var mediaDescription: WireText?
  var mediaFiles: [MediaFile] = []
  var thumbnail: String?
  var mediaKeywords: [String] = []
  var mediaCredits: [String] = []
  // Others.
  var originalLink: String?
  var updatePeriod: String?
  var updateFrequency: Int?

  /// A file of Media RSS.
  struct MediaFile {
    var url: String
    var type: String?
    var medium: String?
    var length: String?
    var base: String?
  }

  /// Reads a child of a channel or an article.
  mutating func take(_ node: FeedNode) {
    switch node.namespace {
    case .dublinCore: takeDublinCore(node)
    case .dublinTerms: takeTerms(node)
    case .content where node.name == "encoded": encoded = encoded ?? WireText(node, isHTML: true)
    case .xhtml: xhtml = xhtml ?? WireText(node, isHTML: true)
    case .itunes, .googlePlay: takePodcast(node)
    case .media: takeMedia(node)
    case .feedburner where node.name == "origlink": originalLink = trimmedText(node.text)
    case .syndication where node.name == "updateperiod": updatePeriod = trimmedText(node.text)
    case .syndication where node.name == "updatefrequency":
      updateFrequency = trimmedText(node.text).flatMap { Int($0) }
    default: break
    }
  }

  private mutating func takeDublinCore(_ node: FeedNode) {
    switch node.name {
    case "title": dcTitle = dcTitle ?? WireText(node, isHTML: nil)
    case "description": dcDescription = dcDescription ?? WireText(node, isHTML: true)
    case "creator", "author": if let name = line(node) { dcCreators.append(name, most: 100) }
    case "subject": if let subject = line(node) { dcSubjects.append(subject) }
    case "date": dcDate = dcDate ?? node.text
    case "language": dcLanguage = trimmedText(node.text)
    case "identifier": dcIdentifier = trimmedText(node.text)
    default: takeTerms(node)
    }
  }

  private mutating func takeTerms(_ node: FeedNode) {
    switch node.name {
    case "issued", "available": issued = issued ?? node.text
    case "created": created = created ?? node.text
    case "modified": modified = modified ?? node.text
    case "date": dcDate = dcDate ?? node.text
    default: break
    }
  }

  private mutating func takePodcast(_ node: FeedNode) {
    switch node.name {
    case "author": podcastAuthor = podcastAuthor ?? line(node)
    case "summary", "description":
      podcastSummary = podcastSummary ?? WireText(node, isHTML: nil)
    case "subtitle": podcastSubtitle = podcastSubtitle ?? WireText(node, isHTML: nil)
    case "image":
      podcastImage =
        podcastImage ?? node.attribute("href") ?? node.attribute("url")
        ?? trimmedText(node.text)
    case "keywords":
      podcastKeywords += node.text.split(separator: UInt8(ascii: ","))
        .map(foldedLine).filter { !$0.isEmpty }
    case "category":
      takePodcastCategory(node)
    case "owner":
      podcastOwner = WirePerson(parts: node)
    default: break
    }
  }

  private mutating func takePodcastCategory(_ node: FeedNode) {
    if let name = node.attribute("text") ?? trimmedText(node.text) {
      podcastCategories.append(foldedLine(Array(name.utf8)[...]))
    }
    for child in node.children where child.name == "category" {
      if let name = child.attribute("text") { podcastCategories.append(name) }
    }
  }

  private mutating func takeMedia(_ node: FeedNode) {
    switch node.name {
    case "group":
      node.children.filter { $0.namespace == .media }.forEach { takeMedia($0) }
    case "content", "peerlink":
      if let url = node.attribute("url") ?? node.attribute("href") {
        mediaFiles.append(
          MediaFile(
            url: url, type: node.attribute("type"), medium: node.attribute("medium"),
            length: node.attribute("filesize"), base: node.base), most: 100)
      }
      node.children.filter { $0.namespace == .media }.forEach { takeMedia($0) }
    case "thumbnail":
      thumbnail = thumbnail ?? node.attribute("url") ?? trimmedText(node.text)
    case "title":
      mediaTitle =
        mediaTitle ?? WireText(node, isHTML: node.attribute("type") == "html" ? true : nil)
    case "description", "text":
      mediaDescription =
        mediaDescription ?? WireText(node, isHTML: node.attribute("type") == "html" ? true : nil)
    case "category":
      if let name = node.attribute("label") ?? line(node) { mediaKeywords.append(name) }
    case "keywords":
      mediaKeywords += node.text.split(separator: UInt8(ascii: ","))
        .map(foldedLine).filter { !$0.isEmpty }
    case "credit":
      if node.attribute("role").map({ $0.lowercased() == "author" }) ?? true,
        let name = line(node)
      {
        mediaCredits.append(name, most: 100)
      }
    default: break
    }
  }

  private func line(_ node: FeedNode) -> String? { WireText(node, isHTML: nil).line }
}
