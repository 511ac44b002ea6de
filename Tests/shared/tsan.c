/* What hands work from thread to thread in libraries that no thread sanitizer has seen: Swift's
 * tasks, its Mutex where it waits, libdispatch's queues. Without this every value that a task or a
 * queue hands over is taken for a race. Preloaded into a program built with --sanitize=thread:
 *
 *   LIB=.../usr/lib/swift/linux
 *   clang -shared -fPIC -fblocks -O1 -o tsan.so tsan.c -L$LIB -lBlocksRuntime -Wl,-rpath,$LIB
 *   LD_PRELOAD=$PWD/tsan.so TSAN_OPTIONS=... pullquote
 *
 * A queue orders everything that goes through it, and the ends and beginnings of tasks order one
 * another: more than is promised, so that a race may be missed there, and none is made up. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

void __tsan_acquire(void *address) __attribute__((weak));
void __tsan_release(void *address) __attribute__((weak));
static void acquire(void *address) { if (__tsan_acquire) __tsan_acquire(address); }
static void release(void *address) { if (__tsan_release) __tsan_release(address); }

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

/* Tasks: a few threads of our own run them, which the sanitizer knows by their mutex. */

#define swiftcall __attribute__((swiftcall))
typedef struct { void *identity, *implementation; } executor;
typedef swiftcall void (*original)(void *job);
extern swiftcall void (*swift_task_enqueueGlobal_hook)(void *job, original) __attribute__((weak));
extern swiftcall void swift_job_run(void *job, executor on) __attribute__((weak));

struct work { void *job; struct work *next; };
static struct work *first, **last = &first;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t some = PTHREAD_COND_INITIALIZER;
static int tasks;
#define THREADS 4

static void *run(void *unused) {
  for (;;) {
    pthread_mutex_lock(&mutex);
    while (!first) pthread_cond_wait(&some, &mutex);
    struct work *work = first;
    if (!(first = work->next)) last = &first;
    pthread_mutex_unlock(&mutex);
    acquire(&tasks);
    swift_job_run(work->job, (executor){0, 0});
    release(&tasks);
    free(work);
  }
  return unused;
}

static swiftcall void enqueue(void *job, original unused) {
  (void)unused;
  static int threads;
  struct work *work = calloc(1, sizeof *work);
  if (!work) abort();
  work->job = job;
  release(&tasks);
  pthread_mutex_lock(&mutex);
  *last = work;
  last = &work->next;
  if (threads < THREADS) {
    pthread_t thread;
    if (!pthread_create(&thread, 0, run, 0)) threads++;
  }
  pthread_cond_signal(&some);
  pthread_mutex_unlock(&mutex);
}

/* What goes on without being handed over anew (a continuation resumed before it is awaited, a change of
 * actors) is seen on the way into the library, whose functions are entered with all registers as they
 * were: their calling convention is Swift's own. x86-64 only. */

void pq_order(void) __attribute__((used));
void pq_order(void) {
  release(&tasks);
  acquire(&tasks);
}

#define ORDERED(name, pointer)                                                                    \
  void *pointer __attribute__((used));                                                            \
  __asm__(".globl " name "\n.type " name ",@function\n" name ":\n"                                \
          "push %rbp\nmov %rsp, %rbp\npush %rax\npush %rdi\npush %rsi\npush %rdx\npush %rcx\n"    \
          "push %r8\npush %r9\npush %r10\npush %r11\npush %r13\npush %r14\nand $-16, %rsp\n"       \
          "call pq_order@PLT\nlea -88(%rbp), %rsp\npop %r14\npop %r13\npop %r11\npop %r10\n"       \
          "pop %r9\npop %r8\npop %rcx\npop %rdx\npop %rsi\npop %rdi\npop %rax\npop %rbp\n"        \
          "mov " #pointer "@GOTPCREL(%rip), %r11\njmp *(%r11)\n");

#define RESUME "$sScC6resume9returningyxn_tF"
ORDERED("\"" RESUME "\"", pq_resume)
ORDERED("swift_continuation_await", pq_await)
ORDERED("swift_task_switch", pq_switch)

__attribute__((constructor)) static void begin(void) {
  if (&swift_task_enqueueGlobal_hook) swift_task_enqueueGlobal_hook = enqueue;
  pq_resume = next(RESUME);
  pq_await = next("swift_continuation_await");
  pq_switch = next("swift_task_switch");
}

/* Mutex: only its quick ways are part of the program. */

#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

swiftcall void lock_slow(uint32_t id, __attribute__((swift_context)) void *self) __asm__(LOCK_SLOW);
swiftcall void lock_slow(uint32_t id, __attribute__((swift_context)) void *self) {
  typedef swiftcall void (*function)(uint32_t, __attribute__((swift_context)) void *);
  ((function)next(LOCK_SLOW))(id, self);
  acquire(self);
}

swiftcall void unlock_slow(__attribute__((swift_context)) void *self) __asm__(UNLOCK_SLOW);
swiftcall void unlock_slow(__attribute__((swift_context)) void *self) {
  typedef swiftcall void (*function)(__attribute__((swift_context)) void *);
  release(self);
  ((function)next(UNLOCK_SLOW))(self);
}

/* Queues. */

typedef void (^block)(void);

#define WAITED(name)                                                                              \
  void name(void *queue, block body) {                                                            \
    release(queue);                                                                               \
    ((void (*)(void *, block))next(#name))(queue, ^{                                              \
      acquire(queue);                                                                             \
      body();                                                                                     \
      release(queue);                                                                             \
    });                                                                                           \
    acquire(queue);                                                                               \
  }
#define SENT(name)                                                                                \
  void name(void *queue, block body) {                                                            \
    release(queue);                                                                               \
    ((void (*)(void *, block))next(#name))(queue, ^{                                              \
      acquire(queue);                                                                             \
      body();                                                                                     \
      release(queue);                                                                             \
    });                                                                                           \
  }
WAITED(dispatch_sync)
WAITED(dispatch_barrier_sync)
WAITED(dispatch_async_and_wait)
SENT(dispatch_async)
SENT(dispatch_barrier_async)

#define GROUPED(name)                                                                             \
  void name(void *group, void *queue, block body) {                                               \
    release(queue);                                                                               \
    ((void (*)(void *, void *, block))next(#name))(group, queue, ^{                               \
      acquire(group);                                                                             \
      acquire(queue);                                                                             \
      body();                                                                                     \
      release(queue);                                                                             \
      release(group);                                                                             \
    });                                                                                           \
  }
GROUPED(dispatch_group_async)
GROUPED(dispatch_group_notify)

void dispatch_group_leave(void *group) {
  release(group);
  ((void (*)(void *))next("dispatch_group_leave"))(group);
}

long dispatch_group_wait(void *group, uint64_t until) {
  long result = ((long (*)(void *, uint64_t))next("dispatch_group_wait"))(group, until);
  acquire(group);
  return result;
}

long dispatch_semaphore_signal(void *semaphore) {
  release(semaphore);
  return ((long (*)(void *))next("dispatch_semaphore_signal"))(semaphore);
}

long dispatch_semaphore_wait(void *semaphore, uint64_t until) {
  long result = ((long (*)(void *, uint64_t))next("dispatch_semaphore_wait"))(semaphore, until);
  acquire(semaphore);
  return result;
}
