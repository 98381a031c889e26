/* Whether a file can be what its name promises: certificates or a key as PEM (RFC 7468). */
#ifndef WALLBOARD_DEVICE_PEM_H
#define WALLBOARD_DEVICE_PEM_H

#include <stdbool.h>

#include "base/error.h"
#include "base/file.h"

enum { PEM_MOST_BYTES = 256 * 1024 };

enum pem_kind { PEM_CERTIFICATES, PEM_KEY };

/* At least one block of the kind, each whole and of base64; a key among certificates is refused.
   Sentences read "ca.pem:7: …". */
bool pem_check(struct file_bytes content, const char *name, enum pem_kind kind,
               struct error *error) MUST_CHECK;

#endif
