/* Whether an answer is worth reading: its status and its type, each refusal one sentence. */
#include "source/answer.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

static bool refuse_login(const struct answer_rules *rules, struct trouble *trouble)
{
    if (!rules->has_token)
        return trouble_set(trouble, TROUBLE_LOGIN,
                           "login required (401): set token_file to a file with a token");
    return trouble_set(trouble, TROUBLE_LOGIN,
                       "login refused (401): check the token in the token file");
}

static bool refuse_right(const struct answer_rules *rules, struct trouble *trouble)
{
    if (rules->right_hint)
        return trouble_set(trouble, TROUBLE_LOGIN, "access refused (403): %s", rules->right_hint);
    return trouble_set(trouble, TROUBLE_LOGIN,
                       "access refused (403): give the token's user the right to read this");
}

bool answer_accept(const struct source_answer *answer, const struct answer_rules *rules,
                   struct trouble *trouble)
{
    int status = answer->status;
    if (status == 200 || (status == 304 && rules->conditional))
        return true;
    if (status == 401)
        return refuse_login(rules, trouble);
    if (status == 403)
        return refuse_right(rules, trouble);
    if (status == 404 || status == 410)
        return trouble_set(trouble, TROUBLE_ANSWER,
                           "not found (%d): check the path in the source's url", status);
    if (status == 429)
        return trouble_set(
            trouble, TROUBLE_LIMIT,
            "too many requests (429): the server wants fewer; a longer \"poll\" helps");
    if (status >= 500 && status <= 599)
        return trouble_set(trouble, TROUBLE_SERVER,
                           "the server failed (%d): if it lasts, look at the server's own log",
                           status);
    return trouble_set(trouble, TROUBLE_ANSWER,
                       "the server answered with status %d: check the source's url", status);
}

static bool has_type(const struct source_answer *answer, const char *type)
{
    return answer->content_type && strncasecmp(answer->content_type, type, strlen(type)) == 0;
}

/* The media type without its parameters; what a server wrote there is not to be trusted. */
static void describe_type(const char *type, char *buffer, size_t capacity)
{
    size_t length = 0;
    for (; type && length + 1 < capacity && type[length] > ' ' && type[length] <= '~'; length++) {
        if (type[length] == ';')
            break;
        buffer[length] = type[length];
    }
    buffer[length] = '\0';
}

static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";

bool answer_expect_json(const struct source_answer *answer, const char *expected,
                        struct trouble *trouble)
{
    const char *body = answer->body;
    if (text_starts(body, BYTE_ORDER_MARK))
        body += sizeof BYTE_ORDER_MARK - 1;
    const char *start = body + strspn(body, " \t\r\n");
    if (start[0] == '{' || start[0] == '[')
        return true;
    bool html = has_type(answer, "text/html") || start[0] == '<';
    bool empty = start[0] == '\0';
    char type[64];
    describe_type(answer->content_type, type, sizeof type);
    return trouble_set(trouble, TROUBLE_ANSWER,
                       "expected %s, the server answered with %s%s%s%s: check the source's url",
                       expected,
                       html    ? "HTML"
                       : empty ? "nothing"
                               : "other text",
                       type[0] ? " (" : "", type, type[0] ? ")" : "");
}
