import Archive
import Feeds
import PullquoteModel
import Reader

extension ReaderWorld {
  /// Does what has nothing to do with the archive, and what changes the feeds file.
  func performErrand(_ effect: Effect) {
    switch effect {
    case .follow(let address, let folder): follow(address, folder: folder)
    case .unfollow(let url): unfollow(url)
    case .amend(let url, let title, let folder, let tags):
      amend(url, title: title, folder: folder, tags: tags)
    case .wantWhole(let url, let isWanted): want(whole: isWanted, of: url)
    case .keepQuery(let use, let name, let text): keep(use, name: name, text: text)
    case .renameQuery(let use, let name, let text):
      keep(use, name: name, text: text, isThere: true)
    case .dropQuery(let use, let text): drop(use, text: text)
    case .importFeeds(let path): importFeeds(from: path)
    case .tour:
      // The state gives it its room before it is drawn.
      let room = Room(size: .init(columns: 80, rows: 24))
      post(.opened(TourView(Sample.tour(library), in: room)))
    case .keepFolded(let folders): errands.write { [self] in foldedFolders.keep(folders) }
    case .open(let place): open(place)
    // What belongs to the archive was done before, what needs none the session does.
    default: break
    }
  }

  /// The feeds file was edited: what it says now holds.
  func feedsWereEdited() {
    background.run { [self] in
      do {
        try store.follow(try files.feedsFile.read().subscriptions)
        post(.libraryChanged)
        refresh(.due)
      } catch {
        post(.told("\(error)"))
      }
    }
  }
}
