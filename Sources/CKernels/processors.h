#ifndef PROCESSORS_H
#define PROCESSORS_H

/* C, because Swift has no way to compile one function for several kinds of processor and choose at
   the start: with eight or sixteen lanes a register instead of four this takes half the time. The
   lanes are different cells, so the width of the register changes no sum; contraction to fused
   multiply-add, which would, is off. */
#pragma STDC FP_CONTRACT OFF

/* The choice is made before a thread sanitizer is there, whose calls it would then contain. */
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
#define EACH_PROCESSOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define EACH_PROCESSOR
#endif

/* Sixteen cells side by side, wherever they lie. */
typedef float lanes __attribute__((vector_size(64), aligned(4)));

#endif
