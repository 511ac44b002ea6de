import Dispatch
import Synchronization

/// Does work that waits, and holds the thread until it is done.
///
/// For commands that open the screen afterwards: once the program's first function has been
/// suspended, the main thread is gone for good, and no other thread takes signals.
/// - Throws: what `work` throws.
func waitFor<Value: Sendable, Failure: Error>(
  _ work: @escaping @Sendable () async throws(Failure) -> Value
) throws(Failure) -> Value {
  let answer = Answer<Value, Failure>()
  Task.detached {
    do throws(Failure) {
      let value = try await work()
      answer.outcome.withLock { $0 = .success(value) }
    } catch {
      answer.outcome.withLock { $0 = .failure(error) }
    }
    answer.isThere.signal()
  }
  while true {
    answer.isThere.wait()
    if let outcome = answer.outcome.withLock({ $0 }) { return try outcome.get() }
  }
}

/// What a task will have said.
private final class Answer<Value: Sendable, Failure: Error>: Sendable {
  let outcome = Mutex<Result<Value, Failure>?>(nil)
  let isThere = DispatchSemaphore(value: 0)
}
