import Prose

/// A quote as `quote.flags` and `quote.layout`: pieces first, since search needs them alone, then
/// cue, source, rule, confidence in thousandths, mention and speakers.
enum QuoteBlob {
  /// Kind, speech and whether it has several speakers as one number. The numbers never change their meaning: archives hold them.
  static func flags(of quote: Quote) -> Int {
    let isJoint = (quote.attribution?.speakers.count ?? 0) > 1
    return code(of: quote.kind) | (quote.isSpeech ? 4 : 0) | (isJoint ? 8 : 0)
  }

  /// The kind's number in `flags`.
  static func code(of kind: Quote.Kind) -> Int {
    switch kind {
    case .direct: 0
    case .mixed: 1
    case .indirect: 2
    }
  }

  /// The kind in `flags`.
  static func kind(_ flags: Int) -> Quote.Kind {
    switch flags & 3 {
    case 0: .direct
    case 1: .mixed
    default: .indirect
    }
  }

  /// Rules by number; archives hold them, so new ones come last.
  private static let rules: [AttributionRule] = [
    .cueAfter, .cueBefore, .interrupted, .continued, .accordingTo, .colon, .dash, .headline,
    .participle, .noun, .sameSpeaker, .pronoun, .reader,
  ]

  /// Writes a quote.
  static func write(_ quote: Quote, to blob: inout BlobWriter) {
    blob.integer(quote.pieces.count)
    var end = 0
    for piece in quote.pieces {
      blob.integer(piece.start - end)
      blob.integer(piece.count)
      end = piece.end
    }
    write(quote.cue, near: end, to: &blob)
    guard let attribution = quote.attribution else { return }
    write(attribution.source, near: end, to: &blob)
    blob.integer(rules.firstIndex(of: attribution.rule) ?? 0)
    blob.integer(Int((min(max(attribution.confidence, 0), 1) * 1_000).rounded()))
    blob.integer((attribution.mention?.value ?? -1) + 1)
    for speaker in attribution.speakers { blob.integer(speaker.value) }
  }

  /// Writes a range by its distance from `end`, or that there is none: the length 0.
  private static func write(_ range: TextRange?, near end: Int, to blob: inout BlobWriter) {
    blob.integer(range?.count ?? 0)
    if let range, range.count > 0 { blob.signed(range.start - end) }
  }

  /// Reads the pieces alone, of a text of `length` bytes; empty when they are damaged.
  static func pieces(_ blob: inout BlobReader, length: Int) -> [TextRange] {
    var pieces: [TextRange] = []
    var end = 0
    for _ in 0..<blob.count() {
      let start = end &+ blob.integer()
      let count = blob.integer()
      guard start >= end, start <= length, count <= length - start else { return [] }
      end = start + count
      pieces.append(TextRange(start, end))
    }
    return blob.isDamaged ? [] : pieces
  }

  /// Reads a quote of a text of `length` bytes; nil when it is damaged.
  static func read(_ bytes: [UInt8], flags: Int, length: Int) -> Quote? {
    var blob = BlobReader(bytes)
    let pieces = pieces(&blob, length: length)
    guard let end = pieces.last?.end else { return nil }
    var quote = Quote(pieces: pieces, kind: kind(flags), isSpeech: flags & 4 != 0)
    quote.cue = range(&blob, near: end, length)
    if !blob.isAtEnd {
      let source = range(&blob, near: end, length)
      let rule = rules[blob.integer(below: rules.count)]
      let confidence = Double(blob.integer(below: 1_001)) / 1_000
      let mention = blob.integer()
      var attribution = Attribution(source: source, rule: rule, confidence: confidence)
      if mention > 0 { attribution.mention = MentionIndex(mention - 1) }
      while !blob.isAtEnd { attribution.speakers.append(EntityIndex(blob.integer())) }
      quote.attribution = attribution
    }
    return blob.isDamaged ? nil : quote
  }

  private static func range(_ blob: inout BlobReader, near end: Int, _ length: Int) -> TextRange? {
    let count = blob.integer()
    guard count > 0 else { return nil }
    let start = end &+ blob.signed()
    guard start >= 0, start <= length, count <= length - start else { return nil }
    return TextRange(start, start + count)
  }
}
