import Archive
import Feeds
import Glibc
import Prose
import PullquoteModel
import Reader

extension ReaderWorld {
  /// Opens a file or an address as an article.
  func open(_ place: String) {
    background.run { [self] in
      do {
        let draft: Draft
        if isFeedAddress(feedAddress(from: place)) {
          let address = feedAddress(from: place)
          post(.told("fetching \(address)"))
          let response = try await errands.document(at: address)
          draft = try library.document(
            response.body, named: response.url, contentType: response.contentType,
            url: response.url)
        } else {
          let input = try Input(path: place)
          draft = try library.draft(try input.readAll(), named: input.name)
        }
        show(draft)
      } catch {
        post(.told("\(error)"))
      }
    }
  }

  /// Shows a document that the archive does not keep.
  func show(_ draft: Draft) {
    let article = library.annotate(draft)
    let shown = settings.config.reading.all ? article : article.statements
    let index = ArticleIndex(shown)
    // The state gives it its room before it is drawn.
    post(.opened(ArticleView(index, in: Room(size: .init(columns: 80, rows: 24)))))
  }
}
