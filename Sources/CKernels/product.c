#include "CKernels.h"

/* C, because Swift has no way to compile one function for several kinds of processor and choose at
   the start: with eight or sixteen lanes a register instead of four this takes half the time. The
   lanes are different cells, so the width of the register changes no sum; contraction to fused
   multiply-add, which would, is off. */
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__) && defined(__linux__)
#define EACH_PROCESSOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define EACH_PROCESSOR
#endif

typedef float lanes __attribute__((vector_size(64), aligned(4)));

EACH_PROCESSOR
void pq_add_product(float *c, const float *a, long a_row, long a_inner, const float *b, long rows,
                    long columns, long inner) {
  long row = 0;
  /* Two rows share each load of b. */
  for (; row + 2 <= rows; row += 2) {
    const float *first = a + row * a_row, *second = first + a_row;
    for (long column = 0; column < columns; column += 16) {
      float *top = c + row * columns + column, *bottom = top + columns;
      lanes sum0 = *(lanes *)top, sum1 = *(lanes *)bottom;
      const float *cells = b + column;
      for (long k = 0; k < inner; k++, cells += columns) {
        lanes cell = *(const lanes *)cells;
        sum0 += cell * first[k * a_inner];
        sum1 += cell * second[k * a_inner];
      }
      *(lanes *)top = sum0;
      *(lanes *)bottom = sum1;
    }
  }
  for (; row < rows; row++) {
    const float *factors = a + row * a_row;
    long column = 0;
    for (; column + 64 <= columns; column += 64) {
      float *out = c + row * columns + column;
      lanes sum0 = *(lanes *)out, sum1 = *(lanes *)(out + 16);
      lanes sum2 = *(lanes *)(out + 32), sum3 = *(lanes *)(out + 48);
      const float *cells = b + column;
      for (long k = 0; k < inner; k++, cells += columns) {
        float factor = factors[k * a_inner];
        sum0 += *(const lanes *)cells * factor;
        sum1 += *(const lanes *)(cells + 16) * factor;
        sum2 += *(const lanes *)(cells + 32) * factor;
        sum3 += *(const lanes *)(cells + 48) * factor;
      }
      *(lanes *)out = sum0;
      *(lanes *)(out + 16) = sum1;
      *(lanes *)(out + 32) = sum2;
      *(lanes *)(out + 48) = sum3;
    }
    for (; column < columns; column += 16) {
      float *out = c + row * columns + column;
      lanes sum = *(lanes *)out;
      const float *cells = b + column;
      for (long k = 0; k < inner; k++, cells += columns)
        sum += *(const lanes *)cells * factors[k * a_inner];
      *(lanes *)out = sum;
    }
  }
}
