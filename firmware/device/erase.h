/* Secrets on the card's FAT partition: overwritten and removed once they are kept elsewhere. */
#ifndef WALLBOARD_DEVICE_ERASE_H
#define WALLBOARD_DEVICE_ERASE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/file.h"

/* Writes zeros over the whole file, to the disk, then removes it; one that is missing is fine. */
bool erase_file(const char *path, struct error *error) MUST_CHECK;

/* Whether a power cut ended erase_file half-way: the disk then holds whole sectors of zeros, as no
   text does in any encoding. */
bool erase_was_interrupted(struct file_bytes content);

#endif
