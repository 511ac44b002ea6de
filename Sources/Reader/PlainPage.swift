import Prose
import PullquoteModel
import Screen

/// An article as plain text for printers, pipes and screen readers: each quote is preceded by
/// `[speaker: NAME]`, and where it is not in quotation marks its end is marked too. The speakers
/// are listed at the end.
package func plainPage(_ index: ArticleIndex, columns: Int, quotesOnly: Bool = false) -> String {
  let flow = quotesOnly ? TextFlow(quotesOf: index) : TextFlow(article: index)
  let language = index.annotation.language
  let isForeign = language != "en" && language != "und" && !language.isEmpty
  var page = isForeign ? "[not English (\(language)): marked quotations only]\n\n" : ""
  for (number, block) in flow.blocks.enumerated() {
    if number > 0, flow.spacing(above: number) > 0 { page += "\n" }
    let indent = String(repeating: " ", count: block.kind.indent)
    let tagged = Array(tagged(block, in: index, quotesOnly: quotesOnly).utf8)
    let width = max(10, columns - indent.count)
    let rows =
      block.kind == .code
      ? wrapLines(tagged, in: 0..<tagged.count, columns: width)
      : wrap(tagged, in: 0..<tagged.count, columns: width)
    for row in rows { page += indent + printable(tagged, row, code: block.kind == .code) + "\n" }
  }
  return page + speakerList(index)
}

private func tagged(_ block: FlowBlock, in index: ArticleIndex, quotesOnly: Bool) -> String {
  var text = ""
  var place = block.range.start
  var run = index.firstRun(endingAfter: place)
  var last: Int?
  while run < index.runs.count, index.runs[run].range.start < block.range.end {
    let words = index.runs[run]
    run += 1
    guard words.role == .words else { continue }
    let start = max(place, words.range.start)
    let end = min(words.range.end, block.range.end)
    let quote = index.quotes[words.quote]
    let reported = quote.kind == .indirect ? "reported, " : ""
    text += source(index, place, start)
    if last == words.quote, place == start {
      text += source(index, start, end)
      place = end
      continue
    }
    last = words.quote
    text += "[\(reported)speaker: \(plainSpeaker(words.quote, in: index))] "
    // Without its sentence a quote has lost the verb that reports it.
    if quotesOnly { text += index.lead(ofQuote: words.quote) }
    text += source(index, start, end)
    if quote.kind == .indirect { text += " [end]" }
    place = end
  }
  return text + source(index, place, block.range.end)
}

private func source(_ index: ArticleIndex, _ start: Int, _ end: Int) -> String {
  start < end ? String(decoding: index.bytes[start..<end], as: UTF8.self) : ""
}

private func plainSpeaker(_ quote: Int, in index: ArticleIndex) -> String {
  guard index.quotes[quote].attribution != nil else { return "not named" }
  return index.speakerText(of: quote)
}

/// A row without anything a terminal would obey.
private func printable(_ bytes: [UInt8], _ range: Range<Int>, code: Bool) -> String {
  var scanner = GlyphScanner(bytes, in: range, keepsBlanks: code)
  var row = String.UnicodeScalarView()
  while let glyph = scanner.next() {
    for place in 0..<4 where glyph.scalars[place] != 0 {
      if let scalar = Unicode.Scalar(glyph.scalars[place]) { row.append(scalar) }
    }
  }
  return String(row)
}

private func speakerList(_ index: ArticleIndex) -> String {
  guard !index.voices.isEmpty else { return "" }
  var list = "\nSpeakers:\n"
  for (voice, entity) in index.voices.enumerated() {
    let count = index.quotesByVoice[voice].count
    let name = Array(index.annotation[entity].name.utf8)
    let quotes = count == 1 ? "1 quote" : "\(count) quotes"
    list += "  \(printable(name, 0..<name.count, code: false)): \(quotes)\n"
  }
  return list
}
