import Dispatch
import PullquoteModel
import Reader
import Synchronization

/// Answers the reader's questions on threads of their own: neither the screen nor the tasks that
/// annotate and fetch can hold them up.
///
/// A question that a newer one of the same asker and channel has overtaken before its turn came is
/// never asked; the reader drops the answers of those that were under way.
final class QuestionDesk: Sendable {
  private struct Line {
    var waiting: [Ask] = []
    var atWork = 0
  }

  private static let mostAtOnce = 3

  private let line = Mutex(Line())
  private let threads = DispatchQueue(
    label: "questions", qos: .userInteractive, attributes: .concurrent)
  private let answer: @Sendable (Question) -> Answer
  private let post: @Sendable (Ask, Answer) -> Void

  /// Makes a desk.
  /// - Parameters:
  ///   - answer: looks something up; it may take its time.
  ///   - post: takes the answers, on any thread.
  init(
    answer: @escaping @Sendable (Question) -> Answer,
    post: @escaping @Sendable (Ask, Answer) -> Void
  ) {
    self.answer = answer
    self.post = post
  }

  /// Takes a question.
  func take(_ ask: Ask) {
    let isThreadNeeded = line.withLock { line in
      line.waiting.removeAll { $0.place == ask.place }
      line.waiting.append(ask)
      guard line.atWork < Self.mostAtOnce else { return false }
      line.atWork += 1
      return true
    }
    guard isThreadNeeded else { return }
    threads.async { [self] in
      while let ask = next() { post(ask, answer(ask.question)) }
    }
  }

  private func next() -> Ask? {
    line.withLock { line in
      // What a person waits for comes before what stands beside it.
      let place = line.waiting.firstIndex { $0.channel != .detail } ?? line.waiting.indices.first
      guard let place else {
        line.atWork -= 1
        return nil
      }
      return line.waiting.remove(at: place)
    }
  }
}
