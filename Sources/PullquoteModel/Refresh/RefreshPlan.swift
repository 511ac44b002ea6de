import Archive
import Prose

/// Which feeds are asked for news.
package enum RefreshScope: Equatable, Sendable {
  /// Those whose time has come.
  case due
  /// All of them.
  case all
  /// These, whether their time has come or not.
  case chosen(Set<SubscriptionID>)
}

/// Which feeds are visited, and in which order. Pure: the same feeds at the same time give the same
/// plan.
package struct RefreshPlan: Equatable, Sendable {
  /// A feed to be visited.
  package struct Stop: Equatable, Sendable {
    /// What the archive knows of it.
    package var state: FeedState
    /// What the user asks for, headers and credentials included.
    package var subscription: Subscription
    /// Its place in the feeds file, counted from 0.
    package var place: Int

    /// True when it is sure that the feed has moved for good.
    package var hasMoved: Bool {
      state.movedTo != nil && state.sightings >= RefreshPlan.sightings
    }

    /// Where to ask.
    package var url: String { (hasMoved ? state.movedTo : nil) ?? subscription.url }
  }

  /// The feeds to visit, those that have failed before behind the others.
  package var stops: [Stop]
  /// How many feeds are followed whose time has not come.
  package var resting: Int
  /// When the first of those is due, in seconds since 1970; nil when there are none.
  package var nextDue: Int?

  /// An address has moved for good when visits on so many days have said so: servers under repair
  /// say it too.
  package static let sightings = 3

  /// Longer than anything but a clock that was wrong makes a feed wait.
  private static let longest = 40 * 86_400

  /// Makes a plan.
  /// - Parameters:
  ///   - states: what the archive knows.
  ///   - subscriptions: what the feeds file says; feeds that are not in it are not visited.
  ///   - now: seconds since 1970.
  package init(
    _ states: [FeedState], subscriptions: [Subscription], scope: RefreshScope, now: Int
  ) {
    let places = Dictionary(
      subscriptions.enumerated().map { ($1.url, $0) }, uniquingKeysWith: { first, _ in first })
    var stops: [Stop] = []
    var later: [Stop] = []
    var resting: [Int] = []
    for state in states {
      guard let place = places[state.subscription.url] else { continue }
      let stop = Stop(state: state, subscription: subscriptions[place], place: place)
      if !Self.isWanted(state, scope, now: now) {
        resting.append(state.nextDue ?? now)
      } else if state.failures > 0 {
        later.append(stop)
      } else {
        stops.append(stop)
      }
    }
    // The longest broken come last: they are the likeliest to keep a connection busy for nothing.
    later.sort { $0.state.failures < $1.state.failures }
    self.stops = stops + later
    self.resting = resting.count
    nextDue = resting.min()
  }

  private static func isWanted(_ state: FeedState, _ scope: RefreshScope, now: Int) -> Bool {
    switch scope {
    case .all: return true
    case .chosen(let chosen): return chosen.contains(state.id)
    case .due:
      guard let due = state.nextDue, let fetched = state.fetchedAt else { return true }
      // A clock that once ran ahead and was put back must not silence a feed for years.
      let isSane = fetched <= now + 3600 && due <= now + longest
      return due <= now || !isSane
    }
  }
}
