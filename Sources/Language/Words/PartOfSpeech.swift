/// Penn Treebank word classes (Marcus, Santorini, Marcinkiewicz 1993), the ones the tagger tells apart.
package enum PartOfSpeech: UInt8, Sendable, CaseIterable {
  // Nouns: common, plural, proper, proper plural.
  case nn, nns, nnp, nnps
  // Verbs: base, past, -ing, past participle, present, present third person; modal.
  case vb, vbd, vbg, vbn, vbp, vbz, md
  // Adjectives and adverbs with their degrees; particle.
  case jj, jjr, jjs, rb, rbr, rbs, rp
  // Determiner, predeterminer, possessive ending, personal and possessive pronoun.
  case dt, pdt, pos, prp, prpS
  // Preposition or subordinating conjunction, coordinating conjunction, "to", existential "there".
  case `in`, cc, to, ex
  // Question words: determiner, pronoun, possessive, adverb.
  case wdt, wp, wpS, wrb
  // Number, foreign word, interjection, list marker, symbol.
  case cd, fw, uh, ls, sym
  // Punctuation: comma, sentence end, colon or dash, brackets, quotation marks, hyphen, other.
  case comma, stop, colon, leftBracket, rightBracket, openQuote, closeQuote, hyphen, other

  /// NN, NNS, NNP, NNPS.
  package var isNoun: Bool { self.rawValue <= Self.nnps.rawValue }
  /// NNP, NNPS.
  package var isProper: Bool { self == .nnp || self == .nnps }
  /// Any verb form, modals left out.
  package var isVerb: Bool {
    self.rawValue >= Self.vb.rawValue && self.rawValue <= Self.vbz.rawValue
  }
  /// A form that makes a clause finite: past, present, modal.
  package var isFinite: Bool {
    switch self {
    case .vbd, .vbp, .vbz, .md: true
    default: false
    }
  }
  /// Punctuation of any sort.
  package var isPunctuation: Bool { self.rawValue >= Self.comma.rawValue }

  /// From the treebank's own spelling (`NNP`, `PRP$`, `-LRB-`); unknown ones become `.other`.
  package init(penn: String) {
    switch penn {
    case "PRP$": self = .prpS
    case "WP$": self = .wpS
    case ",": self = .comma
    case ".": self = .stop
    case ":": self = .colon
    case "-LRB-", "(", "-LSB-", "-LCB-": self = .leftBracket
    case "-RRB-", ")", "-RSB-", "-RCB-": self = .rightBracket
    case "``": self = .openQuote
    case "''", "\"": self = .closeQuote
    case "HYPH", "AFX": self = .hyphen
    case "$", "#", "SYM": self = .sym
    default: self = Self.byName[penn.lowercased()] ?? .other
    }
  }

  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.filter { $0.rawValue < comma.rawValue }.map { ("\($0)", $0) })
}
