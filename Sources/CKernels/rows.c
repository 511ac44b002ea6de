#include "CKernels.h"
#include "processors.h"

/* Sixteen sums, and as many weights, side by side wherever they lie. */
typedef int16_t sums __attribute__((vector_size(32), aligned(2)));
typedef int32_t scores __attribute__((vector_size(64), aligned(4)));
typedef int8_t weights __attribute__((vector_size(16), aligned(1)));
typedef uint8_t labels __attribute__((vector_size(16), aligned(1)));

/* Where the rows of those features lie that have one; puts their places in the features' stead.
   Without a branch, and before any row is read: whether a feature has weights cannot be guessed, and
   so the processor fetches what lies far apart side by side. */
#define FIND_ROWS(found)                                                                         \
  do {                                                                                           \
    for (long feature = 0; feature < count; feature++) {                                         \
      uint64_t slot = features[feature] >> rows.shift;                                           \
      const struct pq_block *block = rows.index + (slot >> 6);                                   \
      uint64_t bits = block->bits, bit = slot & 63;                                              \
      uint64_t before = bits & ((1ULL << bit) - 1);                                              \
      uint64_t place = (block->before + (uint64_t)__builtin_popcountll(before)) *                \
                       (uint64_t)rows.classes;                                                   \
      features[found] = place;                                                                   \
      __builtin_prefetch(rows.weights + place);                                                  \
      found += (long)(bits >> bit & 1);                                                          \
    }                                                                                            \
  } while (0)

#define WEIGHTS(place, offset)                                                                   \
  __builtin_convertvector(*(const weights *)(rows.weights + (place) + (offset)), sums)

EACH_PROCESSOR
void pq_sum_rows(int16_t *sum, struct pq_rows rows, uint64_t *features, long count) {
  long found = 0;
  FIND_ROWS(found);
  sums all = {0};
  for (long row = 0; row < found; row++) all += WEIGHTS(features[row], 0);
  *(sums *)sum = all;
}

EACH_PROCESSOR
long pq_best_class(struct pq_rows rows, uint64_t *features, long count) {
  long found = 0;
  FIND_ROWS(found);
  sums low = {0}, middle = {0}, high = {0};
  for (long row = 0; row < found; row++) {
    low += WEIGHTS(features[row], 0);
    middle += WEIGHTS(features[row], 16);
    high += WEIGHTS(features[row], 32);
  }
  /* A row goes on with the weights of the next one: classes that there are not never win. */
  const sums place = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  sums missing = place + 32 >= (int16_t)rows.classes;
  high = (high & ~missing) | (missing & INT16_MIN);
  sums largest = __builtin_elementwise_max(__builtin_elementwise_max(low, middle), high);
  int16_t top = __builtin_reduce_max(largest);
  /* Of several classes with the largest sum the first: others count as class 48. */
  sums first = __builtin_elementwise_min(
      __builtin_elementwise_min((place & (low == top)) | (48 & ~(low == top)),
                                ((place + 16) & (middle == top)) | (48 & ~(middle == top))),
      ((place + 32) & (high == top)) | (48 & ~(high == top)));
  return __builtin_reduce_min(first);
}

EACH_PROCESSOR
void pq_follow_labels(int32_t *score, uint8_t *from, const int32_t *transitions,
                      const int16_t *token, long count) {
  scores best = *(const scores *)transitions + score[0], origin = {0};
  for (int32_t before = 1; before < count; before++) {
    scores candidate = *(const scores *)(transitions + 16 * before) + score[before];
    scores better = candidate > best;
    best = (candidate & better) | (best & ~better);
    origin = (before & better) | (origin & ~better);
  }
  *(scores *)score = best + __builtin_convertvector(*(const sums *)token, scores);
  *(labels *)from = __builtin_convertvector(origin, labels);
}
