/* Textures by fingerprint, least recently used thrown out first, bounded by bytes. */
#ifndef WALLBOARD_SCREEN_CACHE_H
#define WALLBOARD_SCREEN_CACHE_H

#include <stddef.h>
#include <stdint.h>

#include <SDL2/SDL_render.h>

struct cache;

/* White pixels whose alpha is the coverage; tinted when they are painted. */
struct cache_image {
    SDL_Texture *texture; /* NULL: nothing to see */
    int w, h;
    int left, top; /* of its corner, from the point it is placed at */
};

/* Never NULL. It must be freed before the renderer of its textures. */
struct cache *cache_new(size_t bytes);
void cache_free(struct cache *cache);

/* NULL where it is not there. Valid until the next cache_add. */
const struct cache_image *cache_find(struct cache *cache, uint64_t key);

/* Takes the texture; one image is kept even where it alone is over the bound. */
const struct cache_image *cache_add(struct cache *cache, uint64_t key,
                                    const struct cache_image *image);

size_t cache_bytes_used(const struct cache *cache);

#endif
