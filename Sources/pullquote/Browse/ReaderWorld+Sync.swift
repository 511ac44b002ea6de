import Archive
import Prose
import PullquoteModel
import Reader

extension ReaderWorld {
  /// Exchanges marks and articles with the server of the settings.
  /// - Parameter isWanted: the person asked for it; otherwise it is done when its time has come, and
  ///   where no server is set up nothing is said.
  func sync(isWanted: Bool) {
    background.run { [self] in
      do {
        guard let connection = try SyncConnection(settings.config, login: files.paths.data) else {
          if isWanted {
            post(.told("no server is set up: “pullquote sync login ADDRESS --user NAME” does it"))
          }
          return
        }
        let runner = SyncRunner(
          store: store, account: connection.account, service: connection.service,
          clock: { Dates.now })
        guard try isWanted || runner.isDue(every: settings.config.sync.every) else { return }
        show { $0.isSyncing = true }
        let totals = try await runner.sync()
        show { $0.isSyncing = false }
        post(.libraryChanged)
        if isWanted {
          post(
            .told(
              "synced: \(counted(totals.new, "new article")), \(counted(totals.taken, "mark")) "
                + "taken over, \(totals.told) told to the server"))
        }
        if totals.new > 0 { findQuotes() }
      } catch {
        show { $0.isSyncing = false }
        post(.told("\(error)"))
      }
    }
  }
}
