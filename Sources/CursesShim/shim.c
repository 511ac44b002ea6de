#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_NOMACROS 1
#include "CursesShim.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "guard.h"

static SCREEN *screen;
static FILE *keys;
static int next_pair = 1;

static void set_up_locale(void) {
  setlocale(LC_ALL, "");
  /* With LANG=C every letter beyond ASCII would come out as a question mark. */
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

pq_opening pq_open(void) {
  if (isatty(STDIN_FILENO)) {
    keys = stdin;
  } else {
    keys = fopen("/dev/tty", "r+e");
    if (keys == NULL) return PQ_NO_TERMINAL;
  }
  const char *term = getenv("TERM");
  if (term == NULL || *term == 0 || strcmp(term, "dumb") == 0) return PQ_UNKNOWN_TERM;
  set_up_locale();
  pq_guard_install(fileno(keys));
  /* An escape by itself is told from the first byte of an arrow key after this many ms. */
  set_escdelay(25);
  screen = newterm(NULL, stdout, keys);
  if (screen == NULL) return PQ_UNKNOWN_TERM;
  set_term(screen);
  if (tigetstr("cup") == NULL || tigetstr("cup") == (char *)-1) {
    endwin();
    return PQ_UNKNOWN_TERM;
  }
  pq_guard_arm(true);
  cbreak();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  mousemask(BUTTON1_PRESSED | BUTTON1_CLICKED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
  mouseinterval(0);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  return PQ_OPENED;
}

void pq_close(void) {
  if (screen == NULL) return;
  endwin();
  pq_guard_arm(false);
  screen = NULL;
}

static void take_over_size(void) {
  struct winsize size;
  if (ioctl(fileno(stdout), TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
    resizeterm(size.ws_row, size.ws_col);
}

void pq_suspend(void) {
  def_prog_mode();
  endwin();
  pq_guard_arm(false);
  pq_guard_stop();
  pq_guard_arm(true);
  pq_resume();
}

void pq_resume(void) {
  reset_prog_mode();
  take_over_size();
  clearok(curscr, TRUE);
}

void pq_leave(void) {
  def_prog_mode();
  endwin();
}

void pq_resize(void) { take_over_size(); }

int pq_rows(void) { return LINES; }
int pq_columns(void) { return COLS; }
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

void pq_show(int row, int column) {
  curs_set(row < 0 ? 0 : 1);
  if (row >= 0) wmove(stdscr, row, column);
  wrefresh(stdscr);
}

void pq_beep(void) { beep(); }

static pq_key mouse_key(void) {
  MEVENT event;
  pq_key key = {.kind = PQ_OTHER};
  if (getmouse(&event) != OK) return key;
  key.row = event.y;
  key.column = event.x;
  if (event.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED)) key.kind = PQ_CLICK;
  if (event.bstate & BUTTON4_PRESSED) key.kind = PQ_WHEEL_UP;
  if (event.bstate & BUTTON5_PRESSED) key.kind = PQ_WHEEL_DOWN;
  return key;
}

static pq_key_kind kind_of(wint_t code) {
  switch (code) {
    case KEY_UP: return PQ_UP;
    case KEY_DOWN: return PQ_DOWN;
    case KEY_LEFT: return PQ_LEFT;
    case KEY_RIGHT: return PQ_RIGHT;
    case KEY_PPAGE: return PQ_PAGE_UP;
    case KEY_NPAGE: return PQ_PAGE_DOWN;
    case KEY_HOME: return PQ_HOME;
    case KEY_END: return PQ_END;
    case KEY_BTAB: return PQ_BACK_TAB;
    case KEY_ENTER: return PQ_ENTER;
    case KEY_BACKSPACE: return PQ_BACKSPACE;
    case KEY_DC: return PQ_DELETE;
    default: return PQ_OTHER;
  }
}

pq_key pq_read(void) {
  wint_t code = 0;
  int result = wget_wch(stdscr, &code);
  if (result == ERR) return (pq_key){.kind = PQ_NOTHING};
  if (result == OK) return (pq_key){.kind = PQ_CHARACTER, .value = code};
  if (code == KEY_MOUSE) return mouse_key();
  return (pq_key){.kind = kind_of(code)};
}

void pq_wait(void) {
  struct pollfd sources[2] = {
      {.fd = fileno(keys), .events = POLLIN},
      {.fd = pq_guard_pipe(), .events = POLLIN},
  };
  poll(sources, 2, -1);
  char drained[64];
  while (read(pq_guard_pipe(), drained, sizeof drained) > 0) {
  }
  /* The terminal is gone, even when nobody sent a signal to say so. */
  if (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) raise(SIGHUP);
}
