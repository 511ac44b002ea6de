import Archive
import Feeds
import Glibc
import Prose
import PullquoteModel
import Reader

extension ReaderWorld {
  /// Does what has nothing to do with the archive, and what changes the feeds file.
  func performErrand(_ effect: Effect) {
    switch effect {
    case .follow(let address, let folder): follow(address, folder: folder)
    case .unfollow(let url): unfollow(url)
    case .browse(let address): browse(address)
    case .save(let path, let text): save(text, to: path)
    case .open(let place): open(place)
    case .title: break
    default: post(.told("this cannot be done yet"))
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

  private func unfollow(_ url: String) {
    background.run { [self] in
      do {
        guard try files.feedsFile.remove(url: url) else {
          return post(.told("the feeds file does not have \(url)"))
        }
        try store.follow(try files.feedsFile.read().subscriptions)
        post(.libraryChanged)
        post(.told("no longer followed: \(url); its articles stay"))
      } catch {
        post(.told("\(error)"))
      }
    }
  }

  private func follow(_ written: String, folder: [String]) {
    background.run { [self] in
      do {
        var address = feedAddress(from: written)
        if !isFeedAddress(address) { address = "https://" + address }
        post(.told("looking at \(address)"))
        let config = settings.config.refresh
        let fetcher = Fetcher.curl(settings: CurlSettings(config))
        let response = try await fetcher.document(at: address, limit: config.limit)
        let url: String
        if let found = FoundFeed(response, asked: address) {
          url = found.url
        } else {
          let links = discoverFeeds(
            response.body, contentType: response.contentType, url: response.url)
          guard let link = links.first else {
            return post(.told("\(address): neither a feed nor a page that names one"))
          }
          url = link.url
        }
        guard try files.feedsFile.append(Subscription(url: url, folder: folder)) else {
          return post(.told("\(url) is followed already"))
        }
        try store.follow(try files.feedsFile.read().subscriptions)
        post(.libraryChanged)
        let added = try store.feeds().filter { $0.subscription.url == url }
        refresh(.chosen(Set(added.map(\.id))))
      } catch {
        post(.told("\(error)"))
      }
    }
  }
}
