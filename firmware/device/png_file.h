/* Whether a file can be a PNG picture, before anything tries to draw it. */
#ifndef WALLBOARD_DEVICE_PNG_FILE_H
#define WALLBOARD_DEVICE_PNG_FILE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/file.h"

enum { PNG_FILE_MOST_BYTES = 4 * 1024 * 1024, PNG_FILE_MOST_PX = 4096 };

/* The signature, a size that can be shown, whole chunks with right check sums, an end (PNG, third
   edition, 5). Sentences begin with the name. */
bool png_file_check(struct file_bytes content, const char *name, struct error *error) MUST_CHECK;

#endif
