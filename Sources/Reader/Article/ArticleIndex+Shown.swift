import Prose
import PullquoteModel

extension ArticleIndex {
  /// Below this a speaker is named with a doubt.
  static let sure = 0.6

  /// True when who speaks a quote is more than a guess; true too where nobody is named at all.
  func isSure(ofQuote quote: Int) -> Bool {
    quotes[quote].attribution.map { $0.confidence >= Self.sure } ?? true
  }

  /// The letter of who speaks a quote, with a question mark where that is doubtful.
  func letter(ofQuote quote: Int) -> String {
    guard let voice = voice(ofQuote: quote) else { return Signs.letter(ofVoice: nil) }
    return Signs.letter(ofVoice: voice) + (isSure(ofQuote: quote) ? "" : "?")
  }

  /// Who speaks a quote, in words for the screen.
  func speakerText(of quote: Int) -> String {
    let quote = quotes[quote]
    if let name = annotation.speakerName(of: quote) { return name }
    if let source = quote.attribution?.source { return text(of: source, limit: 80) }
    return "speaker not named"
  }

  /// What stands before the words of a quote where they are shown without their sentence.
  func lead(ofQuote quote: Int) -> String {
    let quote = quotes[quote]
    return quote.kind.lead(quote.cue.map { text(of: $0, limit: 120) })
  }

  /// The row above a quote where words stand for signs: "Quote by Mara Ellison:".
  func label(ofQuote quote: Int) -> String {
    let kind =
      switch quotes[quote].kind {
      case .direct: "Quote"
      case .mixed: "Quote in part"
      case .indirect: "Reported"
      }
    guard quotes[quote].attribution != nil else { return "\(kind), speaker not named:" }
    let isNamed = voice(ofQuote: quote) != nil
    let doubt = isSure(ofQuote: quote) ? "" : "probably "
    return "\(kind), \(doubt)by \(speakerText(of: quote))\(isNamed ? "" : ", not named"):"
      .replacing("Quote, by", with: "Quote by")
  }

  /// The text of a range, cut on a character boundary after about `limit` bytes, white space and
  /// line breaks as single blanks.
  func text(of range: TextRange, limit: Int = .max) -> String {
    var end = min(range.end, limit > range.count ? range.end : range.start + limit)
    while end < range.end, end > range.start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    var result: [UInt8] = []
    for byte in bytes[range.start..<end] {
      let isBlank = byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
      if !isBlank { result.append(byte) } else if result.last != 0x20 { result.append(0x20) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The same article in which nobody is named who is less sure than asked.
  func naming(atLeast confidence: Double) -> ArticleIndex {
    guard
      quotes.contains(where: {
        !($0.attribution?.speakers.isEmpty ?? true)
          && ($0.attribution?.confidence ?? 1) < confidence
      })
    else { return self }
    var article = article
    for (place, quote) in quotes.enumerated() {
      guard let attribution = quote.attribution, attribution.confidence < confidence else {
        continue
      }
      article.annotation.quotes[place].attribution?.speakers = []
    }
    return ArticleIndex(article)
  }
}
