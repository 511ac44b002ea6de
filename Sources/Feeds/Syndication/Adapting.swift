import Prose

// What the adapters of RSS and Atom share.

/// The first of some dates that can be read, as RFC 3339.
func date(_ candidates: [UInt8]?...) -> String? {
  for case let candidate? in candidates {
    if let date = parseDate(candidate) { return date }
  }
  return nil
}

/// A link of a feed, made absolute; where the document came from nowhere, a relative one stays so.
/// - Returns: nil for what must not be followed.
func followable(_ reference: String, base: String?) -> String? {
  let url = URLBase(base)
  let bytes = Array(reference.utf8)
  return (url.resolve(bytes) ?? url.keptRelative(bytes)).map { String(decoding: $0, as: UTF8.self) }
}

/// The names without repeats, in their order.
func unique(_ names: [String]) -> [String] {
  var seen: Set<String> = []
  return names.filter { seen.insert($0).inserted }
}

/// A file as an enclosure; nil when its address must not be followed.
func enclosure(_ file: ModuleFields.MediaFile, base: String?) -> Enclosure? {
  guard let url = followable(file.url, base: file.base ?? base) else { return nil }
  let type = file.type ?? file.medium
  let length = file.length.flatMap { Int($0.filter { !$0.isWhitespace && $0 != "," }) }
  return Enclosure(
    url: url, type: type.flatMap { trimmedText(Array($0.utf8)) },
    length: length.flatMap { $0 >= 0 ? $0 : nil })
}

extension Array {
  /// Appends unless there are `most` already: nobody has more, and some steps compare all with all.
  mutating func append(_ element: Element, most: Int) {
    if count < most { append(element) }
  }
}

extension ModuleFields.MediaFile {
  /// True for a picture by its type or, where that is missing, by its name.
  var isPicture: Bool {
    if medium == "image" || type?.hasPrefix("image/") ?? false { return true }
    guard type == nil, medium == nil else { return false }
    let path = url.prefix { $0 != "?" }.lowercased()
    return [".jpg", ".jpeg", ".png", ".gif", ".webp"].contains { path.hasSuffix($0) }
  }
}

extension AtomLink {
  var file: ModuleFields.MediaFile {
    ModuleFields.MediaFile(url: url, type: type, medium: nil, length: length, base: base)
  }
}

extension [AtomLink] {
  /// The page to read: an alternate in HTML, else any alternate.
  var page: AtomLink? {
    let pages = filter { $0.relation == "alternate" }
    return pages.first(where: \.isPage) ?? pages.first
  }
}

extension [WirePerson] {
  /// Adds a person who is not yet among them, or what is new about one who is.
  mutating func add(_ person: WirePerson) {
    guard person.name != nil || person.email != nil || person.url != nil else { return }
    let known = firstIndex { other in
      other.name == person.name && (other.email == nil || person.email == nil)
        || person.email != nil && other.email == person.email
          && (other.name == nil || person.name == nil)
    }
    guard let known, person.name != nil || person.email != nil else {
      if !contains(person) { append(person) }
      return
    }
    self[known].name = self[known].name ?? person.name
    self[known].email = self[known].email ?? person.email
    self[known].url = self[known].url ?? person.url
  }
}
