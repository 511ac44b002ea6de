import Archive
import Prose
import PullquoteModel

/// What an exchange brought, for people and for programs.
struct SyncReport {
  var totals = SyncTotals()
  /// Feeds that were written into the feeds file.
  var added: [String] = []

  var text: String {
    var text =
      "\(counted(totals.new, "new article")); \(counted(totals.taken, "mark")) taken over, "
    text += "\(totals.told) told to the server\n"
    for url in added { text += "following \(shownLine(of: url))\n" }
    if !totals.unfollowed.isEmpty {
      text += "\(counted(totals.unfollowed.count, "feed")) of the account "
      text += "\(totals.unfollowed.count == 1 ? "is" : "are") not followed here "
      text += "(--subscriptions follows them)\n"
    }
    return text
  }

  /// One JSON object on a line.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      for (key, value) in [
        ("new", totals.new), ("taken", totals.taken), ("told", totals.told),
      ] as [(StaticString, Int)] {
        json.key(key)
        json.integer(value)
      }
      json.key("added")
      json.array { json in for url in added { json.string(url) } }
      json.key("unfollowed")
      json.array { json in
        for feed in totals.unfollowed {
          json.object { json in
            json.key("url")
            json.string(feed.url)
            json.key("title")
            json.string(feed.title)
            json.key("folders")
            json.array { json in for folder in feed.folders { json.string(folder) } }
          }
        }
      }
    }
    writer.newline()
    return writer.bytes
  }
}

/// How it stands with the server, for people and for programs.
struct SyncStatusReport {
  var account: SyncAccount
  /// nil before the first exchange.
  var status: SyncStatus?

  var text: String {
    var lines = ["\(account.user) at \(account.server)"]
    guard let status else { return shownLine(of: lines[0]) + "\nnever exchanged so far\n" }
    lines.append(
      status.syncedAt.map { "last exchanged \(Dates.minute($0))" } ?? "never exchanged so far")
    if let failure = status.failure { lines.append("the last time it failed: \(failure)") }
    if let until = status.notBefore { lines.append("not before \(Dates.minute(until))") }
    lines.append("\(counted(status.articles, "article")) in common")
    let since = status.pendingSince.map { ", the oldest of \(Dates.minute($0))" } ?? ""
    lines.append("\(counted(status.pending, "mark")) still to be told to the server\(since)")
    return lines.map { shownLine(of: $0) + "\n" }.joined()
  }

  /// One JSON object on a line.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("server")
      json.string(account.server)
      json.key("user")
      json.string(account.user)
      for (key, time) in [
        ("synced", status?.syncedAt), ("notBefore", status?.notBefore),
        ("pendingSince", status?.pendingSince),
      ] as [(StaticString, Int?)] {
        json.key(key)
        json.string(time.flatMap(rfc3339))
      }
      json.key("failure")
      json.string(status?.failure)
      json.key("articles")
      json.integer(status?.articles ?? 0)
      json.key("pending")
      json.integer(status?.pending ?? 0)
    }
    writer.newline()
    return writer.bytes
  }
}
