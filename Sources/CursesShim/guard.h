/* Signals and the way back for the terminal; private to this target. */
#ifndef PQ_GUARD_H
#define PQ_GUARD_H

#include <stdbool.h>
#include <stddef.h>

/* Remembers how the terminal is set and takes the signals over. tty: where keys come from. */
void pq_guard_install(int tty);
/* What to write when the screen is taken down; cut at 512 bytes. */
void pq_guard_restoring(const char *text, size_t count);
/* The screen is up, and must be taken down when the process dies. */
void pq_guard_arm(void);
/* The screen has been taken down. */
void pq_guard_disarm(void);
/* Takes the screen down without ncurses. Does nothing when it is. Safe in a signal handler. */
void pq_guard_restore(void);
/* The end of the wake pipe to poll. */
int pq_guard_pipe(void);
/* Stops the process with the default action of SIGTSTP. */
void pq_guard_stop(void);

#endif
