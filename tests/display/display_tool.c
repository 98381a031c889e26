/* Runs in a machine under test: holds its clock, or shows one colour through the drm presenter. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

#include "screen/presenter.h"

enum { HOLD_S = 15 };

/* Sets the clock again and again, and says that it is synchronised. */
static int hold(const char *epoch_s)
{
    for (;;) {
        struct timespec moment = {.tv_sec = strtoll(epoch_s, NULL, 10)};
        struct timex state = {.modes = ADJ_STATUS | ADJ_MAXERROR | ADJ_ESTERROR};
        if (clock_settime(CLOCK_REALTIME, &moment) != 0 || adjtimex(&state) < 0) {
            perror("the clock cannot be set");
            return 1;
        }
        sleep(HOLD_S);
    }
}

static bool fill(struct presenter *presenter, uint32_t colour, struct error *error)
{
    struct size size = presenter_panel(presenter).size_px;
    struct rect whole = {0, 0, size.w, size.h};
    size_t count = (size_t)size.w * (size_t)size.h;
    uint32_t *pixels = calloc(count, sizeof *pixels);
    if (!pixels)
        abort();
    for (size_t i = 0; i < count; i++)
        pixels[i] = colour;
    struct frame frame = {pixels, size.w * (int)sizeof *pixels, size};
    bool ok = presenter_present(presenter, frame, &whole, 1, error);
    free(pixels);
    return ok;
}

static bool obey(struct presenter *presenter, const char *line, uint32_t colour,
                 struct error *error)
{
    if (strcmp(line, "off\n") == 0)
        return presenter_power(presenter, false, error);
    if (strcmp(line, "on\n") == 0)
        return presenter_power(presenter, true, error) && fill(presenter, colour, error);
    return fill(presenter, colour, error);
}

/* Each line of stdin is obeyed and answered: "off", "on", or anything for the colour anew. */
static int show(const char *colour_hex)
{
    char line[32];
    struct error error = {""};
    struct presenter *presenter = NULL;
    struct presenter_drm_setup setup = {.must_have = true};
    uint32_t colour = (uint32_t)strtoul(colour_hex, NULL, 16);
    bool ok = presenter_drm_new(&setup, &presenter, &error) && fill(presenter, colour, &error);
    while (ok) {
        puts("done");
        fflush(stdout);
        if (!fgets(line, sizeof line, stdin))
            break;
        while (presenter_next_event(presenter).kind != PRESENTER_NOTHING)
            continue;
        ok = obey(presenter, line, colour, &error);
    }
    if (!ok)
        fprintf(stderr, "%s\n", error.text);
    presenter_free(presenter);
    return !ok;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "hold") == 0)
        return hold(argv[2]);
    if (argc == 3 && strcmp(argv[1], "show") == 0)
        return show(argv[2]);
    fputs("usage: display_tool hold EPOCH_S | show RRGGBB\n", stderr);
    return 2;
}
