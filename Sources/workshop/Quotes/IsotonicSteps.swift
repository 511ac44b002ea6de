/// Shares of right answers that rise with what was stated of them: isotonic regression by pooling
/// neighbours (pool adjacent violators; Ayer et al. 1955, Zadrozny & Elkan 2002).
struct IsotonicSteps {
  /// An answer: what was stated of it, and whether it was right.
  struct Outcome {
    var stated: Double
    var isRight: Bool
  }

  /// Answers of like certainty.
  struct Step {
    /// The sum of what was stated.
    fileprivate var sum: Double
    /// How many were right.
    var right: Int
    /// How many there are.
    var count: Int
    /// What was stated of them on average.
    var stated: Double { sum / Double(count) }
    /// The share of right ones.
    var share: Double { Double(right) / Double(count) }
  }

  /// By what was stated; `share` rises from each to the next.
  private(set) var steps: [Step] = []
  private let least: Int

  /// Pools `outcomes` until shares rise and each step has `least` of them; fewer make no step.
  init(_ outcomes: [Outcome], least: Int) {
    self.least = least
    guard outcomes.count >= least else { return }
    let equals = Dictionary(grouping: outcomes, by: \.stated).sorted { $0.key < $1.key }
    for (stated, outcomes) in equals {
      let step = Step(
        sum: stated * Double(outcomes.count), right: outcomes.count(where: \.isRight),
        count: outcomes.count)
      if let last = steps.last, last.count < least { merge(step) } else { steps.append(step) }
      pool()
    }
    if let last = steps.last, last.count < least, steps.count > 1 {
      steps.removeLast()
      merge(last)
      pool()
    }
  }

  private mutating func pool() {
    while steps.count > 1, steps[steps.count - 1].count >= least,
      steps[steps.count - 2].share >= steps[steps.count - 1].share
    {
      merge(steps.removeLast())
    }
  }

  private mutating func merge(_ step: Step) {
    steps[steps.count - 1].sum += step.sum
    steps[steps.count - 1].right += step.right
    steps[steps.count - 1].count += step.count
  }
}
