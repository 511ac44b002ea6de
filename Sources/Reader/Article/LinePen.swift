import Prose
import PullquoteModel
import Screen

/// Draws one line of the article with its margin.
struct LinePen {
  let frame: Frame
  let view: Viewport
  let line: FlowLine
  let place: ArticleFrame
  /// The quote the cursor is in.
  let current: Int?

  private var block: FlowBlock { view.flow.blocks[line.block] }

  /// The sign of the cursor, the letter of a speaker who begins here, the bar beside a quote, a sign
  /// for a quote that was chosen. Where words stand for signs there is nothing but the cursor's.
  func drawMargin(into grid: inout Grid, row: Int, isCursor: Bool) {
    if isCursor {
      grid.write(
        Signs.selected, row: row, column: place.margin,
        style: frame.focus == .article ? frame.theme.title : frame.theme.faint)
    }
    guard !frame.usesWords else { return }
    var shown: Int?
    var isChosen = false
    var letters: [(text: String, style: Style)] = []
    forEachRun { run in
      guard run.role == .words else { return }
      if shown == nil { shown = run.quote }
      if frame.chosen.contains(run.quote) { isChosen = true }
      let begins = line.range.contains(frame.index.quotes[run.quote].extent.start)
      if begins, run.range.end > frame.index.quotes[run.quote].extent.start, block.quote == nil {
        let letter = frame.index.letter(ofQuote: run.quote)
        let voice = frame.index.voice(ofQuote: run.quote)
        if letters.last?.text != letter {
          letters.append((letter, frame.theme.voice(voice, .bold)))
        }
      }
    }
    guard let shown else { return }
    let room = 3
    var column = place.margin + 1
    if letters.count == 2, letters[0].text.count + letters[1].text.count <= room {
      for (letter, style) in letters {
        column = grid.write(letter, row: row, column: column, style: style)
      }
    } else if let (letter, style) = letters.first {
      let more = letters.count > 1 ? "+" : ""
      grid.write(String((letter + more).prefix(room)), row: row, column: column, style: style)
    }
    let voice = frame.index.voice(ofQuote: shown)
    grid.write(
      Signs.bar(frame.index.quotes[shown].kind), row: row, column: place.margin + 4,
      style: frame.theme.voice(voice, shown == current ? .bold : []))
    if isChosen {
      grid.write(Signs.chosen, row: row, column: place.margin + 5, style: frame.theme.title)
    }
  }

  /// The text of the line.
  func drawText(into grid: inout Grid, row: Int, limit: Int) {
    let kind = block.kind
    let plain = frame.theme.style(of: kind)
    let rest = frame.dimsRest ? plain.with(.dim) : plain
    if case .item = kind, line.row == 0, block.isOpening, !block.isJoined, !beginsWithMark {
      grid.write("•", row: row, column: place.text + kind.indent - 2, style: frame.theme.faint)
    }
    var scanner = MarkedLine(
      view.flow.bytes, in: line.range, marks: view.flow.marks, keepsBlanks: kind == .code)
    var column = place.text + kind.indent
    let runs = frame.index.runs
    var run = frame.index.firstRun(endingAfter: line.range.start)
    let walked = frame.walk?.places ?? []
    var mention = partitionPoint(walked.count) { walked[$0].end > line.range.start }
    var link = LinkCursor(frame.index.article.draft.links, from: line.range.start)
    while let glyph = scanner.next() {
      while run < runs.count, runs[run].range.end <= glyph.start { run += 1 }
      while mention < walked.count, walked[mention].end <= glyph.start { mention += 1 }
      if scanner.isMark {
        let number = link.number(at: glyph, isMark: true, in: &grid)
        grid.put(
          glyph, row: row, column: column, style: frame.theme.faint, limit: limit, link: number)
        column += glyph.width
        continue
      }
      var style = rest
      if run < runs.count, runs[run].range.start <= glyph.start {
        style = quoteStyle(runs[run], base: plain)
      }
      if mention < walked.count, walked[mention].start <= glyph.start {
        style = frame.theme.walked
        if mention == frame.walk?.current { style = style.with([.bold, .underline]) }
      }
      let number = link.number(at: glyph, isMark: false, in: &grid)
      grid.put(glyph, row: row, column: column, style: style, limit: limit, link: number)
      column += glyph.width
    }
  }

  /// The column where the byte at `offset` is shown.
  func column(of offset: Int) -> Int {
    var scanner = MarkedLine(
      view.flow.bytes, in: line.range, marks: view.flow.marks, keepsBlanks: block.kind == .code)
    var column = place.text + block.kind.indent
    while let glyph = scanner.next(), glyph.end <= offset { column += glyph.width }
    return column
  }

  private func quoteStyle(_ run: QuoteRun, base: Style) -> Style {
    let theme = frame.theme
    let voice = frame.index.voice(ofQuote: run.quote)
    var style: Style
    switch run.role {
    case .words:
      style = theme.voice(voice, run.isInMarks ? theme.direct : theme.indirect)
    case .cue: style = base.with(theme.cue)
    case .source: style = theme.voice(voice, theme.source)
    }
    style.attributes.formUnion(base.attributes)
    if run.role == .words, run.quote == current, let background = theme.currentQuote {
      style = style.on(background)
    }
    return style
  }

  private func forEachRun(_ body: (QuoteRun) -> Void) {
    let runs = frame.index.runs
    var run = frame.index.firstRun(endingAfter: line.range.start)
    while run < runs.count, runs[run].range.start < line.range.end {
      body(runs[run])
      run += 1
    }
  }

  private var beginsWithMark: Bool {
    guard line.range.start < view.flow.bytes.count else { return true }
    let first = view.flow.bytes[line.range.start]
    return first == 0x2D || first == 0x2A || (0x30...0x39).contains(first)
      || view.flow.bytes[line.range.start...].starts(with: "•".utf8)
  }
}

/// Goes along a line and says where its glyphs lead.
private struct LinkCursor {
  private let links: [Link]
  private var place: Int
  /// The number the grid has given the address at `place`.
  private var known: (place: Int, number: UInt16)?

  /// - Parameter links: those of the whole text, in its order.
  init(_ links: [Link], from start: Int) {
    self.links = links
    place = partitionPoint(links.count) { links[$0].range.end > start }
  }

  /// The number of the address a glyph leads to, 0 for nowhere.
  /// - Parameter isMark: the glyph belongs to the number shown behind a link's words, where these end.
  mutating func number(at glyph: Glyph, isMark: Bool, in grid: inout Grid) -> UInt16 {
    while place < links.count,
      isMark ? links[place].range.end < glyph.start : links[place].range.end <= glyph.start
    {
      place += 1
    }
    guard place < links.count else { return 0 }
    let range = links[place].range
    guard isMark ? range.end == glyph.start : range.start <= glyph.start else { return 0 }
    if let known, known.place == place { return known.number }
    let number = grid.link(to: links[place].url)
    known = (place, number)
    return number
  }
}

extension Theme {
  /// The style of running text in a paragraph.
  func style(of kind: Paragraph.Kind) -> Style {
    switch kind {
    case .title: title
    case .heading: heading
    case .byline, .caption, .picture: faint
    case .body, .quotation, .item, .code, .row: text
    }
  }
}
