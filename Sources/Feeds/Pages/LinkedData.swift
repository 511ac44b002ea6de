/// What a page says of its article in JSON-LD, in the words of schema.org.
struct LinkedData: Equatable {
  var headline: String?
  var name: String?
  var authors: [String] = []
  var published: String?
  var site: String?
  var language: String?
  var description: String?
  /// The whole text of the article, plain or HTML.
  var body: String?

  /// The most objects looked at: pages list whole menus in JSON-LD.
  private static let objectLimit = 400

  /// Reads a script of type `application/ld+json`; nil when it tells of no article.
  init?(_ script: [UInt8]) {
    // Line breaks inside of strings are not JSON, and common.
    var waiting = [ArraySlice(Self.unwrapped(script).map { $0 < 0x20 ? 0x20 : $0 })]
    var looked = 0
    while !waiting.isEmpty, looked < Self.objectLimit {
      let value = waiting.removeFirst()
      looked += 1
      if value.first == UInt8(ascii: "[") {
        waiting.append(contentsOf: elements(of: value))
        continue
      }
      let fields = fields(of: value)
      if strings(in: fields["@type"]).contains(where: Self.isArticle) {
        read(fields)
        return
      }
      for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
        if let more = fields[key], more.first == 0x5B || more.first == 0x7B { waiting.append(more) }
      }
    }
    return nil
  }

  private init() {}

  private mutating func read(_ fields: [String: ArraySlice<UInt8>]) {
    headline = strings(in: fields["headline"]).first.map(Self.plain)
    name = strings(in: fields["name"]).first.map(Self.plain)
    authors = names(in: fields["author"] ?? fields["creator"])
    published = strings(in: fields["datePublished"] ?? fields["dateCreated"]).first
    site = names(in: fields["publisher"]).first
    language = strings(in: fields["inLanguage"]).first
    description = strings(in: fields["description"]).first.map(Self.plain)
    body = strings(in: fields["articleBody"]).first
  }

  /// Names of people and organisations: strings, objects with a name, or lists of them.
  private func names(in value: ArraySlice<UInt8>?) -> [String] {
    guard let value else { return [] }
    var names: [String] = []
    let list = value.first == UInt8(ascii: "[") ? elements(of: value) : [value]
    for entry in list.prefix(20) {
      let found =
        entry.first == UInt8(ascii: "{")
        ? strings(in: fields(of: entry)["name"]) : strings(in: entry)
      for name in found.map(Self.plain) where !name.isEmpty && !names.contains(name) {
        names.append(name)
      }
    }
    return names
  }

  private static func plain(_ text: String) -> String { plainText(Array(text.utf8)) }

  /// Scripts may be wrapped in comments and CDATA sections for readers of long ago.
  private static func unwrapped(_ script: [UInt8]) -> ArraySlice<UInt8> {
    guard let start = script.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }),
      let end = script.lastIndex(where: { $0 == 0x7D || $0 == 0x5D }), start < end
    else { return [] }
    // "<![CDATA[" has a bracket of its own.
    if script[start] == 0x5B, script[..<start].last == UInt8(ascii: "!") {
      let rest = script[start...].dropFirst(7)
      guard let inner = rest.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }),
        let close = rest.lastIndex(of: 0x7D), inner < close
      else { return [] }
      return script[inner...close]
    }
    return script[start...end]
  }

  private static func isArticle(_ type: String) -> Bool {
    let kind = type.split(separator: "/").last ?? ""
    return kind.hasSuffix("Article") || kind.hasSuffix("Posting") || kind == "Report"
      || kind == "APIReference"
  }
}

/// The values of a JSON object by key; empty when it is none, or broken before the first of them.
private func fields(of value: ArraySlice<UInt8>) -> [String: ArraySlice<UInt8>] {
  var fields: [String: ArraySlice<UInt8>] = [:]
  var reader = JSONReader(Array(value))
  guard reader.take("{"), reader.peek() != UInt8(ascii: "}") else { return fields }
  do {
    repeat {
      let key = try reader.string()
      try reader.expect(":")
      _ = reader.peek()
      let value = try reader.skipValue()
      if fields[key] == nil { fields[key] = value }
    } while reader.take(",")
  } catch {
    // What stood before the break is true all the same.
    return fields
  }
  return fields
}

/// The elements of a JSON array, as far as it is whole.
private func elements(of value: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
  var elements: [ArraySlice<UInt8>] = []
  var reader = JSONReader(Array(value))
  guard reader.take("["), reader.peek() != UInt8(ascii: "]") else { return elements }
  do {
    repeat {
      _ = reader.peek()
      elements.append(try reader.skipValue())
    } while reader.take(",") && elements.count < 400
  } catch {
    return elements
  }
  return elements
}

/// A JSON string, or the strings of an array.
private func strings(in value: ArraySlice<UInt8>?) -> [String] {
  guard let value else { return [] }
  let list = value.first == UInt8(ascii: "[") ? elements(of: value) : [value]
  return list.compactMap { entry in
    guard entry.first == UInt8(ascii: "\"") else { return nil }
    var reader = JSONReader(Array(entry))
    return try? reader.string()
  }
}
