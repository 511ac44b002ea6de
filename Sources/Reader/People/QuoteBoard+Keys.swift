import Archive
import Prose
import PullquoteModel
import Screen

extension QuoteBoard {
  /// Does what is done with quotes; nil for every other command.
  /// - Parameters:
  ///   - query: what the list was asked for, for asking on.
  ///   - name: what the list is of, for the name of a file.
  mutating func perform(
    _ command: Command, count: Int?, in rect: Rect, query: QuoteQuery, name: String, room: Room
  ) -> [Step]? {
    if list.perform(command, count: count, in: rect) { return askForMore(query) }
    switch command {
    case .activate, .right:
      guard let item = selectedItem else { return [.refuse("no quote is selected")] }
      if case .also(let place) = item { return toggle(place) }
      return open(room)
    case .nextQuote, .previousQuote:
      step(by: (count ?? 1) * (command == .nextQuote ? 1 : -1))
      list.settle(in: rect)
      return askForMore(query)
    case .copy: return copy()
    case .select: return choose()
    case .save: return [.cover(prompt("save", " as .md .txt .json .csv .jsonld", name, room))]
    case .pipe: return [.cover(prompt("pipe", " to", name, room))]
    case .browse:
      guard let url = selected?.url else { return [.refuse("no address is known")] }
      return [.effect(.browse(url))]
    case .copyLink:
      guard let url = selected?.url else { return [.refuse("no address is known")] }
      return [.effect(.copy(url, what: "the address"))]
    default: return nil
    }
  }

  /// To the next quote, past the lines between.
  private mutating func step(by distance: Int) {
    var left = abs(distance)
    var place = list.selected
    while left > 0, items.indices.contains(place + distance.signum()) {
      place += distance.signum()
      if case .quote = items[place] {
        left -= 1
        list.select(place)
      }
    }
  }

  private func askForMore(_ query: QuoteQuery) -> [Step] {
    guard let next, list.selected + 40 > items.count else { return [] }
    return [.ask(.quotes(query, after: next, limit: Self.page), .more)]
  }

  /// Opens the article at the selected quote.
  func open(_ room: Room) -> [Step] {
    guard let hit = selected else { return [.refuse("no quote is selected")] }
    return [
      .open(ArticleView(hit.article, title: hit.title, place: hit.quote.extent.start, in: room))
    ]
  }

  private func copy() -> [Step] {
    let given = chosen.isEmpty ? selected.map { [$0] } ?? [] : chosenHits
    guard let first = given.first else { return [.refuse("no quote is selected")] }
    let what =
      given.count == 1
      ? "the quote by \(first.speakerText) with its source"
      : "\(given.count) quotes with their sources"
    return [.effect(.copy(given.map { $0.citation() }.exported(as: .text), what: what))]
  }

  private var toGive: [QuoteHit] { chosen.isEmpty ? hits : chosenHits }

  private func prompt(_ purpose: String, _ rest: String, _ name: String, _ room: Room)
    -> LinePrompt
  {
    let what = chosen.isEmpty ? "the \(hits.count) quotes listed" : "\(chosen.count) chosen"
    let verb = purpose == "save" ? "Save" : "Give"
    return LinePrompt(
      "quotes \(purpose)", label: "\(verb) \(what)\(rest)",
      text: purpose == "save" ? fileName(for: name) + ".md" : "", in: room)
  }

  /// Takes where to save, or which program to give to; nil for what another had asked.
  mutating func receive(_ reply: Reply) -> [Step]? {
    switch reply.purpose {
    case "quotes save":
      guard !reply.text.isEmpty else { return [] }
      guard let format = ExportFormat(path: reply.text) else {
        return [.refuse(ExportFormat.unknown(reply.text))]
      }
      var export = QuoteExport(toGive, as: format, to: reply.text)
      let steps = export.goOn()
      self.export = export
      return steps
    case "quotes pipe":
      guard !reply.text.isEmpty else { return [] }
      let text = toGive.map { $0.citation() }.exported(as: .text)
      return [.effect(.pipe(command: reply.text, input: text))]
    default: return nil
    }
  }

  /// Takes an answer; nil for one to a question that was not the list's.
  mutating func receive(
    _ answer: Answer, to question: Question, query: QuoteQuery, columns: Int
  ) -> [Step]? {
    switch (question, answer) {
    case (.quotes(let asked, let after, _), .quotes(let page)) where asked == query:
      guard after == nil || after == next else { return [] }
      take(page, isFirst: after == nil, columns: columns)
      return []
    case (.copies(let quote), .quotes(let page)):
      take(copies: page.rows, of: quote)
      return []
    case (.article(let id), .article(let found)) where export != nil:
      return export?.take(found, of: id)
    default: return nil
    }
  }

  /// Does what the mouse asks for.
  mutating func point(_ pointing: Pointing, row: Int, in rect: Rect, query: QuoteQuery, room: Room)
    -> [Step]
  {
    switch pointing {
    case .wheel(let rows): list.scroll(by: rows, in: rect)
    case .click:
      if list.click(row: row, in: rect) == true {
        if case .also(let place)? = selectedItem { return toggle(place) }
        return open(room)
      }
    }
    return askForMore(query)
  }
}
