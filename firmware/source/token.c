/* The login token, read anew for each poll so that it can be replaced while the program runs. */
#include "source/token.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

static const char CREDENTIAL[] = "credential:";
static const char FOLDER[] = "/credentials/";
static const char BLANKS[] = " \t\r\n";

/* Of a file below a folder "credentials" the way from there, else its name alone. */
static const char *handed_name(const char *file)
{
    const char *slash = strrchr(file, '/');
    const char *name = slash ? slash + 1 : file;
    for (const char *at = strstr(file, FOLDER); at; at = strstr(at + 1, FOLDER))
        name = at + strlen(FOLDER);
    return name;
}

/* What the units load as "wallboard" with LoadCredential=, each file under its name; those of
   folders in it under "FOLDER_NAME". */
static bool is_handed_over(const char *file, const char *credentials, char path[static PATH_MAX])
{
    int n = credentials
                ? snprintf(path, PATH_MAX, "%s/wallboard_%s", credentials, handed_name(file))
                : 0;
    if (n <= 0 || n >= PATH_MAX)
        return false;
    for (char *slash = strchr(path + strlen(credentials) + 1, '/'); slash;
         slash = strchr(slash, '/'))
        *slash = '_';
    return access(path, F_OK) == 0;
}

static bool find_path(const char *file, const char *credentials, char path[static PATH_MAX],
                      struct error *error)
{
    int n = 0;
    if (!text_starts(file, CREDENTIAL)) {
        if (is_handed_over(file, credentials, path))
            return true;
        n = snprintf(path, PATH_MAX, "%s", file);
    } else {
        const char *name = file + strlen(CREDENTIAL);
        if (!credentials)
            return error_set(error,
                             "the token is in systemd's credential \"%s\", but there are no "
                             "credentials: add LoadCredential=%s:… to the unit",
                             name, name);
        if (name[0] == '\0' || strchr(name, '/'))
            return error_set(error, "\"%s\" is no credential's name", name);
        n = snprintf(path, PATH_MAX, "%s/%s", credentials, name);
    }
    return (n >= 0 && n < PATH_MAX) || error_set(error, "the token file's name is too long");
}

/* Reads one byte more than allowed, so that a file that is too large shows. */
static bool read_file(const char *path, char buffer[static TOKEN_MOST_BYTES + 2],
                      size_t *ret_length, bool *ret_exposed, struct error *error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return error_set(error, "cannot open the token file %s: %s", path, strerror(errno));
    struct stat info = {0};
    ssize_t got = fstat(fd, &info) == 0 ? read(fd, buffer, TOKEN_MOST_BYTES + 1) : -1;
    int reason = errno;
    close(fd);
    if (got < 0)
        return error_set(error, "cannot read the token file %s: %s", path, strerror(reason));
    *ret_length = (size_t)got;
    *ret_exposed = info.st_mode & S_IROTH;
    return true;
}

static bool is_sendable(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] <= 0x20 || text[i] > 0x7e)
            return false;
    return true;
}

static bool take_token(char *bytes, size_t length, const char *path, struct token *ret_token,
                       struct error *error)
{
    bytes[length] = '\0';
    if (length > TOKEN_MOST_BYTES)
        return error_set(error, "the token file %s has more than %d bytes: is it the right file?",
                         path, TOKEN_MOST_BYTES);
    const char *start = bytes + strspn(bytes, BLANKS);
    size_t size = strlen(start);
    while (size > 0 && strchr(BLANKS, start[size - 1]))
        size--;
    if (size == 0)
        return error_set(error, "the token file %s is empty: put the token into it", path);
    if (memchr(start, '\n', size))
        return error_set(error, "the token file %s has several lines: one with the token is wanted",
                         path);
    if (strlen(bytes) != length || !is_sendable(start, size))
        return error_set(error,
                         "the token file %s holds characters that no token has: is it the right "
                         "file?",
                         path);
    memcpy(ret_token->text, start, size);
    ret_token->text[size] = '\0';
    return true;
}

bool token_read(const char *file, const char *credentials, struct token *ret_token,
                struct error *error)
{
    char path[PATH_MAX];
    char bytes[TOKEN_MOST_BYTES + 2];
    size_t length = 0;
    bool exposed = false;
    if (!find_path(file, credentials, path, error) ||
        !read_file(path, bytes, &length, &exposed, error))
        return false;
    bool ok = take_token(bytes, length, path, ret_token, error);
    if (ok)
        ret_token->exposed = exposed;
    explicit_bzero(bytes, sizeof bytes);
    return ok;
}

bool token_check(struct file_bytes content, const char *name, struct token *ret_token,
                 struct error *error)
{
    char bytes[TOKEN_MOST_BYTES + 2];
    size_t length = content.length < sizeof bytes - 1 ? content.length : sizeof bytes - 1;
    memcpy(bytes, content.bytes, length);
    bool ok = take_token(bytes, length, name, ret_token, error);
    if (ok)
        ret_token->exposed = false;
    explicit_bzero(bytes, sizeof bytes);
    return ok;
}

void token_finish(struct token *token)
{
    explicit_bzero(token, sizeof *token);
}
