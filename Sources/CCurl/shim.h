/* libcurl's calls with variable arguments, which Swift cannot call: one typed inline function for
 * each kind of argument. */
#ifndef PQ_CCURL_SHIM_H
#define PQ_CCURL_SHIM_H

#include <curl/curl.h>

typedef size_t (*pq_data_callback)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode pq_setopt_long(CURL *curl, CURLoption option, long value) {
  return curl_easy_setopt(curl, option, value);
}
static inline CURLcode pq_setopt_string(CURL *curl, CURLoption option, const char *value) {
  return curl_easy_setopt(curl, option, value);
}
static inline CURLcode pq_setopt_pointer(CURL *curl, CURLoption option, void *value) {
  return curl_easy_setopt(curl, option, value);
}
static inline CURLcode pq_setopt_callback(CURL *curl, CURLoption option, pq_data_callback value) {
  return curl_easy_setopt(curl, option, value);
}
static inline CURLcode pq_getinfo_long(CURL *curl, CURLINFO info, long *value) {
  return curl_easy_getinfo(curl, info, value);
}
static inline CURLcode pq_getinfo_string(CURL *curl, CURLINFO info, char **value) {
  return curl_easy_getinfo(curl, info, value);
}
static inline CURLMcode pq_multi_setopt_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}
static inline CURLSHcode pq_share_setopt_long(CURLSH *share, CURLSHoption option, long value) {
  return curl_share_setopt(share, option, value);
}

#endif
