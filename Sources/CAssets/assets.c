#include "CAssets.h"
#include <string.h>

struct asset { const char *path; const unsigned char *bytes; size_t size; };

static const struct asset assets[] = {
    {0, 0, 0},
};

const unsigned char *pq_asset(const char *path, size_t *size) {
  for (const struct asset *a = assets; a->path; a++)
    if (!strcmp(a->path, path)) { *size = a->size; return a->bytes; }
  return 0;
}

const char *pq_asset_path(size_t index) {
  return index < sizeof assets / sizeof *assets ? assets[index].path : 0;
}
