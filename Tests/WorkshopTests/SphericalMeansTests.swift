import Testing

@testable import workshop

@Suite struct SphericalMeansTests {
  /// Vectors near two directions, in turn.
  private let vectors: [Float] = (0..<40).flatMap { number -> [Float] in
    let wobble = Float(number % 7) * 0.02
    return number % 2 == 0 ? [1, wobble, 0] : [wobble, 0, 2]
  }

  @Test func `two directions make two classes, whatever the lengths`() {
    var means = SphericalMeans(vectors, width: 3)
    means.run(classCount: 2, rounds: 8, seed: 1)
    let even = stride(from: 0, to: 40, by: 2).map { means.classes[$0] }
    let odd = stride(from: 1, to: 40, by: 2).map { means.classes[$0] }
    #expect(Set(even).count == 1)
    #expect(Set(odd).count == 1)
    #expect(even[0] != odd[0])
  }

  @Test func `the same seed gives the same classes`() {
    let runs = (0..<2).map { _ in
      var means = SphericalMeans(vectors, width: 3)
      means.run(classCount: 5, rounds: 4, seed: 9)
      return means.classes
    }
    #expect(runs[0] == runs[1])
  }
}

@Suite struct IsotonicStepsTests {
  private func outcomes(_ stated: Double, right: Int, of count: Int) -> [IsotonicSteps.Outcome] {
    (0..<count).map { IsotonicSteps.Outcome(stated: stated, isRight: $0 < right) }
  }

  @Test func `shares rise, and neighbours that fall are pooled`() {
    let steps = IsotonicSteps(
      outcomes(0.2, right: 2, of: 10) + outcomes(0.5, right: 8, of: 10)
        + outcomes(0.7, right: 6, of: 10) + outcomes(0.9, right: 9, of: 10), least: 10
    ).steps
    #expect(steps.map(\.share) == [0.2, 0.7, 0.9])
    #expect(steps.map(\.count) == [10, 20, 10])
    #expect(abs(steps[1].stated - 0.6) < 1e-9)
  }

  @Test func `too few outcomes make no step`() {
    #expect(IsotonicSteps(outcomes(0.5, right: 3, of: 9), least: 10).steps.isEmpty)
    #expect(
      IsotonicSteps(outcomes(0.3, right: 3, of: 12) + outcomes(0.9, right: 2, of: 2), least: 10)
        .steps.map(\.count) == [14])
  }
}
