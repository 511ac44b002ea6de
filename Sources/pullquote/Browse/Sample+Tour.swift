import Prose
import PullquoteModel
import Reader

extension Sample {
  /// All samples for the tour; each is read and searched for quotes when it is opened.
  static func tour(_ library: Library) -> [SampleArticle] {
    names.map { name in
      SampleArticle(name: name, title: headline(of: name)) {
        let bytes = named(name).map { Array($0) } ?? []
        // Ours are texts: what cannot be read is empty.
        let draft =
          (try? library.draft(bytes, named: name))
          ?? Draft(
            source: name, title: name, text: "", paragraphs: [])
        return ArticleIndex(library.annotate(draft))
      }
    }
  }
}
