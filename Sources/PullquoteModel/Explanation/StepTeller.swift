import Language
import Prose

/// Puts the notes of a trace into words.
struct StepTeller {
  let article: AnnotatedArticle

  /// A note as a step of an explanation.
  func step(_ note: Trace.Note) -> Explanation.Step {
    let range = span(note.tokens)
    let name = name(of: note.step)
    switch note.step {
    case .marks(let fate):
      return step(name, range, "the words \(quoted(note.tokens)) in marks \(words(for: fate))")
    case .turn:
      return step(name, range, "a turn of a transcript or of dialogue with dashes")
    case .looked(let place, let found):
      let what = found.map(told) ?? "nothing that attributes them"
      return step(name, range, "\(words(for: place)): \(what)")
    case .labels(let labels): return step(name, range, told(labels))
    case .subject(let source):
      return step(
        name, span(source), "the labels give no source; the cue's subject is \(quoted(source))")
    case .clause(let found, let isKept):
      let fate = isKept ? "" : "; left to the quote network, which did not take it"
      return step(name, range, "a reported clause by rule: \(told(found))\(fate)")
    case .title: return step(name, range, "taken for a title, and left out")
    case .verb(let strength, let isSpeech):
      let kind = isSpeech ? "a statement" : "a thought, wish or act"
      return step(
        name, range, "\(quoted(note.tokens)) reports \(kind); of 100 uses \(strength) report")
    case .speaker(let speaker): return step(speaker, source: note.tokens)
    case .carried:
      return step(name, range, "no words name a source; whoever spoke before goes on")
    case .pronoun(let pronoun): return step(pronoun, note.tokens)
    case .description(let tokens):
      let whom = entity(at: tokens)?.name ?? quoted(tokens)
      return step(name, range, "the description \(quoted(note.tokens)) fits \(whom)")
    case .confidence(let found):
      let words = "\(hundredths(found.step)) for words, cue and source"
      let way = "\(hundredths(found.speaker)) for the way to the speaker"
      return step(name, nil, "\(words), \(way): \(hundredths(found.given)) in all")
    }
  }

  private func step(
    _ name: String, _ range: TextRange?, _ sentence: String,
    _ candidates: [Explanation.Candidate] = []
  ) -> Explanation.Step {
    Explanation.Step(name: name, range: range, sentence: sentence, candidates: candidates)
  }

  private func name(of step: TraceStep) -> String {
    switch step {
    case .marks: "marks"
    case .turn: "turn"
    case .looked(let place, _): place.rawValue
    case .labels: "network"
    case .subject: "subject"
    case .clause: "clause"
    case .title: "title"
    case .verb: "cue"
    case .speaker: "speaker"
    case .carried: "carried"
    case .pronoun: "pronoun"
    case .description: "description"
    case .confidence: "confidence"
    }
  }

  // MARK: - Sentences

  private func words(for fate: MarksFate) -> String {
    switch fate {
    case .part: "are a part of the sentence around them"
    case .goesOn: "go on with the quotation before"
    case .attributed: "are a quotation that words beside it attribute"
    case .carried: "are a quotation that the sentence or quotation before attributes"
    case .unattributed: "are long enough for a quotation, but nothing attributes them"
    case .tooShort: "are too few for a quotation that nothing attributes"
    }
  }

  private func words(for place: AttributionPlace) -> String {
    switch place {
    case .behind: "behind the words"
    case .before: "before the words"
    case .accordingTo: "“according to” in the sentence"
    case .caption: "a name behind a dash or colon"
    }
  }

  private func told(_ found: TracedAttribution) -> String {
    let cue = found.cue.map { "cue \(quoted($0))" }
    let source = found.source.map { "source \(quoted($0))" } ?? "no source"
    let parts = [cue, source].compactMap { $0 }.joined(separator: ", ")
    return
      "\(parts); \(found.rule.explanation) (\(found.rule.rawValue), \(hundredths(found.confidence)))"
  }

  private func told(_ labels: TracedLabels) -> String {
    let contents = labels.contents.map(quoted).joined(separator: " … ")
    let cue = labels.cue.map { "cue \(quoted($0))" } ?? "no cue"
    let source = labels.source.map { "source \(quoted($0))" } ?? "no source"
    let fate =
      switch labels.fate {
      case .quote: "a quotation (from \(hundredths(labels.limit)) on)"
      case .joined: "part of the quotation in marks that it overlaps"
      case .doubtful: "left out, below \(hundredths(labels.limit))"
      case .unattributed: "left out, neither cue nor source"
      case .attributing: "left out, these words attribute another quotation"
      }
    let certainty = "certainty \(hundredths(labels.certainty)) before calibration"
    return "the quote network reads \(contents), \(cue), \(source), \(certainty): \(fate)"
  }

  private func step(_ found: TracedSpeaker, source: TokenRange) -> Explanation.Step {
    let annotation = article.annotation
    let head = quoted(TokenRange(found.head, found.head + 1))
    let who = found.speakers.map { annotation[$0].name }.joined(separator: " and ")
    let way =
      found.mention.map { index in
        let mention = annotation[index]
        return "by the \(words(for: mention.form)) “\(oneLine(mention.range))”"
      } ?? "by no mention"
    let result =
      who.isEmpty ? "nobody who is named" : "\(who), \(way), \(hundredths(found.certainty))"
    let sentence = "of the source \(quoted(source)) the word \(head) says who: \(result)"
    let candidates = found.candidates.map { index in
      let mention = annotation[index]
      return Explanation.Candidate(
        words: oneLine(mention.range), entity: mention.entity.map { annotation[$0].name })
    }
    return step("speaker", span(source), sentence, candidates)
  }

  private func words(for form: Mention.Form) -> String {
    switch form {
    case .name: "name"
    case .nominal: "description"
    case .pronoun: "pronoun"
    }
  }

  private func step(_ pronoun: TracedPronoun, _ tokens: TokenRange) -> Explanation.Step {
    let fitting = pronoun.candidates.map { candidate in
      Explanation.Candidate(
        words: oneLine(span(candidate.tokens)), entity: entity(at: candidate.tokens)?.name,
        score: candidate.score)
    }
    let refused = pronoun.refused.map { refused in
      Explanation.Candidate(
        words: oneLine(span(refused.tokens)), entity: entity(at: refused.tokens)?.name,
        refusal: words(for: refused.reason))
    }
    let first = fitting.first.map { $0.entity ?? "“\($0.words)”" } ?? "nobody"
    let runnerUp = fitting.dropFirst().first.map { second in
      "; next \(second.entity ?? "“\(second.words)”")"
    }
    let choice =
      switch pronoun.choice {
      case .best: "stands for \(first)\(runnerUp ?? ", the only one that fits")"
      case .unsure: "may stand for \(first), which leads by too little\(runnerUp ?? "")"
      case .ahead: "points ahead, to the subject behind the comma"
      case .protagonist: "fits nobody near; it is whom the text speaks of most"
      case .nothing: "fits nobody"
      }
    return step("pronoun", span(tokens), "\(quoted(tokens)) \(choice)", fitting + refused)
  }

  private func words(for refusal: TracedPronoun.Refusal) -> String {
    switch refusal {
    case .agreement: "other gender, number or kind"
    case .sameClause: "same verb"
    case .otherClause: "other verb"
    case .speaker: "says these words"
    case .named: "named in the words that the pronoun says"
    }
  }

  // MARK: - Words and numbers

  private func span(_ tokens: TokenRange) -> TextRange {
    let all = article.annotation.tokens
    guard !tokens.isEmpty, tokens.end <= all.count else { return TextRange(0, 0) }
    return TextRange(all[tokens.start].range.start, all[tokens.end - 1].range.end)
  }

  private func entity(at tokens: TokenRange) -> Entity? {
    let annotation = article.annotation
    let mention = annotation.mentions.first { $0.tokens == tokens && $0.entity != nil }
    return mention?.entity.map { annotation[$0] }
  }

  /// The words in marks, the middle of many left out.
  private func quoted(_ tokens: TokenRange) -> String {
    guard tokens.count > 12 else { return "“\(oneLine(span(tokens)))”" }
    let first = oneLine(span(TokenRange(tokens.start, tokens.start + 6)))
    let last = oneLine(span(TokenRange(tokens.end - 4, tokens.end)))
    return "“\(first) … \(last)”"
  }

  private func oneLine(_ range: TextRange) -> String {
    article.words(at: range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// A number with two digits behind the point.
package func hundredths(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
  let scaled = Int((abs(value) * 100).rounded())
  let digits = String(scaled % 100)
  let sign = value < 0 && scaled > 0 ? "-" : ""
  return "\(sign)\(scaled / 100)." + (digits.utf8.count < 2 ? "0" : "") + digits
}
