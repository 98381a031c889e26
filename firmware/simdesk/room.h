/* Arrays that grow; running out of memory ends the process. */
#ifndef WALLBOARD_SIMDESK_ROOM_H
#define WALLBOARD_SIMDESK_ROOM_H

#include <stddef.h>
#include <stdint.h>

/* Zeroed, never NULL; the caller frees. */
void *room_new(size_t count, size_t size);

/* `rows` with place for one more than `count`, moved if need be; *capacity follows. */
void *room_for_one(void *rows, uint32_t count, uint32_t *capacity, size_t size);

#endif
