/* One picture laid over another with a weight. */
#ifndef WALLBOARD_SCREEN_FADE_H
#define WALLBOARD_SCREEN_FADE_H

#include <stddef.h>
#include <stdint.h>

/* ret[i] = under[i] + (over[i] - under[i]) * weight / 255, channel by channel, over `count`
   XRGB8888 pixels; at 0 and 255 exactly one of the two. */
void fade_mix(const uint32_t *under, const uint32_t *over, int weight, uint32_t *ret_pixels,
              size_t count);

#endif
