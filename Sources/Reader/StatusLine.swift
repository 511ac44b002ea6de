import Prose
import PullquoteModel
import Screen

extension State {
  /// Draws the status line: who speaks here and how we know, else what is read.
  func renderStatus(into grid: inout Grid, row: Int) {
    let all = Rect(row: row, column: 0, columns: grid.columns, rows: 1)
    grid.fill(all, style: settings.theme.status)
    let right = statusRight
    let rightColumn = grid.columns - columns(of: right) - 1
    let isRoomy = rightColumn > 12
    if isRoomy {
      grid.write(right, row: row, column: rightColumn, style: settings.theme.status)
    }
    grid.write(
      statusLeft, row: row, column: 1, style: settings.theme.status,
      limit: isRoomy ? rightColumn - 2 : grid.columns)
  }

  /// Who speaks, or what to know instead.
  var statusLeft: String {
    if let message { return message }
    if let walk, let current = walk.current, walk.places[current].start == article.cursor,
      focus == .article || focus == .entities && entities.selected == walk.entity
    {
      let name = index.annotation[walk.entity].name
      return "\(name): mention \(current + 1) of \(walk.places.count)"
    }
    switch focus {
    case .entities:
      if let entity = entities.selected { return describe(entity) }
    case .quotes:
      if let quote = quotes.selected { return describe(quote: quote) }
    case .article:
      if let quote = currentQuote { return describe(quote: quote) }
    }
    if isAnnotating { return "looking for quotes…" }
    let language = index.annotation.language
    if language != "en", language != "und", !language.isEmpty {
      return "not English (\(language)): marked quotations only"
    }
    if let notice = index.article.lengthNotice { return notice }
    let title = index.article.draft.title
    return title.isEmpty ? index.article.draft.source : title
  }

  /// What is typed of a command, which quote of how many, how far in the text.
  private var statusRight: String {
    var parts: [String] = []
    if !keys.typed.isEmpty { parts.append(keys.typed) }
    let isRoomy = size.columns >= Layout.twoPanes
    if focus == .article, let quote = currentQuote {
      parts.append((isRoomy ? "quote " : "") + "\(quote + 1)/\(index.quotes.count)")
    } else if !index.quotes.isEmpty, isRoomy {
      parts.append(index.quotes.count == 1 ? "1 quote" : "\(index.quotes.count) quotes")
    }
    if isQuotesOnly, isRoomy { parts.append("quotes only") }
    parts.append(position)
    return parts.joined(separator: " · ")
  }

  private var position: String {
    let shown = view.visible(from: article.top)
    guard let first = flow.blocks.first, let last = flow.blocks.last,
      case .text(let line)? = shown.last(where: { if case .text = $0 { true } else { false } })
    else { return "empty" }
    if line.range.end >= last.range.end { return article.top <= first.range.start ? "all" : "end" }
    if article.top <= first.range.start { return "top" }
    return "\(100 * article.top / max(1, last.range.end))%"
  }

  /// One line on a quote: who, how sure, why.
  func describe(quote number: Int) -> String {
    let quote = index.quotes[number]
    guard let attribution = quote.attribution else {
      return "\(quote.kind.rawValue) quote, speaker not named"
    }
    let percent = Int((attribution.confidence * 100).rounded())
    let who = index.speakerText(of: number)
    let letter = index.voice(ofQuote: number).map { Signs.letter(ofVoice: $0) + " " } ?? ""
    let sure = attribution.confidence < 0.6 ? "probably " : ""
    let unnamed = attribution.speakers.isEmpty ? " (not named)" : ""
    return "\(letter)\(sure)\(who)\(unnamed), \(percent)%, \(quote.kind.rawValue): "
      + attribution.rule.explanation
  }

  private func describe(_ entity: EntityIndex) -> String {
    let it = index.annotation[entity]
    var parts = [it.name]
    if let role = it.roles.first { parts.append(role) }
    let others = it.aliases.dropFirst()
    if !others.isEmpty { parts.append("also " + others.joined(separator: ", ")) }
    return parts.joined(separator: " · ")
  }

  /// Draws the hint line from the key table, as many hints as fit; those for help and the way out
  /// keep their room.
  func renderHints(into grid: inout Grid, row: Int) {
    let hints = settings.keymap.bindings.compactMap(Hint.init)
    let kept = hints.filter(\.isKept).reduce(0) { $0 + $1.columns + Hint.gap }
    var column = 1
    for hint in hints {
      guard column + hint.columns + (hint.isKept ? 0 : kept) < grid.columns else { continue }
      let end = grid.write(hint.key, row: row, column: column, style: settings.theme.title)
      column = grid.write(" \(hint.word)", row: row, column: end, style: settings.theme.hint)
      column += Hint.gap
    }
  }
}

/// A key and what it does, for the hint line.
private struct Hint {
  /// Columns between two of them.
  static let gap = 3

  let key: String
  let word: String
  /// True for what a person who is lost needs.
  let isKept: Bool

  init?(_ binding: KeyBinding) {
    guard let word = binding.hint, let key = binding.keys.first else { return nil }
    self.key = key
    self.word = word
    isKept = binding.group == .program
  }

  var columns: Int { Screen.columns(of: "\(key) \(word)") }
}
