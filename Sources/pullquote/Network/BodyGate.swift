/// Which transfers may take their bodies in: all may be asked at once, so that nobody's latency adds
/// to another's, but what comes of it waits at the servers rather than in memory.
///
/// A value that knows neither clock nor network: times are given, in seconds.
struct BodyGate {
  /// Bodies that come in at the same time.
  private let atOnce: Int
  /// A body that has come in for so many seconds is slow and takes nobody's place any more.
  private let slowAfter: Double
  private var begun: [UInt64: Double] = [:]
  private var waiting: [UInt64] = []

  init(atOnce: Int = 32, slowAfter: Double = 1) {
    self.atOnce = atOnce
    self.slowAfter = slowAfter
  }

  /// True when some wait to be let in.
  var isWaiting: Bool { !waiting.isEmpty }

  /// True when the body of this transfer may come in; otherwise it is remembered as waiting.
  /// - Parameter isFull: what has come before is not dealt with yet.
  mutating func admits(_ id: UInt64, now: Double, isFull: Bool) -> Bool {
    if begun[id] != nil { return true }
    guard waiting.isEmpty, hasRoom(now: now, isFull: isFull) else {
      if !waiting.contains(id) { waiting.append(id) }
      return false
    }
    begun[id] = now
    return true
  }

  /// Lets the one in that has waited longest; nil when none waits or none may.
  mutating func next(now: Double, isFull: Bool) -> UInt64? {
    guard isWaiting, hasRoom(now: now, isFull: isFull) else { return nil }
    let id = waiting.removeFirst()
    begun[id] = now
    return id
  }

  /// Forgets a transfer that has ended.
  mutating func end(_ id: UInt64) {
    if begun.removeValue(forKey: id) == nil { waiting.removeAll { $0 == id } }
  }

  private func hasRoom(now: Double, isFull: Bool) -> Bool {
    !isFull
      && begun.values.reduce(0) { $0 + (now - $1 < slowAfter ? 1 : 0) } < atOnce
  }
}
