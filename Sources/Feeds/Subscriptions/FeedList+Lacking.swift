import Prose

extension FeedList {
  /// Those of `subscriptions` whose address is not in the list, each address once.
  package func lacking(_ subscriptions: [Subscription]) -> [Subscription] {
    var known = Set(entries.map { addressKey($0.subscription.url) })
    return subscriptions.filter { known.insert(addressKey($0.url)).inserted }
  }

  /// Those of `queries` that are not in the list, each once: neither their name nor, without one,
  /// their words.
  package func lacking(_ queries: [StandingQuery]) -> [StandingQuery] {
    var known = Set(self.queries.map(identity))
    return queries.filter { known.insert(identity(of: $0)).inserted }
  }

  private func identity(of query: StandingQuery) -> [String] {
    [query.use.rawValue, query.name ?? "", query.name == nil ? query.text : ""]
  }
}
