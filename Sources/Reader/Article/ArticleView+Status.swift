import Prose
import PullquoteModel
import Screen

extension ArticleView {
  package var status: ViewStatus { ViewStatus(left: statusLeft, right: statusRight) }

  /// Who speaks, or what to know instead.
  var statusLeft: String {
    if let walk, let current = walk.current, walk.places[current].start == article.cursor,
      focus == .article || focus == .entities && entities.selected == walk.entity
    {
      let what = walk.entity == nil ? "hit" : "mention"
      return "\(walk.name): \(what) \(current + 1) of \(walk.places.count)"
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
    let isRoomy = size.columns >= Layout.twoPanes
    if focus == .article, let quote = currentQuote {
      parts.append((isRoomy ? "quote " : "") + "\(quote + 1)/\(index.quotes.count)")
    } else if !index.quotes.isEmpty, isRoomy {
      parts.append(index.quotes.count == 1 ? "1 quote" : "\(index.quotes.count) quotes")
    }
    if isQuotesOnly, isRoomy { parts.append("quotes only") }
    if !chosen.isEmpty { parts.append("\(chosen.count) chosen") }
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
    if corrected.contains(number) {
      return "\(index.speakerText(of: number)), \(quote.kind.rawValue): you said so"
    }
    let percent = Int((attribution.confidence * 100).rounded())
    let who = index.speakerText(of: number)
    let isDoubtful = attribution.confidence < ArticleIndex.sure
    let hasLetter = index.voice(ofQuote: number) != nil && !settings.usesWords
    let letter = hasLetter ? index.letter(ofQuote: number) + " " : ""
    let sure = isDoubtful ? "probably " : ""
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
    if let counts = opened?.counts, counts.indices.contains(entity.value),
      let count = counts[entity.value]
    {
      let quotes = count.quotes == 0 ? "" : counted(count.quotes, "quote") + " in "
      parts.append("archive: " + quotes + counted(count.articles, "article"))
    }
    return parts.joined(separator: " · ")
  }
}
