/* The login token, read anew for each poll so that it can be replaced while the program runs. */
#ifndef WALLBOARD_SOURCE_TOKEN_H
#define WALLBOARD_SOURCE_TOKEN_H

#include <stdbool.h>

#include "base/error.h"
#include "base/file.h"

enum { TOKEN_MOST_BYTES = 4096 };

/* Held for one poll by whoever sends it, then wiped by token_finish. */
struct token {
    char text[TOKEN_MOST_BYTES + 1];
    bool exposed; /* the file can be read by every user of the machine */
};

/* `file` is a path, in whose place wallboard_NAME of `credentials` is taken where there is one
   (systemd's $CREDENTIALS_DIRECTORY, NULL: none; the units load a folder as "wallboard", and of
   …/credentials/eu/token NAME is eu_token); or
   "credential:NAME" for just that one. Blanks around the token are dropped. Sentences name
   the file, never a part of what is in it. */
bool token_read(const char *file, const char *credentials, struct token *ret_token,
                struct error *error) MUST_CHECK;

/* The same of what is in memory; `name` is the file's, for sentences. */
bool token_check(struct file_bytes content, const char *name, struct token *ret_token,
                 struct error *error) MUST_CHECK;
void token_finish(struct token *token);

#endif
