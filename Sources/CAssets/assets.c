#include "CAssets.h"
#include <string.h>

/* The files of Assets/ that the program carries. To add one: its bytes in an ASSET block, its path
   in the table. A test compares the table with the folders and with what the engine asks for. */

#define ASSET(name) static const unsigned char name[] __attribute__((aligned(64))) = {
#define END };

ASSET(abbreviations_txt)
#embed "../../Assets/languages/en/abbreviations.txt"
END

ASSET(closed_class_tsv)
#embed "../../Assets/languages/en/closed-class.tsv"
END

ASSET(countries_tsv)
#embed "../../Assets/languages/en/countries.tsv"
END

ASSET(cues_tsv)
#embed "../../Assets/languages/en/cues.tsv"
END

ASSET(known_entities_tsv)
#embed "../../Assets/languages/en/known-entities.tsv"
END

ASSET(said_words_txt)
#embed "../../Assets/languages/en/said-words.txt"
END

ASSET(sentence_starters_txt)
#embed "../../Assets/languages/en/sentence-starters.txt"
END

ASSET(word_classes_txt)
#embed "../../Assets/languages/en/word-classes.txt"
END

ASSET(function_words_tsv)
#embed "../../Assets/languages/function-words.tsv"
END

ASSET(lexicon_bin)
#embed "../../Assets/models/en/lexicon.bin"
END

ASSET(tags_model)
#embed "../../Assets/models/en/tags.model"
END

ASSET(derby_txt)
#embed "../../Assets/samples/derby.txt"
END

ASSET(harbour_txt)
#embed "../../Assets/samples/harbour.txt"
END

ASSET(interview_txt)
#embed "../../Assets/samples/interview.txt"
END

ASSET(market_txt)
#embed "../../Assets/samples/market.txt"
END

ASSET(meltwater_txt)
#embed "../../Assets/samples/meltwater.txt"
END

ASSET(merger_txt)
#embed "../../Assets/samples/merger.txt"
END

ASSET(storm_live_txt)
#embed "../../Assets/samples/storm-live.txt"
END

ASSET(trial_txt)
#embed "../../Assets/samples/trial.txt"
END

/* Not trained yet: carried from the day they are there. */
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
    ROW(abbreviations_txt, "languages/en/abbreviations.txt")
    ROW(closed_class_tsv, "languages/en/closed-class.tsv")
    ROW(countries_tsv, "languages/en/countries.tsv")
    ROW(cues_tsv, "languages/en/cues.tsv")
    ROW(known_entities_tsv, "languages/en/known-entities.tsv")
    ROW(said_words_txt, "languages/en/said-words.txt")
    ROW(sentence_starters_txt, "languages/en/sentence-starters.txt")
    ROW(word_classes_txt, "languages/en/word-classes.txt")
    ROW(function_words_tsv, "languages/function-words.tsv")
    ROW(lexicon_bin, "models/en/lexicon.bin")
    ROW(tags_model, "models/en/tags.model")
    ROW(derby_txt, "samples/derby.txt")
    ROW(harbour_txt, "samples/harbour.txt")
    ROW(interview_txt, "samples/interview.txt")
    ROW(market_txt, "samples/market.txt")
    ROW(meltwater_txt, "samples/meltwater.txt")
    ROW(merger_txt, "samples/merger.txt")
    ROW(storm_live_txt, "samples/storm-live.txt")
    ROW(trial_txt, "samples/trial.txt")
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
