#ifndef CKERNELS_H
#define CKERNELS_H

/// `c += a × b` in single precision: `c` is rows × columns, cell (row, k) of `a` lies at
/// `row * a_row + k * a_inner`, `b` is inner × columns; columns is a multiple of 16.
/// Each cell sums over `inner` from first to last, so every machine gets the same bits.
void pq_add_product(float *c, const float *a, long a_row, long a_inner, const float *b, long rows,
                    long columns, long inner);

/// `c0 += a0 × b` and `c1 += a1 × b` for one row each: `a0` and `a1` hold `inner` floats.
void pq_add_product_pair(float *c0, float *c1, const float *a0, const float *a1, const float *b,
                         long columns, long inner);

/// One step of a long short-term memory with coupled gates. `gate` holds the sums of forget, output
/// and candidate gates, `hidden` cells each, and is left holding their activations; `before` is the
/// memory of the step before, NULL at the first; `mask`, or NULL, scales what is carried on.
/// `hidden` is a multiple of 16.
void pq_memory_step(float *gate, const float *before, float *cells, float *squashed, float *output,
                    float *carried, const float *mask, long hidden);

#endif
