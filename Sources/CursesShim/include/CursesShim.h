/* The terminal itself: its modes, what terminfo knows of it, bytes in and out, signals.
 *
 * What the bytes mean is for others. Of ncurses only the half below the windows is used, libtinfo:
 * links, true colour, pictures and answers of the terminal have no place in its windows. */
#ifndef CURSES_SHIM_H
#define CURSES_SHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Why the screen could not be opened. */
typedef enum {
  PQ_OPENED,
  PQ_NO_TERMINAL,   /* there is no terminal to read keys from */
  PQ_UNKNOWN_TERM,  /* terminfo does not know $TERM, or it is no terminal of ECMA-48 */
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

/* The size in cells, and in pixels; these are 0 where the terminal does not say. */
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

/* Writes all of it to the terminal. */
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
