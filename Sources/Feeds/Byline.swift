/// Who wrote an article and when, as the line under its headline says: "By Jane Doe, Reuters | 3 May
/// 2016", or only "Published 3 May 2016".
struct Byline {
  /// The names without "By", agency and date; nil on a line that gives only a date.
  var names: String?
  /// The date as written.
  var published: String?

  /// Reads a line; nil when it is no byline.
  ///
  /// "By Tuesday the river had risen" is a sentence: after "By", all words but a few small ones must
  /// be capitals, and no full stop may end the line.
  init?(_ line: String) {
    let words = line.split(whereSeparator: { $0.isWhitespace })
    guard let first = words.first, words.count <= 20, !line.hasSuffix(".") else { return nil }
    if Self.dateOpenings.contains(where: line.hasPrefix), line.contains(where: \.isNumber) {
      published = Self.afterOpening(line)
      return
    }
    guard ["By", "BY", "by"].contains(first), words.count >= 2 else { return nil }
    let rest = line.dropFirst(2).drop(while: \.isWhitespace)
    let parts = rest.split(whereSeparator: { "|•·–—".contains($0) }).map(Self.trimmed)
    guard let people = parts.first, !people.isEmpty else { return nil }
    guard people.split(separator: " ").allSatisfy(Self.fitsName) else { return nil }
    let name = people.split(separator: ",", maxSplits: 1).first.map(Self.trimmed) ?? people
    guard name.contains(where: \.isLetter) else { return nil }
    names = name
    published = parts.dropFirst().first { $0.contains(where: \.isNumber) }
  }

  private static let dateOpenings = [
    "Published", "Updated", "Last updated", "Posted", "First published",
  ]
  private static let smallWords: Set<Substring> = [
    "and", "in", "at", "of", "for", "the", "de", "van", "von", "der", "la", "le", "el", "al",
    "with",
    "correspondent", "reporter", "editor", "staff", "political", "science", "court", "sports",
  ]

  private static func fitsName(_ word: Substring) -> Bool {
    let bare = word.hasSuffix(",") ? word.dropLast() : word
    if smallWords.contains(bare) { return true }
    guard let first = bare.first else { return true }
    // A weekday or month behind "By" is a date in a sentence or a headline, never a writer.
    return first.isUppercase && !dayNames.contains(bare)
  }

  private static let dayNames: Set<Substring> = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  private static func trimmed(_ part: Substring) -> String {
    var part = part
    while part.first?.isWhitespace == true { part.removeFirst() }
    while part.last?.isWhitespace == true { part.removeLast() }
    return String(part)
  }

  private static func afterOpening(_ line: String) -> String? {
    line.firstIndex(where: \.isNumber).map { String(line[$0...]) }
  }
}
