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
    guard let selected else { return nil }
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
      let name = fileName(of: selected.title)
      return [.cover(LinePrompt("save", label: "Save as", text: name, in: room))]
    case .pipe: return [.cover(LinePrompt("pipe", label: "Pipe to", in: room))]
    default: return nil
    }
  }

  /// Looks the text up that is to be saved or given to a program.
  mutating func beginErrand(_ reply: Reply) -> [Step] {
    guard let selected, let purpose = TextErrand.Purpose(rawValue: reply.purpose) else { return [] }
    guard reply.text.contains(where: { !$0.isWhitespace }) else {
      return [.refuse(purpose == .save ? "no file was named" : "no program was named")]
    }
    errand = TextErrand(article: selected.id, purpose: purpose, target: reply.text)
    return [.ask(.article(selected.id), .jump)]
  }

  /// The text has come.
  mutating func finishErrand(_ found: OpenedArticle?, _ question: Question) -> [Step] {
    guard let errand, question == .article(errand.article) else { return [] }
    self.errand = nil
    guard let found else { return [.refuse("this article is not in the archive any more")] }
    let text = plainPage(found.index, columns: room.settings.width)
    switch errand.purpose {
    case .save: return [.effect(.save(path: errand.target, text: text))]
    case .pipe: return [.effect(.pipe(command: errand.target, input: text))]
    }
  }
}

/// A name for a file with the text of an article: letters, digits and hyphens of its headline.
func fileName(of title: String) -> String {
  var name = ""
  for character in rowText(title, 60).lowercased() where name.utf8.count < 60 {
    if character.isLetter || character.isNumber {
      name.append(character)
    } else if let last = name.last, last != "-" {
      name.append("-")
    }
  }
  if name.last == "-" { name.removeLast() }
  return (name.isEmpty ? "article" : name) + ".txt"
}
