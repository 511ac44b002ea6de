import Testing

@testable import pullquote

@Suite struct NetworkGateTests {
  /// Lets expectations call what changes the value.
  private final class Gate {
    private var gate: BodyGate
    init(atOnce: Int = 2) { gate = BodyGate(atOnce: atOnce, slowAfter: 1) }
    var isWaiting: Bool { gate.isWaiting }
    func admits(_ id: UInt64, now: Double, isFull: Bool) -> Bool {
      gate.admits(id, now: now, isFull: isFull)
    }
    func next(now: Double, isFull: Bool) -> UInt64? { gate.next(now: now, isFull: isFull) }
    func end(_ id: UInt64) { gate.end(id) }
  }

  @Test func `so many bodies come in, the others wait and follow in their order`() {
    let gate = Gate()
    #expect((1...4).map { gate.admits($0, now: 0, isFull: false) } == [true, true, false, false])
    #expect(gate.next(now: 0, isFull: false) == nil)
    gate.end(1)
    #expect(gate.next(now: 0, isFull: false) == 3)
    #expect(gate.admits(3, now: 0, isFull: false))
    #expect(gate.next(now: 0, isFull: false) == nil)
    gate.end(2)
    #expect(gate.next(now: 0, isFull: false) == 4)
    #expect(!gate.isWaiting)
  }

  @Test
  func `nobody is let in while what came before is not dealt with, but whoever is in goes on`() {
    let gate = Gate()
    #expect(gate.admits(1, now: 0, isFull: false))
    #expect(gate.admits(1, now: 0, isFull: true))
    #expect(!gate.admits(2, now: 0, isFull: true))
    #expect(gate.next(now: 0, isFull: true) == nil)
    #expect(gate.next(now: 0, isFull: false) == 2)
  }

  @Test func `a body that trickles takes nobody's place`() {
    let gate = Gate()
    #expect(gate.admits(1, now: 0, isFull: false) && gate.admits(2, now: 0.5, isFull: false))
    #expect(!gate.admits(3, now: 0.9, isFull: false))
    #expect(gate.next(now: 1.1, isFull: false) == 3)
    #expect(!gate.admits(4, now: 1.2, isFull: false))
  }

  @Test func `whoever has ended waits no more, and one that waits is not overtaken`() {
    let gate = Gate(atOnce: 1)
    #expect(gate.admits(1, now: 0, isFull: false))
    #expect(!gate.admits(2, now: 0, isFull: false) && !gate.admits(3, now: 0, isFull: false))
    gate.end(2)
    gate.end(1)
    #expect(!gate.admits(4, now: 0, isFull: false))
    #expect(gate.next(now: 0, isFull: false) == 3)
  }
}
