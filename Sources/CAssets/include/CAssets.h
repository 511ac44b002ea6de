#ifndef CASSETS_H
#define CASSETS_H
#include <stddef.h>
/// The bytes of the file `path` below Assets/, or NULL; its size goes to `*size`.
const unsigned char *pq_asset(const char *path, size_t *size);
/// The path of the `index`th file, or NULL behind the last one.
const char *pq_asset_path(size_t index);
#endif
