/* What the C library's allocator can be told, which Swift's Glibc does not import. */
#ifndef PQ_CMALLOC_SHIM_H
#define PQ_CMALLOC_SHIM_H

#include <malloc.h>

#endif
