import Archive
import Prose
import PullquoteModel

extension ArticleView {
  /// An article of the archive that has yet to be looked up.
  package init(_ headline: Headline, in room: Room) {
    self.init(headline.id, title: headline.title, in: room)
  }

  /// An article of the archive that has yet to be looked up.
  /// - Parameter place: where to go in its text; nil for where it was left.
  package init(_ id: ArticleID, title: String, place: Int? = nil, in room: Room) {
    let draft = Draft(source: title, title: title, text: "", paragraphs: [])
    self.init(ArticleIndex(AnnotatedArticle(bare: draft)), in: room, isAnnotating: true)
    self.id = id
    self.wantedPlace = place
  }

  package mutating func begin() -> [Step] {
    id.map { [.ask(.article($0))] } ?? []
  }

  package mutating func libraryChanged() -> [Step] {
    opened?.isPending == true ? begin() : []
  }

  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] {
    guard case .article(let found) = answer, question == id.map(Question.article) else { return [] }
    guard let found else {
      return [.refuse("this article is not in the archive any more"), .close]
    }
    let isFirst = opened == nil
    opened = found
    var steps = show(found.index)
    if isFirst {
      article.goToFirst(in: view)
      let hit = findSearchedWords()
      if let place = wantedPlace ?? hit ?? found.place { article.jump(to: place, in: view) }
      if !found.stored.isRead { steps.append(.change(.mark([found.stored.id], .read))) }
    }
    isAnnotating = found.isPending
    settle()
    return steps
  }

  package mutating func leave() -> [Step] {
    guard let opened else { return [] }
    return [.change(.remember(opened.stored.id, place: article.cursor))]
  }
}
