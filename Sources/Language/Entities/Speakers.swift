import Prose

/// Who is likely to be speaking in each stretch of quoted words, as far as the reporting verb next
/// to it shows: nobody speaks of himself as "he".
struct Speakers {
  /// For each quoted run, the slot of the reporting verb's subject.
  private var slotOfRun: [Int: Int] = [:]
  private var runOfSlot: [Int: Int] = [:]
  /// For each run, the groups named in it.
  private var namesInRun: [Int: Set<Int>] = [:]
  /// For each token, its run; -1 outside.
  private var runOfToken: [Int32] = []

  init(_ context: EntityContext, _ slots: [Slot], groupOfUse: [Int]) {
    runOfToken = [Int32](repeating: -1, count: context.count)
    var runs: [Range<Int>] = []
    var token = 0
    while token < context.count {
      guard context.insideQuotes[token] else {
        token += 1
        continue
      }
      var end = token
      while end < context.count, context.insideQuotes[end] {
        runOfToken[end] = Int32(runs.count)
        end += 1
      }
      runs.append(token..<end)
      token = end
    }
    guard !runs.isEmpty else { return }
    // Subjects outside quotes with a reporting verb beside them, given to the nearest run.
    for (index, slot) in slots.enumerated() {
      if slot.isQuoted, case .name(let use) = slot.content,
        let run = run(at: slot.tokens.start)
      {
        namesInRun[run, default: []].insert(groupOfUse[use])
      }
      guard !slot.isQuoted, !slot.isPossessive else { continue }
      let after = slot.tokens.end
      let before = slot.tokens.start - 1
      let reports =
        after < context.count && context.classes[after].has(.reporting)
        || before >= 0 && context.classes[before].has(.reporting)
      guard reports else { continue }
      for offset in 1...6 {
        if let run = run(at: slot.tokens.start - offset) ?? run(at: after + offset),
          slotOfRun[run] == nil
        {
          slotOfRun[run] = index
          runOfSlot[index] = run
          break
        }
      }
    }
  }

  private func run(at token: Int) -> Int? {
    guard runOfToken.indices.contains(token), runOfToken[token] >= 0 else { return nil }
    return Int(runOfToken[token])
  }

  /// True when the words that `slot` says name `group`: people call themselves "I".
  func quotes(_ slot: Int, name group: Int) -> Bool {
    guard group >= 0, let run = runOfSlot[slot] else { return false }
    return namesInRun[run]?.contains(group) ?? false
  }

  /// True when `referent` is the one who says the words around `slot`.
  func isSpeaker(_ referent: Int, at slot: Int, _ slots: [Slot]) -> Bool {
    guard let run = run(at: slots[slot].tokens.start), let speaker = slotOfRun[run] else {
      return false
    }
    return slots[speaker].referent == referent
  }
}
