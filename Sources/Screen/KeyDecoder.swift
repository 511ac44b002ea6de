/// Turns the bytes a terminal sends into keys and replies.
///
/// Knows the keys of ECMA-48 terminals as xterm, rxvt and the Linux console send them, pasted text in
/// brackets, the mouse, and what terminals answer; what else comes is passed over as a whole, so that no
/// unknown sequence is taken for typing.
///
/// ncurses, which paints, does not read: its table of keys has no place for pasted text, for answers
/// of the terminal, or for keys held with alt, control and shift beyond the few terminfo names.
package struct KeyDecoder: Sendable {
  private var pending: [UInt8] = []
  private var start = 0
  private var ready: [TerminalInput] = []
  private var readyStart = 0
  private var paste: [UInt8]?
  private var lastClick: (row: Int, column: Int, time: Int)?
  private let others: [(bytes: [UInt8], key: Key)]

  /// Bytes of pasted text that are kept; the rest is dropped.
  package static let longestPaste = 1 << 20
  /// Milliseconds between the clicks of a double click, at most.
  package static let doubleClickTime = 400

  /// Decodes for one terminal.
  /// - Parameter others: keys of this terminal (from terminfo) that may be sent otherwise.
  package init(others: [(bytes: [UInt8], key: Key)] = []) {
    self.others = others.filter { $0.bytes.count > 1 && $0.bytes[0] == 0x1B }
  }

  /// True while bytes wait for others that would tell what they mean: an escape, most of all.
  package var isWaiting: Bool { start < pending.count && paste == nil }

  /// Takes what was read.
  /// - Parameter time: milliseconds of any clock that runs evenly, to tell double clicks.
  package mutating func receive(_ bytes: some Sequence<UInt8>, at time: Int) {
    pending.append(contentsOf: bytes)
    decode(at: time, isLate: false)
  }

  /// Nothing more comes: what waits is what it is.
  package mutating func stopWaiting(at time: Int) { decode(at: time, isLate: true) }

  /// The next thing that came, nil when there is none.
  package mutating func next() -> TerminalInput? {
    guard readyStart < ready.count else {
      ready.removeAll(keepingCapacity: true)
      readyStart = 0
      return nil
    }
    defer { readyStart += 1 }
    return ready[readyStart]
  }

  /// The answers that have come, out of turn; keys stay.
  package mutating func takeReplies() -> [TerminalReply] {
    ready.removeFirst(readyStart)
    readyStart = 0
    let replies = ready.compactMap { if case .reply(let reply) = $0 { reply } else { nil } }
    ready.removeAll { if case .reply = $0 { true } else { false } }
    return replies
  }

  private mutating func decode(at time: Int, isLate: Bool) {
    while start < pending.count {
      let count = paste == nil ? decodeOne(at: time, isLate: isLate) : decodePaste()
      guard count > 0 else { break }
      start += count
    }
    pending.removeFirst(start)
    start = 0
  }

  private func byte(_ index: Int) -> UInt8? {
    start + index < pending.count ? pending[start + index] : nil
  }

  /// - Returns: how many bytes are dealt with; 0 when more must come.
  private mutating func decodeOne(at time: Int, isLate: Bool) -> Int {
    guard byte(0) == 0x1B else { return decodeCharacter(from: 0, modifiers: [], isLate: isLate) }
    for other in others where pending[start...].starts(with: other.bytes) {
      ready.append(.key(other.key))
      return other.bytes.count
    }
    guard let second = byte(1) else { return isLate ? emit(.escape, 1) : 0 }
    var count = 0
    switch second {
    case UInt8(ascii: "["): count = decodeControlSequence(from: 2, [], at: time)
    case UInt8(ascii: "O"): count = decodeShiftedKey()
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      count = decodeString()
    case 0x1B:
      // An escape before an arrow is how some terminals say alt.
      guard let third = byte(2) else { break }
      guard third == UInt8(ascii: "[") else { return emit(.escape, 1) }
      count = decodeControlSequence(from: 3, .alt, at: time)
    default: return decodeCharacter(from: 1, modifiers: .alt, isLate: isLate)
    }
    guard count == 0, isLate else { return count }
    // Late: it was an escape, or alt with this character. A longer one is not typed by hand, but cut
    // in two by a slow line; its rest must not be taken for typing.
    if second == 0x1B { return emit(.escape, 1) }
    let isShort = pending.count - start == 2
    return isShort ? decodeCharacter(from: 1, modifiers: .alt, isLate: true) : 0
  }

  private mutating func emit(_ key: Key?, _ count: Int) -> Int {
    if let key { ready.append(.key(key)) }
    return count
  }

  /// A character, or control with a letter.
  private mutating func decodeCharacter(
    from offset: Int, modifiers: Key.Modifiers, isLate: Bool
  ) -> Int {
    guard let lead = byte(offset) else { return 0 }
    let length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
    guard offset + length <= pending.count - start else {
      return isLate ? pending.count - start : 0
    }
    let bytes = pending[(start + offset)..<(start + offset + length)]
    let key: Key? =
      lead < 0x80
      ? Key(control: lead)
      : String(validating: bytes, as: UTF8.self).flatMap(\.first).map { .character($0) }
    // A broken byte is passed over alone: the next may begin a character.
    if lead >= 0x80, key == nil { return offset + 1 }
    return emit(modifiers.isEmpty ? key : key?.held(with: modifiers), offset + length)
  }

  /// `ESC O` and a letter: keypad, arrows and the first function keys in application mode.
  private mutating func decodeShiftedKey() -> Int {
    guard var final = byte(2) else { return 0 }
    var count = 3
    var modifiers: Key.Modifiers = []
    if (0x31...0x38).contains(final) {
      modifiers = Key.Modifiers(parameter: Int(final) - 0x30)
      guard let next = byte(3) else { return 0 }
      final = next
      count = 4
    }
    return emit(Key(shifted: final)?.held(with: modifiers), count)
  }

  /// Text in brackets, up to the closing one.
  private mutating func decodePaste() -> Int {
    let closing = Array("\u{1B}[201~".utf8)
    var end = start
    while end < pending.count, !pending[end...].starts(with: closing) {
      // It may be the beginning of the closing bracket that is cut off here.
      if closing.starts(with: pending[end...]) { break }
      end = pending[(end + 1)...].firstIndex(of: 0x1B) ?? pending.count
    }
    let room = max(0, Self.longestPaste - (paste?.count ?? 0))
    paste?.append(contentsOf: pending[start..<end].prefix(room))
    let isClosed = pending[end...].starts(with: closing)
    if isClosed {
      ready.append(.key(.paste(pastedText(paste ?? []))))
      paste = nil
    }
    return end - start + (isClosed ? closing.count : 0)
  }
}

extension KeyDecoder {
  /// `ESC [`: parameters, intermediate bytes, a final one.
  private mutating func decodeControlSequence(
    from offset: Int, _ outer: Key.Modifiers, at time: Int
  ) -> Int {
    // The Linux console sends its first function keys in a way of its own.
    if byte(offset) == UInt8(ascii: "[") {
      guard let letter = byte(offset + 1) else { return 0 }
      return emit((0x41...0x45).contains(letter) ? .function(Int(letter) - 0x40) : nil, offset + 2)
    }
    // So does a mouse of old: three bytes behind the final one.
    if byte(offset) == UInt8(ascii: "M") {
      guard let button = byte(offset + 1), let x = byte(offset + 2), let y = byte(offset + 3) else {
        return 0
      }
      let place = (Int(x) - 33, Int(y) - 33)
      decodeMouse(Int(button) - 32, column: place.0, row: place.1, isRelease: false, at: time)
      return offset + 4
    }
    var end = offset
    while let byte = byte(end), (0x20..<0x40).contains(byte) {
      // rxvt ends keys with shift in a sign that is no final byte; there is a number before it.
      if byte == UInt8(ascii: "$"), end > offset, pending[start + offset] < 0x3A { break }
      end += 1
    }
    guard let final = byte(end) else { return end - offset > 128 ? end : 0 }
    guard (0x40..<0x7F).contains(final) || final == UInt8(ascii: "$") else { return end }
    let sequence = ControlSequence(pending[(start + offset)..<(start + end)], final: final)
    switch (sequence.prefix, final) {
    case (UInt8(ascii: "<"), UInt8(ascii: "M")), (UInt8(ascii: "<"), UInt8(ascii: "m")):
      decodeMouse(
        sequence[0] ?? 0, column: (sequence[1] ?? 0) - 1, row: (sequence[2] ?? 0) - 1,
        isRelease: final == UInt8(ascii: "m"), at: time)
    case (UInt8(ascii: "?"), UInt8(ascii: "c")):
      ready.append(.reply(.attributes(sequence.numbers.compactMap { $0 })))
    case (nil, UInt8(ascii: "t")) where sequence[0] == 6:
      ready.append(.reply(.cellSize(width: sequence[2] ?? 0, height: sequence[1] ?? 0)))
    case (nil, UInt8(ascii: "~")) where sequence[0] == 200: paste = []
    case (nil, _):
      return emit(sequence.key.flatMap { $0.held(with: outer) }, end + 1)
    default: break
    }
    return end + 1
  }

  private mutating func decodeMouse(
    _ button: Int, column: Int, row: Int, isRelease: Bool, at time: Int
  ) {
    guard !isRelease, row >= 0, column >= 0, button & 32 == 0 else { return }
    switch button & 0b1100_0011 {
    case 0:
      ready.append(.key(.click(row: row, column: column)))
      if let last = lastClick, last.row == row, last.column == column,
        time - last.time <= Self.doubleClickTime
      {
        ready.append(.key(.doubleClick(row: row, column: column)))
        lastClick = nil
      } else {
        lastClick = (row, column, time)
      }
    case 2: ready.append(.key(.rightClick(row: row, column: column)))
    case 64, 65:
      ready.append(.key(.wheel(down: button & 1 == 1, row: row, column: column)))
    default: break
    }
  }

  /// A string the terminal sends as an answer: `ESC ]`, `ESC P`, `ESC _` or `ESC ^` to its end.
  private mutating func decodeString() -> Int {
    var end = 2
    while let byte = byte(end), (0x20..<0x7F).contains(byte), end <= 256 { end += 1 }
    guard let stop = byte(end) else { return 0 }
    let content = pending[(start + 2)..<(start + end)]
    switch stop {
    case 0x07: break
    case 0x1B:
      guard let closing = byte(end + 1) else { return 0 }
      // Not an answer then; what follows may well be keys.
      guard closing == UInt8(ascii: "\\") else { return end }
    default: return end
    }
    let kind = pending[start + 1]
    if let reply = TerminalReply(string: String(decoding: content, as: UTF8.self), kind: kind) {
      ready.append(.reply(reply))
    }
    return end + (stop == 0x07 ? 1 : 2)
  }

  private func pastedText(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar == "\r" || scalar == "\n" && !wasReturn {
        text.append("\n")
      } else if scalar == "\t" || scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value) {
        text.append(scalar)
      }
      wasReturn = scalar == "\r"
    }
    return String(text)
  }
}
