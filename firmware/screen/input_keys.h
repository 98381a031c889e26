/* The keys of the keyboards at a board, where no desktop hands them out. */
#ifndef WALLBOARD_SCREEN_INPUT_KEYS_H
#define WALLBOARD_SCREEN_INPUT_KEYS_H

#include <stdbool.h>
#include <stdint.h>

#include "screen/presenter.h"

struct input_keys;

/* What a key means, by the kernel's code for its place on a US keyboard (linux/input-event-codes);
   false: nothing. */
bool input_key_meaning(uint32_t code, enum presenter_key *ret_key);

/* NULL where keyboards cannot be used, which is logged: the wall goes on without. */
struct input_keys *input_keys_new(void);
void input_keys_free(struct input_keys *keys);

/* A descriptor to wait on, and the next key that was pressed; false: none is left. */
int input_keys_fd(const struct input_keys *keys);
bool input_keys_next(struct input_keys *keys, enum presenter_key *ret_key);

/* Looks for keyboards anew, for where udev's messages do not arrive. */
void input_keys_rescan(struct input_keys *keys);

#endif
