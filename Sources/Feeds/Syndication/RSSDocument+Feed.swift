/// RSS as a feed.
extension RSSDocument {
  /// - Parameter url: where the document came from.
  func feed(url: String?) -> Feed {
    var feed = Feed(format: format)
    feed.title = channel.title?.line ?? channel.atom.title?.line ?? channel.modules.dcTitle?.line
    let page = channel.link ?? channel.atom.links.page?.url
    feed.link = page.flatMap { followable($0, base: channel.linkBase ?? url) }
    // Links are relative to where the feed says it belongs, else to where it was found.
    // A document from nowhere keeps its relative links.
    let base = url == nil ? nil : feed.link ?? url
    feed.id = channel.atom.id ?? channel.modules.dcIdentifier
    feed.description =
      (channel.description ?? channel.atom.subtitle ?? channel.modules.dcDescription
      ?? channel.modules.podcastSummary ?? channel.modules.podcastSubtitle)?.line
    feed.language = channel.declaredLanguage
    feed.updated =
      date(channel.lastBuildDate, channel.pubDate, channel.atom.updated, channel.modules.dcDate)
      ?? date(channel.modules.modified, channel.modules.issued, channel.modules.created)
    feed.image = channel.picture.flatMap { followable($0, base: base) }
    feed.feedURL = channel.atom.links.first { $0.relation == "self" }
      .flatMap { followable($0.url, base: $0.base ?? url) }
    feed.authors = channel.people.map { $0.person(base: base) }
    feed.categories = unique(
      channel.categories + channel.modules.dcSubjects + channel.atom.categories
        + channel.modules.podcastCategories + channel.modules.podcastKeywords)
    feed.schedule = channel.schedule
    feed.items = items.map { RSSItem($0).item(base: $0.base ?? base) }
    return feed
  }
}

extension RSSChannel {
  fileprivate var picture: String? {
    image ?? modules.podcastImage ?? atom.logo ?? modules.thumbnail
      ?? modules.mediaFiles.first(where: \.isPicture)?.url ?? atom.icon
  }

  fileprivate var declaredLanguage: String? { language ?? modules.dcLanguage }

  fileprivate var people: [WirePerson] {
    var people = atom.authors
    for line in [author, editor] + modules.dcCreators + [modules.podcastAuthor, webMaster] {
      if let line { people.add(WirePerson(line)) }
    }
    if let owner = modules.podcastOwner { people.add(owner) }
    return people
  }

  fileprivate var schedule: Feed.Schedule {
    var schedule = Feed.Schedule()
    if let timeToLive, (1...100_000).contains(timeToLive) { schedule.interval = timeToLive * 60 }
    if let period = modules.updatePeriod.flatMap({ secondsOfPeriod[$0.lowercased()] }) {
      let frequency = max(1, modules.updateFrequency ?? 1)
      schedule.interval = max(schedule.interval ?? 0, period / frequency)
    }
    // Hours count from 0 to 23; some write 24 for midnight.
    schedule.skippedHours = Set(skippedHours.filter { (0...24).contains($0) }.map { $0 % 24 })
    schedule.skippedDays = Set(skippedDays.compactMap { weekdays[$0.lowercased()] })
    return schedule
  }
}

private let secondsOfPeriod = [
  "hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000,
]

private let weekdays = [
  "sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
]

extension RSSItem {
  fileprivate func item(base: String?) -> Feed.Item {
    var item = Feed.Item()
    item.id = guid ?? atom.id ?? about ?? modules.dcIdentifier
    item.title =
      [title, atom.title, modules.dcTitle, modules.mediaTitle]
      .lazy.compactMap { $0?.line }.first
    item.link = page(base: base)
    item.authors = people.map { $0.person(base: base) }
    (item.published, item.updated) = dates
    item.summary = summary?.body(base: base)
    item.content = content?.body(base: base)
    item.categories = unique(
      categories + modules.dcSubjects + atom.categories + modules.podcastCategories
        + modules.podcastKeywords + modules.mediaKeywords)
    item.enclosures = files.compactMap { enclosure($0, base: base) }
    item.comments = comments.flatMap { $0.contains(" ") ? nil : followable($0, base: base) }
    item.image = picture(base: base)
    item.language = modules.dcLanguage ?? language
    item.sourceTitle = sourceTitle?.line ?? atom.sourceTitle?.line
    item.sourceLink = (sourceLink ?? atom.sourceLinks.page?.url)
      .flatMap { followable($0, base: base) }
    return item
  }

  /// The item's page: its link, or the identifier when it is said, or looks, to be one.
  private func page(base: String?) -> String? {
    if let own = self.link, let url = followable(own, base: base) { return url }
    if let page = atom.links.page { return followable(page.url, base: page.base ?? base) }
    if let guid, isPermalink, guid.hasPrefix("http") || guid.hasPrefix("/") {
      return followable(guid, base: base)
    }
    if let original = modules.originalLink { return followable(original, base: base) }
    // An item that is only a file is found where the file lies.
    return self.link == nil ? enclosures.first.flatMap { followable($0.url, base: base) } : nil
  }

  private var people: [WirePerson] {
    var people: [WirePerson] = []
    let lines = [author] + modules.dcCreators + [modules.podcastAuthor] + modules.mediaCredits
    for line in lines { if let line { people.add(WirePerson(line)) } }
    for person in atom.authors { people.add(person) }
    return people
  }

  private var dates: (published: String?, updated: String?) {
    let published =
      date(pubDate, atom.published, atom.issued, modules.issued, modules.created)
      ?? date(modules.dcDate)
    let updated = date(atom.updated, modules.modified, lastBuildDate)
    return (published, updated)
  }

  private var summary: WireText? {
    [
      description, otherSummary, atom.summary, modules.dcDescription, modules.podcastSummary,
      modules.mediaDescription, modules.podcastSubtitle,
    ].lazy.compactMap { $0 }.first { !$0.isBlank }
  }

  private var content: WireText? {
    [
      modules.encoded, modules.xhtml, fullText, atom.content,
      description == nil ? nil : otherSummary,
    ]
    .lazy.compactMap { $0 }.first { !$0.isBlank }
  }

  /// Enclosures, then files of Media RSS and of Atom that are not among them; pictures that stand for
  /// the item are none.
  private var files: [ModuleFields.MediaFile] {
    var files = enclosures
    let borrowed =
      modules.mediaFiles.filter { !$0.isPicture }
      + atom.links.filter { $0.relation == "enclosure" }.map(\.file)
    for file in borrowed where !files.contains(where: { $0.url == file.url }) {
      files.append(file)
    }
    return files
  }

  private func picture(base: String?) -> String? {
    let url =
      image ?? modules.podcastImage ?? modules.thumbnail
      ?? modules.mediaFiles.first(where: \.isPicture)?.url
      ?? enclosures.first(where: \.isPicture)?.url
    return url.flatMap { followable($0, base: base) }
  }
}
