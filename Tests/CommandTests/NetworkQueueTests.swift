import Testing

@testable import pullquote

@Suite struct NetworkQueueTests {
  private func queue(_ limits: TransferLimits, hosts: [String]) -> TransferQueue<Int> {
    var queue = TransferQueue<Int>(limits: limits)
    for (number, host) in hosts.enumerated() {
      queue.append(
        .init(id: UInt64(number), host: host, isLoopback: host == "localhost", transfer: number))
    }
    return queue
  }

  private func begun(_ queue: inout TransferQueue<Int>, now: Double = 0) -> [Int] {
    var all: [Int] = []
    while let item = queue.next(now: now, bytes: 0) { all.append(item.transfer) }
    return all
  }

  @Test func `one host gets no more than its share, the others go past it`() {
    var queue = queue(
      .init(total: 10, perHost: 2), hosts: ["a", "a", "a", "b", "localhost", "localhost"])
    #expect(begun(&queue) == [0, 1, 3, 4, 5])
    #expect(queue.end(1, timedOut: false).isEmpty)
    #expect(begun(&queue) == [2])
  }

  @Test func `slow transfers take nobody's place, up to a bound`() {
    var queue = queue(
      .init(total: 2, slowAfter: 3, most: 5), hosts: ["a", "b", "c", "d", "e", "f"])
    #expect(begun(&queue, now: 0) == [0, 1])
    #expect(begun(&queue, now: 2.9) == [])
    #expect(begun(&queue, now: 3) == [2, 3])
    #expect(begun(&queue, now: 6) == [4])
    #expect(begun(&queue, now: 60) == [])
  }

  @Test func `nothing is begun while too many bytes are under way`() {
    var queue = queue(.init(bytes: 100), hosts: ["a"])
    #expect(queue.next(now: 0, bytes: 100) == nil)
    #expect(queue.next(now: 0, bytes: 99) != nil)
  }

  @Test func `a host that timed out again and again is given up for what waits`() {
    var queue = queue(
      .init(total: 2, timeouts: 2), hosts: ["a", "a", "a", "b"])
    #expect(begun(&queue) == [0, 1])
    #expect(queue.end(0, timedOut: true).isEmpty)
    #expect(queue.end(1, timedOut: true).map(\.transfer) == [2])
    #expect(begun(&queue) == [3])
  }
}

@Suite struct NetworkAddressTests {
  @Test(arguments: [
    ("HTTP://Example.ORG/a#part", "http://Example.ORG/a", "example.org", 80),
    ("https://anna:x@example.org:444/?q=1", "https://example.org:444/?q=1", "example.org", 444),
    ("http://[::1]:8080/", "http://[::1]:8080/", "[::1]", 8080),
  ])
  func `an address is taken apart`(text: String, clean: String, host: String, port: Int) throws {
    let address = try #require(WebAddress(text))
    #expect(address.text.lowercased() == clean.lowercased())
    #expect(address.host == host)
    #expect(address.port == port)
  }

  @Test(arguments: [
    ("http://a.example/", "http://a.example:80/x", true),
    ("http://a.example/", "https://a.example/", true),
    ("https://a.example/", "http://a.example/", false),
    ("http://a.example:8080/", "https://a.example/", false),
    ("http://a.example/", "http://b.example/", false),
    ("http://a.example/", "http://a.example:81/", false),
  ])
  func `secrets stay with host and port`(from: String, to: String, isTold: Bool) throws {
    #expect(try #require(WebAddress(from)).mayTell(#require(WebAddress(to))) == isTold)
  }

  @Test(arguments: [
    ("http://127.0.0.1/", true), ("http://localhost:1/", true), ("http://[::1]/", true),
    ("http://127.0.0.1.example.org/", false), ("http://example.org/", false),
  ])
  func `this machine is known`(text: String, isLoopback: Bool) throws {
    #expect(try #require(WebAddress(text)).isLoopback == isLoopback)
  }
}
