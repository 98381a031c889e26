/* Tests of screen/sdl_event: SDL's events as the wall knows them. */
#include "cmocka_all.h"

#include "screen/sdl_event.h"

static void keys_of_the_wall(void **state)
{
    (void)state;
    static const struct {
        SDL_Keycode code;
        enum presenter_key key;
    } ROWS[] = {{SDLK_RIGHT, KEY_NEXT},
                {SDLK_PAGEDOWN, KEY_NEXT},
                {SDLK_n, KEY_NEXT},
                {SDLK_LEFT, KEY_PREVIOUS},
                {SDLK_PAGEUP, KEY_PREVIOUS},
                {SDLK_p, KEY_PREVIOUS},
                {SDLK_SPACE, KEY_PAUSE},
                {SDLK_RETURN, KEY_ACKNOWLEDGE},
                {SDLK_KP_ENTER, KEY_ACKNOWLEDGE},
                {SDLK_a, KEY_ACKNOWLEDGE},
                {SDLK_q, KEY_QUIT},
                {SDLK_ESCAPE, KEY_QUIT}};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        SDL_Event event = {.key = {.type = SDL_KEYDOWN, .keysym.sym = ROWS[i].code}};
        assert_int_equal(sdl_event_read(&event).kind, PRESENTER_KEY);
        assert_int_equal(sdl_event_read(&event).key, ROWS[i].key);
        event.key.repeat = 1;
        assert_int_equal(sdl_event_read(&event).kind, PRESENTER_NOTHING);
    }
}

static void other_events(void **state)
{
    (void)state;
    static const struct {
        SDL_Event event;
        enum presenter_event_kind kind;
    } ROWS[] = {
        {{.key = {.type = SDL_KEYDOWN, .keysym.sym = SDLK_x}}, PRESENTER_NOTHING},
        {{.key = {.type = SDL_KEYUP, .keysym.sym = SDLK_q}}, PRESENTER_NOTHING},
        {{.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_SIZE_CHANGED}},
         PRESENTER_RESIZED},
        {{.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_EXPOSED}},
         PRESENTER_EXPOSED},
        {{.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_CLOSE}}, PRESENTER_CLOSED},
        {{.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_MOVED}}, PRESENTER_NOTHING},
        {{.display = {.type = SDL_DISPLAYEVENT, .event = SDL_DISPLAYEVENT_CONNECTED}},
         PRESENTER_RESIZED},
        {{.display = {.type = SDL_DISPLAYEVENT, .event = SDL_DISPLAYEVENT_ORIENTATION}},
         PRESENTER_NOTHING},
        {{.type = SDL_QUIT}, PRESENTER_CLOSED},
        {{.type = SDL_MOUSEMOTION}, PRESENTER_NOTHING},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        assert_int_equal(sdl_event_read(&ROWS[i].event).kind, ROWS[i].kind);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(keys_of_the_wall),
                                       cmocka_unit_test(other_events)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
