import Archive
import Prose
import PullquoteModel
import Screen

/// Something that waits for the text of an article.
struct TextErrand: Hashable, Sendable {
  /// The article.
  var article: ArticleID
  /// What becomes of it.
  var purpose: Purpose
  /// The file or the command.
  var target: String

  /// What can be done with a text.
  enum Purpose: String, Hashable, Sendable {
    /// It is written to a file.
    case save
    /// It is given to a program.
    case pipe
  }
}

extension ArticlesView {
  /// What uses the selected article; nil for every other command.
  func use(_ command: Command) -> [Step]? {
    guard let selected else {
      let needsOne: [Command] = [.browse, .browseRead, .copyLink, .wholeText, .save, .pipe]
      return needsOne.contains(command) ? [.refuse(noneSelected)] : nil
    }
    switch command {
    case .browse, .browseRead:
      return [selected.url.map { .effect(.browse($0)) } ?? .refuse("this article has no address")]
    case .copyLink:
      return [
        selected.url.map { .effect(.copy($0, what: "the address")) }
          ?? .refuse("this article has no address")
      ]
    case .wholeText: return [.effect(.fetchWhole(selected.id))]
    case .save:
      return [
        .cover(
          LinePrompt(
            "save", label: "Save as .md .txt .json .csv .jsonld",
            text: fileName(for: selected.title) + ".md", in: room))
      ]
    case .pipe:
      return [.cover(LinePrompt("pipe", label: "Give the article to", in: room))]
    default: return nil
    }
  }

  /// Looks the text up that is to be saved or given to a program.
  mutating func beginErrand(_ reply: Reply) -> [Step] {
    guard let selected, let purpose = TextErrand.Purpose(rawValue: reply.purpose) else { return [] }
    guard reply.text.contains(where: { !$0.isWhitespace }) else {
      return [.refuse(purpose == .save ? "no file was named" : "no program was named")]
    }
    if purpose == .save, ExportFormat(path: reply.text) == nil {
      return [.refuse(ExportFormat.unknown(reply.text))]
    }
    errand = TextErrand(article: selected.id, purpose: purpose, target: reply.text)
    return [.ask(.article(selected.id), .jump)]
  }

  /// The text has come.
  mutating func finishErrand(_ found: OpenedArticle?, _ question: Question) -> [Step] {
    guard let errand, question == .article(errand.article) else { return [] }
    self.errand = nil
    guard let found else { return [.refuse("this article is not in the archive any more")] }
    let index = found.index
    switch errand.purpose {
    case .save:
      guard let format = ExportFormat(path: errand.target) else { return [] }
      let text = index.exported(as: format) {
        index.citations(of: Array(index.quotes.indices), in: found, numbered: found.quotes)
      }
      return [.effect(.save(path: errand.target, text: text))]
    case .pipe:
      let text = plainPage(index, columns: room.settings.width)
      return [.effect(.pipe(command: errand.target, input: text))]
    }
  }
}
