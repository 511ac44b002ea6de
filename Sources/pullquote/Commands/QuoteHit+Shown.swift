import Archive
import Prose
import PullquoteModel

extension QuoteHit {
  /// The quote as a few rows of text, ending in a line break: who, where and when, then the words.
  func shown(columns: Int) -> String {
    let known = name.map { quote.attribution?.hedged($0) ?? $0 }
    let heard = known.map(shownLine) ?? source.map { "(\(shownLine(of: $0)))" } ?? "(nobody named)"
    let place = [title, feedName].filter { !$0.isEmpty }.map(shownLine).joined(separator: " · ")
    let numbers = "[article \(article.value), quote \(id.value)]"
    let day = Dates.day(date)
    let room = max(20, columns - day.count - numbers.count - 8)
    let head =
      "\(quote.kind.sign)\(heard)\n   \(day) · \(cut(place, to: room))  \(numbers)\n"
    return head + wrapped(shownLine(of: joinedWords), width: columns, indent: "   ") + "\n"
  }

  /// Everybody who said it, nil when nobody is named.
  var name: String? {
    speakers.isEmpty ? nil : speakers.map(\.name).joined(separator: " and ")
  }

  /// The words quoted, in marks when all of them were, else behind the verb that reports them.
  var joinedWords: String {
    let joined = words.map { words in
      (words.hasSuffix(",") ? String(words.dropLast()) : words) + (openMark(in: words) ?? "")
    }.joined(separator: " … ")
    return quote.kind == .direct ? "“\(joined)”" : lead + joined
  }
}

extension Quote.Kind {
  /// The sign before a listed quote, with the blanks that follow it.
  var sign: String {
    switch self {
    case .direct: "\"  "
    case .mixed: "\"~ "
    case .indirect: "~  "
    }
  }
}
