import Archive

extension State {
  /// Says that watched articles have come, here and outside of the window.
  mutating func pointOut(_ headlines: [Headline]) -> [Effect] {
    guard let first = headlines.first else { return [] }
    let others = headlines.count - 1
    let title = rowText(first.shownTitle, 100)
    let feed = first.feedName.isEmpty ? "" : "\(rowText(first.feedName, 40)): "
    let more = others > 0 ? " and \(counted(others, "other"))" : ""
    message = "watched: \(feed)\(title)\(more)"
    return [
      .notify(
        title: others > 0 ? "\(headlines.count) watched articles" : "A watched article",
        body: feed + title + more)
    ]
  }
}
