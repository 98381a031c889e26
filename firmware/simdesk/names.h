/* Names of people from many places, in their own scripts. */
#ifndef WALLBOARD_SIMDESK_NAMES_H
#define WALLBOARD_SIMDESK_NAMES_H

#include <stddef.h>
#include <stdint.h>

enum { NAMES_COUNT = 5184 };

/* The name of person `index` (below NAMES_COUNT), different for each. */
void names_write(uint32_t index, char *buffer, size_t capacity);

#endif
