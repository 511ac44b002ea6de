import Glibc

/// Serves one connection until either side has had enough.
func serve(_ connection: Int32, _ room: Room) {
  defer { room.leave(connection) }
  var rest: [UInt8] = []
  while let request = readRequest(connection, &rest) {
    room.begin(request)
    let goesOn = carryOut(room.answer(request), on: connection, room)
    if !goesOn { return }
  }
}

/// The next request with its body, whose length must be given; nil at the end.
private func readRequest(_ connection: Int32, _ rest: inout [UInt8]) -> HTTPRequest? {
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    if let end = endOfHead(rest) {
      let head = String(decoding: rest[..<end], as: UTF8.self)
      rest.removeFirst(end)
      guard var request = parse(head) else { return nil }
      let length = request.headers["content-length"].flatMap { Int($0) } ?? 0
      while rest.count < length { guard receive(connection, &buffer, &rest) else { return nil } }
      request.body = Array(rest[..<length])
      rest.removeFirst(length)
      return request
    }
    guard receive(connection, &buffer, &rest) else { return nil }
  }
}

/// Takes in what comes next; false at the end.
private func receive(_ connection: Int32, _ buffer: inout [UInt8], _ rest: inout [UInt8]) -> Bool {
  while true {
    let count = recv(connection, &buffer, buffer.count, 0)
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { return false }
    rest.append(contentsOf: buffer[..<count])
    return true
  }
}

private func endOfHead(_ bytes: [UInt8]) -> Int? {
  let mark = Array("\r\n\r\n".utf8)
  guard bytes.count >= mark.count else { return nil }
  return (0...(bytes.count - mark.count)).first { bytes[$0..<($0 + 4)].elementsEqual(mark) }
    .map { $0 + mark.count }
}

private func parse(_ head: String) -> HTTPRequest? {
  let lines = head.split(separator: "\r\n")
  let words = lines.first?.split(separator: " ") ?? []
  guard words.count == 3 else { return nil }
  var headers: [String: String] = [:]
  for line in lines.dropFirst() {
    guard let colon = line.firstIndex(of: ":") else { continue }
    let value = line[line.index(after: colon)...].drop { $0 == " " }
    headers[line[..<colon].lowercased()] = String(value)
  }
  return HTTPRequest(method: String(words[0]), path: String(words[1]), headers: headers)
}

/// Does what the test wants.
/// - Returns: true when the connection may be used again.
private func carryOut(_ answer: HTTPAnswer, on connection: Int32, _ room: Room) -> Bool {
  switch answer {
  case .reply(let status, let headers, let body):
    var head = "HTTP/1.1 \(status) Status\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    if status != 304 { head += "Content-Length: \(body.count)\r\n" }
    room.end()
    return send(Array((head + "\r\n").utf8) + (status == 304 ? [] : body), to: connection)
  case .raw(let bytes):
    room.end()
    _ = send(bytes, to: connection)
  case .stall(let bytes):
    _ = send(bytes, to: connection)
    room.closing.wait()
    room.end()
  case .reset:
    room.end()
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      connection, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  case .held(let gate, let answer):
    gate.wait()
    return carryOut(answer, on: connection, room)
  }
  return false
}

private func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
  var start = 0
  while start < bytes.count {
    let count = bytes[start...].withUnsafeBytes {
      // A client that has left is an error to us, not a signal.
      Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { return false }
    start += count
  }
  return true
}
