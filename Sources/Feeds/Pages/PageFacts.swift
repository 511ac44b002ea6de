/// What the head of a page says about it.
struct PageFacts {
  /// Contents of `meta` elements by name or property, in small letters, `.` written as `:`.
  var metas: [String: String] = [:]
  /// The words of `<title>`.
  var documentTitle = ""
  var linkedData: LinkedData?
  /// The address relative links are relative to.
  var base: String?
  /// What the `html` element declares.
  var language: String?
  /// Headings of the two highest levels.
  var headings: [(level: Int, text: String)] = []
  /// The first date in a `<time>` element.
  var timeDate: String?
  /// The first date in an element whose class speaks of dates.
  var shownDate: String?
  /// Where the page came from.
  let url: String?

  /// Reads the facts of a page.
  /// - Parameter url: where the page came from.
  init(_ tree: PageTree, url: String?) {
    self.url = url
    base = url
    var hasBase = false
    var node = tree.root
    while node != PageTree.none {
      let tag = tree[tag: node]
      switch tag {
      case .html where language == nil:
        language = tree.value(.lang, on: node)
      case .meta:
        readMeta(tree, node)
      case .base where !hasBase:
        if let reference = tree.value(.href, on: node) {
          base = absoluteURL(reference, base: url) ?? base
          hasBase = true
        }
      case .title where documentTitle.isEmpty && tree.ancestor(of: node, in: [.svg]) == nil:
        documentTitle = shortened(tree.text(in: node), to: longestTitle)
      case .script where linkedData == nil:
        readScript(tree, node)
      case .h1, .h2:
        if headings.count < 200 {
          let text = shortened(tree.text(in: node), to: longestTitle)
          headings.append((tag == .h1 ? 1 : 2, text))
        }
      case .time:
        if timeDate == nil { timeDate = tree.value(.datetime, on: node).flatMap(articleDate) }
      default:
        if shownDate == nil, tag != .text { shownDate = tree.dateShown(at: node) }
      }
      if let range = tree.range(of: .itemprop, on: node),
        tree.bytes[range].elementsEqual("datePublished".utf8)
      {
        let date = tree.value(.datetime, on: node) ?? tree.value(.content, on: node)
        if let date = date.flatMap(articleDate), metas["datepublished"] == nil {
          metas["datepublished"] = date
        }
      }
      node = tree.following(node, in: tree.root)
    }
  }

  private mutating func readMeta(_ tree: PageTree, _ node: PageTree.Node) {
    guard let content = tree.value(.content, on: node) else { return }
    let words = plainText(Array(shortened(content, to: 4000).utf8))
    guard !words.isEmpty else { return }
    for attribute in [PageAttribute.property, .name, .itemprop] {
      guard let names = tree.value(attribute, on: node) else { continue }
      // A property may have several names, a name may have blanks.
      let keys = attribute == .property ? names.split(separator: " ").map(String.init) : [names]
      for key in keys {
        let key = key.lowercased().replacing(".", with: ":").replacing(" ", with: "")
        if metas[key] == nil { metas[key] = words }
      }
    }
  }

  private mutating func readScript(_ tree: PageTree, _ node: PageTree.Node) {
    guard let type = tree.value(.type, on: node)?.lowercased(),
      type.hasPrefix("application/ld+json"), case let first = tree[first: node],
      first != PageTree.none
    else { return }
    linkedData = LinkedData(Array(tree.bytes[tree.words(of: first)]))
  }

  /// The first of the metas that is there.
  func meta(_ names: String...) -> String? {
    for name in names { if let value = metas[name] { return value } }
    return nil
  }
}

extension PageFacts {
  /// Who wrote the article, as the head says; nil when it does not.
  var byline: String? {
    if let data = linkedData, !data.authors.isEmpty {
      return cleanByline(data.authors.joined(separator: ", "))
    }
    let names = [
      "dc:creator", "dcterm:creator", "dcterms:creator", "author", "parsely-author",
      "article:author", "sailthru:author", "byl", "citation_author",
    ]
    for name in names {
      // Facebook wants the address of a profile there.
      if let value = metas[name], !value.contains("://"), let byline = cleanByline(value) {
        return byline
      }
    }
    return nil
  }

  /// When the article was published, as the head says, else the first date shown, else the
  /// date in the address.
  var published: String? {
    if let date = linkedData?.published.flatMap(articleDate) { return date }
    let names = [
      "article:published_time", "datepublished", "parsely-pub-date", "og:published_time",
      "og:article:published_time", "sailthru:date", "article:published", "published-date",
      "publication_date", "pubdate", "publishdate", "publish-date", "publish_date", "ptime",
      "dc:date:issued", "dcterms:issued", "dcterms:created", "dcterms:date", "dc:date",
      "dcterm:date", "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime",
      "bt:pubdate", "date", "dat", "rnews:datepublished", "created", "datecreated",
    ]
    for name in names {
      if let date = metas[name].flatMap(articleDate) { return date }
    }
    return timeDate ?? shownDate ?? url.flatMap(dateInAddress)
  }

  /// The name of the site.
  var site: String? {
    meta("og:site_name") ?? linkedData?.site ?? meta("application-name", "twitter:site:name")
  }

  /// The text of the article in JSON-LD, as HTML.
  var bodyHTML: [UInt8]? {
    guard let body = linkedData?.body else { return nil }
    let bytes = Array(body.utf8)
    if body.contains("<p>") || body.contains("<br") { return bytes }
    var html: [UInt8] = Array("<p>".utf8)
    for byte in bytes {
      switch byte {
      case 0x0A: html.append(contentsOf: "<p>".utf8)
      case UInt8(ascii: "<"): html.append(contentsOf: "&lt;".utf8)
      default: html.append(byte)
      }
    }
    return html
  }

  /// What the page itself says it is about.
  var description: String? {
    linkedData?.description
      ?? meta(
        "dc:description", "dcterm:description", "og:description", "weibo:article:description",
        "weibo:webpage:description", "description", "twitter:description")
  }

  /// The language the page declares.
  var declaredLanguage: String? {
    let declared = language ?? meta("content-language", "dc:language", "language")
    let found = declared ?? linkedData?.language ?? meta("og:locale")
    guard let code = found?.split(whereSeparator: { $0 == "," || $0 == " " }).first else {
      return nil
    }
    return String(code).replacing("_", with: "-")
  }
}

/// Longer headlines are none; in bytes.
private let longestTitle = 600

/// The first `limit` bytes of a text, whole characters only.
func shortened(_ text: String, to limit: Int) -> String {
  guard text.utf8.count > limit else { return text }
  var end = text.utf8.index(text.startIndex, offsetBy: limit)
  while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
  return String(text[..<end])
}
