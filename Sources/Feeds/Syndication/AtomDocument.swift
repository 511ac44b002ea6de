import Prose

/// An Atom document as it is written, elements of modules beside.
struct AtomDocument {
  var fields = AtomFields()
  var modules = ModuleFields()
  var base: String?
  /// Read one by one as they are adapted: all of them at once would take much memory.
  var entries: [FeedNode]

  /// - Parameter root: `feed`, or a lone `entry`.
  /// - Parameter entries: taken out of the root by the tree.
  init(_ root: FeedNode, entries: [FeedNode]) {
    self.entries = entries
    base = root.base
    fields.language = root.language
    if root.name == "feed" {
      for child in root.children where !(child.isOfAtom && fields.take(child)) {
        modules.take(child)
      }
    }
  }
}

/// An entry of Atom.
struct AtomEntry {
  var fields = AtomFields()
  var modules = ModuleFields()
  var base: String?

  init(_ node: FeedNode) {
    base = node.base
    fields.language = node.language
    for child in node.children where !(child.isOfAtom && fields.take(child)) {
      modules.take(child)
    }
  }
}

extension FeedNode {
  /// True for Atom's own elements, whose namespace some feeds forget or misspell.
  fileprivate var isOfAtom: Bool { namespace == .atom || namespace == .none }
}

extension AtomDocument {
  /// The document as a feed.
  /// - Parameter url: where it came from.
  func feed(url: String?) -> Feed {
    var feed = Feed(format: .atom)
    feed.title = fields.title?.line ?? modules.dcTitle?.line
    feed.link = fields.links.page.flatMap { followable($0.url, base: $0.base ?? url) }
    let base = url == nil ? nil : feed.link ?? url
    feed.id = fields.id
    feed.description = (fields.subtitle ?? fields.summary ?? modules.dcDescription)?.line
    feed.language = fields.language ?? modules.dcLanguage
    feed.updated =
      date(fields.updated, fields.modified, modules.modified, modules.dcDate, fields.published)
      ?? date(fields.issued, fields.created)
    let image = fields.logo ?? modules.podcastImage ?? fields.icon
    feed.image = image.flatMap { followable($0, base: self.base ?? base) }
    feed.feedURL = fields.links.first { $0.relation == "self" }
      .flatMap { followable($0.url, base: $0.base ?? url) }
    feed.authors = people(fields, modules).map { $0.person(base: self.base ?? base) }
    feed.categories = unique(
      fields.categories + modules.dcSubjects + modules.podcastCategories + modules.podcastKeywords)
    feed.items = entries.map { node in
      let entry = AtomEntry(node)
      var item = entry.item(base: entry.base ?? base)
      if item.authors.isEmpty { item.authors = feed.authors }
      return item
    }
    return feed
  }
}

extension AtomEntry {
  fileprivate func item(base: String?) -> Feed.Item {
    var item = Feed.Item()
    item.id = fields.id ?? modules.dcIdentifier
    item.title =
      [fields.title, modules.dcTitle, modules.mediaTitle]
      .lazy.compactMap { $0?.line }.first
    item.link = page(base: base)
    item.authors = people(fields, modules).map { $0.person(base: base) }
    item.published =
      date(fields.published, fields.issued, modules.issued, fields.created, modules.created)
    item.updated = date(fields.updated, fields.modified, modules.modified)
    if item.published == nil && item.updated == nil { item.published = date(modules.dcDate) }
    let summaries = [fields.summary, modules.dcDescription, modules.mediaDescription]
    item.summary = summaries.lazy.compactMap { $0 }.first { !$0.isBlank }?.body(base: base)
    let contents = [fields.content, modules.encoded, modules.xhtml]
    item.content = contents.lazy.compactMap { $0 }.first { !$0.isBlank }?.body(base: base)
    item.categories = unique(
      fields.categories + modules.dcSubjects + modules.podcastKeywords + modules.mediaKeywords)
    item.enclosures = files.compactMap { enclosure($0, base: base) }
    item.comments = fields.links.first { $0.relation == "replies" && $0.type != nil && $0.isPage }
      .flatMap { followable($0.url, base: $0.base ?? base) }
    let picture =
      modules.thumbnail ?? modules.podcastImage
      ?? modules.mediaFiles.first(where: \.isPicture)?.url
    item.image = picture.flatMap { followable($0, base: base) }
    item.language = fields.language ?? modules.dcLanguage
    item.sourceTitle = fields.sourceTitle?.line
    item.sourceLink = fields.sourceLinks.page
      .flatMap { followable($0.url, base: $0.base ?? base) }
    return item
  }

  private func page(base: String?) -> String? {
    if let link = fields.links.page, let url = followable(link.url, base: link.base ?? base) {
      return url
    }
    // Content that lies elsewhere is the page.
    if let source = fields.contentSource {
      return followable(source.url, base: source.base ?? base)
    }
    return modules.originalLink.flatMap { followable($0, base: base) }
  }

  private var files: [ModuleFields.MediaFile] {
    var files = fields.links.filter { $0.relation == "enclosure" }.map(\.file)
    for file in modules.mediaFiles
    where !file.isPicture && !files.contains(where: { $0.url == file.url }) {
      files.append(file)
    }
    return files
  }
}

private func people(_ fields: AtomFields, _ modules: ModuleFields) -> [WirePerson] {
  var people = fields.authors
  if people.isEmpty {
    for name in modules.dcCreators + [modules.podcastAuthor].compactMap({ $0 }) {
      people.add(WirePerson(name))
    }
  }
  return people
}
