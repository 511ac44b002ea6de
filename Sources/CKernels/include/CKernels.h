#ifndef CKERNELS_H
#define CKERNELS_H
/// `c += a × b` in single precision: `c` is rows × columns, cell (row, k) of `a` lies at
/// `row * a_row + k * a_inner`, `b` is inner × columns; columns is a multiple of 16.
/// Each cell sums over `inner` from first to last, so every machine gets the same bits.
void pq_add_product(float *c, const float *a, long a_row, long a_inner, const float *b, long rows,
                    long columns, long inner);
#endif
