import Prose

/// The contents that the labels tell of, their ends settled by probability and grammar.
struct TaggedContents {
  let passage: Passage
  let grammar: GrammarWords
  let reading: QuoteReading

  /// For each of `runs`, the content it stands for; nil for sources and cues.
  func settled(_ runs: [QuoteRun]) -> [SettledContent?] {
    let sizes = sizes()
    return runs.indices.map { index in
      guard runs[index].part == .content else { return nil }
      let run = runs[index].tokens
      // A content takes nothing from its neighbours.
      let bounds = TokenRange(
        index > 0 ? runs[index - 1].tokens.end : 0,
        index + 1 < runs.count ? runs[index + 1].tokens.start : passage.tokens.count)
      var settled = reading.settled(
        run, in: bounds, earliest: earliestEnd(of: run, before: bounds.end), sizes: sizes)
      while settled.tokens.count > 1, passage.tags[settled.tokens.end - 1] == .comma {
        settled.tokens = TokenRange(settled.tokens.start, settled.tokens.end - 1)
      }
      return settled
    }
  }

  /// For each token and one more, how many bytes words and numbers before it have.
  private func sizes() -> [Int32] {
    var sizes: [Int32] = [0]
    sizes.reserveCapacity(passage.tokens.count + 1)
    var sum: Int32 = 0
    for token in passage.tokens {
      if token.kind == .word || token.kind == .number { sum &+= Int32(token.range.count) }
      sizes.append(sum)
    }
    return sizes
  }

  /// A clause with "that" does not end before its verb: "that trade in grain, above all by sea, |
  /// will go on".
  private func earliestEnd(of run: TokenRange, before limit: Int) -> Int {
    guard passage.words[run.start] == grammar.that, passage.tags[run.start] != .dt,
      !run.indices.contains(where: { passage.tags[$0].isFinite })
    else { return run.end > run.start ? run.start + 1 : run.end }
    let end = min(limit, passage.sentence(of: run.start).tokens.end)
    let verb = (run.end..<max(run.end, end)).first {
      passage.tags[$0].isFinite && passage.quoteDepth[$0] == 0
    }
    return verb.map { $0 + 1 } ?? run.start + 1
  }
}
