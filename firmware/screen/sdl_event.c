/* SDL's events as the wall knows them. */
#include "screen/sdl_event.h"

static struct presenter_event plain(enum presenter_event_kind kind)
{
    return (struct presenter_event){.kind = kind};
}

static struct presenter_event read_key(const SDL_KeyboardEvent *event)
{
    static const struct {
        SDL_Keycode code;
        enum presenter_key key;
    } KEYS[] = {
        {SDLK_RIGHT, KEY_NEXT},
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
        {SDLK_ESCAPE, KEY_QUIT},
    };
    for (size_t i = 0; !event->repeat && i < sizeof KEYS / sizeof *KEYS; i++)
        if (KEYS[i].code == event->keysym.sym)
            return (struct presenter_event){PRESENTER_KEY, KEYS[i].key};
    return plain(PRESENTER_NOTHING);
}

static struct presenter_event read_window(const SDL_WindowEvent *event)
{
    if (event->event == SDL_WINDOWEVENT_SIZE_CHANGED)
        return plain(PRESENTER_RESIZED);
    if (event->event == SDL_WINDOWEVENT_EXPOSED)
        return plain(PRESENTER_EXPOSED);
    if (event->event == SDL_WINDOWEVENT_CLOSE)
        return plain(PRESENTER_CLOSED);
    return plain(PRESENTER_NOTHING);
}

static struct presenter_event read_display(const SDL_DisplayEvent *event)
{
    bool other =
        event->event == SDL_DISPLAYEVENT_CONNECTED || event->event == SDL_DISPLAYEVENT_DISCONNECTED;
    return plain(other ? PRESENTER_RESIZED : PRESENTER_NOTHING);
}

struct presenter_event sdl_event_read(const SDL_Event *event)
{
    if (event->type == SDL_KEYDOWN)
        return read_key(&event->key);
    if (event->type == SDL_WINDOWEVENT)
        return read_window(&event->window);
    if (event->type == SDL_DISPLAYEVENT)
        return read_display(&event->display);
    return plain(event->type == SDL_QUIT ? PRESENTER_CLOSED : PRESENTER_NOTHING);
}
