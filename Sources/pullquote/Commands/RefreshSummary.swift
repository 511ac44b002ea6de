import Archive
import Prose
import PullquoteModel

/// What a refresh has brought so far, for people and for programs.
struct RefreshSummary {
  private struct Row {
    var url: String
    var name: String
    var new = 0
    var changed = 0
    var completed = 0
    var failure: String?
    var isDone = false
  }

  private let plan: RefreshPlan
  private var rows: [SubscriptionID: Row] = [:]
  /// What it came to; complete at the end only.
  private(set) var totals = RefreshTotals()
  /// Why it could not go on.
  private(set) var stopped: ArchiveError?

  init(_ plan: RefreshPlan) {
    self.plan = plan
    for stop in plan.stops {
      rows[stop.state.id] = Row(
        url: stop.subscription.url,
        name: stop.subscription.title ?? stop.state.title ?? stop.subscription.url)
    }
  }

  /// Takes note of what happened.
  mutating func take(_ event: RefreshEvent) {
    totals.count(event)
    switch event {
    case .stored(let id, let outcome):
      rows[id]?.new = outcome.new.count
      rows[id]?.changed = outcome.changed.count
      rows[id]?.isDone = true
    case .failed(let id, let reason):
      rows[id]?.failure = reason
      rows[id]?.isDone = true
    case .unchanged(let id): rows[id]?.isDone = true
    case .completed(let id, let articles, _): rows[id]?.completed = articles
    case .stopped(let error): stopped = error
    case .started, .fetched, .finished: break
    }
  }

  /// Takes over the names that feeds gave themselves when they were fetched the first time.
  mutating func takeNames(_ states: [FeedState]) {
    for state in states { rows[state.id]?.name = state.name }
  }

  /// What it came to, in a few words.
  var words: String {
    let failed = totals.failed > 0 ? ", \(counted(totals.failed, "feed")) failed" : ""
    return counted(totals.new, "new article") + failed
  }

  /// Feeds that have been dealt with.
  var done: Int { totals.fresh + totals.unchanged + totals.failed }

  /// The feeds that brought something or failed, in the order of the feeds file, then the totals.
  func text(now: Int) -> String {
    var text = ""
    for row in listed where row.failure != nil || row.new + row.changed > 0 {
      text += shownTitle(of: row.name) + ": "
      if let failure = row.failure {
        text += "failed: \(shownLine(of: failure))\n"
      } else {
        text += counts(row) + "\n"
      }
    }
    return text + closing(now: now) + "\n"
  }

  private func counts(_ row: Row) -> String {
    var parts: [String] = []
    if row.new > 0 { parts.append("\(row.new) new") }
    if row.changed > 0 { parts.append("\(row.changed) changed") }
    if row.completed > 0 { parts.append("\(row.completed) fetched whole") }
    return parts.joined(separator: ", ")
  }

  private func closing(now: Int) -> String {
    guard totals.feeds > 0 else {
      let minutes = plan.nextDue.map { max(1, ($0 - now + 59) / 60) }
      let next = minutes.map { "; the next is in \($0) min" } ?? ""
      return "no feed is due\(next) (--force asks all the same)"
    }
    let resting = plan.resting > 0 ? ", \(plan.resting) not due" : ""
    return "\(counted(totals.feeds, "feed")): \(counted(totals.new, "new article")), "
      + "\(totals.changed) changed; "
      + "\(counted(totals.unchanged, "feed")) without news, \(totals.failed) failed\(resting)"
  }

  /// Everything, as one JSON object on a line.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("feeds")
      json.array { json in
        for row in listed {
          json.object { json in
            json.key("url")
            json.string(row.url)
            json.key("title")
            json.string(row.name)
            json.key("status")
            json.string(
              row.failure != nil ? "failed" : row.new + row.changed > 0 ? "fresh" : "unchanged")
            json.key("new")
            json.integer(row.new)
            json.key("changed")
            json.integer(row.changed)
            json.key("failure")
            json.string(row.failure)
          }
        }
      }
      for (key, value) in [
        ("new", totals.new), ("changed", totals.changed), ("unchanged", totals.unchanged),
        ("failed", totals.failed), ("resting", plan.resting), ("bytes", totals.bytes),
      ] as [(StaticString, Int)] {
        json.key(key)
        json.integer(value)
      }
    }
    writer.newline()
    return writer.bytes
  }

  /// The feeds that were visited, in the order of the feeds file, which is that of their rows.
  private var listed: [Row] {
    plan.stops.sorted { $0.place < $1.place }.compactMap { rows[$0.state.id] }.filter(\.isDone)
  }
}
