#include "CKernels.h"
#include "processors.h"

/* Sums of `rows` rows by `width` times sixteen columns, held in registers while `inner` goes by. */
#define SUMS(rows, width)                                                                        \
  do {                                                                                           \
    lanes sum[rows][width];                                                                      \
    for (int r = 0; r < rows; r++)                                                               \
      for (int w = 0; w < width; w++)                                                            \
        sum[r][w] = *(lanes *)(c + (row + r) * columns + column + 16 * w);                       \
    const float *cells = b + column, *factors = a + row * a_row;                                 \
    for (long k = 0; k < inner; k++, cells += columns, factors += a_inner)                       \
      for (int w = 0; w < width; w++) {                                                          \
        lanes cell = *(const lanes *)(cells + 16 * w);                                           \
        for (int r = 0; r < rows; r++) sum[r][w] += cell * factors[r * a_row];                   \
      }                                                                                          \
    for (int r = 0; r < rows; r++)                                                               \
      for (int w = 0; w < width; w++)                                                            \
        *(lanes *)(c + (row + r) * columns + column + 16 * w) = sum[r][w];                       \
  } while (0)

/* The same for rows that lie apart: each cell of b is fetched once for all of them. */
#define APART(rows, width)                                                                       \
  for (; column + 16 * width <= columns; column += 16 * width) {                                 \
    lanes sum[rows][width];                                                                      \
    for (int r = 0; r < rows; r++)                                                               \
      for (int w = 0; w < width; w++) sum[r][w] = *(lanes *)(c[r] + column + 16 * w);            \
    const float *cells = b + column;                                                             \
    for (long k = 0; k < inner; k++, cells += columns)                                           \
      for (int w = 0; w < width; w++) {                                                          \
        lanes cell = *(const lanes *)(cells + 16 * w);                                           \
        for (int r = 0; r < rows; r++) sum[r][w] += cell * a[r][k];                              \
      }                                                                                          \
    for (int r = 0; r < rows; r++)                                                               \
      for (int w = 0; w < width; w++) *(lanes *)(c[r] + column + 16 * w) = sum[r][w];            \
  }

EACH_PROCESSOR
void pq_add_product(float *c, const float *a, long a_row, long a_inner, const float *b, long rows,
                    long columns, long inner) {
  long row = 0;
  for (; row + 4 <= rows; row += 4) {
    long column = 0;
    for (; column + 32 <= columns; column += 32) SUMS(4, 2);
    if (column < columns) SUMS(4, 1);
  }
  /* One sum alone waits for itself: five side by side keep the adders busy. */
  for (; row < rows; row++) {
    long column = 0;
    for (; column + 80 <= columns; column += 80) SUMS(1, 5);
    if (column + 64 <= columns) { SUMS(1, 4); column += 64; }
    if (column + 32 <= columns) { SUMS(1, 2); column += 32; }
    if (column + 16 <= columns) SUMS(1, 1);
  }
}

EACH_PROCESSOR
void pq_add_products(float *const *c, const float *const *a, long rows, const float *b,
                     long columns, long inner) {
  /* As few columns at a time as keep the adders busy: four or more sums side by side. */
  long column = 0;
  switch (rows) {
    case 4: APART(4, 1); break;
    case 3: APART(3, 2); APART(3, 1); break;
    case 2: APART(2, 2); APART(2, 1); break;
    case 1: pq_add_product(c[0], a[0], inner, 1, b, 1, columns, inner); break;
  }
}
