import Glibc
import Synchronization

/// A small HTTP server on this machine's loopback address that does what a test tells it to, faults
/// included. Each connection has a thread of its own.
package final class HTTPServer: Sendable {
  /// The port it listens at; the system chose it.
  package let port: Int
  private let listener: Int32
  private let room: Room

  /// Starts it.
  /// - Parameter answer: what it says to each request; called on many threads at once.
  package init(
    _ answer: @escaping @Sendable (HTTPRequest) -> HTTPAnswer
  ) throws(HTTPServerError) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard listener >= 0 else { throw HTTPServerError(code: errno) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 512) == 0
          && getsockname(listener, $0, &size) == 0 ? 0 : errno
      }
    }
    guard code == 0 else {
      close(listener)
      throw HTTPServerError(code: code)
    }
    port = Int(UInt16(bigEndian: address.sin_port))
    self.listener = listener
    let room = Room(answer)
    self.room = room
    startThread {
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 && errno == EINTR { continue }
        guard connection >= 0, room.enter(connection) else { break }
        startThread { serve(connection, room) }
      }
      close(listener)
    }
  }

  deinit { stop() }

  /// Ends every connection, those that hang included.
  package func stop() {
    room.leaveAll()
    // Ends the waiting `accept`; the thread closes the descriptor.
    shutdown(listener, Int32(SHUT_RDWR))
  }

  /// The address of `path`, which begins with a slash.
  package func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// What has been asked so far, in the order it came.
  package var requests: [HTTPRequest] { room.requests }

  /// The most requests that waited for their answer at once.
  package var mostAtOnce: Int { room.mostAtOnce }
}

/// Why the server could not listen.
package struct HTTPServerError: Error {
  /// The system's error number.
  package var code: Int32
}

/// What the threads of one server share.
final class Room: Sendable {
  private struct State {
    var connections: Set<Int32> = []
    var requests: [HTTPRequest] = []
    var atOnce = 0
    var mostAtOnce = 0
    var isClosed = false
  }

  let answer: @Sendable (HTTPRequest) -> HTTPAnswer
  /// Opened when the server stops: what hangs is let go.
  let closing = Gate()
  private let state = Mutex(State())

  init(_ answer: @escaping @Sendable (HTTPRequest) -> HTTPAnswer) {
    self.answer = answer
  }

  var requests: [HTTPRequest] { state.withLock { $0.requests } }
  var mostAtOnce: Int { state.withLock { $0.mostAtOnce } }

  func enter(_ connection: Int32) -> Bool {
    let isOpen = state.withLock { state in
      if !state.isClosed { state.connections.insert(connection) }
      return !state.isClosed
    }
    if !isOpen { close(connection) }
    return isOpen
  }

  func leave(_ connection: Int32) {
    state.withLock { state in
      state.connections.remove(connection)
      close(connection)
    }
  }

  func leaveAll() {
    state.withLock { state in
      state.isClosed = true
      for connection in state.connections { shutdown(connection, Int32(SHUT_RDWR)) }
    }
    closing.open()
  }

  func begin(_ request: HTTPRequest) {
    state.withLock { state in
      state.requests.append(request)
      state.atOnce += 1
      state.mostAtOnce = max(state.mostAtOnce, state.atOnce)
    }
  }

  func end() { state.withLock { $0.atOnce -= 1 } }
}

/// Runs `body` on a thread of its own.
func startThread(_ body: @escaping @Sendable () -> Void) {
  final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var thread = pthread_t()
  let work = Unmanaged.passRetained(Work(body))
  let code = pthread_create(
    &thread, nil,
    { context in
      guard let context else { return nil }
      Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
      return nil
    }, work.toOpaque())
  if code == 0 { pthread_detach(thread) } else { work.release() }
}
