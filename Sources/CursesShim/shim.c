#define _GNU_SOURCE
#define NCURSES_NOMACROS 1
#include "CursesShim.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "guard.h"

/* term.h has macros of these names. */
#undef columns
#undef lines

static int tty = -1;
static bool is_open;
static bool takes_mouse;
static bool keeps_title;
static struct termios before;

/* The strings that put the screen up and take it down. */
struct text {
  char bytes[512];
  size_t count;
};

static void add(struct text *text, const char *more) {
  if (more == NULL) return;
  size_t count = strlen(more);
  if (text->count + count > sizeof text->bytes) return;
  memcpy(text->bytes + text->count, more, count);
  text->count += count;
}

/* A string of terminfo without the delays that terminals on slow lines once needed. */
static void add_capability(struct text *text, const char *name) {
  const char *from = pq_string(name);
  if (from == NULL) return;
  char plain[256];
  size_t count = 0;
  while (*from != 0 && count + 1 < sizeof plain) {
    if (from[0] == '$' && from[1] == '<') {
      const char *end = strchr(from, '>');
      if (end != NULL) {
        from = end + 1;
        continue;
      }
    }
    plain[count++] = *from++;
  }
  plain[count] = 0;
  add(text, plain);
}

bool pq_is_like_xterm(void) {
  const char *term = getenv("TERM");
  return pq_string("kmous") != NULL && term != NULL && strncmp(term, "linux", 5) != 0;
}

static void prepare_restoring(void) {
  struct text text = {.count = 0};
  if (pq_is_like_xterm()) {
    /* No frame half shown, no pasting in brackets, no mouse; text in the terminal's own order. */
    add(&text, "\033[?2026l\033[?2004l\033[?1006l\033[?1000l\033[8h\033]8;;\033\\");
    if (keeps_title) add(&text, "\033[23;2t");
  }
  add_capability(&text, "rmkx");
  add(&text, "\033[0m\033[?25h");
  if (pq_string("rmcup") != NULL) {
    add_capability(&text, "rmcup");
  } else {
    add(&text, "\033[999;1H\r\n");
  }
  pq_guard_restoring(text.bytes, text.count);
}

static void enter(void) {
  struct termios raw = before;
  /* Keys one by one and unseen, control-s and control-v among them; signals as ever. */
  raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | IEXTEN);
  raw.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | ISTRIP);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  prepare_restoring();
  pq_guard_arm();
  tcsetattr(tty, TCSADRAIN, &raw);
  struct text text = {.count = 0};
  add_capability(&text, "smcup");
  add_capability(&text, "smkx");
  if (pq_is_like_xterm()) {
    if (takes_mouse) add(&text, "\033[?1000h\033[?1006h");
    /* Pasting in brackets; and the terminal is to leave the order of letters to us. */
    add(&text, "\033[?2004h\033[8l");
    if (keeps_title) add(&text, "\033[22;2t");
  }
  pq_write((const uint8_t *)text.bytes, text.count);
}

pq_opening pq_open(bool with_mouse) {
  if (isatty(STDIN_FILENO)) {
    tty = STDIN_FILENO;
  } else {
    tty = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (tty < 0) return PQ_NO_TERMINAL;
  }
  const char *term = getenv("TERM");
  if (term == NULL || *term == 0 || strcmp(term, "dumb") == 0) return PQ_UNKNOWN_TERM;
  int status = 0;
  if (setupterm(term, STDOUT_FILENO, &status) != OK) return PQ_UNKNOWN_TERM;
  static const char ecma[] = "\033[%i%p1%d;%p2%dH";
  const char *place = pq_string("cup");
  if (place == NULL || strncmp(place, ecma, sizeof ecma - 1) != 0) return PQ_UNKNOWN_TERM;
  takes_mouse = with_mouse;
  tcgetattr(tty, &before);
  pq_guard_install(tty);
  is_open = true;
  enter();
  return PQ_OPENED;
}

void pq_close(void) {
  if (!is_open) return;
  is_open = false;
  pq_guard_restore();
}

void pq_suspend(void) {
  pq_guard_restore();
  pq_guard_stop();
  enter();
}

void pq_resume(void) { enter(); }

void pq_leave(void) { pq_guard_restore(); }

pq_window pq_size(void) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
    return (pq_window){size.ws_row, size.ws_col, size.ws_xpixel, size.ws_ypixel};
  int rows = pq_number("lines");
  int columns = pq_number("cols");
  return (pq_window){rows > 0 ? rows : 24, columns > 0 ? columns : 80, 0, 0};
}

const char *pq_string(const char *name) {
  const char *value = tigetstr((char *)name);
  return value == (const char *)-1 || value == NULL || *value == 0 ? NULL : value;
}

int pq_number(const char *name) {
  int value = tigetnum((char *)name);
  return value < 0 ? -1 : value;
}

bool pq_flag(const char *name) { return tigetflag((char *)name) > 0; }

void pq_write(const uint8_t *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written >= 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (errno == EAGAIN) {
      struct pollfd room = {.fd = STDOUT_FILENO, .events = POLLOUT};
      poll(&room, 1, -1);
    } else if (errno != EINTR) {
      return;
    }
  }
}

void pq_keep_title(void) {
  if (keeps_title || !pq_is_like_xterm()) return;
  keeps_title = true;
  prepare_restoring();
  pq_write((const uint8_t *)"\033[22;2t", 7);
}

size_t pq_read(uint8_t *bytes, size_t count, int milliseconds) {
  struct pollfd source = {.fd = tty, .events = POLLIN};
  if (poll(&source, 1, milliseconds) <= 0 || !(source.revents & POLLIN)) return 0;
  ssize_t got = read(tty, bytes, count);
  return got > 0 ? (size_t)got : 0;
}

void pq_wait(void) {
  struct pollfd sources[2] = {
      {.fd = tty, .events = POLLIN},
      {.fd = pq_guard_pipe(), .events = POLLIN},
  };
  poll(sources, 2, -1);
  char drained[64];
  while (read(pq_guard_pipe(), drained, sizeof drained) > 0) {
  }
  /* The terminal is gone, even when nobody sent a signal to say so. */
  if (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) raise(SIGHUP);
}

char **pq_environment(void) { return environ; }

int64_t pq_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
