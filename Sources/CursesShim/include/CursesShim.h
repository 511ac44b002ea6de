/* What the painter needs of ncursesw, behind typed functions; bytes in and out, signals.
 *
 * Swift imports neither the macros of ncurses nor its variadic functions, and refuses its mutable
 * globals; everything of that kind stays in this target. ncurses opens the screen, paints the cells
 * and puts the terminal back. What it has no place for (links, true colour without an entry of
 * terminfo, pictures, questions to the terminal) is written between its frames by pq_write. */
#ifndef CURSES_SHIM_H
#define CURSES_SHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One place on the screen. width 0: the right half of a wide character. */
typedef struct {
  uint32_t scalars[4]; /* unused places zero */
  int32_t pair;        /* from pq_pair */
  uint8_t width;
  uint8_t attributes; /* 1 bold, 2 dim, 4 italic, 8 underline, 16 reverse */
} pq_cell;

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
pq_opening pq_open(bool with_mouse);
/* Restores the terminal. May be called again, and without pq_open. */
void pq_close(void);
/* Restores the terminal, stops the process as control-z does, and comes back when it goes on. */
void pq_suspend(void);
/* Takes the terminal back after somebody else stopped the process and let it go on. */
void pq_resume(void);
/* Leaves the screen to another program; pq_resume takes it back. */
void pq_leave(void);

/* Takes over the terminal's size. */
void pq_fit(void);
/* The size in cells as it was taken over, and in pixels; these are 0 where the terminal does not say. */
typedef struct {
  int32_t rows, columns, width, height;
} pq_window;
pq_window pq_size(void);

/* What terminfo says, after pq_open: a string, NULL without; a number, -1 without; a flag. */
const char *pq_string(const char *name);
int pq_number(const char *name);
bool pq_flag(const char *name);
/* True for terminals that understand, or pass over, the private modes and strings of xterm: those
 * that have its mouse, but for the Linux console. */
bool pq_is_like_xterm(void);

/* How many colours there are; 0 on a monochrome terminal. */
int pq_colors(void);
/* A number for a pair of colours, 0 when there are no more; -1 is the terminal's own colour. Of a
 * terminal with 2^24 colours those from 256 on are 0xRRGGBB. */
int pq_pair(int foreground, int background);

/* Puts a whole row of cells on the screen that pq_show will bring up. */
void pq_put_row(int row, const pq_cell *cells, int count);
/* Everything, or a row, will be written anew: something else has written there. */
void pq_redraw(void);
void pq_redraw_row(int row);
/* Brings up what was put. row < 0 hides the cursor, which then rests in the first cell. Ends
 * without attributes: who writes on must leave the terminal so, and the cursor where it was. */
void pq_show(int row, int column);
void pq_beep(void);

/* Writes all of it to the terminal, past ncurses. */
void pq_write(const uint8_t *bytes, size_t count);
/* The window's title is ours from now on: it is given back when the screen is. */
void pq_keep_title(void);
/* Reads what is there, after waiting some milliseconds for it; 0 when nothing came. */
size_t pq_read(uint8_t *bytes, size_t count, int milliseconds);
/* Waits until a key, a signal or a pq_wake comes. */
void pq_wait(void);
/* Ends a pq_wait; from any thread. */
void pq_wake(void);
/* The next signal that came since the last question, 0 when there is none. */
int pq_signal(void);
/* The environment, for programs we start: Swift refuses C's mutable globals. */
char **pq_environment(void);
/* Milliseconds of a clock that runs evenly. */
int64_t pq_milliseconds(void);

#endif
