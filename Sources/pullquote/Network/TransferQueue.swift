/// How many transfers may run at once.
struct TransferLimits: Equatable, Sendable {
  /// Those that are under way and not slow.
  var total = 100
  /// To one host. This machine's own servers have no bound but `total`.
  var perHost = 8
  /// A transfer that has taken so many seconds is slow and takes nobody's place any more: a
  /// server that hangs delays no other.
  var slowAfter = 3.0
  /// Those under way, slow ones included: each holds a descriptor.
  var most = 300
  /// Bytes of unfinished bodies above which no further transfer is begun.
  var bytes = 8 << 20
  /// After so many timeouts in a row a host's waiting transfers are given up.
  var timeouts = 3
}

/// Which transfers run and which wait: bounded in all and for each host, in the order they came.
///
/// A host that hangs is not asked again and again, and one that is slow keeps nobody waiting.
/// A value that knows neither clock nor network: times are given, in seconds.
struct TransferQueue<Transfer> {
  /// One that waits.
  struct Waiting {
    var id: UInt64
    var host: String
    var isLoopback: Bool
    var transfer: Transfer
  }

  private struct Running {
    var host: String
    var began: Double
  }

  let limits: TransferLimits
  private var waiting: [Waiting] = []
  private var running: [UInt64: Running] = [:]
  private var perHost: [String: Int] = [:]
  private var timeouts: [String: Int] = [:]

  init(limits: TransferLimits) {
    self.limits = limits
  }

  /// True when nothing runs or waits.
  var isEmpty: Bool { waiting.isEmpty && running.isEmpty }
  /// True when something waits for its turn.
  var isWaiting: Bool { !waiting.isEmpty }

  /// Puts a transfer at the end.
  mutating func append(_ item: Waiting) {
    waiting.append(item)
  }

  /// Takes a waiting transfer out of its turn; nil when it does not wait.
  mutating func remove(_ id: UInt64) -> Waiting? {
    waiting.firstIndex { $0.id == id }.map { waiting.remove(at: $0) }
  }

  /// The next transfer that may begin, now counted as running; nil when none may.
  mutating func next(now: Double, bytes: Int) -> Waiting? {
    guard !waiting.isEmpty, running.count < limits.most, bytes < limits.bytes,
      quick(now) < limits.total,
      let index = waiting.firstIndex(where: {
        $0.isLoopback || perHost[$0.host, default: 0] < limits.perHost
      })
    else { return nil }
    let item = waiting.remove(at: index)
    running[item.id] = Running(host: item.host, began: now)
    perHost[item.host, default: 0] += 1
    return item
  }

  /// Takes all out that wait.
  mutating func removeAll() -> [Waiting] {
    defer { waiting = [] }
    return waiting
  }

  private func quick(_ now: Double) -> Int {
    guard running.count >= limits.total else { return running.count }
    return running.values.reduce(0) { $0 + (now - $1.began < limits.slowAfter ? 1 : 0) }
  }

  /// Takes a transfer off that has ended.
  /// - Returns: the waiting transfers of its host that are given up with it.
  mutating func end(_ id: UInt64, timedOut: Bool) -> [Waiting] {
    guard let host = running.removeValue(forKey: id)?.host else { return [] }
    perHost[host, default: 1] -= 1
    guard timedOut else {
      timeouts[host] = 0
      return []
    }
    timeouts[host, default: 0] += 1
    guard timeouts[host, default: 0] >= limits.timeouts else { return [] }
    let givenUp = waiting.filter { $0.host == host }
    if !givenUp.isEmpty { waiting.removeAll { $0.host == host } }
    return givenUp
  }
}
