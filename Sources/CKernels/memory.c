#include "CKernels.h"
#include "processors.h"

/* The hyperbolic tangent as a quotient of polynomials, right to 2e-7 within 7.9 of zero and clamped
   beyond (the minimax coefficients of Eigen's `ptanh`). Only sums, products and one division: the
   same bits on every machine, which the C library's `tanh` does not promise. A macro, because each
   processor's clone must hold its own. */
#define TANH(result, value)                                                                      \
  do {                                                                                           \
    lanes x_ = __builtin_elementwise_max(__builtin_elementwise_min((value), limit), -limit);     \
    lanes s_ = x_ * x_;                                                                          \
    lanes above_ = s_ * -2.76076847742355e-16f + 2.00018790482477e-13f;                          \
    above_ = above_ * s_ + -8.60467152213735e-11f;                                               \
    above_ = above_ * s_ + 5.12229709037114e-08f;                                                \
    above_ = above_ * s_ + 1.48572235717979e-05f;                                                \
    above_ = above_ * s_ + 6.37261928875436e-04f;                                                \
    above_ = above_ * s_ + 4.89352455891786e-03f;                                                \
    lanes below_ = s_ * 1.19825839466702e-06f + 1.18534705686654e-04f;                           \
    below_ = below_ * s_ + 2.26843463243900e-03f;                                                \
    below_ = below_ * s_ + 4.89352518554385e-03f;                                                \
    result = x_ * above_ / below_;                                                               \
  } while (0)

EACH_PROCESSOR
void pq_memory_step(float *gate, const float *before, float *cells, float *squashed, float *output,
                    float *carried, const float *mask, long hidden) {
  lanes limit = {0};
  limit += 7.90531110763549805f;
  for (long cell = 0; cell < hidden; cell += 16) {
    lanes forget, out, candidate, squash;
    TANH(forget, *(lanes *)(gate + cell) * 0.5f);
    forget = forget * 0.5f + 0.5f;
    TANH(out, *(lanes *)(gate + hidden + cell) * 0.5f);
    out = out * 0.5f + 0.5f;
    TANH(candidate, *(lanes *)(gate + 2 * hidden + cell));
    lanes memory = candidate - candidate * forget;
    if (before) memory += *(const lanes *)(before + cell) * forget;
    TANH(squash, memory);
    lanes handed = out * squash;
    *(lanes *)(gate + cell) = forget;
    *(lanes *)(gate + hidden + cell) = out;
    *(lanes *)(gate + 2 * hidden + cell) = candidate;
    *(lanes *)(cells + cell) = memory;
    *(lanes *)(squashed + cell) = squash;
    *(lanes *)(output + cell) = handed;
    if (mask) handed *= *(const lanes *)(mask + cell);
    *(lanes *)(carried + cell) = handed;
  }
}

#define MOST_SLOTS 8

EACH_PROCESSOR
void pq_sum_gates(float *gates, const float *words, const int32_t *word, const float *states,
                  const int32_t *state, long slots, long length, long width) {
  for (long token = 0; token < length; token++, state += slots) {
    /* Words lie anywhere in many megabytes: the next one is fetched meanwhile. */
    if (token + 1 < length) {
      const float *next = words + 2 * (long)word[token + 1] * width;
      for (long cell = 0; cell < 2 * width; cell += 16) __builtin_prefetch(next + cell);
    }
    for (long half = 0; half < 2; half++) {
      float *target = gates + (half * length + token) * width;
      const float *parts[MOST_SLOTS];
      long count = 0;
      for (long slot = 0; slot < slots && slot < MOST_SLOTS; slot++)
        if (state[slot] >= 0) parts[count++] = states + (2 * (long)state[slot] + half) * width;
      const float *cells = words + (2 * (long)word[token] + half) * width;
      for (long cell = 0; cell < width; cell += 16) {
        lanes sum = *(const lanes *)(cells + cell);
        for (long part = 0; part < count; part++) sum += *(const lanes *)(parts[part] + cell);
        *(lanes *)(target + cell) = sum;
      }
    }
  }
}
