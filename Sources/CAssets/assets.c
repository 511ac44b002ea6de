#include "CAssets.h"
#include <string.h>

/* The files of Assets/ that the program carries. To add one: its bytes in an ASSET block, its path
   in the table. A test compares the table with the directories. */

#define ASSET(name) static const unsigned char name[] __attribute__((aligned(64))) = {
#define END };

#if __has_embed("../../Assets/models/en/lexicon.bin")
#define HAS_LEXICON_BIN
ASSET(lexicon_bin)
#embed "../../Assets/models/en/lexicon.bin"
END
#endif

#if __has_embed("../../Assets/models/en/tags.model")
#define HAS_TAGS_MODEL
ASSET(tags_model)
#embed "../../Assets/models/en/tags.model"
END
#endif

#if __has_embed("../../Assets/models/en/names.model")
#define HAS_NAMES_MODEL
ASSET(names_model)
#embed "../../Assets/models/en/names.model"
END
#endif

#if __has_embed("../../Assets/models/en/quotes.model")
#define HAS_QUOTES_MODEL
ASSET(quotes_model)
#embed "../../Assets/models/en/quotes.model"
END
#endif

struct asset { const char *path; const unsigned char *bytes; size_t size; };

#define ROW(name, path) {path, name, sizeof name},
static const struct asset assets[] = {
#ifdef HAS_LEXICON_BIN
    ROW(lexicon_bin, "models/en/lexicon.bin")
#endif
#ifdef HAS_TAGS_MODEL
    ROW(tags_model, "models/en/tags.model")
#endif
#ifdef HAS_NAMES_MODEL
    ROW(names_model, "models/en/names.model")
#endif
#ifdef HAS_QUOTES_MODEL
    ROW(quotes_model, "models/en/quotes.model")
#endif
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
