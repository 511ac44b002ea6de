import Prose

/// An article on a line of JSON: `{"id", "text", "title"?, "url"?, "published"?}`.
package struct ArticleRecord: Equatable, Sendable {
  /// The identifier as JSON: a string with its quotation marks, or a number.
  package var id: String
  /// The whole text.
  package var text: String
  /// The headline, where given.
  package var title: String?
  /// The address of the page, where given.
  package var url: String?
  /// The publication date, as given.
  package var published: String?

  /// The text laid out: each line break ends a paragraph.
  package var draft: Draft {
    var draft = layOut(text, source: id, title: title, layout: .lines)
    draft.url = url
    draft.published = published ?? draft.published
    return draft
  }
}

/// Why a line holds no article.
package struct RecordError: Error, Equatable, Sendable {
  /// The identifier as JSON, where it could be read before the line broke.
  package var id: String?
  /// What is wrong, in words.
  package var reason: String
}

extension ArticleRecord {
  /// Reads one line; unknown fields are passed over.
  /// - Throws: `RecordError` when it is no JSON object or has no `id` or `text`.
  package init(line: [UInt8]) throws(RecordError) {
    var fields = Fields()
    do {
      try fields.read(line)
    } catch {
      throw RecordError(
        id: fields.id, reason: "not a JSON object: \(error.reason) at byte \(error.offset + 1)")
    }
    guard let id = fields.id else { throw RecordError(id: nil, reason: "no \"id\" in it") }
    guard let text = fields.strings["text"] else {
      throw RecordError(id: id, reason: "no \"text\" in it")
    }
    self.init(
      id: id, text: text, title: fields.strings["title"], url: fields.strings["url"],
      published: fields.strings["published"])
  }
}

/// The fields of a record as far as they have been read.
private struct Fields {
  var id: String?
  var strings: [String: String] = [:]

  mutating func read(_ line: [UInt8]) throws(JSONError) {
    var reader = JSONReader(line)
    try reader.expect("{")
    if !reader.take("}") {
      repeat {
        let key = try reader.string()
        try reader.expect(":")
        try readValue(of: key, from: &reader)
      } while reader.take(",")
      try reader.expect("}")
    }
    if reader.peek() != nil {
      throw JSONError(offset: reader.index, reason: "more behind the object")
    }
  }

  private mutating func readValue(
    of key: String, from reader: inout JSONReader
  ) throws(JSONError) {
    let next = reader.peek()
    let isString = next == UInt8(ascii: "\"")
    switch key {
    case "id":
      let written = try reader.skipValue()
      let isNumber = next == UInt8(ascii: "-") || next.map(isDigit) ?? false
      guard isString || isNumber else { return }
      guard let id = String(validating: written, as: UTF8.self) else {
        throw JSONError(offset: reader.index, reason: "the \"id\" is not valid UTF-8")
      }
      self.id = id
    case "text" where isString, "title" where isString, "url" where isString,
      "published" where isString:
      strings[key] = try reader.string()
    default:
      _ = try reader.skipValue()
    }
  }
}
