/* Tests of screen/mask: areas, symmetry and soft edges. */
#include "cmocka_all.h"

#include <math.h>

#include "screen/mask.h"

static uint32_t alpha(const SDL_Surface *surface, int x, int y)
{
    const char *row = (const char *)surface->pixels + y * surface->pitch;
    return ((const uint32_t *)(const void *)row)[x] >> 24;
}

static double area(const SDL_Surface *surface)
{
    double sum = 0;
    for (int y = 0; y < surface->h; y++)
        for (int x = 0; x < surface->w; x++)
            sum += alpha(surface, x, y) / 255.0;
    return sum;
}

/* True where both agree within this share. */
static bool near(double got, double wanted, double share)
{
    return fabs(got / wanted - 1.0) <= share;
}

static void discs_have_their_area_and_are_even(void **state)
{
    (void)state;
    for (int side = 8; side < 100; side += 7) {
        SDL_Surface *disc = mask_ellipse((struct size){side, side});
        double wanted = 3.14159265 / 4 * side * side;
        assert_true(near(area(disc), wanted, 0.02));
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++) {
                assert_int_equal(alpha(disc, x, y), alpha(disc, side - 1 - x, y));
                assert_int_equal(alpha(disc, x, y), alpha(disc, y, x));
            }
        SDL_FreeSurface(disc);
    }
}

static void triangles_are_half_their_box(void **state)
{
    (void)state;
    for (int side = 16; side < 100; side += 9) {
        SDL_Surface *up = mask_triangle((struct size){side, side}, false);
        SDL_Surface *down = mask_triangle((struct size){side, side}, true);
        assert_true(near(area(up), (0.5 * side * side), 0.04));
        assert_int_equal(alpha(up, side / 2, side - 2), 255);
        assert_int_equal(alpha(up, 0, 0), 0);
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++)
                assert_int_equal(alpha(up, x, y), alpha(down, x, side - 1 - y));
        SDL_FreeSurface(up);
        SDL_FreeSurface(down);
    }
}

static void lines_are_as_wide_as_asked_and_soft(void **state)
{
    (void)state;
    static const struct point SLANT[] = {{110, 120}, {190, 160}};
    for (int width = 1; width < 9; width++) {
        SDL_Surface *line =
            mask_polyline((struct size){100, 80}, SLANT, 2, (struct point){100, 100}, width);
        double length = 89.44;                                           /* sqrt(80² + 40²) */
        double wanted = length * width + 3.14159265 / 4 * width * width; /* round ends */
        assert_true(near(area(line), wanted, 0.06));
        size_t soft = 0;
        for (int x = 0; x < 100; x++)
            soft += alpha(line, x, 40) > 0 && alpha(line, x, 40) < 255;
        assert_true(soft >= 2);
        SDL_FreeSurface(line);
    }
}

static void a_point_that_repeats_does_no_harm(void **state)
{
    (void)state;
    static const struct point DOT[] = {{5, 5}, {5, 5}};
    SDL_Surface *line = mask_polyline((struct size){11, 11}, DOT, 2, (struct point){0, 0}, 4);
    assert_int_equal(alpha(line, 5, 5), 255);
    assert_int_equal(alpha(line, 0, 0), 0);
    SDL_FreeSurface(line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(discs_have_their_area_and_are_even),
        cmocka_unit_test(triangles_are_half_their_box),
        cmocka_unit_test(lines_are_as_wide_as_asked_and_soft),
        cmocka_unit_test(a_point_that_repeats_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
