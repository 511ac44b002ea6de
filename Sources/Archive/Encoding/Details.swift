import Prose

/// What is known of an article beside its text and what queries ask about, as one blob: fields by
/// number, those that are missing left out.
enum Details {
  /// Fields by number. Numbers never change their meaning: archives hold them.
  private enum Field: Int {
    case source = 1
    case guid, published, updated, language, comments, category, enclosure
  }

  /// Writes the details of `draft`.
  static func write(_ draft: Draft, to blob: inout BlobWriter) {
    // Most sources and identifiers are the address, or begin like it.
    blob.address(draft.url ?? "")
    write(.source, draft.source, to: &blob)
    if let guid = draft.guid { write(.guid, guid, to: &blob) }
    if let comments = draft.comments { write(.comments, comments, to: &blob) }
    for enclosure in draft.enclosures {
      write(.enclosure, enclosure.url, to: &blob)
      blob.string(enclosure.type ?? "")
      blob.integer((enclosure.length ?? -1) + 1)
    }
    if let published = draft.published { write(.published, published, to: &blob) }
    if let updated = draft.updated { write(.updated, updated, to: &blob) }
    if let language = draft.language { write(.language, language, to: &blob) }
    for category in draft.categories { write(.category, category, to: &blob) }
  }

  private static func write(_ field: Field, _ value: String, to blob: inout BlobWriter) {
    blob.integer(field.rawValue)
    blob.address(value)
  }

  /// Reads the fields into `draft`; false when they are damaged or of a newer version.
  static func read(_ bytes: [UInt8], into draft: inout Draft) -> Bool {
    var blob = BlobReader(bytes)
    let url = blob.address()
    draft.url = url.isEmpty ? nil : url
    while !blob.isAtEnd {
      guard let field = Field(rawValue: blob.integer()) else { return false }
      let value = blob.address()
      switch field {
      case .source: draft.source = value
      case .guid: draft.guid = value
      case .published: draft.published = value
      case .updated: draft.updated = value
      case .language: draft.language = value
      case .comments: draft.comments = value
      case .category: draft.categories.append(value)
      case .enclosure:
        let type = blob.string()
        let length = blob.integer() - 1
        draft.enclosures.append(
          Enclosure(url: value, type: type.isEmpty ? nil : type, length: length < 0 ? nil : length))
      }
    }
    return !blob.isDamaged
  }
}
