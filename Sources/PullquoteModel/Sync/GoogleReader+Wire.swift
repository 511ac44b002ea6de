import Archive
import Feeds
import Prose

/// `subscription/list` as far as it is needed.
struct ReaderSubscriptions {
  var subscriptions: [RemoteSubscription] = []

  /// More feeds than anybody reads.
  static let most = 100_000

  init(_ bytes: [UInt8]) throws(JSONError) {
    var found: [RemoteSubscription] = []
    try read(bytes, list: "subscriptions") { reader throws(JSONError) in
      var (id, url, title): (String?, String?, String?)
      var folders: [String] = []
      try reader.members { (key, reader) throws(JSONError) in
        switch key {
        case "id": id = try reader.scalar()
        case "url": url = try reader.scalar()
        case "title": title = try reader.scalar()
        case "categories": folders = try labels(&reader)
        default: _ = try reader.skipValue()
        }
      }
      guard let id, let address = Self.address(id, url), found.count < Self.most else { return }
      let name = title.map { unescapedTitle($0) }
      found.append(
        RemoteSubscription(
          stream: id, url: address, title: name.flatMap { $0.isEmpty ? nil : $0 },
          folders: folders))
    }
    subscriptions = found
  }

  /// Some servers name a feed by number and give its address, others name it by its address.
  private static func address(_ id: String, _ url: String?) -> String? {
    let named = id.hasPrefix("feed/") ? String(id.dropFirst(5)) : nil
    return [url, named].compactMap { $0 }.map { feedAddress(from: $0) }.first { isFeedAddress($0) }
  }
}

/// The names of `{"id": ..., "label": ...}`, in their order.
private func labels(_ reader: inout JSONReader) throws(JSONError) -> [String] {
  guard reader.peek() == UInt8(ascii: "[") else {
    _ = try reader.skipValue()
    return []
  }
  var names: [String] = []
  try reader.elements { reader throws(JSONError) in
    guard reader.peek() == UInt8(ascii: "{") else {
      _ = try reader.skipValue()
      return
    }
    var (id, label): (String?, String?)
    try reader.members { (key, reader) throws(JSONError) in
      switch key {
      case "id": id = try reader.scalar()
      case "label": label = try reader.scalar()
      default: _ = try reader.skipValue()
      }
    }
    guard let name = label ?? id.flatMap(labelName), !name.isEmpty, names.count < 100 else {
      return
    }
    names.append(name)
  }
  return names
}

/// The name in `user/-/label/NAME` or `user/1/label/NAME`; nil for other streams.
private func labelName(_ stream: String) -> String? {
  let parts = stream.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
  return parts.count == 4 && parts[0] == "user" && parts[2] == "label" ? String(parts[3]) : nil
}

/// `stream/items/ids`.
struct ReaderItemReferences {
  var ids: [RemoteItemID] = []
  var continuation: String?

  init(_ bytes: [UInt8]) throws(JSONError) {
    var found: [RemoteItemID] = []
    continuation = try read(bytes, list: "itemRefs") { reader throws(JSONError) in
      var id: String?
      try reader.members { (key, reader) throws(JSONError) in
        if key == "id" { id = try reader.scalar() } else { _ = try reader.skipValue() }
      }
      if let id = id.flatMap(RemoteItemID.init) { found.append(id) }
    }
    ids = found
  }
}

/// `stream/items/contents`.
struct ReaderItems {
  var items: [RemoteItem] = []

  init(_ bytes: [UInt8]) throws(JSONError) {
    var found: [RemoteItem] = []
    try read(bytes, list: "items") { reader throws(JSONError) in
      let item = try ReaderItem(&reader)
      if found.count < SyncPull.most * 2, let item = item.item { found.append(item) }
    }
    items = found
  }
}

/// An item of `stream/items/contents`.
private struct ReaderItem {
  var id: String?
  var guid: String?
  var title: String?
  var author: String?
  var published: String?
  var canonical: String?
  var alternate: String?
  var summary: String?
  var content: String?
  var stream: String?
  var feedTitle: String?
  var categories: [String] = []

  init(_ reader: inout JSONReader) throws(JSONError) {
    var item = self
    defer { self = item }
    try reader.members { (key, reader) throws(JSONError) in
      switch key {
      case "id": item.id = try reader.scalar()
      case "guid": item.guid = try reader.scalar()
      case "title": item.title = try reader.scalar()
      case "author": item.author = try reader.scalar()
      case "published": item.published = try reader.scalar()
      case "canonical": item.canonical = try Self.field("href", &reader)
      case "alternate": item.alternate = try Self.field("href", &reader)
      case "summary": item.summary = try Self.field("content", &reader)
      case "content": item.content = try Self.field("content", &reader)
      case "origin":
        try Self.fields(&reader) { (key, value) in
          if key == "streamId" { item.stream = value }
          if key == "title" { item.feedTitle = value }
        }
      case "categories":
        let names = try reader.listOrOne { reader throws(JSONError) in try reader.scalar() }
        item.categories = names.prefix(200).compactMap { $0 }
      default: _ = try reader.skipValue()
      }
    }
  }

  /// A field of an object, or of the first object of a list.
  private static func field(
    _ name: String, _ reader: inout JSONReader
  ) throws(JSONError) -> String? {
    var found: String?
    guard reader.peek() == UInt8(ascii: "[") else {
      try fields(&reader) { (key, value) in if key == name { found = found ?? value } }
      return found
    }
    try reader.elements { reader throws(JSONError) in
      try fields(&reader) { (key, value) in if key == name { found = found ?? value } }
    }
    return found
  }

  /// The strings and numbers of an object; anything else is passed over.
  private static func fields(
    _ reader: inout JSONReader, _ take: (String, String) -> Void
  ) throws(JSONError) {
    guard reader.peek() == UInt8(ascii: "{") else {
      _ = try reader.skipValue()
      return
    }
    try reader.members { (key, reader) throws(JSONError) in
      if let value = try reader.scalar() { take(key, value) }
    }
  }

  var item: RemoteItem? {
    guard let id = id.flatMap(RemoteItemID.init) else { return nil }
    let address = [canonical, alternate].compactMap { $0 }.map { feedAddress(from: $0) }
      .first { isFeedAddress($0) }
    // Seconds; as a number or a string, and from some servers with a fraction.
    let time = published.flatMap { Int($0.prefix { $0 != "." }) }
    return RemoteItem(
      id: id, stream: stream ?? "", feedTitle: feedTitle.map { unescapedTitle($0) },
      guid: guid.flatMap { $0.isEmpty ? nil : $0 }, url: address,
      title: title.map { unescapedTitle($0) } ?? "",
      author: author.map { unescapedTitle($0) }.flatMap { $0.isEmpty ? nil : $0 },
      published: time.flatMap { rfc3339($0) == nil ? nil : $0 },
      html: Array((content ?? summary ?? "").utf8),
      keywords: categories.filter { !$0.hasPrefix("user/") && !$0.isEmpty },
      flags: SyncFlags(isRead: has("read"), isStarred: has("starred")))
  }

  /// True for a state, whoever's number stands in its name.
  private func has(_ state: String) -> Bool {
    categories.contains { $0.hasPrefix("user/") && $0.hasSuffix("/state/com.google/\(state)") }
  }
}

/// A title on one line. FreshRSS writes signs of markup as their wide twins for programs that would
/// take them for markup.
private func unescapedTitle(_ title: String) -> String {
  let line = plainText(Array(title.utf8))
  guard line.unicodeScalars.contains(where: { $0.value >= 0xFF00 }) else { return line }
  return String(
    String.UnicodeScalarView(
      line.unicodeScalars.map { scalar in
        switch scalar {
        case "\u{FF06}": "&"
        case "\u{FF1C}": "<"
        case "\u{FF1E}": ">"
        default: scalar
        }
      }))
}

/// Reads an object whose member `list` is an array of objects. Without it the document is something
/// else, and must not be taken for an empty list.
/// - Returns: the member `continuation`.
@discardableResult
private func read(
  _ bytes: [UInt8], list: String, _ element: (inout JSONReader) throws(JSONError) -> Void
) throws(JSONError) -> String? {
  var reader = JSONReader(bytes, isLenient: true)
  var continuation: String?
  var isThere = false
  try reader.members { (key, reader) throws(JSONError) in
    switch key {
    case list:
      isThere = true
      try reader.elements { reader throws(JSONError) in
        guard reader.peek() == UInt8(ascii: "{") else {
          _ = try reader.skipValue()
          return
        }
        try element(&reader)
      }
    case "continuation": continuation = try reader.scalar()
    default: _ = try reader.skipValue()
    }
  }
  guard isThere else { throw JSONError(offset: 0, reason: "it has no “\(list)”") }
  return continuation.flatMap { $0.isEmpty ? nil : $0 }
}
