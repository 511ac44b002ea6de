#ifndef CURSES_SHIM_H
#define CURSES_SHIM_H
#endif
