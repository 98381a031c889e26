/* Arrays that grow; running out of memory ends the process. */
#include "simdesk/room.h"

#include <stdlib.h>

void *room_new(size_t count, size_t size)
{
    void *rows = calloc(count ? count : 1, size);
    if (!rows)
        abort();
    return rows;
}

void *room_for_one(void *rows, uint32_t count, uint32_t *capacity, size_t size)
{
    if (count < *capacity)
        return rows;
    uint32_t wanted = *capacity ? *capacity * 2 : 16;
    void *moved = reallocarray(rows, wanted, size);
    if (!moved || wanted < *capacity)
        abort();
    *capacity = wanted;
    return moved;
}
