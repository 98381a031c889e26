/* SDL's events as the wall knows them. */
#ifndef WALLBOARD_SCREEN_SDL_EVENT_H
#define WALLBOARD_SCREEN_SDL_EVENT_H

#include <SDL2/SDL_events.h>

#include "screen/presenter.h"

/* PRESENTER_NOTHING for all that does not concern the wall. */
struct presenter_event sdl_event_read(const SDL_Event *event);

#endif
