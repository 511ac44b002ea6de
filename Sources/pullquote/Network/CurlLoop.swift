import CCurl
import Glibc
import PullquoteModel
import Synchronization

/// What holds for all transfers of a program.
struct CurlSettings: Sendable {
  /// How the program names itself to servers, so that their owners can ask.
  var userAgent = "pullquote/0.1 (terminal news reader)"
  /// A file of certificates to trust instead of the system's.
  var certificates: String? = environment("SSL_CERT_FILE")
  /// A proxy to go through instead of the one the environment names.
  var proxy: String?
  var patience = Patience()
  var limits = TransferLimits()
}

/// One thread that runs all transfers of libcurl's multi interface.
///
/// Other threads hand orders over under a lock and wake it. Every transfer is answered exactly once.
/// The thread ends with the last reference to the loop.
final class CurlLoop: Sendable {
  fileprivate enum Order {
    case begin(CurlTransferBox)
    case cancel(UInt64)
    case stop
  }

  private let mailbox: CurlMailbox
  private let nextID = Atomic<UInt64>(1)

  /// Starts the thread.
  init(settings: CurlSettings) {
    _ = curlIsReady
    let mailbox = CurlMailbox(multi: curl_multi_init())
    self.mailbox = mailbox
    Thread.start { CurlThread(mailbox: mailbox, settings: settings).run() }
  }

  deinit { mailbox.post(.stop) }

  /// Sends one request and waits for its answer. Cancelling the task ends it at once.
  func perform(_ request: HopRequest) async throws(FetchError) -> HopAnswer {
    let id = nextID.wrappingAdd(1, ordering: .relaxed).oldValue
    let isCancelled = CancelFlag()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { (answer: CheckedContinuation<_, Never>) in
        let transfer = CurlTransfer(id: id, request: request, answer: answer)
        mailbox.post(.begin(CurlTransferBox(transfer, isCancelled)))
      }
    } onCancel: {
      // The order to begin may come after this one: it then finds the flag.
      isCancelled.raise()
      mailbox.post(.cancel(id))
    }
    return try result.get()
  }
}

/// libcurl wants to be made ready once, before anything else.
private let curlIsReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

/// Raised by whoever no longer waits.
private final class CancelFlag: Sendable {
  private let flag = Atomic<Bool>(false)
  func raise() { flag.store(true, ordering: .releasing) }
  var isRaised: Bool { flag.load(ordering: .acquiring) }
}

/// A transfer on its way to the loop's thread, which alone touches it from then on.
private struct CurlTransferBox: @unchecked Sendable {
  let transfer: CurlTransfer
  let isCancelled: CancelFlag

  init(_ transfer: CurlTransfer, _ isCancelled: CancelFlag) {
    self.transfer = transfer
    self.isCancelled = isCancelled
  }
}

/// Where orders lie until the thread takes them. Waking is the one call of the multi interface that
/// any thread may make.
private final class CurlMailbox: @unchecked Sendable {
  let multi: UnsafeMutableRawPointer?
  private let orders = Mutex<[CurlLoop.Order]>([])

  init(multi: UnsafeMutableRawPointer?) {
    self.multi = multi
  }

  deinit { curl_multi_cleanup(multi) }

  func post(_ order: CurlLoop.Order) {
    let wasEmpty = orders.withLock { orders in
      orders.append(order)
      return orders.count == 1
    }
    if wasEmpty { wake() }
  }

  func wake() { curl_multi_wakeup(multi) }

  func take() -> [CurlLoop.Order] {
    orders.withLock { orders in
      let all = orders
      orders.removeAll(keepingCapacity: true)
      return all
    }
  }
}

/// What only the loop's thread knows.
private final class CurlThread {
  private let mailbox: CurlMailbox
  private let settings: CurlSettings
  private let backlog: FetchBacklog
  private var queue: TransferQueue<CurlTransfer>
  private var gate = BodyGate()
  private var running: [UnsafeMutableRawPointer: CurlTransfer] = [:]
  private var jars: [String: UnsafeMutableRawPointer] = [:]
  private var isStopped = false
  /// True when what waits was not all looked at.
  private var hasMoreToBegin = false
  private static let begunAtOnce = 12

  init(mailbox: CurlMailbox, settings: CurlSettings) {
    self.mailbox = mailbox
    self.settings = settings
    backlog = FetchBacklog { mailbox.wake() }
    queue = TransferQueue(limits: settings.limits)
    pq_multi_setopt_long(mailbox.multi, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
    pq_multi_setopt_long(mailbox.multi, CURLMOPT_MAXCONNECTS, settings.limits.most)
  }

  func run() {
    while !isStopped {
      for order in mailbox.take() { obey(order) }
      begin()
      var count: Int32 = 0
      curl_multi_perform(mailbox.multi, &count)
      collect()
      letBodiesIn()
      // With transfers waiting for a place the clock matters: some become slow and make room.
      let wait: Int32 =
        running.isEmpty
        ? 60_000 : hasMoreToBegin ? 0 : gate.isWaiting ? 100 : queue.isWaiting ? 500 : 1000
      curl_multi_poll(mailbox.multi, nil, 0, wait, nil)
    }
    for item in queue.removeAll() { item.transfer.finish(.failure(.cancelled)) }
    for handle in running.keys { end(handle, .failure(.cancelled)) }
    jars.values.forEach { curl_share_cleanup($0) }
  }

  private func obey(_ order: CurlLoop.Order) {
    switch order {
    case .begin(let box):
      guard !box.isCancelled.isRaised else { return box.transfer.finish(.failure(.cancelled)) }
      let address = box.transfer.request.address
      queue.append(
        .init(
          id: box.transfer.id, host: address.host, isLoopback: address.isLoopback,
          transfer: box.transfer))
    case .cancel(let id):
      if let item = queue.remove(id) {
        item.transfer.finish(.failure(.cancelled))
      } else if let handle = running.first(where: { $0.value.id == id })?.key {
        end(handle, .failure(.cancelled))
      }
    case .stop: isStopped = true
    }
  }

  /// Begins some of what waits. What has come is looked at in between: libcurl reads from all
  /// connections before it tells which have ended, and of a hundred begun at once that is all.
  private func begin() {
    hasMoreToBegin = false
    guard queue.isWaiting, !backlog.isFull else { return }
    let bytes = running.values.reduce(0) { $0 + $1.body.count }
    for _ in 0..<Self.begunAtOnce {
      guard let item = queue.next(now: seconds(), bytes: bytes) else { return }
      let transfer = item.transfer
      transfer.mayTakeBody = { [unowned self] in
        gate.admits(item.id, now: seconds(), isFull: backlog.isFull)
      }
      guard let handle = transfer.prepare(cookies: jar(of: item.host), settings: settings),
        curl_multi_add_handle(mailbox.multi, handle) == CURLM_OK
      else {
        transfer.finish(.failure(.unreachable(host: item.host, reason: "out of memory")))
        _ = queue.end(item.id, timedOut: false)
        continue
      }
      running[handle] = transfer
    }
    hasMoreToBegin = true
  }

  /// A host's cookies: no other host sees them.
  private func jar(of host: String) -> UnsafeMutableRawPointer? {
    if let jar = jars[host] { return jar }
    guard let jar = curl_share_init() else { return nil }
    pq_share_setopt_long(jar, CURLSHOPT_SHARE, Int(CURL_LOCK_DATA_COOKIE.rawValue))
    jars[host] = jar
    return jar
  }

  private func collect() {
    var left: Int32 = 0
    while let message = curl_multi_info_read(mailbox.multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle,
        let transfer = running[handle]
      else { continue }
      end(handle, transfer.outcome(message.pointee.data.result))
    }
    // Each one that has ended makes room for another, which should not wait for the poll.
    begin()
  }

  /// Lets bodies in that had to wait, as many as may.
  private func letBodiesIn() {
    while let id = gate.next(now: seconds(), isFull: backlog.isFull) {
      guard let (handle, transfer) = running.first(where: { $0.value.id == id }) else {
        gate.end(id)
        continue
      }
      let code = transfer.resume()
      if code != CURLE_OK { end(handle, transfer.outcome(code)) }
    }
  }

  private func end(_ handle: UnsafeMutableRawPointer, _ result: Result<HopAnswer, FetchError>) {
    guard let transfer = running.removeValue(forKey: handle) else { return }
    curl_multi_remove_handle(mailbox.multi, handle)
    gate.end(transfer.id)
    var timedOut = false
    if case .failure(.timedOut) = result { timedOut = true }
    let givenUp = queue.end(transfer.id, timedOut: timedOut)
    // Counted here and not by whoever waits: before that one wakes much more could be begun.
    transfer.finish(
      result.map { answer in
        var answer = answer
        answer.hold = backlog.hold(answer.body.count)
        return answer
      })
    for item in givenUp { item.transfer.finish(.failure(.timedOut(host: item.host))) }
  }

  private func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
