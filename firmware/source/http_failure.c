/* One sentence for each way in which an HTTP call can fail, and what to do about it. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "source/http_call.h"

/* "16 MiB", or bytes where it is not even. */
static const char *describe_size(size_t bytes, char buffer[static 32])
{
    if (bytes >= 1024 * 1024 && bytes % (1024 * 1024) == 0)
        snprintf(buffer, 32, "%zu MiB", bytes / (1024 * 1024));
    else
        snprintf(buffer, 32, "%zu bytes", bytes);
    return buffer;
}

/* The one that was really talked to. */
static const struct http_origin *next_hop(const struct http_call *call)
{
    return call->proxy.host[0] ? &call->proxy : &call->origin;
}

bool http_call_fail_size(struct http_call *call)
{
    char size[32];
    if (call->header_bytes > HTTP_MOST_HEADER_BYTES)
        return trouble_set(&call->trouble, TROUBLE_ANSWER,
                           "the answer's header is larger than the %d bytes allowed",
                           HTTP_MOST_HEADER_BYTES);
    return trouble_set(&call->trouble, TROUBLE_ANSWER,
                       "the answer is larger than the %s allowed: check the source's url, or raise "
                       "max_bytes",
                       describe_size(call->most_bytes, size));
}

static bool fail_connect(struct http_call *call)
{
    const struct http_origin *hop = next_hop(call);
    const char *what = call->proxy.host[0] ? "the proxy " : "";
    long reason = 0;
    curl_easy_getinfo(call->easy, CURLINFO_OS_ERRNO, &reason);
    if (reason == ECONNREFUSED)
        return trouble_set(&call->trouble, TROUBLE_CONNECT,
                           "connection refused by %s%s:%s: is the service running there?", what,
                           hop->host, hop->port);
    if (reason == ENETUNREACH || reason == EHOSTUNREACH)
        return trouble_set(&call->trouble, TROUBLE_CONNECT,
                           "no way to %s%s:%s: check the network and its cables", what, hop->host,
                           hop->port);
    return trouble_set(&call->trouble, TROUBLE_CONNECT,
                       "no connection to %s%s:%s: check the address and the firewall", what,
                       hop->host, hop->port);
}

/* How far a call came, from curl's timers; one on an older connection skips the first steps. */
enum reach { REACH_NOTHING, REACH_NAME, REACH_HOST, REACH_SERVER };

static enum reach reach_of(CURL *easy)
{
    curl_off_t lookup_us = 0, request_us = 0;
    char *address = NULL;
    curl_easy_getinfo(easy, CURLINFO_NAMELOOKUP_TIME_T, &lookup_us);
    curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME_T, &request_us);
    curl_easy_getinfo(easy, CURLINFO_PRIMARY_IP, &address);
    if (request_us > 0)
        return REACH_SERVER;
    if (address && address[0])
        return REACH_HOST;
    return lookup_us > 0 ? REACH_NAME : REACH_NOTHING;
}

/* Which step took all the time tells where to look. */
static bool fail_timeout(struct http_call *call)
{
    const struct http_origin *hop = next_hop(call);
    double limit_s = (double)call->timeout_ms / 1000;
    switch (reach_of(call->easy)) {
    case REACH_NOTHING:
        return trouble_set(&call->trouble, TROUBLE_DNS,
                           "no DNS answer for %s within %g s: check the network and its DNS server",
                           hop->host, limit_s);
    case REACH_NAME:
        return trouble_set(&call->trouble, TROUBLE_CONNECT,
                           "no connection to %s:%s within %g s: check the address and the firewall",
                           hop->host, hop->port, limit_s);
    case REACH_HOST:
        return trouble_set(&call->trouble, TROUBLE_TLS,
                           "no TLS with %s within %g s: does the url say https for a server that "
                           "speaks http?",
                           hop->host, limit_s);
    case REACH_SERVER:
        break;
    }
    return trouble_set(&call->trouble, TROUBLE_TIMEOUT,
                       "the answer of %s took longer than %g s: look at the server, or raise "
                       "timeout",
                       call->origin.host, limit_s);
}

static bool fail_early_end(struct http_call *call)
{
    curl_off_t wanted = -1, got = 0;
    curl_easy_getinfo(call->easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &wanted);
    curl_easy_getinfo(call->easy, CURLINFO_SIZE_DOWNLOAD_T, &got);
    if (wanted > 0)
        return trouble_set(&call->trouble, TROUBLE_ANSWER,
                           "the answer ended early (truncated after %lld of %lld bytes): look at "
                           "the server or a proxy before it",
                           (long long)got, (long long)wanted);
    return trouble_set(&call->trouble, TROUBLE_ANSWER,
                       "the answer ended early (truncated after %lld bytes): look at the server or "
                       "a proxy before it",
                       (long long)got);
}

static bool fail_trust(struct http_call *call)
{
    const char *host = next_hop(call)->host;
    const char *why = call->curl_text;
    if (strstr(why, "not yet valid"))
        return trouble_set(&call->trouble, TROUBLE_TLS,
                           "the certificate of %s is not yet valid: is this board's clock right?",
                           host);
    if (strstr(why, "expired"))
        return trouble_set(&call->trouble, TROUBLE_TLS,
                           "the certificate of %s has expired: renew it on the server (or is this "
                           "board's clock wrong?)",
                           host);
    if (strstr(why, "does not match") || strstr(why, "no alternative certificate"))
        return trouble_set(&call->trouble, TROUBLE_TLS,
                           "the certificate of %s is for another name: use that name in the url",
                           host);
    return trouble_set(&call->trouble, TROUBLE_TLS,
                       "the certificate of %s is not trusted: if your company signs its own, set "
                       "ca_file to its CA certificate",
                       host);
}

static bool fail_lookup(struct http_call *call, bool proxy)
{
    return trouble_set(&call->trouble, TROUBLE_DNS,
                       "no DNS answer for %s%s: check the name and the network",
                       proxy ? "the proxy " : "", proxy ? call->proxy.host : call->origin.host);
}

bool http_call_fail(struct http_call *call, CURLcode code)
{
    const char *host = next_hop(call)->host;
    switch ((int)code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return fail_lookup(call, code == CURLE_COULDNT_RESOLVE_PROXY);
    case CURLE_COULDNT_CONNECT:
    case CURLE_PROXY:
        return fail_connect(call);
    case CURLE_OPERATION_TIMEDOUT:
        return fail_timeout(call);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
        return fail_trust(call);
    case CURLE_SSL_CACERT_BADFILE:
        return trouble_set(&call->trouble, TROUBLE_SETUP,
                           "ca_file cannot be read as certificates (PEM): check the file");
    case CURLE_SSL_CONNECT_ERROR:
        return trouble_set(&call->trouble, TROUBLE_TLS,
                           "no TLS with %s: does the url say https for a server that speaks http?",
                           host);
    case CURLE_FILESIZE_EXCEEDED:
        return http_call_fail_size(call);
    case CURLE_PARTIAL_FILE:
        return fail_early_end(call);
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
        return trouble_set(
            &call->trouble, TROUBLE_CONNECT,
            "%s closed the connection without an answer: look at the server (or does "
            "it want https?)",
            host);
    case CURLE_BAD_CONTENT_ENCODING:
        return trouble_set(&call->trouble, TROUBLE_ANSWER,
                           "the answer's gzip cannot be unpacked: look at the server");
    }
    return trouble_set(&call->trouble, TROUBLE_ANSWER, "%s gives no HTTP answer (%s)", host,
                       curl_easy_strerror(code));
}
