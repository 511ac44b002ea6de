#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_NOMACROS 1
#include "CursesShim.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
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
#include <wchar.h>

#include "guard.h"

/* term.h has macros of these names. */
#undef columns
#undef lines

static SCREEN *screen;
static FILE *keys;
static int tty = -1;
static int next_pair = 1;
static bool takes_mouse;
static bool keeps_title;
/* The modes ncurses knows nothing of are set. */
static bool has_modes;

/* Some strings in a row. */
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

/* What undoes the modes that ncurses knows nothing of. */
static void add_undoing(struct text *text) {
  if (!pq_is_like_xterm()) return;
  /* No frame half shown, no pasting in brackets, no mouse; text in the terminal's own order. */
  add(text, "\033[?2026l\033[?2004l\033[?1006l\033[?1000l\033[8h\033]8;;\033\\");
  if (keeps_title) add(text, "\033[23;2t");
}

/* What a crash writes in place of endwin, which must not be called then. */
static void prepare_restoring(void) {
  struct text text = {.count = 0};
  add_undoing(&text);
  add_capability(&text, "rmkx");
  add_capability(&text, "sgr0");
  add_capability(&text, "op");
  add_capability(&text, "cnorm");
  if (pq_string("rmcup") != NULL) {
    add_capability(&text, "rmcup");
  } else {
    add(&text, "\r\n");
  }
  pq_guard_restoring(text.bytes, text.count);
}

static void set_modes(void) {
  if (has_modes) return;
  has_modes = true;
  if (!pq_is_like_xterm()) return;
  struct text text = {.count = 0};
  if (takes_mouse) add(&text, "\033[?1000h\033[?1006h");
  /* Pasting in brackets; and the terminal is to leave the order of letters to us. */
  add(&text, "\033[?2004h\033[8l");
  if (keeps_title) add(&text, "\033[22;2t");
  pq_write((const uint8_t *)text.bytes, text.count);
}

static void undo_modes(void) {
  if (!has_modes) return;
  has_modes = false;
  struct text text = {.count = 0};
  add_undoing(&text);
  pq_write((const uint8_t *)text.bytes, text.count);
}

static void take_screen_down(void) {
  undo_modes();
  if (!isendwin()) endwin();
  pq_guard_disarm();
}

static void take_screen_back(void) {
  pq_guard_arm();
  reset_prog_mode();
  set_modes();
  pq_fit();
  clearok(curscr, TRUE);
}

static void set_up_locale(void) {
  setlocale(LC_CTYPE, "");
  /* With LANG=C every letter beyond ASCII would come out as a question mark. */
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

pq_opening pq_open(bool with_mouse) {
  if (isatty(STDIN_FILENO)) {
    keys = stdin;
  } else {
    keys = fopen("/dev/tty", "r+e");
    if (keys == NULL) return PQ_NO_TERMINAL;
  }
  tty = fileno(keys);
  const char *term = getenv("TERM");
  if (term == NULL || *term == 0 || strcmp(term, "dumb") == 0) return PQ_UNKNOWN_TERM;
  set_up_locale();
  /* Before ncurses, which leaves alone the signals that somebody handles. */
  pq_guard_install(tty);
  screen = newterm(NULL, stdout, keys);
  if (screen == NULL) return PQ_UNKNOWN_TERM;
  set_term(screen);
  if (pq_string("cup") == NULL) {
    endwin();
    screen = NULL;
    return PQ_UNKNOWN_TERM;
  }
  takes_mouse = with_mouse;
  prepare_restoring();
  pq_guard_arm();
  cbreak();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  /* control-s and control-v are keys, which cbreak leaves to the system. */
  struct termios modes;
  if (tcgetattr(tty, &modes) == 0) {
    modes.c_lflag &= ~(tcflag_t)IEXTEN;
    modes.c_iflag &= ~(tcflag_t)(IXON | ISTRIP);
    tcsetattr(tty, TCSADRAIN, &modes);
  }
  def_prog_mode();
  /* A key that waits must not end a frame in its middle: it is written over afterwards. */
  typeahead(-1);
  /* What was written over cells is not moved along with them. */
  idcok(stdscr, FALSE);
  keypad(stdscr, TRUE);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  set_modes();
  pq_fit();
  return PQ_OPENED;
}

void pq_close(void) {
  if (screen == NULL) return;
  take_screen_down();
  screen = NULL;
}

void pq_suspend(void) {
  take_screen_down();
  pq_guard_stop();
  take_screen_back();
}

void pq_resume(void) {
  /* Still set when the process was stopped from outside; whoever did may have changed any. */
  undo_modes();
  take_screen_back();
}

void pq_leave(void) { take_screen_down(); }

void pq_fit(void) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
    resizeterm(size.ws_row, size.ws_col);
}

pq_window pq_size(void) {
  struct winsize size = {0};
  ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
  return (pq_window){LINES, COLS, size.ws_xpixel, size.ws_ypixel};
}

int pq_colors(void) { return has_colors() ? COLORS : 0; }

int pq_pair(int foreground, int background) {
  if (next_pair >= COLOR_PAIRS) return 0;
  if (init_extended_pair(next_pair, foreground, background) == ERR) return 0;
  return next_pair++;
}

static attr_t attributes_of(uint8_t bits) {
  attr_t attributes = A_NORMAL;
  if (bits & 1) attributes |= A_BOLD;
  if (bits & 2) attributes |= A_DIM;
  if (bits & 4) attributes |= A_ITALIC;
  if (bits & 8) attributes |= A_UNDERLINE;
  if (bits & 16) attributes |= A_REVERSE;
  return attributes;
}

void pq_put_row(int row, const pq_cell *cells, int count) {
  if (row >= LINES) return;
  if (count > COLS) count = COLS;
  cchar_t line[count + 1];
  int filled = 0;
  for (int column = 0; column < count; column++) {
    const pq_cell *cell = &cells[column];
    if (cell->width == 0) continue;
    wchar_t text[5] = {0};
    for (int i = 0; i < 4; i++) text[i] = (wchar_t)cell->scalars[i];
    /* Where the C library knows another width than we do, the rest of the row would shift. */
    bool is_strange = text[0] >= 0x80 && wcwidth(text[0]) != cell->width;
    if (is_strange) {
      text[0] = 0xFFFD;
      text[1] = 0;
    }
    int pair = cell->pair;
    attr_t attributes = attributes_of(cell->attributes);
    setcchar(&line[filled++], text, attributes, (short)pair, &pair);
    if (is_strange && cell->width == 2)
      setcchar(&line[filled++], L" ", attributes, (short)pair, &pair);
  }
  mvwadd_wchnstr(stdscr, row, 0, line, filled);
}

void pq_redraw(void) { clearok(curscr, TRUE); }

void pq_redraw_row(int row) {
  if (row < LINES) wredrawln(stdscr, row, 1);
}

static struct text ending;

static int add_to_ending(int byte) {
  if (ending.count < sizeof ending.bytes) ending.bytes[ending.count++] = (char)byte;
  return byte;
}

void pq_show(int row, int column) {
  curs_set(row < 0 ? 0 : 1);
  wmove(stdscr, row < 0 ? 0 : row, row < 0 ? 0 : column);
  wnoutrefresh(stdscr);
  doupdate();
  /* What is written over the frame starts from and ends in no attributes, and ncurses knows. */
  ending.count = 0;
  vid_puts(A_NORMAL, 0, NULL, add_to_ending);
  pq_write((const uint8_t *)ending.bytes, ending.count);
}

void pq_beep(void) { beep(); }

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
