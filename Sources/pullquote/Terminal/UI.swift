import CursesShim
import Glibc
import Synchronization

/// The one thread that owns the reader's state and every call to the terminal.
///
/// It is the main thread, which waits for keys; the main actor would not be served while it waits.
/// Other tasks reach it with `await`: their jobs wake it, and it runs them before it paints.
@globalActor
actor UI {
  static let shared = UI()
  private static let jobs = JobQueue()
  nonisolated var unownedExecutor: UnownedSerialExecutor { UI.jobs.asUnownedSerialExecutor() }

  /// Runs what other tasks have asked for meanwhile.
  @UI static func runWaitingJobs() { jobs.runWaiting() }

  /// Makes the calling thread the one that owns the screen, and runs `body` on it.
  static func own<Result>(_ body: @UI () -> Result) -> Result {
    jobs.bind()
    return withoutActuallyEscaping(body) { body in
      // The queue only ever runs on this thread, so being here is being on the actor.
      unsafeBitCast(body, to: (() -> Result).self)()
    }
  }
}

/// Jobs for the thread of the screen, in the order they came.
private final class JobQueue: SerialExecutor {
  private let waiting = Mutex<[UnownedJob]>([])
  private let owner = Mutex<pthread_t?>(nil)

  /// The calling thread is the one jobs run on.
  func bind() { owner.withLock { $0 = pthread_self() } }

  /// Lets closures of the actor run where nobody but this thread can have called them.
  func isIsolatingCurrentContext() -> Bool? {
    owner.withLock { $0.map { pthread_equal($0, pthread_self()) != 0 } }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isFirst = waiting.withLock { jobs in
      jobs.append(job)
      return jobs.count == 1
    }
    if isFirst { pq_wake() }
  }

  func runWaiting() {
    let jobs = waiting.withLock { jobs in
      defer { jobs = [] }
      return jobs
    }
    for job in jobs { job.runSynchronously(on: asUnownedSerialExecutor()) }
  }
}
