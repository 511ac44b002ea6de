import Archive
import ArgumentParser
import Prose
import PullquoteModel

/// `pullquote explain`: why a quotation is given as it is.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell the steps that led to a quotation and its speaker.",
    discussion: """
      The article is read once more, and every decision that bears on the quotation is told: what \
      became of words in marks, where an attribution was looked for, what the quote network read, \
      whom a pronoun may stand for and by how much, and how sure each step was. Without --quote the \
      quotations are listed with their numbers, which are those of quotes and read.

      EXAMPLES
        pullquote explain article.txt
        pullquote explain article.txt --quote 3
        pullquote explain --article 42 --quote 3 --json
      """)

  @Argument(help: "The article, plain text or a web page; - for standard input.")
  var file: String?

  @Option(help: "An article of the archive instead, by the number that search lists.")
  var article: Int64?

  @Option(help: "The number of the quotation, counted from 1 in the order of the text.")
  var quote: Int?

  @Flag(help: "Count reported thoughts, wishes and acts as well: “voters want ...”.")
  var all = false

  @Flag(help: "Print JSON, with positions counted in code points.")
  var json = false

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var library: LibraryOptions

  func validate() throws {
    guard (file == nil) != (article == nil) else {
      throw ValidationError("Give a file, - for standard input, or --article, and not both.")
    }
    if let quote, quote < 1 { throw ValidationError("--quote is \(quote); it must be 1 or more") }
  }

  func run() throws {
    let library = try library.library()
    let stored = try kept()
    let (found, trace) = library.trace(try stored?.draft ?? draft(from: library))
    let quotes = found.annotation.quotes.indices.filter { index in
      let quote = found.annotation.quotes[index]
      return all || quote.isSpeech || quote.kind == .direct
    }
    guard !quotes.isEmpty else {
      tell("\(found.draft.source): no quotations")
      throw ExitStatus.nothingFound
    }
    var output = Output()
    if let quote {
      guard quote <= quotes.count else { throw NoSuchQuote(number: quote, count: quotes.count) }
      var explanation = Explanation(quotes[quote - 1], of: found, trace)
      if let stored { explanation.takeCorrection(from: library.open(stored)) }
      output.write(bytes(of: [explanation], from: quote))
    } else if json {
      output.write(bytes(of: quotes.map { Explanation($0, of: found, trace) }, from: 1))
    } else {
      for (place, index) in quotes.enumerated() {
        output.write(found.listed(found.annotation.quotes[index], number: place + 1) + "\n")
      }
    }
    try output.flush()
  }

  private func kept() throws -> StoredArticle? {
    guard let article else { return nil }
    guard let stored = try archive.keptStore().article(ArticleID(article)) else {
      throw UnknownArticle(id: article)
    }
    return stored
  }

  private func draft(from library: Library) throws -> Draft {
    let input = try Input(path: file ?? "-")
    return try library.draft(try input.readAll(), named: input.name)
  }

  private func bytes(of explanations: [Explanation], from first: Int) -> [UInt8] {
    guard json else {
      return Array(
        explanations.map { $0.shown(columns: Output.columns) }.joined(separator: "\n").utf8)
    }
    var writer = JSONWriter()
    for (place, explanation) in explanations.enumerated() {
      explanation.write(number: first + place, to: &writer)
      writer.newline()
    }
    return writer.bytes
  }
}

/// A quotation was asked for that the article does not have.
struct NoSuchQuote: ToldFailure {
  var number: Int
  var count: Int
  var description: String {
    "no quotation \(number): the article has \(count); leave --quote out to see them"
  }
}

extension AnnotatedArticle {
  /// A quote in one line: number, sign, speaker, how sure, by which rule, and its first words.
  fileprivate func listed(_ quote: Quote, number: Int) -> String {
    let sure = quote.attribution.map { " \(hundredths($0.confidence)), \($0.rule.rawValue)" } ?? ""
    let head = "\(number)  \(quote.kind.sign)\(shownLine(of: speakerLine(of: quote)))\(sure): "
    let room = max(20, Output.columns - head.count)
    return head + cut(lead(of: quote) + shownLine(of: quotedWords(of: quote)), to: room)
  }
}

extension Explanation {
  /// Adds what the reader has said of the same words in the archive.
  fileprivate mutating func takeCorrection(from kept: AnnotatedArticle) {
    let same = kept.annotation.quotes.first { $0.pieces == quote.pieces }
    guard let same, same.attribution?.rule == .reader else { return }
    add(correction: kept.annotation.speakerName(of: same))
  }

  /// The quote, then a paragraph for each step.
  fileprivate func shown(columns: Int) -> String {
    let name = shownLine(of: article.speakerLine(of: quote))
    let sure = quote.attribution.map { ", \(hundredths($0.confidence))" } ?? ""
    let words = wrapped(
      article.lead(of: quote) + shownLine(of: article.quotedWords(of: quote)), width: columns,
      indent: "   ")
    var page = quote.kind.sign + name + sure + "\n" + words + "\n\n"
    for step in steps {
      let label = step.name + String(repeating: " ", count: max(2, 14 - step.name.count))
      let indent = String(repeating: " ", count: 14)
      let body = wrapped(shownLine(of: step.sentence), width: columns, indent: indent)
      page += label + body.dropFirst(indent.count) + "\n"
      // What has no name and does not come into question would fill the screen; JSON has it.
      for candidate in step.candidates where candidate.refusal == nil || candidate.entity != nil {
        page += indent + shownLine(of: candidate.shown) + "\n"
      }
    }
    return page
  }
}

extension Explanation.Candidate {
  /// A candidate in one line: what speaks for or against it, and what it is.
  fileprivate var shown: String {
    let whom = entity.map { "\($0) (“\(words)”)" } ?? "“\(words)”, no name"
    if let refusal { return "  not  \(whom): \(refusal)" }
    return (score.map { "  \(hundredths($0))  " } ?? "  -  ") + whom
  }
}
