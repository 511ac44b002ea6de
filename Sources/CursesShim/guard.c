#define _GNU_SOURCE
#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include "CursesShim.h"

/* What takes the screen down. Made when it is put up: a crash handler may call nothing but write. */
static char restoring[512];
static volatile size_t restoring_count;

static volatile sig_atomic_t is_up;
static struct termios before;
static int tty = -1;
static int pipe_ends[2] = {-1, -1};
static _Alignas(16) char crash_stack[64 * 1024];

/* Signals since the last question. A pipe alone could be full. */
static volatile sig_atomic_t seen[64];

/* Where standard error goes while the screen is up, and where it went before. */
static int held = -1;
static int error_before = -1;

static void hold_errors(void) {
#ifdef __linux__
  if (held < 0) held = memfd_create("messages", MFD_CLOEXEC);
#endif
  if (held < 0 || !isatty(STDERR_FILENO)) return;
  error_before = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (error_before >= 0) dup2(held, STDERR_FILENO);
}

/* Only calls that a crash handler may make. */
static void release_errors(void) {
  if (error_before < 0) return;
  dup2(error_before, STDERR_FILENO);
  close(error_before);
  error_before = -1;
  char text[1024];
  off_t place = 0;
  ssize_t count;
  while ((count = pread(held, text, sizeof text, place)) > 0) {
    if (write(STDERR_FILENO, text, (size_t)count) < 0) break;
    place += count;
  }
  if (ftruncate(held, 0) == 0) lseek(held, 0, SEEK_SET);
}

void pq_guard_restoring(const char *text, size_t count) {
  if (count > sizeof restoring) count = sizeof restoring;
  restoring_count = 0;
  memcpy(restoring, text, count);
  restoring_count = count;
}

void pq_guard_restore(void) {
  if (!is_up) return;
  is_up = 0;
  ssize_t ignored = write(STDOUT_FILENO, restoring, restoring_count);
  (void)ignored;
  tcsetattr(tty, TCSANOW, &before);
  release_errors();
}

void pq_guard_disarm(void) {
  is_up = 0;
  release_errors();
}

static void crashed(int number) {
  pq_guard_restore();
  raise(number); /* SA_RESETHAND: this time with the default action */
}

static void noticed(int number) {
  int saved = errno;
  if (number > 0 && number < 64) seen[number] = 1;
  pq_wake();
  errno = saved;
}

static void handle(int number, void (*handler)(int), int flags) {
  struct sigaction action = {0};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigfillset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

void pq_guard_install(int descriptor) {
  tty = descriptor;
  tcgetattr(tty, &before);
  if (pipe_ends[0] >= 0) return;
  if (pipe2(pipe_ends, O_NONBLOCK | O_CLOEXEC) != 0) return;

  stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
  sigaltstack(&stack, NULL);
  const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
    handle(crashes[i], crashed, SA_ONSTACK | SA_RESETHAND | SA_NODEFER);
  const int noticed_signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT};
  for (size_t i = 0; i < sizeof noticed_signals / sizeof *noticed_signals; i++)
    handle(noticed_signals[i], noticed, SA_RESTART);
  signal(SIGPIPE, SIG_IGN);
  atexit(pq_guard_restore);
}

void pq_guard_arm(void) {
  is_up = 1;
  hold_errors();
}

int pq_guard_pipe(void) { return pipe_ends[0]; }

void pq_guard_stop(void) {
  handle(SIGTSTP, SIG_DFL, 0);
  sigset_t tstp, old;
  sigemptyset(&tstp);
  sigaddset(&tstp, SIGTSTP);
  sigprocmask(SIG_UNBLOCK, &tstp, &old);
  kill(getpid(), SIGTSTP);
  sigprocmask(SIG_SETMASK, &old, NULL);
  handle(SIGTSTP, noticed, SA_RESTART);
  /* Whoever called takes the terminal back: nobody else needs to hear of it. */
  seen[SIGCONT] = 0;
}

void pq_wake(void) {
  ssize_t ignored = write(pipe_ends[1], "w", 1);
  (void)ignored;
}

int pq_signal(void) {
  for (int number = 1; number < 64; number++) {
    if (seen[number]) {
      seen[number] = 0;
      return number;
    }
  }
  return 0;
}
