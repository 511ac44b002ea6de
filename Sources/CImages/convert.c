#define _GNU_SOURCE
#include "CImages.h"

#include <errno.h>
#include <sixel/sixel.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

static void limit(int resource, rlim_t most) {
  struct rlimit value = {most, most};
  setrlimit(resource, &value);
}

void pq_picture_confine(void) {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, 8);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, 3); /* the three that are open, and no other */
#ifdef __linux__
  limit(RLIMIT_AS, (rlim_t)1 << 30);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#endif
}

struct job {
  pq_picture_wish wish;
  pq_picture_result result;
};

static bool write_all(const void *bytes, size_t count) {
  const char *next = bytes;
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, next, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    next += written;
    count -= (size_t)written;
  }
  return true;
}

static int write_sixel(char *data, int size, void *context) {
  (void)context;
  return write_all(data, (size_t)size) ? 0 : -1;
}

static bool write_head(int width, int height) {
  char line[64];
  int count = snprintf(line, sizeof line, "%d %d\n", width, height);
  return write_all(line, (size_t)count);
}

static pq_picture_result encode(unsigned char *pixels, int width, int height) {
  sixel_dither_t *dither = NULL;
  sixel_output_t *output = NULL;
  pq_picture_result result = PQ_PICTURE_UNREADABLE;
  if (SIXEL_FAILED(sixel_dither_new(&dither, 256, NULL))) return result;
  if (SIXEL_SUCCEEDED(sixel_dither_initialize(
          dither, pixels, width, height, SIXEL_PIXELFORMAT_RGB888, SIXEL_LARGE_AUTO, SIXEL_REP_AUTO,
          SIXEL_QUALITY_AUTO)) &&
      SIXEL_SUCCEEDED(sixel_output_new(&output, write_sixel, NULL, NULL))) {
    sixel_dither_set_diffusion_type(dither, SIXEL_DIFFUSE_FS);
    result = write_head(width, height) &&
                     SIXEL_SUCCEEDED(sixel_encode(pixels, width, height, 3, dither, output))
                 ? PQ_PICTURE_WRITTEN
                 : PQ_PICTURE_UNWRITTEN;
  }
  if (output) sixel_output_unref(output);
  sixel_dither_unref(dither);
  return result;
}

/* Called by libsixel with each frame, of which there is one. */
static SIXELSTATUS take(sixel_frame_t *frame, void *context) {
  struct job *job = context;
  if (job->result == PQ_PICTURE_WRITTEN) return SIXEL_OK;
  unsigned char back[3] = {job->wish.red, job->wish.green, job->wish.blue};
  int width = sixel_frame_get_width(frame);
  int height = sixel_frame_get_height(frame);
  if (width <= 0 || height <= 0) return SIXEL_BAD_INPUT;
  double scale = 1;
  if (width * scale > job->wish.width) scale = (double)job->wish.width / width;
  if (height * scale > job->wish.height) scale = (double)job->wish.height / height;
  int new_width = (int)(width * scale + 0.5);
  int new_height = (int)(height * scale + 0.5);
  if (new_width < 1) new_width = 1;
  if (new_height < 1) new_height = 1;
  SIXELSTATUS status = sixel_frame_strip_alpha(frame, back);
  if (SIXEL_SUCCEEDED(status) && (new_width != width || new_height != height))
    status = sixel_frame_resize(frame, new_width, new_height, SIXEL_RES_BILINEAR);
  if (SIXEL_FAILED(status)) return status;
  size_t count = (size_t)new_width * (size_t)new_height;
  unsigned char *pixels = sixel_frame_get_pixels(frame);
  unsigned char *plain = malloc(count * 3);
  if (plain == NULL) return SIXEL_BAD_ALLOCATION;
  int format = sixel_frame_get_pixelformat(frame);
  if (format == SIXEL_PIXELFORMAT_RGB888) {
    memcpy(plain, pixels, count * 3);
  } else {
    int made = 0;
    status =
        sixel_helper_normalize_pixelformat(plain, &made, pixels, format, new_width, new_height);
    if (SIXEL_SUCCEEDED(status) && made != SIXEL_PIXELFORMAT_RGB888) status = SIXEL_BAD_INPUT;
  }
  if (SIXEL_SUCCEEDED(status)) {
    if (job->wish.is_sixel) {
      job->result = encode(plain, new_width, new_height);
    } else {
      bool is_written = write_head(new_width, new_height) && write_all(plain, count * 3);
      job->result = is_written ? PQ_PICTURE_WRITTEN : PQ_PICTURE_UNWRITTEN;
    }
  }
  free(plain);
  return status;
}

pq_picture_result pq_picture_convert(pq_picture_wish wish) {
  struct job job = {.wish = wish, .result = PQ_PICTURE_UNREADABLE};
  unsigned char back[3] = {wish.red, wish.green, wish.blue};
  sixel_allocator_t *allocator = NULL;
  if (SIXEL_FAILED(sixel_allocator_new(&allocator, NULL, NULL, NULL, NULL))) return job.result;
  sixel_helper_load_image_file(
      "-", 1, 0, 256, back, SIXEL_LOOP_DISABLE, take, 0, NULL, &job, allocator);
  sixel_allocator_unref(allocator);
  return job.result;
}
