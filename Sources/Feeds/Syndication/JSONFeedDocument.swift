/// A JSON Feed (version 1 and 1.1) as it is written, as far as it could be read.
struct JSONFeedDocument {
  var version: String?
  var title: String?
  var homePage: String?
  var feedURL: String?
  var description: String?
  var icon: String?
  var favicon: String?
  var language: String?
  var authors: [JSONFeedPerson] = []
  var items: [JSONFeedItem] = []
  var hasItems = false
  /// Elements of `items` that are no objects.
  var brokenItems = 0
}

/// An author of JSON Feed.
struct JSONFeedPerson: Equatable {
  var name: String?
  var url: String?
}

/// A file of JSON Feed.
struct JSONFeedAttachment {
  var url: String?
  var type: String?
  var length: String?
}

/// An item of JSON Feed.
struct JSONFeedItem {
  var id: String?
  var url: String?
  var externalURL: String?
  var title: String?
  var html: String?
  var text: String?
  var summary: String?
  var image: String?
  var banner: String?
  var published: String?
  var modified: String?
  var language: String?
  var authors: [JSONFeedPerson] = []
  var tags: [String] = []
  var attachments: [JSONFeedAttachment] = []
}

extension JSONFeedDocument {
  /// Reads members into the document until they end or JSON is broken; what came before is kept.
  mutating func read(_ reader: inout JSONReader) throws(JSONError) {
    var document = self
    defer { self = document }
    try reader.members { (key, reader) throws(JSONError) in
      switch key {
      case "version": document.version = try reader.scalar()
      case "title": document.title = try reader.scalar()
      case "home_page_url": document.homePage = try reader.scalar()
      case "feed_url": document.feedURL = try reader.scalar()
      case "description": document.description = try reader.scalar()
      case "icon": document.icon = try reader.scalar()
      case "favicon": document.favicon = try reader.scalar()
      case "language": document.language = try reader.scalar()
      case "author", "authors":
        let people = try reader.listOrOne(JSONFeedPerson.init(from:)).compactMap { $0 }
        document.authors += people.prefix(100).filter { !document.authors.contains($0) }
      case "items":
        document.hasItems = reader.peek() == UInt8(ascii: "[")
        try document.readItems(&reader)
      default: _ = try reader.skipValue()
      }
    }
  }

  private mutating func readItems(_ reader: inout JSONReader) throws(JSONError) {
    guard reader.peek() == UInt8(ascii: "[") else {
      _ = try reader.skipValue()
      return
    }
    var (read, broken) = (items, brokenItems)
    defer { (items, brokenItems) = (read, broken) }
    try reader.elements { reader throws(JSONError) in
      guard reader.peek() == UInt8(ascii: "{") else {
        _ = try reader.skipValue()
        broken += 1
        return
      }
      guard read.count < FeedTree.mostArticles else {
        _ = try reader.skipValue()
        return
      }
      read.append(try JSONFeedItem(from: &reader))
    }
  }
}

extension JSONFeedItem {
  init(from reader: inout JSONReader) throws(JSONError) {
    var item = JSONFeedItem()
    try reader.members { (key, reader) throws(JSONError) in
      switch key {
      case "id": item.id = try reader.scalar()
      case "url": item.url = try reader.scalar()
      case "external_url": item.externalURL = try reader.scalar()
      case "title": item.title = try reader.scalar()
      case "content_html": item.html = try reader.scalar()
      case "content_text": item.text = try reader.scalar()
      case "summary": item.summary = try reader.scalar()
      case "image": item.image = try reader.scalar()
      case "banner_image": item.banner = try reader.scalar()
      case "date_published": item.published = try reader.scalar()
      case "date_modified": item.modified = try reader.scalar()
      case "language": item.language = try reader.scalar()
      case "author", "authors":
        let people = try reader.listOrOne(JSONFeedPerson.init(from:)).compactMap { $0 }
        item.authors += people.prefix(100).filter { !item.authors.contains($0) }
      case "tags":
        item.tags += try reader.listOrOne { reader throws(JSONError) in try reader.scalar() }
          .compactMap { $0 }
      case "attachments":
        item.attachments +=
          try reader.listOrOne(JSONFeedAttachment.init(from:)).compactMap { $0 }
      default: _ = try reader.skipValue()
      }
    }
    self = item
  }
}

extension JSONFeedPerson {
  /// An object, or a bare name; nil for anything else.
  init?(from reader: inout JSONReader) throws(JSONError) {
    var person = JSONFeedPerson()
    if reader.peek() == UInt8(ascii: "{") {
      try reader.members { (key, reader) throws(JSONError) in
        switch key {
        case "name": person.name = try reader.scalar()
        case "url": person.url = try reader.scalar()
        default: _ = try reader.skipValue()
        }
      }
    } else {
      person.name = try reader.scalar()
    }
    guard person.name != nil || person.url != nil else { return nil }
    self = person
  }
}

extension JSONFeedAttachment {
  /// An object; nil for anything else.
  init?(from reader: inout JSONReader) throws(JSONError) {
    guard reader.peek() == UInt8(ascii: "{") else {
      _ = try reader.skipValue()
      return nil
    }
    var attachment = JSONFeedAttachment()
    try reader.members { (key, reader) throws(JSONError) in
      switch key {
      case "url": attachment.url = try reader.scalar()
      case "mime_type": attachment.type = try reader.scalar()
      case "size_in_bytes": attachment.length = try reader.scalar()
      default: _ = try reader.skipValue()
      }
    }
    self = attachment
  }
}
