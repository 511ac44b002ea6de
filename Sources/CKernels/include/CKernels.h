#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdint.h>

/// `c += a × b` in single precision: `c` is rows × columns, cell (row, k) of `a` lies at
/// `row * a_row + k * a_inner`, `b` is inner × columns; columns is a multiple of 16.
/// Each cell sums over `inner` from first to last, so every machine gets the same bits.
void pq_add_product(float *c, const float *a, long a_row, long a_inner, const float *b, long rows,
                    long columns, long inner);

/// `c[r] += a[r] × b` for one to four rows that lie apart: each `a[r]` holds `inner` floats.
void pq_add_products(float *const *c, const float *const *a, long rows, const float *b,
                     long columns, long inner);

/// Sums what words and their states give to the gates of `length` tokens: for each token `width`
/// floats, and behind those of all tokens `width` more, of the other direction. `words` has 2·`width`
/// floats for each word, `word` says which a token is; `states` has as many for each state, of which
/// a token has `slots`, eight at most, in `state`, below 0 for none.
void pq_sum_gates(float *gates, const float *words, const int32_t *word, const float *states,
                  const int32_t *state, long slots, long length, long width);

/// One step of a long short-term memory with coupled gates. `gate` holds the sums of forget, output
/// and candidate gates, `hidden` cells each, and is left holding their activations; `before` is the
/// memory of the step before, NULL at the first, and may be `cells`; `mask`, or NULL, scales what is carried on.
/// `hidden` is a multiple of 16.
void pq_memory_step(float *gate, const float *before, float *cells, float *squashed, float *output,
                    float *carried, const float *mask, long hidden);

/// Sixty-four slots of a tagger's hashed features.
struct pq_block {
  /// A bit for each slot that has a row of weights.
  uint64_t bits;
  /// How many rows belong to slots before these.
  uint32_t before;
  uint32_t padding;
};

/// A tagger's weights: a row of `classes` bytes for each slot that has any, at least 48 bytes
/// readable from the beginning of each.
struct pq_rows {
  const struct pq_block *index;
  const int8_t *weights;
  /// A feature's slot stands above so many bits of its hash.
  uint64_t shift;
  long classes;
};

/// Sums the rows of `count` features, which are overwritten: sixteen sums, of which those of
/// `classes` mean something.
void pq_sum_rows(int16_t *sum, struct pq_rows rows, uint64_t *features, long count);

/// The class with the largest sum over the rows of `count` features, which are overwritten; of equal
/// ones the first. There are 33 to 48 classes.
long pq_best_class(struct pq_rows rows, uint64_t *features, long count);

/// One step of Viterbi's search over `count` labels, sixteen at most. `score` holds the best score of
/// a row that ends with each label and is left holding those of one token more; `from` gets the
/// label before for each, of equal ones the first. `transitions` has sixteen numbers for each label
/// before.
void pq_follow_labels(int32_t *score, uint8_t *from, const int32_t *transitions,
                      const int16_t *token, long count);

#endif
