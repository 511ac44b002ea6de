/* What the painter needs of ncursesw, behind typed functions.
 *
 * Swift imports neither the macros of ncurses nor its variadic functions, and refuses its mutable
 * globals; everything of that kind stays in this target. */
#ifndef CURSES_SHIM_H
#define CURSES_SHIM_H

#include <stdbool.h>
#include <stdint.h>

/* One place on the screen. width 0: the right half of a wide character. */
typedef struct {
  uint32_t scalars[4]; /* unused places zero */
  int32_t pair;        /* from pq_pair */
  uint8_t width;
  uint8_t attributes; /* 1 bold, 2 dim, 4 italic, 8 underline, 16 reverse */
} pq_cell;

/* What was typed or pressed. */
typedef enum {
  PQ_NOTHING,
  PQ_CHARACTER, /* value: a Unicode scalar, controls included */
  PQ_UP,
  PQ_DOWN,
  PQ_LEFT,
  PQ_RIGHT,
  PQ_PAGE_UP,
  PQ_PAGE_DOWN,
  PQ_HOME,
  PQ_END,
  PQ_BACK_TAB,
  PQ_ENTER,
  PQ_BACKSPACE,
  PQ_DELETE,
  PQ_CLICK,
  PQ_WHEEL_UP,
  PQ_WHEEL_DOWN,
  PQ_OTHER /* a key we do not use */
} pq_key_kind;

typedef struct {
  pq_key_kind kind;
  uint32_t value;
  int32_t row;
  int32_t column;
} pq_key;

/* Why the screen could not be opened. */
typedef enum {
  PQ_OPENED,
  PQ_NO_TERMINAL,   /* there is no terminal to read keys from */
  PQ_UNKNOWN_TERM,  /* ncurses does not know $TERM, or it cannot move the cursor */
} pq_opening;

/* Opens the screen on standard output. Keys come from standard input when it is a terminal, else
 * from the controlling terminal. Signal handlers are in place before the first byte is written.
 * Until pq_close, what is written to standard error is held back, and written when the terminal is
 * restored: a last message would otherwise vanish with the screen. */
pq_opening pq_open(void);
/* Restores the terminal. May be called again, and without pq_open. */
void pq_close(void);
/* Restores the terminal, stops the process as control-z does, and comes back when it goes on. */
void pq_suspend(void);
/* Takes the terminal back after somebody else stopped the process and let it go on. */
void pq_resume(void);
/* Leaves the screen to another program; pq_resume takes it back. */
void pq_leave(void);
/* Takes over the terminal's size. */
void pq_resize(void);

int pq_rows(void);
int pq_columns(void);
/* How many colours there are; 0 on a monochrome terminal. */
int pq_colors(void);
/* A number for a pair of colours; -1 is the terminal's own colour. */
int pq_pair(int foreground, int background);

/* Puts a whole row of cells on the screen that pq_show will bring up. */
void pq_put_row(int row, const pq_cell *cells, int count);
/* Everything will be written anew. */
void pq_redraw(void);
/* Brings up what was put. row < 0 hides the cursor. */
void pq_show(int row, int column);
void pq_beep(void);

/* The next key that is waiting, PQ_NOTHING when there is none. Never waits. */
pq_key pq_read(void);
/* Waits until a key, a signal or a pq_wake comes. */
void pq_wait(void);
/* Ends a pq_wait; from any thread. */
void pq_wake(void);
/* The next signal that came since the last question, 0 when there is none. */
int pq_signal(void);

#endif
