#pragma once
#define CURL_DISABLE_TYPECHECK
#define CURL_STRICTER
#include <arpa/inet.h>
#include <curl/curl.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <sys/socket.h>

// libcurl brings forty libraries along and takes longer to load than all the rest of the program. It is loaded when the
// first request is made.

static inline void *fetch_curl_symbol(const char *name) {
  static void *library;
  void *loaded = __atomic_load_n(&library, __ATOMIC_ACQUIRE);
  if (!loaded) {
    loaded = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    __atomic_store_n(&library, loaded, __ATOMIC_RELEASE);
  }
  return loaded ? dlsym(loaded, name) : NULL;
}
// A function that is asked for again and again is looked up once.
#define FETCH_CURL(name) \
  ({ \
    static void *known; \
    void *function = __atomic_load_n(&known, __ATOMIC_ACQUIRE); \
    if (!function) { \
      function = fetch_curl_symbol(#name); \
      __atomic_store_n(&known, function, __ATOMIC_RELEASE); \
    } \
    (__typeof__(&name))function; \
  })

static inline int fetch_has_libcurl(void) {
  return fetch_curl_symbol("curl_multi_poll") != NULL && FETCH_CURL(curl_global_init)(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}
/// What libcurl was built with, as one bit each.
static inline int fetch_curl_features(void) { return FETCH_CURL(curl_version_info)(CURLVERSION_NOW)->features; }
/// The version of libcurl as 0xXXYYZZ.
static inline unsigned int fetch_curl_version(void) {
  return FETCH_CURL(curl_version_info)(CURLVERSION_NOW)->version_num;
}
static inline int fetch_has_http2(void) { return (fetch_curl_features() & CURL_VERSION_HTTP2) != 0; }

// The easy interface; options are variadic in C, which Swift cannot call.

static inline CURL *fetch_easy_new(void) { return FETCH_CURL(curl_easy_init)(); }
static inline void fetch_easy_free(CURL *easy) { FETCH_CURL(curl_easy_cleanup)(easy); }
static inline void fetch_easy_reset(CURL *easy) { FETCH_CURL(curl_easy_reset)(easy); }
static inline CURLcode fetch_set_long(CURL *easy, CURLoption option, long value) {
  return FETCH_CURL(curl_easy_setopt)(easy, option, value);
}
static inline CURLcode fetch_set_large(CURL *easy, CURLoption option, long long value) {
  return FETCH_CURL(curl_easy_setopt)(easy, option, (curl_off_t)value);
}
static inline CURLcode fetch_set_text(CURL *easy, CURLoption option, const char *value) {
  return FETCH_CURL(curl_easy_setopt)(easy, option, value);
}
static inline CURLcode fetch_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return FETCH_CURL(curl_easy_setopt)(easy, option, value);
}
static inline CURLcode fetch_set_pointer(CURL *easy, CURLoption option, void *value) {
  return FETCH_CURL(curl_easy_setopt)(easy, option, value);
}
typedef size_t (*fetch_data_function)(char *bytes, size_t size, size_t count, void *context);
static inline CURLcode fetch_set_data_function(CURL *easy, CURLoption option, fetch_data_function function) {
  return FETCH_CURL(curl_easy_setopt)(easy, option, function);
}
typedef curl_socket_t (*fetch_socket_function)(void *context, curlsocktype purpose, struct curl_sockaddr *address);
static inline CURLcode fetch_set_socket_function(CURL *easy, fetch_socket_function function) {
  return FETCH_CURL(curl_easy_setopt)(easy, CURLOPT_OPENSOCKETFUNCTION, function);
}
typedef int (*fetch_connected_function)(void *context, char *address, char *own, int port, int own_port);
static inline CURLcode fetch_set_connected_function(CURL *easy, fetch_connected_function function) {
  return FETCH_CURL(curl_easy_setopt)(easy, CURLOPT_PREREQFUNCTION, function);
}
static inline long fetch_info_long(CURL *easy, CURLINFO info) {
  long value = 0;
  FETCH_CURL(curl_easy_getinfo)(easy, info, &value);
  return value;
}
static inline long long fetch_info_large(CURL *easy, CURLINFO info) {
  curl_off_t value = 0;
  FETCH_CURL(curl_easy_getinfo)(easy, info, &value);
  return value;
}
/// Text that libcurl owns; nil where there is none.
static inline const char *fetch_info_text(CURL *easy, CURLINFO info) {
  char *value = NULL;
  FETCH_CURL(curl_easy_getinfo)(easy, info, &value);
  return value;
}
static inline const char *fetch_error_text(CURLcode code) { return FETCH_CURL(curl_easy_strerror)(code); }
static inline struct curl_slist *fetch_list_with(struct curl_slist *list, const char *text) {
  return FETCH_CURL(curl_slist_append)(list, text);
}
static inline void fetch_list_free(struct curl_slist *list) { FETCH_CURL(curl_slist_free_all)(list); }
static inline int fetch_pause(CURL *easy, int bits) { return FETCH_CURL(curl_easy_pause)(easy, bits); }

// The multi interface.

static inline CURLM *fetch_multi_new(void) { return FETCH_CURL(curl_multi_init)(); }
static inline void fetch_multi_free(CURLM *multi) { FETCH_CURL(curl_multi_cleanup)(multi); }
static inline CURLMcode fetch_multi_set(CURLM *multi, CURLMoption option, long value) {
  return FETCH_CURL(curl_multi_setopt)(multi, option, value);
}
static inline CURLMcode fetch_multi_add(CURLM *multi, CURL *easy) {
  return FETCH_CURL(curl_multi_add_handle)(multi, easy);
}
static inline CURLMcode fetch_multi_remove(CURLM *multi, CURL *easy) {
  return FETCH_CURL(curl_multi_remove_handle)(multi, easy);
}
static inline CURLMcode fetch_multi_perform(CURLM *multi) {
  int running;
  return FETCH_CURL(curl_multi_perform)(multi, &running);
}
static inline CURLMcode fetch_multi_poll(CURLM *multi, int milliseconds) {
  return FETCH_CURL(curl_multi_poll)(multi, NULL, 0, milliseconds, NULL);
}
static inline CURLMcode fetch_multi_wake(CURLM *multi) { return FETCH_CURL(curl_multi_wakeup)(multi); }
/// The next transfer that has ended, and how; nil when there is no other.
static inline CURL *fetch_multi_ended(CURLM *multi, CURLcode *result) {
  int left;
  struct CURLMsg *message = FETCH_CURL(curl_multi_info_read)(multi, &left);
  if (!message || message->msg != CURLMSG_DONE) return NULL;
  *result = message->data.result;
  return message->easy_handle;
}

// Addresses in parts.

static inline CURLU *fetch_url(const char *text) {
  CURLU *url = FETCH_CURL(curl_url)();
  if (url && FETCH_CURL(curl_url_set)(url, CURLUPART_URL, text, 0) == CURLUE_OK) return url;
  FETCH_CURL(curl_url_cleanup)(url);
  return NULL;
}
static inline void fetch_url_free(CURLU *url) { FETCH_CURL(curl_url_cleanup)(url); }
/// A part of an address, to be given back with `fetch_free`; nil where it has none.
static inline char *fetch_url_part(CURLU *url, CURLUPart part, unsigned int flags) {
  char *text = NULL;
  return FETCH_CURL(curl_url_get)(url, part, &text, flags) == CURLUE_OK ? text : NULL;
}
static inline void fetch_url_clear(CURLU *url, CURLUPart part) { FETCH_CURL(curl_url_set)(url, part, NULL, 0); }
static inline void fetch_free(char *text) { FETCH_CURL(curl_free)(text); }

// What Swift does not see of C's macros.

static inline size_t fetch_write_abort(void) { return CURL_WRITEFUNC_ERROR; }
static inline size_t fetch_write_pause(void) { return CURL_WRITEFUNC_PAUSE; }
static inline curl_socket_t fetch_bad_socket(void) { return CURL_SOCKET_BAD; }
static inline int fetch_socket_type_close_on_exec(void) { return SOCK_CLOEXEC; }
