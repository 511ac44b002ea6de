import Glibc

/// Threads wait at it until it is opened; it stays open.
package final class Gate: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var isOpen = false
  private var waiting = 0
  private let opensAt: Int?

  /// A gate that opens by itself when so many wait at it; nil for never.
  package init(opensAt: Int? = nil) {
    self.opensAt = opensAt
    pthread_mutex_init(lock, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    pthread_cond_destroy(condition)
    lock.deallocate()
    condition.deallocate()
  }

  /// Lets all through that wait and all that come.
  package func open() {
    pthread_mutex_lock(lock)
    isOpen = true
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(lock)
  }

  /// Blocks until the gate is open.
  package func wait() {
    pthread_mutex_lock(lock)
    waiting += 1
    if waiting == opensAt {
      isOpen = true
      pthread_cond_broadcast(condition)
    }
    while !isOpen { pthread_cond_wait(condition, lock) }
    pthread_mutex_unlock(lock)
  }
}
