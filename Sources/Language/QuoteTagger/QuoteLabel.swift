import Prose

/// What a token is to a quotation, in the notation of Ramshaw & Marcus 1995: the first token of a
/// stretch begins it, the others are inside.
package enum QuoteLabel: UInt8, Sendable, CaseIterable {
  /// No part of a quotation.
  case outside
  /// The words reported.
  case beginContent, insideContent
  /// Who reports them.
  case beginSource, insideSource
  /// The words that say so: "said", "according to".
  case beginCue, insideCue

  /// What a stretch of labels stands for.
  package enum Part: UInt8, Sendable, CaseIterable {
    /// The words reported, who said them, and the words that say so.
    case content, source, cue

    /// The label of a stretch's first token.
    package var begin: QuoteLabel {
      switch self {
      case .content: .beginContent
      case .source: .beginSource
      case .cue: .beginCue
      }
    }

    /// The label of its other tokens.
    package var inside: QuoteLabel {
      switch self {
      case .content: .insideContent
      case .source: .insideSource
      case .cue: .insideCue
      }
    }
  }

  /// What the label belongs to; nil for none.
  package var part: Part? {
    switch self {
    case .outside: nil
    case .beginContent, .insideContent: .content
    case .beginSource, .insideSource: .source
    case .beginCue, .insideCue: .cue
    }
  }

  /// True for the label of a stretch's first token.
  package var begins: Bool {
    self == .beginContent || self == .beginSource || self == .beginCue
  }

  /// True when `next` may stand behind this label: an inside label only behind its own kind.
  package func allows(_ next: QuoteLabel) -> Bool {
    next == .outside || next.begins || next.part == part
  }

  /// True when a text may begin with this label.
  package var mayStart: Bool { self == .outside || begins }
}

/// A stretch of tokens that one part of a quotation is made of.
package struct QuoteRun: Hashable, Sendable {
  /// What it is to the quotation.
  package let part: QuoteLabel.Part
  /// Where it stands.
  package let tokens: TokenRange

  /// The stretches of `labels`, one label for each token, in order.
  package static func runs(of labels: [QuoteLabel]) -> [QuoteRun] {
    var runs: [QuoteRun] = []
    var start = 0
    for token in 0...labels.count {
      let label = token < labels.count ? labels[token] : .outside
      let goesOn = token > 0 && !label.begins && label != .outside
      if token > start, !goesOn, let part = labels[start].part {
        runs.append(QuoteRun(part: part, tokens: TokenRange(start, token)))
      }
      if !goesOn { start = token }
    }
    return runs
  }
}
