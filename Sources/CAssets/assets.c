/* The files of Assets/ that the program carries, one line each below; a test compares the list with
   the directories. `#embed` cannot stand in a macro, so each file has a block of its own. */
#include "CAssets.h"
#include <string.h>

static const unsigned char languages_function_words_tsv[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/function-words.tsv"
};
static const unsigned char languages_en_abbreviations_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/abbreviations.txt"
};
static const unsigned char languages_en_cities_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/cities.txt"
};
static const unsigned char languages_en_closed_class_tsv[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/closed-class.tsv"
};
static const unsigned char languages_en_company_endings_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/company-endings.txt"
};
static const unsigned char languages_en_countries_tsv[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/countries.tsv"
};
static const unsigned char languages_en_cues_tsv[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/cues.tsv"
};
static const unsigned char languages_en_given_names_world_tsv[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/given-names-world.tsv"
};
static const unsigned char languages_en_given_names_tsv[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/given-names.tsv"
};
static const unsigned char languages_en_groups_of_people_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/groups-of-people.txt"
};
static const unsigned char languages_en_known_entities_tsv[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/known-entities.tsv"
};
static const unsigned char languages_en_months_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/months.txt"
};
static const unsigned char languages_en_news_organisations_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/news-organisations.txt"
};
static const unsigned char languages_en_organisation_words_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/organisation-words.txt"
};
static const unsigned char languages_en_organisations_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/organisations.txt"
};
static const unsigned char languages_en_other_names_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/other-names.txt"
};
static const unsigned char languages_en_particles_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/particles.txt"
};
static const unsigned char languages_en_place_words_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/place-words.txt"
};
static const unsigned char languages_en_places_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/places.txt"
};
static const unsigned char languages_en_said_words_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/said-words.txt"
};
static const unsigned char languages_en_sentence_starters_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/sentence-starters.txt"
};
static const unsigned char languages_en_sport_words_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/sport-words.txt"
};
static const unsigned char languages_en_surnames_world_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/surnames-world.txt"
};
static const unsigned char languages_en_surnames_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/surnames.txt"
};
static const unsigned char languages_en_titles_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/titles.txt"
};
static const unsigned char languages_en_weekdays_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/weekdays.txt"
};
static const unsigned char languages_en_word_classes_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/languages/en/word-classes.txt"
};
static const unsigned char models_en_clusters_bin[] __attribute__((aligned(64))) = {
#embed "../../Assets/models/en/clusters.bin"
};
static const unsigned char models_en_confidence_tsv[] __attribute__((aligned(64))) = {
#embed "../../Assets/models/en/confidence.tsv"
};
static const unsigned char models_en_lexicon_bin[] __attribute__((aligned(64))) = {
#embed "../../Assets/models/en/lexicon.bin"
};
static const unsigned char models_en_names_model[] __attribute__((aligned(64))) = {
#embed "../../Assets/models/en/names.model"
};
static const unsigned char models_en_quotes_model[] __attribute__((aligned(64))) = {
#embed "../../Assets/models/en/quotes.model"
};
static const unsigned char models_en_tags_model[] __attribute__((aligned(64))) = {
#embed "../../Assets/models/en/tags.model"
};
static const unsigned char models_en_vectors_bin[] __attribute__((aligned(64))) = {
#embed "../../Assets/models/en/vectors.bin"
};
static const unsigned char samples_derby_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/samples/derby.txt"
};
static const unsigned char samples_harbour_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/samples/harbour.txt"
};
static const unsigned char samples_interview_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/samples/interview.txt"
};
static const unsigned char samples_market_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/samples/market.txt"
};
static const unsigned char samples_meltwater_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/samples/meltwater.txt"
};
static const unsigned char samples_merger_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/samples/merger.txt"
};
static const unsigned char samples_storm_live_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/samples/storm-live.txt"
};
static const unsigned char samples_trial_txt[] __attribute__((aligned(64))) = {
#embed "../../Assets/samples/trial.txt"
};
static const unsigned char themes_dusk_toml[] __attribute__((aligned(64))) = {
#embed "../../Assets/themes/dusk.toml"
};
static const unsigned char themes_high_contrast_toml[] __attribute__((aligned(64))) = {
#embed "../../Assets/themes/high-contrast.toml"
};
static const unsigned char themes_paper_toml[] __attribute__((aligned(64))) = {
#embed "../../Assets/themes/paper.toml"
};

struct asset { const char *path; const unsigned char *bytes; size_t size; };

#define ROW(path, name) {path, name, sizeof name}
static const struct asset assets[] = {
    ROW("languages/function-words.tsv", languages_function_words_tsv),
    ROW("languages/en/abbreviations.txt", languages_en_abbreviations_txt),
    ROW("languages/en/cities.txt", languages_en_cities_txt),
    ROW("languages/en/closed-class.tsv", languages_en_closed_class_tsv),
    ROW("languages/en/company-endings.txt", languages_en_company_endings_txt),
    ROW("languages/en/countries.tsv", languages_en_countries_tsv),
    ROW("languages/en/cues.tsv", languages_en_cues_tsv),
    ROW("languages/en/given-names-world.tsv", languages_en_given_names_world_tsv),
    ROW("languages/en/given-names.tsv", languages_en_given_names_tsv),
    ROW("languages/en/groups-of-people.txt", languages_en_groups_of_people_txt),
    ROW("languages/en/known-entities.tsv", languages_en_known_entities_tsv),
    ROW("languages/en/months.txt", languages_en_months_txt),
    ROW("languages/en/news-organisations.txt", languages_en_news_organisations_txt),
    ROW("languages/en/organisation-words.txt", languages_en_organisation_words_txt),
    ROW("languages/en/organisations.txt", languages_en_organisations_txt),
    ROW("languages/en/other-names.txt", languages_en_other_names_txt),
    ROW("languages/en/particles.txt", languages_en_particles_txt),
    ROW("languages/en/place-words.txt", languages_en_place_words_txt),
    ROW("languages/en/places.txt", languages_en_places_txt),
    ROW("languages/en/said-words.txt", languages_en_said_words_txt),
    ROW("languages/en/sentence-starters.txt", languages_en_sentence_starters_txt),
    ROW("languages/en/sport-words.txt", languages_en_sport_words_txt),
    ROW("languages/en/surnames-world.txt", languages_en_surnames_world_txt),
    ROW("languages/en/surnames.txt", languages_en_surnames_txt),
    ROW("languages/en/titles.txt", languages_en_titles_txt),
    ROW("languages/en/weekdays.txt", languages_en_weekdays_txt),
    ROW("languages/en/word-classes.txt", languages_en_word_classes_txt),
    ROW("models/en/clusters.bin", models_en_clusters_bin),
    ROW("models/en/confidence.tsv", models_en_confidence_tsv),
    ROW("models/en/lexicon.bin", models_en_lexicon_bin),
    ROW("models/en/names.model", models_en_names_model),
    ROW("models/en/quotes.model", models_en_quotes_model),
    ROW("models/en/tags.model", models_en_tags_model),
    ROW("models/en/vectors.bin", models_en_vectors_bin),
    ROW("samples/derby.txt", samples_derby_txt),
    ROW("samples/harbour.txt", samples_harbour_txt),
    ROW("samples/interview.txt", samples_interview_txt),
    ROW("samples/market.txt", samples_market_txt),
    ROW("samples/meltwater.txt", samples_meltwater_txt),
    ROW("samples/merger.txt", samples_merger_txt),
    ROW("samples/storm-live.txt", samples_storm_live_txt),
    ROW("samples/trial.txt", samples_trial_txt),
    ROW("themes/dusk.toml", themes_dusk_toml),
    ROW("themes/high-contrast.toml", themes_high_contrast_toml),
    ROW("themes/paper.toml", themes_paper_toml),
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
