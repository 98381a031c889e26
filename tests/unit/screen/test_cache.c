/* Tests of screen/cache: what was used last stays, and the bound holds. */
#include "cmocka_all.h"

#include "screen/cache.h"

struct fixture {
    SDL_Surface *surface;
    SDL_Renderer *renderer;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture.surface = SDL_CreateRGBSurfaceWithFormat(0, 8, 8, 32, SDL_PIXELFORMAT_XRGB8888);
    fixture.renderer = SDL_CreateSoftwareRenderer(fixture.surface);
    *state = &fixture;
    return fixture.renderer ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    SDL_DestroyRenderer(fixture->renderer);
    SDL_FreeSurface(fixture->surface);
    return 0;
}

static struct cache_image image(const struct fixture *fixture, int side)
{
    return (struct cache_image){SDL_CreateTexture(fixture->renderer, SDL_PIXELFORMAT_ARGB8888,
                                                  SDL_TEXTUREACCESS_STATIC, side, side),
                                side, side, 1, 2};
}

static void the_least_recent_goes_first(void **state)
{
    struct cache *cache = cache_new(5 * 64 * 64 * 4);
    for (uint64_t key = 1; key <= 4; key++) {
        struct cache_image added = image(*state, 64);
        cache_add(cache, key, &added);
    }
    assert_non_null(cache_find(cache, 1)); /* now 2 is the oldest */
    struct cache_image added = image(*state, 64);
    cache_add(cache, 5, &added);
    assert_non_null(cache_find(cache, 1));
    assert_null(cache_find(cache, 2));
    assert_int_equal(cache_find(cache, 5)->left, 1);
    cache_free(cache);
}

static void the_bound_holds(void **state)
{
    enum { BOUND = 100000 };
    struct cache *cache = cache_new(BOUND);
    for (uint64_t key = 0; key < 5000; key++) {
        struct cache_image added = image(*state, 1 + (int)(key % 60));
        cache_add(cache, key * 1024, &added); /* all in one bucket */
        assert_true(cache_bytes_used(cache) <= BOUND);
        assert_non_null(cache_find(cache, key * 1024));
    }
    cache_free(cache);
}

static void one_over_the_bound_is_kept_alone(void **state)
{
    struct cache *cache = cache_new(100);
    struct cache_image added = image(*state, 64);
    cache_add(cache, 7, &added);
    assert_non_null(cache_find(cache, 7));
    struct cache_image none = {NULL, 0, 0, 0, 0};
    cache_add(cache, 8, &none);
    assert_null(cache_find(cache, 7));
    assert_non_null(cache_find(cache, 8));
    cache_free(cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_least_recent_goes_first),
        cmocka_unit_test(the_bound_holds),
        cmocka_unit_test(one_over_the_bound_is_kept_alone),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
