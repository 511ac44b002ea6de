import Prose

/// A content with the ends that promise most, and how probable it is that somebody said about these
/// words.
package struct SettledContent: Sendable {
  /// Where it stands.
  package var tokens: TokenRange
  /// How probable it is that a content of the text shares four words in five with it.
  package var probability: Float
}

extension QuoteReading {
  /// Ends less probable than this are not looked at.
  private static let least: Float = 0.01
  /// A content's end is looked for at most this many tokens behind its beginning.
  private static let longest = 400

  /// The content that begins and ends where most of the probability around `run` lies.
  ///
  /// The best labelling as a whole may end a content where no single end is likely, as when three
  /// ends lie close together beyond one that is a little likelier than each of them. So all
  /// beginnings and ends are weighed, and those chosen whose content the others overlap most:
  /// the least expected loss instead of the greatest probability (Goel & Byrne 2000). Exact within
  /// the field, whose labels are a Markov chain.
  /// - Parameters:
  ///   - run: a content of the best labelling.
  ///   - bounds: tokens that it may take up.
  ///   - earliest: no end before this one is possible, for reasons of grammar.
  ///   - sizes: for each token of the text and one more, letters before it: overlap is counted in letters.
  package func settled(
    _ run: TokenRange, in bounds: TokenRange, earliest: Int = 0, sizes: [Int32]
  ) -> SettledContent {
    let exact = SettledContent(tokens: run, probability: probability(ofContent: run))
    guard !contentBegins.isEmpty else { return exact }
    let ends = ends(of: run, bounds, max(earliest, run.start + 1))
    let begins = begins(of: run, bounds)
    guard let likeliest = ends.max(by: { $0.share < $1.share }) else { return exact }
    var best = SettledContent(tokens: run, probability: -1)
    for begin in begins {
      // A rare beginning is not worth a look, a rare end neither.
      for end in ends where end.share * 3 >= likeliest.share && end.token > begin.token {
        let tokens = TokenRange(begin.token, end.token)
        let gain = gain(of: tokens, begins, ends, sizes)
        if gain > best.probability { best = SettledContent(tokens: tokens, probability: gain) }
      }
    }
    return best.probability < 0 ? exact : best
  }

  private struct Edge {
    var token: Int
    var share: Float
  }

  /// Where the content that is inside at `run.start` may end, with the share of each end.
  private func ends(of run: TokenRange, _ bounds: TokenRange, _ earliest: Int) -> [Edge] {
    var ends: [Edge] = []
    var staying: Float = 1
    var token = run.start + 1
    let limit = min(bounds.end, run.start + Self.longest)
    while token < limit, staying > Self.least {
      let stay = contentStays[token]
      if token >= earliest, staying * (1 - stay) > Self.least {
        ends.append(Edge(token: token, share: staying * (1 - stay)))
      }
      // Ends that cannot be leave their share to those that can.
      if token >= earliest { staying *= stay }
      token += 1
    }
    if staying > Self.least, token == limit { ends.append(Edge(token: limit, share: staying)) }
    return ends
  }

  /// Where the content may begin, with the probability of each beginning.
  private func begins(of run: TokenRange, _ bounds: TokenRange) -> [Edge] {
    var begins = [Edge(token: run.start, share: contentBegins[run.start])]
    var staying: Float = 1
    var token = run.start - 1
    while token >= bounds.start, run.start - token < 40 {
      staying *= contentStays[token + 1]
      if staying < Self.least { break }
      let share = contentBegins[token] * staying
      if share > 2 * Self.least { begins.append(Edge(token: token, share: share)) }
      token -= 1
    }
    token = run.start + 1
    while token < run.end, token < run.start + 40 {
      if contentBegins[token] > 2 * Self.least {
        begins.append(Edge(token: token, share: contentBegins[token]))
      }
      token += 1
    }
    return begins
  }

  /// How probable it is that a content shares four letters in five with `tokens`.
  private func gain(
    of tokens: TokenRange, _ begins: [Edge], _ ends: [Edge], _ sizes: [Int32]
  ) -> Float {
    let (start, end) = (sizes[tokens.start], sizes[tokens.end])
    var sum: Float = 0
    for begin in begins {
      var right: Float = 0
      var all: Float = 0
      for other in ends where other.token > begin.token {
        all += other.share
        let (first, last) = (sizes[begin.token], sizes[other.token])
        let shared = min(end, last) - max(start, first)
        if shared > 0, shared * 5 >= (max(end, last) - min(start, first)) * 4 {
          right += other.share
        }
      }
      if all > 0 { sum += begin.share * right / all }
    }
    return min(sum, 1)
  }
}
