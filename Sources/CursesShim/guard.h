/* Signals and the way back for the terminal; private to this target. */
#ifndef PQ_GUARD_H
#define PQ_GUARD_H

#include <stdbool.h>

/* Remembers how the terminal is set and takes the signals over. tty: where keys come from. */
void pq_guard_install(int tty);
/* Whether the screen is up, and so must be taken down when the process dies. */
void pq_guard_arm(bool is_up);
/* The end of the wake pipe to poll. */
int pq_guard_pipe(void);
/* Stops the process with the default action of SIGTSTP. */
void pq_guard_stop(void);

#endif
