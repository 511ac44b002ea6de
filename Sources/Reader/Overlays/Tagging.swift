import Archive
import Prose
import PullquoteModel

extension LinePrompt {
  /// Asks for a tag to give, or to take away.
  /// - Parameter tags: those there are already.
  init(taggingOf tags: [String], in room: Room) {
    let has = tags.isEmpty ? "" : "; it has " + tags.joined(separator: ", ")
    self.init(
      "tag", label: "Tag (-tag takes one away\(rowText(has, 40)))",
      choices: tags.map { "-" + $0 }, asking: .tags, in: room)
  }
}

/// What was typed about the tags of an article: a tag, or one with a hyphen before it.
struct Tagging: Hashable, Sendable {
  /// What is done; nil where nothing can be.
  private(set) var mark: Mark?
  /// The tags there are then.
  private(set) var tags: [String]?
  private var problem = ""

  /// Reads what was typed.
  /// - Parameter known: the tags there are already.
  init(_ typed: String, of known: [String]) {
    let typed = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isTaken = typed.hasPrefix("-")
    let name = isTaken ? String(typed.dropFirst().drop { $0 == " " }) : typed
    let others = known.filter { $0 != name }
    if name.isEmpty {
      problem = "a tag is a word or a few"
    } else if isTaken, others.count == known.count {
      problem = "the article has no tag “\(name)”"
    } else {
      mark = isTaken ? .untag(name) : .tag(name)
      tags = isTaken ? others : (others + [name]).sorted()
    }
  }

  /// What is to be done with an article.
  func steps(for article: ArticleID) -> [Step] {
    mark.map { [.change(.mark([article], $0))] } ?? [.refuse(problem)]
  }
}
