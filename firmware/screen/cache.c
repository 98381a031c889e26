/* Textures by fingerprint, least recently used thrown out first, bounded by bytes. */
#include "screen/cache.h"

#include <stdlib.h>

enum { BUCKETS = 1024 };

struct entry {
    uint64_t key;
    struct cache_image image;
    size_t bytes;
    struct entry *next_in_bucket;
    struct entry *newer, *older;
};

struct cache {
    size_t bound;
    size_t used;
    struct entry *buckets[BUCKETS];
    struct entry *newest, *oldest;
};

struct cache *cache_new(size_t bytes)
{
    struct cache *cache = calloc(1, sizeof *cache);
    if (!cache)
        abort();
    cache->bound = bytes;
    return cache;
}

static void unlink_entry(struct cache *cache, struct entry *entry)
{
    *(entry->newer ? &entry->newer->older : &cache->newest) = entry->older;
    *(entry->older ? &entry->older->newer : &cache->oldest) = entry->newer;
}

static void link_newest(struct cache *cache, struct entry *entry)
{
    entry->newer = NULL;
    entry->older = cache->newest;
    *(cache->newest ? &cache->newest->newer : &cache->oldest) = entry;
    cache->newest = entry;
}

static void drop_oldest(struct cache *cache)
{
    struct entry *entry = cache->oldest;
    struct entry **link = &cache->buckets[entry->key % BUCKETS];
    while (*link != entry)
        link = &(*link)->next_in_bucket;
    *link = entry->next_in_bucket;
    unlink_entry(cache, entry);
    cache->used -= entry->bytes;
    if (entry->image.texture)
        SDL_DestroyTexture(entry->image.texture);
    free(entry);
}

void cache_free(struct cache *cache)
{
    if (!cache)
        return;
    while (cache->oldest)
        drop_oldest(cache);
    free(cache);
}

const struct cache_image *cache_find(struct cache *cache, uint64_t key)
{
    for (struct entry *entry = cache->buckets[key % BUCKETS]; entry; entry = entry->next_in_bucket)
        if (entry->key == key) {
            unlink_entry(cache, entry);
            link_newest(cache, entry);
            return &entry->image;
        }
    return NULL;
}

const struct cache_image *cache_add(struct cache *cache, uint64_t key,
                                    const struct cache_image *image)
{
    struct entry *entry = calloc(1, sizeof *entry);
    if (!entry)
        abort();
    entry->key = key;
    entry->image = *image;
    entry->bytes = sizeof *entry;
    if (image->texture)
        entry->bytes += (size_t)image->w * (size_t)image->h * sizeof(uint32_t);
    while (cache->oldest && cache->used + entry->bytes > cache->bound)
        drop_oldest(cache);
    entry->next_in_bucket = cache->buckets[key % BUCKETS];
    cache->buckets[key % BUCKETS] = entry;
    cache->used += entry->bytes;
    link_newest(cache, entry);
    return &entry->image;
}

size_t cache_bytes_used(const struct cache *cache)
{
    return cache->used;
}
