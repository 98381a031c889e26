/* A QR code that a phone before the wall can read, such as the address of the desk. */
#include "view/widget.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "view/pen.h"
#include "view/qr_code.h"
#include "view/words.h"

/* Modules of light around the code. Source: ISO/IEC 18004, 6.3.8. */
enum { QUIET_ZONE = 4, LEAST_MODULE_PX = 3 };

static const double MODULE_LEAST = 0.6, MODULE_MOST = 1.2;
static const struct colour LIGHT = COLOUR_RGB(0xFFFFFF), DARK = COLOUR_RGB(0x000000);

struct qr {
    const char *title; /* NULL: none */
    struct qr_code code;
};

static const void *qr_read(const struct json_at *at, struct arena *arena)
{
    static const char *const KEYS[] = {"widget", "span", "title", "text", NULL};
    json_only(at, KEYS);
    json_require(at, "text");
    struct qr *qr = arena_alloc(arena, sizeof *qr);
    struct json_at place = json_member(at, "text");
    const char *text = json_text(at, "text");
    qr->title = json_text(at, "title");
    if (text && (!*text || strlen(text) > QR_CODE_MOST))
        json_fail(&place, "a text of 1 to %d bytes", QR_CODE_MOST);
    else if (text)
        qr->code = qr_code_of(text, arena);
    return qr;
}

static int modules_of(const struct qr *qr)
{
    return qr->code.side > 0 ? qr->code.side + 2 * QUIET_ZONE : 0;
}

static int module_px(const struct scene *scene, double units)
{
    int px = (int)lround(scene->type.unit_px * units);
    return px > LEAST_MODULE_PX ? px : LEAST_MODULE_PX;
}

static int heading_px(const struct scene *scene, const struct qr *qr)
{
    return qr->title && *qr->title ? scene_line_px(scene) : 0;
}

static struct extent qr_extent(struct scene *scene, const void *settings, int width)
{
    const struct qr *qr = settings;
    int modules = modules_of(qr), heading = heading_px(scene, qr);
    (void)width;
    if (modules == 0)
        return (struct extent){0};
    int least = modules * module_px(scene, MODULE_LEAST);
    int want = modules * module_px(scene, MODULE_MOST);
    return (struct extent){least, heading + least, heading + want, 0};
}

/* Each row of dark modules that touch is one fill. */
static void draw_row(const struct scene *scene, const struct qr_code *code, int row,
                     struct point at, int module)
{
    const bool *dark = code->dark + (size_t)row * (size_t)code->side;
    bool mirrored = scene->input->right_to_left; /* twice is not at all */
    for (int from = 0; from < code->side;) {
        int to = from;
        while (to < code->side && dark[to])
            to++;
        int first = mirrored ? code->side - to : from;
        struct rect run = {at.x + first * module, at.y + row * module, (to - from) * module,
                           module};
        if (to > from)
            draw_fill(scene->list, run, 0, DARK);
        from = to + 1;
    }
}

/* Whole pixels a module, at least three, or nothing at all: a phone reads no blur. */
static void qr_draw(struct scene *scene, const void *settings, struct rect rect)
{
    const struct qr *qr = settings;
    int modules = modules_of(qr), heading = heading_px(scene, qr);
    int room = rect.h - heading < rect.w ? rect.h - heading : rect.w;
    int module = modules > 0 ? room / modules : 0;
    int most = module_px(scene, MODULE_MOST);
    if (module < LEAST_MODULE_PX)
        return;
    module = module < most ? module : most;
    if (heading > 0) {
        struct rect line = rect_cut_top(&rect, heading);
        struct draw_font font = pen_font(scene, FACE_REGULAR, TYPE_LABEL);
        struct pen_run title = {.text = pen_fit(scene, font, _(qr->title), line.w),
                                .role = ROLE_LABEL,
                                .colour = scene->theme.quiet};
        int baseline = pen_baseline(scene, line.y, line.h, FACE_REGULAR, TYPE_LABEL);
        pen_draw(scene, (struct pen_line){line.x, baseline, scene->theme.ground}, &title, 1);
    }
    struct rect light = {rect.x, rect.y, modules * module, modules * module};
    draw_fill(scene->list, light, 0, LIGHT);
    struct point at = {light.x + QUIET_ZONE * module, light.y + QUIET_ZONE * module};
    for (int row = 0; row < qr->code.side; row++)
        draw_row(scene, &qr->code, row, at, module);
}

const struct widget_kind WIDGET_QR = {
    .name = "qr",
    .help = "a QR code of a text, such as the address of the desk",
    .read = qr_read,
    .extent = qr_extent,
    .draw = qr_draw,
};
