/* Pictures decoded by libsixel, in a process that has nothing to lose. */
#ifndef CIMAGES_H
#define CIMAGES_H

#include <stdbool.h>

/* How a picture comes out. */
typedef struct {
  bool is_sixel;            /* as a sixel string; else rows of red, green, blue */
  int width, height;        /* pixels it must fit in; it is never made larger */
  unsigned char red, green, blue; /* behind what is transparent */
} pq_picture_wish;

/* Why there is no picture. */
typedef enum {
  PQ_PICTURE_WRITTEN,
  PQ_PICTURE_UNREADABLE, /* not a picture, broken, or of a kind we do not know */
  PQ_PICTURE_UNWRITTEN,  /* nobody takes it */
} pq_picture_result;

/* Gives up what a decoder does not need: memory, time, files, new rights. For this whole process. */
void pq_picture_confine(void);

/* Reads a picture from standard input and writes it to standard output: a line with width and
 * height in pixels, then the bytes. Of a film only the first frame. */
pq_picture_result pq_picture_convert(pq_picture_wish wish);

#endif
