/* One picture laid over another with a weight. */
#include "screen/fade.h"

/* Two channels at a time in one word; the weight runs to 256, so that the division is a shift. */
void fade_mix(const uint32_t *under, const uint32_t *over, int weight, uint32_t *ret_pixels,
              size_t count)
{
    const uint32_t red_blue = 0x00ff00ff;
    const uint32_t green = 0x0000ff00;
    uint32_t share = (uint32_t)weight + (weight > 127);
    uint32_t rest = 256 - share;
    for (size_t i = 0; i < count; i++) {
        uint32_t rb = (under[i] & red_blue) * rest + (over[i] & red_blue) * share;
        uint32_t g = (under[i] & green) * rest + (over[i] & green) * share;
        ret_pixels[i] = (rb >> 8 & red_blue) | (g >> 8 & green);
    }
}
